#pragma once

#include <span>
#include <vector>

#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// The plan of a moment: a pure function of journal, catalogue and moment. Events after `now` do
/// not count yet; events may come in any order and more than once. The same inputs and the same
/// catalogue give the same bytes. Reasons carry their sentences (`explain_plan`).
///
/// There is always an answer: without exercises it says why, and what to do instead.
Plan make_plan(const Catalogue& catalogue, std::span<const Event> events, const Moment& now);

/// The same for a journal that `merge_events` has ordered already.
Plan make_plan_of_merged(const Catalogue& catalogue, std::span<const Event> merged,
                         const Moment& now);

}  // namespace plumb::care
