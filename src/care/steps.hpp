#pragma once

#include <functional>
#include <optional>

#include "care/plan.hpp"
#include "care/situation.hpp"

namespace plumb::care {

/// One thing that a step up waits for.
struct StepWait {
  Reason reason;
  std::optional<Instant> until;  ///< where a time lifts it
  int sessions = 0;              ///< good sessions that still lack
};

/// Takes a wait; false ends the search.
using UseWait = std::function<bool(StepWait)>;

/// Calls `use` with everything that keeps every exercise from stepping up today, the weightiest
/// first (5.4).
void visit_plan_locks(const Situation& situation, const UseWait& use);

/// The same for what the rung after `level` waits for with this exercise. The plan asks for the
/// first only, an outlook for all of them.
void visit_step_waits(const Situation& situation, const Exercise& exercise, int level,
                      const UseWait& use);

}  // namespace plumb::care
