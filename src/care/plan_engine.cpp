#include "care/plan_engine.hpp"

#include <algorithm>

#include "base/fingerprint.hpp"
#include "base/write_described.hpp"
#include "care/assemble.hpp"
#include "care/explain.hpp"
#include "care/follow_up.hpp"
#include "care/interview.hpp"
#include "care/journal.hpp"
#include "care/movement_trial.hpp"
#include "care/plan_state.hpp"
#include "care/profiles.hpp"
#include "care/reasons.hpp"
#include "care/standing.hpp"

namespace plumb::care {

namespace {

constexpr std::string_view slot_rest = "rest";

/// After so long a gap the person is as good as new to us: everything required is asked again.
std::vector<Id> find_questions_due(const Catalogue& catalogue, const Status& status) {
  const auto gap = find_gap_days(status);
  const bool long_gap = gap && *gap >= catalogue.constants().gap_new_intake_days.value;
  const bool asked_since =
      status.last_intake && !status.sessions.empty() &&
      status.last_intake->at >= base::add_days(status.sessions.back().at.at,
                                               catalogue.constants().gap_new_intake_days.value - 1);
  if (!long_gap || asked_since) return find_missing_required(catalogue, status);
  std::vector<Id> due;
  const Interview interview = find_interview(catalogue, status);
  for (const Id& id : interview.questions) {
    const Question* question = catalogue.find_question(id);
    if (question != nullptr && question->required) due.push_back(id);
  }
  return due;
}

/// Decides what has to be asked before anything else, in the order of danger.
void decide_questions(const Catalogue& catalogue, const Status& status, const Screening& screening,
                      Plan& plan) {
  if (screening.ask != AskNext::nothing) {
    plan.ask = screening.ask;
    plan.ask_items = screening.ask_items;
    return;
  }
  plan.ask_items = find_questions_due(catalogue, status);
  if (!plan.ask_items.empty()) {
    plan.ask = AskNext::intake;
    return;
  }
  plan.ask_items = find_unanswered_today(catalogue, status);
  if (!plan.ask_items.empty() || !find_pain_today(status)) plan.ask = AskNext::check_in;
}

/// True if nothing may be offered until the question is answered. A missing check-in leaves the
/// plan as a preview: a session starts only after it.
bool asks_first(AskNext ask) { return ask != AskNext::nothing && ask != AskNext::check_in; }

void close_plan(PlanState state, Reason reason, Plan& plan) {
  plan.state = state;
  plan.gate = DayGate::blocked;
  plan.reasons.push_back(std::move(reason));
  plan.reasons.push_back(make_reason("nothing.safe"));
}

void open_plan(const Situation& situation, Plan& plan) {
  plan.gate = situation.gate;
  plan.cap_g = situation.cap_g;
  decide_state(situation, plan);
  plan.reasons.insert(plan.reasons.end(), situation.reasons.begin(), situation.reasons.end());
  add_gap_reason(situation, plan);
  plan.directions = view_directions(situation, plan.reasons);
  if (situation.gate == DayGate::rest) {
    plan.reasons.push_back(make_reason("nothing.today"));
    return;
  }
  Assembly assembly = find_assembly(situation);
  plan.lines = std::move(assembly.lines);
  plan.refusals = std::move(assembly.refusals);
  plan.changes = std::move(assembly.changes);
  plan.slu_seconds = assembly.slu_seconds;
  plan.slu_seconds_budget = assembly.slu_seconds_limit;
  if (plan.lines.empty())
    plan.reasons.push_back(make_reason("nothing.safe"));
  else if (std::ranges::all_of(plan.lines, &PlanLine::finished))
    plan.reasons.push_back(make_reason("day.all-done"));
  decide_goal_reached(situation, plan);
}

/// The line of the resting place and no other: so whatever forbids an exercise forbids it here too.
/// Nothing while a question is open, and nothing that waits for the morning to pass.
std::optional<PlanRest> find_rest(const Catalogue& catalogue, const Plan& plan) {
  if (plan.ask != AskNext::nothing) return std::nullopt;
  for (const PlanLine& line : plan.lines) {
    const Exercise* exercise = catalogue.find_exercise(line.exercise);
    const bool rests =
        line.slot == slot_rest && exercise != nullptr && exercise->load_class == LoadClass::l0;
    if (rests && (!line.not_before || *line.not_before <= plan.at.at))
      return PlanRest{line.exercise, catalogue.constants().rest_seconds.value};
  }
  return std::nullopt;
}

/// The rules of now judge sessions of an older catalogue as well; until the first session under the
/// new one, people are told.
void tell_newer_catalogue(const Catalogue& catalogue, const Status& status, Plan& plan) {
  if (status.sessions.empty()) return;
  const std::string& from = status.sessions.back().session->catalogue;
  const std::string& to = catalogue.content().version;
  if (!from.empty() && from != to)
    plan.advice.push_back(make_reason("catalogue.newer", {input("from", from), input("to", to)}));
}

void add_advice(const Catalogue& catalogue, const Status& status, Plan& plan) {
  tell_newer_catalogue(catalogue, status, plan);
  for (Reason& reason : find_follow_up_advice(catalogue, status, plan.flags))
    plan.advice.push_back(std::move(reason));
  for (const std::string& key : status.profile.notes)
    plan.advice.push_back(make_reason("advice", {input("advice", key)}));
}

/// The plan with the reasons of everything, not yet in words.
Plan decide_plan(Standing& standing, const Moment& now, const std::optional<Id>& wish) {
  const Catalogue& catalogue = standing.catalogue();
  const Status& status = standing.status();
  const Screening& screening = standing.screening();
  Situation& situation = standing.situation();
  situation.wish = wish;

  Plan plan;
  plan.catalogue = catalogue.content().version;
  plan.at = now;
  plan.day = find_local_date(now);
  plan.action = screening.action;
  plan.flags = screening.open;
  plan.conditions.assign(status.profile.conditions.begin(), status.profile.conditions.end());
  decide_questions(catalogue, status, screening, plan);
  plan.reasons = screening.reasons;

  if (is_blocking(screening.action)) {
    // Nothing is offered, so nobody is asked how today is; open danger signs are still asked.
    if (plan.ask == AskNext::check_in) {
      plan.ask = AskNext::nothing;
      plan.ask_items.clear();
    }
    close_plan(PlanState::blocked,
               make_reason("state.blocked", {input("level", name_of(screening.action))}), plan);
    decide_block_end(screening, plan);
  } else if (asks_first(plan.ask)) {
    close_plan(PlanState::intake, make_reason("state.intake"), plan);
    plan.ends.push_back(make_reason("ends.intake"));
  } else {
    open_plan(situation, plan);
    apply_profile(catalogue.constants(), status, plan);
    plan.rest = find_rest(catalogue, plan);
  }
  const auto& faults = standing.custom_faults();
  plan.reasons.insert(plan.reasons.end(), faults.begin(), faults.end());
  add_advice(catalogue, status, plan);
  return plan;
}

}  // namespace

Plan make_plan(const Catalogue& catalogue, std::span<const Event> events, const Moment& now,
               const std::optional<Id>& wish) {
  const std::vector<Event> merged = merge_events({events.begin(), events.end()});
  return make_plan_of_merged(catalogue, merged, now, wish);
}

Plan make_plan_of_merged(const Catalogue& shared, std::span<const Event> merged, const Moment& now,
                         const std::optional<Id>& wish) {
  Standing standing(shared, merged, now);
  Plan plan = decide_plan(standing, now, wish);
  // Before the words: the same plan has the same fingerprint in every language.
  plan.fingerprint = base::find_fingerprint(base::write_described(plan));
  explain_plan(standing.catalogue(), plan);
  return plan;
}

Plan decide_plan_of_merged(const Catalogue& shared, std::span<const Event> merged,
                           const Moment& now) {
  Standing standing(shared, merged, now);
  return decide_plan(standing, now, std::nullopt);
}

}  // namespace plumb::care
