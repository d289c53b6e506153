#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "care/plan.hpp"
#include "care/replacements.hpp"

namespace plumb::care {

enum class RungStanding : std::uint8_t { passed, here, ahead };
constexpr auto names_of(RungStanding) {
  return std::array{named(RungStanding::passed, "passed"), named(RungStanding::here, "here"),
                    named(RungStanding::ahead, "ahead")};
}

/// One rung on the way to a goal: a level of the goal itself or of what has to come before it.
struct RoadRung {
  Id exercise;
  int level = 1;
  RungStanding standing = RungStanding::ahead;
  /// The first day on which the rules could let it come, if every session goes well. Never a
  /// promise, and nothing where no day can be named.
  std::optional<LocalDate> earliest;
  std::vector<Reason> waits;  ///< what it waits for
};
template <class V>
void describe(V& v, RoadRung& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
  v.field("standing", x.standing);
  v.maybe("earliest", x.earliest);
  v.maybe("waits", x.waits);
}

/// The way to an exercise, by the rules of the plan. It is read from them and changes none.
struct Road {
  Id goal;
  bool chosen = false;               ///< the person has chosen it as a goal
  std::vector<RoadRung> rungs;       ///< in the order in which they are climbed
  std::vector<Reason> bars;          ///< what closes the road; empty if nothing does
  std::vector<Replacement> instead;  ///< where it is closed: what serves the same purpose
  std::vector<Reason> reasons;       ///< of the plan, where it offers nothing now
};
template <class V>
void describe(V& v, Road& x) {
  v.field("goal", x.goal);
  v.maybe("chosen", x.chosen);
  v.field("rungs", x.rungs);
  v.maybe("bars", x.bars);
  v.maybe("instead", x.instead);
  v.maybe("reasons", x.reasons);
}

/// The road to that exercise; to the chosen goal if none is named. Nothing without either.
std::optional<Road> find_road(const Catalogue& catalogue, std::span<const Event> events,
                              const Moment& now, const std::optional<Id>& goal = {});

/// What has to come before an exercise and to which level, the first to begin with first.
std::vector<Prerequisite> find_way_to(const Catalogue& catalogue, const Exercise& exercise);

}  // namespace plumb::care
