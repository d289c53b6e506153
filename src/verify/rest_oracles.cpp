#include <algorithm>

#include "verify/oracles.hpp"

namespace plumb::verify {

using namespace care;

void look_at_rest(const Case& of, Tally& tally) {
  if (!of.plan.rest) return;
  const PlanRest& rest = *of.plan.rest;
  tally.look(4, of.plan.action < ActionLevel::professional, "a rest behind a danger sign");
  const Exercise* exercise = find_exercise(of.tables, rest.exercise);
  if (exercise != nullptr)
    tally.look(17, exercise->load_class == LoadClass::l0, rest.exercise + " is no rest");
  tally.look(17, rest.seconds == of.tables.constants.rest_seconds.value,
             "a rest of another length");
  const auto line = std::ranges::find(of.plan.lines, rest.exercise, &PlanLine::exercise);
  tally.look(17, line != of.plan.lines.end(), "a rest in what the plan does not offer");
  if (line != of.plan.lines.end() && line->not_before)
    tally.look(21, *line->not_before <= of.now.at, "a rest that waits for the morning to pass");
}

void look_at_rests_taken(const Planner& planner, const std::vector<Event>& journal,
                         const Plan& plan, Tally& tally) {
  if (!plan.rest) return;
  constexpr int rests = 5;
  constexpr std::int64_t hours_apart = 20;
  std::vector<Event> rested = journal;
  for (int i = 0; i < rests; ++i) {
    Event event;
    event.id = base::make_uuid7(plan.at.at, static_cast<std::uint64_t>(i), 0);
    event.at = {base::add_hours(plan.at.at, -i * hours_apart), plan.at.offset_minutes};
    RestTaken taken;
    taken.exercise = plan.rest->exercise;
    taken.seconds.value = plan.rest->seconds;
    event.body = taken;
    rested.push_back(std::move(event));
  }
  tally.look(18, planner(rested, plan.at).fingerprint == plan.fingerprint,
             "rests in between changed the plan");
}

}  // namespace plumb::verify
