#pragma once

#include <vector>

#include "care/plan.hpp"
#include "care/situation.hpp"

namespace plumb::care {

/// The day's exercises with everything that was refused and changed on the way.
struct Assembly {
  std::vector<PlanLine> lines;    ///< in the order of a session
  std::vector<Refusal> refusals;  ///< every exercise of the catalogue that is not a line
  std::vector<Change> changes;
  std::int64_t slu_seconds = 0;
  std::int64_t slu_seconds_limit = 0;
};

/// Chooses the lines of a day: the places of the first plan, what was begun and may go on, the
/// regression of what is suspended, and in BUILD at most one new exercise (1.3, A.16, A.17).
Assembly find_assembly(const Situation& situation);

/// Offers at most one step up among the lines; the others learn what their next rung waits for.
void offer_step(const Situation& situation, class DayBudget& budget, Assembly& assembly);

}  // namespace plumb::care
