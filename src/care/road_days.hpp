#pragma once

#include <optional>
#include <vector>

#include "care/plan.hpp"
#include "care/situation.hpp"

namespace plumb::care {

/// Walks a road in the best case, rung by rung: every session goes well, every step is taken the
/// day it is offered, nothing else takes its turn. So no rung can come before the day it names.
class RoadDays {
 public:
  RoadDays(const Situation& situation, const Plan& plan);

  /// The first day on which that rung could be climbed, after all that were climbed before it.
  LocalDate climb(const Exercise& exercise, int level);

 private:
  Instant begin(const Exercise& exercise);
  Instant step(const Exercise& exercise, int level);
  Instant find_build_start() const;
  Instant find_turn(Instant earliest) const;
  Instant start_of_next_day(Instant at) const;
  LocalDate day_of(Instant at) const;

  const Situation& s_;
  const Plan& plan_;
  Instant now_;
  std::vector<Instant> steps_;
  std::optional<Instant> last_new_;
  Id exercise_;          ///< the last that was climbed
  Instant level_since_;  ///< of its rung
  int greens_ = 0;       ///< of the rung where the person is now
};

}  // namespace plumb::care
