#include "care/road.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "care/explain.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "care/reasons.hpp"
#include "care/road_days.hpp"
#include "care/standing.hpp"

namespace plumb::care {

namespace {

/// Rules that something else than the body answers, or that pass: a thing, company, a key, a day.
bool can_pass(const Reason& reason) {
  constexpr std::array passing{"equipment.",        "help.",  "today.",    "flag.",
                               "matrix.key-needed", "order.", "clearance."};
  return std::ranges::any_of(
      passing, [&](const char* stem) { return std::string_view(reason.rule).starts_with(stem); });
}

class RoadFinder {
 public:
  RoadFinder(Standing& standing, const Plan& plan) : s_{standing.situation()}, plan_{plan} {}

  Road find(const Exercise& goal) {
    road_.goal = goal.id;
    road_.chosen = s_.status.goal == goal.id;
    std::vector<Prerequisite> way = find_way_to(s_.catalogue, goal);
    way.push_back({goal.id, static_cast<int>(goal.ladder.size())});
    const bool closed = plan_.gate == DayGate::blocked || plan_.gate == DayGate::rest;
    if (closed) road_.reasons = plan_.reasons;
    RoadDays days(s_, plan_);
    bool reachable = !closed;
    for (const Prerequisite& part : way)
      add_part(*s_.catalogue.find_exercise(part.exercise), part.level, reachable, days);
    if (!road_.bars.empty())
      for (const Exercise* other : find_fit_swaps(s_.catalogue, goal)) {
        Replacement one = find_replacement(s_, *other);
        if (one.open && !closed) road_.instead.push_back(std::move(one));
      }
    return std::move(road_);
  }

 private:
  /// The level at which the person is, 0 if the exercise was never begun.
  int level_of(const Exercise& exercise) const {
    const auto track = s_.progress.tracks.find(exercise.id);
    const bool begun = track != s_.progress.tracks.end() && track->second.level > 0;
    return begun ? find_level_today(s_, exercise) : 0;
  }

  void add_part(const Exercise& exercise, int last, bool& reachable, RoadDays& days) {
    const int here = level_of(exercise);
    for (int level = 1; level <= last; ++level) {
      RoadRung rung;
      rung.exercise = exercise.id;
      rung.level = level;
      rung.standing = level < here    ? RungStanding::passed
                      : level == here ? RungStanding::here
                                      : RungStanding::ahead;
      if (level > here) {
        const Prerequisite before = std::exchange(last_ahead_, {exercise.id, level});
        look_ahead(exercise, level, rung);
        // What is open only after something that no day can be named for has no day either.
        reachable = reachable && rung.waits.empty();
        std::erase_if(rung.waits, [&](const Reason& reason) { return !say_once(reason); });
        const auto day = days.climb(exercise, level);
        if (reachable) rung.earliest = day;
        if (rung.waits.empty()) rung.waits = find_waits(exercise, level, before);
      }
      road_.rungs.push_back(std::move(rung));
    }
  }

  /// What no session can change: bars of the road, and things that are lacking.
  void look_ahead(const Exercise& exercise, int level, RoadRung& rung) {
    for (Reason& reason : find_objections(s_, exercise, level)) {
      if (!can_pass(reason) && barred_.emplace(exercise.id, reason.rule).second)
        road_.bars.push_back(reason);
      rung.waits.push_back(std::move(reason));
    }
  }

  /// What stands in the way of many rungs is said at the first of them.
  bool say_once(const Reason& reason) {
    std::string said = reason.rule;
    for (const ReasonInput& one : reason.inputs)
      if (one.name != "exercise" && one.name != "load_g") said += " " + one.value;
    return said_.insert(said).second;
  }

  /// The plan's own words for the rung that comes next; for later ones, what they come after.
  std::vector<Reason> find_waits(const Exercise& exercise, int level,
                                 const Prerequisite& before) const {
    if (!before.exercise.empty())
      return {make_reason("road.after",
                          {input("exercise", before.exercise), input("level", before.level)})};
    const auto line = std::ranges::find(plan_.lines, exercise.id, &PlanLine::exercise);
    if (line != plan_.lines.end())
      return line->level >= level ? std::vector<Reason>{} : line->reasons;
    const auto refused = std::ranges::find(plan_.refusals, exercise.id, &Refusal::exercise);
    return refused == plan_.refusals.end() ? std::vector<Reason>{} : refused->reasons;
  }

  const Situation& s_;
  const Plan& plan_;
  Road road_;
  std::set<std::pair<Id, Id>> barred_;  ///< exercise and rule, each said once
  std::set<std::string> said_;
  Prerequisite last_ahead_;
};

void explain_road(const Catalogue& catalogue, std::int32_t offset, Road& road) {
  const auto explain = [&](std::vector<Reason>& reasons) {
    for (Reason& reason : reasons) explain_reason(catalogue, offset, reason);
  };
  for (RoadRung& rung : road.rungs) explain(rung.waits);
  explain(road.bars);
  explain(road.reasons);
}

}  // namespace

std::vector<Prerequisite> find_way_to(const Catalogue& catalogue, const Exercise& exercise) {
  std::vector<Prerequisite> way;
  const Exercise* at = &exercise;
  while (at != nullptr && at->prerequisite) {
    way.insert(way.begin(), *at->prerequisite);
    at = catalogue.find_exercise(at->prerequisite->exercise);
  }
  return way;
}

std::optional<Road> find_road(const Catalogue& shared, std::span<const Event> events,
                              const Moment& now, const std::optional<Id>& wanted) {
  const std::vector<Event> merged = merge_events({events.begin(), events.end()});
  Standing standing(shared, merged, now);
  const std::optional<Id> goal = wanted ? wanted : standing.status().goal;
  if (!goal) return std::nullopt;
  const Exercise* exercise = standing.catalogue().find_exercise(*goal);
  if (exercise == nullptr) return std::nullopt;
  const Plan plan = make_plan_of_merged(shared, merged, now);
  Road road = RoadFinder(standing, plan).find(*exercise);
  explain_road(standing.catalogue(), now.offset_minutes, road);
  return road;
}

}  // namespace plumb::care
