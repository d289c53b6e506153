#include "care/practice.hpp"

#include <algorithm>
#include <utility>

#include "care/assemble.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "care/standing.hpp"

namespace plumb::care {

namespace {

bool has_line(const std::vector<PlanLine>& lines, const Id& exercise) {
  return std::ranges::find(lines, exercise, &PlanLine::exercise) != lines.end();
}

}  // namespace

Practice find_practice(const Catalogue& catalogue, std::span<const Event> events, const Moment& now,
                       const Id& exercise) {
  Plan plan = make_plan(catalogue, events, now, exercise);
  const auto line = std::ranges::find(plan.lines, exercise, &PlanLine::exercise);
  if (line != plan.lines.end()) return {std::move(*line), std::nullopt};
  const auto refused = std::ranges::find(plan.refusals, exercise, &Refusal::exercise);
  if (refused != plan.refusals.end()) return {std::nullopt, std::move(*refused)};
  return {std::nullopt, Refusal{exercise, std::nullopt, std::move(plan.reasons)}};
}

std::vector<Id> find_practicable(const Catalogue& shared, std::span<const Event> events,
                                 const Moment& now) {
  const std::vector<Event> merged = merge_events({events.begin(), events.end()});
  const Plan plan = make_plan_of_merged(shared, merged, now);
  std::vector<Id> found;
  if (plan.gate == DayGate::blocked || plan.gate == DayGate::rest) return found;
  // One situation serves every wish: only the last step, the assembly, differs.
  Standing standing(shared, merged, now);
  const Catalogue& catalogue = standing.catalogue();
  Situation& situation = standing.situation();
  const bool takes_wishes = standing.status().plan_profile == PlanProfile::personal;
  for (const Exercise& exercise : catalogue.content().exercises) {
    situation.wish = exercise.id;
    if (has_line(plan.lines, exercise.id) ||
        (takes_wishes && has_line(find_assembly(situation).lines, exercise.id)))
      found.push_back(exercise.id);
  }
  return found;
}

}  // namespace plumb::care
