#include "care/replacements.hpp"

#include <algorithm>

#include "care/explain.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "care/standing.hpp"

namespace plumb::care {

namespace {

bool is_walk(const Exercise& exercise) { return exercise.load_class == LoadClass::walk; }

/// The ladder of a movement to avoid: its own, or what suits the conditions that it speaks of.
std::vector<const Exercise*> find_ladder(const Catalogue& catalogue, const AvoidedMovement& avoided,
                                         const Profile& profile) {
  std::vector<Id> ids = avoided.replacements;
  for (const Id& id : avoided.conditions)
    if (const Condition* condition = catalogue.find_condition(id);
        condition != nullptr && profile.conditions.contains(id))
      ids.insert(ids.end(), condition->prefer.begin(), condition->prefer.end());
  std::vector<const Exercise*> ladder;
  for (const Id& id : ids)
    if (const Exercise* exercise = catalogue.find_exercise(id);
        exercise != nullptr && std::ranges::find(ladder, exercise) == ladder.end())
      ladder.push_back(exercise);
  return ladder;
}

}  // namespace

bool is_fit_swap(const Exercise& from, const Exercise& to) {
  if (from.id == to.id || from.goals.empty()) return false;
  const bool same_purpose = std::ranges::find(to.goals, from.goals.front()) != to.goals.end();
  return same_purpose && is_walk(from) == is_walk(to) && to.load_class <= from.load_class;
}

std::vector<const Exercise*> find_fit_swaps(const Catalogue& catalogue, const Exercise& exercise) {
  std::vector<const Exercise*> fit;
  for (const bool of_page : {true, false})
    for (const Exercise& other : catalogue.content().exercises)
      if ((other.origin == Origin::page) == of_page && is_fit_swap(exercise, other))
        fit.push_back(&other);
  return fit;
}

Replacement find_replacement(const Situation& s, const Exercise& exercise) {
  Replacement replacement;
  replacement.exercise = exercise.id;
  replacement.level =
      std::max(1, std::min(find_level_today(s, exercise), find_caution_cap(s, exercise, nullptr)));
  replacement.reasons = find_objections(s, exercise, replacement.level);
  Wait wait = find_wait(s, exercise, replacement.level);
  replacement.until = wait.until;
  replacement.reasons.insert(replacement.reasons.end(), wait.reasons.begin(), wait.reasons.end());
  replacement.open = replacement.reasons.empty();
  return replacement;
}

Replacements find_replacements(const Catalogue& shared, std::span<const Event> events,
                               const Moment& now, const Id& id) {
  const std::vector<Event> merged = merge_events({events.begin(), events.end()});
  Standing standing(shared, merged, now);
  const Catalogue& catalogue = standing.catalogue();
  Replacements found;
  found.of = id;
  std::vector<const Exercise*> ladder;
  const auto& avoided = catalogue.content().avoided;
  const auto movement = std::ranges::find(avoided, id, &AvoidedMovement::id);
  if (movement != avoided.end())
    ladder = find_ladder(catalogue, *movement, standing.status().profile);
  else if (const Exercise* exercise = catalogue.find_exercise(id))
    ladder = find_fit_swaps(catalogue, *exercise);
  // A plan that is closed offers nothing by any channel, this one included.
  const Plan plan = make_plan_of_merged(shared, merged, now);
  const bool closed = plan.gate == DayGate::blocked || plan.gate == DayGate::rest;
  if (closed) found.reasons = plan.reasons;
  for (const Exercise* exercise : ladder) {
    Replacement one = find_replacement(standing.situation(), *exercise);
    one.open = one.open && !closed;
    for (Reason& reason : one.reasons) explain_reason(catalogue, now.offset_minutes, reason);
    found.ladder.push_back(std::move(one));
  }
  return found;
}

}  // namespace plumb::care
