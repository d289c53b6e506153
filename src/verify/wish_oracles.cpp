#include <algorithm>

#include "base/fingerprint.hpp"
#include "base/write_described.hpp"
#include "verify/oracles.hpp"

namespace plumb::verify {

using namespace care;

namespace {

template <class Body, class Use>
void for_each_told(const Case& of, Use use) {
  for (const Event* event : of.ledger.events)
    if (const auto* body = std::get_if<Body>(&event->body)) use(*body, *event);
}

bool is_new(const Case& of, const Id& exercise) {
  return find_highest_level(of.ledger, exercise) == 0;
}

const PlanLine* find_line(const Plan& plan, const Id& exercise) {
  const auto line = std::ranges::find(plan.lines, exercise, &PlanLine::exercise);
  return line == plan.lines.end() ? nullptr : &*line;
}

/// True if an exercise was done for the first time so lately that nothing new may come yet.
bool began_lately(const Case& of) {
  const Instant since = base::add_hours(of.now.at, -of.tables.constants.new_exercise_hours.value);
  std::set<Id> done;
  for (const RawSession& session : of.ledger.sessions)
    for (const ExerciseReport& report : session.done->exercises)
      if (!report.skipped && done.insert(report.exercise).second && session.at.at > since)
        return true;
  return false;
}

/// Who ends it, as the reason of a line tells it: the exercise in whose place the line stands.
Id find_swapped_for(const PlanLine& line) {
  for (const Reason& reason : line.reasons)
    if (reason.rule == "swap.chosen")
      for (const ReasonInput& one : reason.inputs)
        if (one.name == "instead") return one.value;
  return {};
}

/// What is done in the place of what today, by the events alone.
std::map<Id, Id> find_swaps(const Case& of) {
  std::map<Id, Id> swaps;
  for_each_told<Swapped>(of, [&](const Swapped& swap, const Event& event) {
    const bool today = find_local_date(event.at) == find_local_date(of.now);
    if (swap.scope == SwapScope::today && !today) return;
    swaps.erase(swap.exercise);
    if (swap.instead) swaps.emplace(swap.exercise, *swap.instead);
  });
  return swaps;
}

bool serves(const Exercise& from, const Exercise& to) {
  return std::ranges::find(to.goals, from.goals.front()) != to.goals.end() &&
         to.load_class <= from.load_class;
}

bool holds_today(const Case& of, base::LocalDate given, base::LocalDate expires) {
  const base::LocalDate today = find_local_date(of.now);
  return today >= given && today <= expires;
}

void look_at_order(const Case& of, const TherapistOrder& order, Tally& tally) {
  for (const PlanLine& line : of.plan.lines) {
    for (const ExerciseLock& lock : order.locks)
      tally.look(43, lock.exercise != line.exercise, line.exercise + " though it is locked");
    const Exercise* exercise = find_exercise(of.tables, line.exercise);
    for (const MovementLimit& limit : order.movement_limits) {
      if (exercise == nullptr) continue;
      const bool flexion = limit.movement == LimitedMovement::lumbar_flexion;
      tally.look(43,
                 (flexion ? exercise->flexion_deg : exercise->extension_deg) <= limit.degrees.value,
                 line.exercise + " goes further than was ordered");
    }
    for (const DoseEdit& edit : order.doses) {
      if (edit.exercise != line.exercise) continue;
      const bool within = (!edit.reps || line.dose.reps <= edit.reps->value) &&
                          (!edit.sets || line.dose.sets <= edit.sets->value) &&
                          (!edit.hold_s || line.dose.hold_s <= edit.hold_s->value) &&
                          (!edit.per_day || line.dose.per_day <= edit.per_day->value) &&
                          (!edit.level || line.level <= edit.level->value);
      tally.look(43, within, line.exercise + " in a larger dose than was ordered");
    }
  }
  if (order.exercises_per_day)
    tally.look(43,
               static_cast<std::int64_t>(of.plan.lines.size()) <= order.exercises_per_day->value,
               "more exercises than were ordered");
}

}  // namespace

void look_at_goal(const Case& of, const Plan& without, Tally& tally) {
  for (const PlanLine& line : of.plan.lines) {
    const PlanLine* same = find_line(without, line.exercise);
    if (same != nullptr)
      tally.look(41, line.level <= same->level, line.exercise + " is higher for a goal");
    if (!is_new(of, line.exercise)) continue;
    tally.look(41, line.level == 1, line.exercise + " begins above level 1 for a goal");
    const Exercise* exercise = find_exercise(of.tables, line.exercise);
    if (exercise != nullptr && exercise->prerequisite)
      tally.look(41,
                 find_last_level(of.ledger, exercise->prerequisite->exercise) >=
                     exercise->prerequisite->level,
                 line.exercise + " without what comes before it, for a goal");
    if (of.plan.state == PlanState::build)
      tally.look(41, !began_lately(of), line.exercise + " is new too soon, for a goal");
  }
}

void look_at_swaps(const Case& of, Tally& tally) {
  const std::map<Id, Id> swaps = find_swaps(of);
  for (const PlanLine& line : of.plan.lines) {
    const Id from = find_swapped_for(line);
    if (from.empty()) continue;
    const auto swap = swaps.find(from);
    tally.look(42, swap != swaps.end() && swap->second == line.exercise,
               line.exercise + " stands for " + from + ", which nobody wants now");
    tally.look(42, find_line(of.plan, from) == nullptr, from + " and what is done in its place");
    const Exercise* was = find_exercise(of.tables, from);
    const Exercise* is = find_exercise(of.tables, line.exercise);
    if (was != nullptr && is != nullptr)
      tally.look(42, serves(*was, *is), line.exercise + " is no exchange for " + from);
    if (is_new(of, line.exercise))
      tally.look(42, line.level == 1, line.exercise + " begins above level 1 in an exchange");
  }
}

void look_at_orders(const Case& of, Tally& tally) {
  for_each_told<TherapistOrder>(of, [&](const TherapistOrder& order, const Event& event) {
    bool ended = false;
    for_each_told<TherapistOrder>(of, [&](const TherapistOrder& later, const Event&) {
      ended = ended || std::ranges::find(later.ends, event.id) != later.ends.end();
    });
    if (!ended && holds_today(of, order.given, order.expires)) look_at_order(of, order, tally);
  });
}

void look_at_customs(const Case& of, Tally& tally) {
  const std::set<Id> conditions = find_conditions(of);
  for_each_told<CustomExercise>(of, [&](const CustomExercise& custom, const Event&) {
    if (find_line(of.plan, custom.exercise.id) == nullptr) return tally.look(44, true);
    tally.look(44, custom.seal && custom.seal->is_genuine, "an exercise that nobody has signed");
    tally.look(44, holds_today(of, custom.given, custom.expires), "an exercise whose day is over");
    for (const Id& id : conditions) {
      const auto cell = custom.cells.find(id);
      tally.look(44, cell == custom.cells.end() || cell->second < Permission::key,
                 "an exercise that its therapist closes to " + id);
    }
  });
}

void look_at_profile(const Case& of, Tally& tally) {
  PlanProfile profile = PlanProfile::personal;
  for_each_told<ProfileChosen>(
      of, [&](const ProfileChosen& chosen, const Event&) { profile = chosen.profile; });
  if (profile == PlanProfile::personal) return;
  if (profile == PlanProfile::education || of.plan.lines.empty())
    return tally.look(45, of.plan.lines.empty() && !of.plan.rest,
                      "a plan for somebody who wants none of their own");
  base::Document offer = base::Document::make_list();
  for (const PlanLine& line : of.plan.lines) {
    base::Document one = base::Document::make_table();
    one.add("exercise", base::Document::make_text(line.exercise));
    one.add("dose", base::write_described(line.dose));
    offer.items.push_back(std::move(one));
  }
  const std::string offered = base::find_fingerprint(offer);
  bool agreed = false;
  for_each_told<Countersigned>(of, [&](const Countersigned& word, const Event&) {
    agreed = agreed || (word.offer == offered && holds_today(of, word.given, word.expires));
  });
  tally.look(45, agreed, "a plan that no clinician has agreed with");
}

}  // namespace plumb::verify
