#pragma once

#include <array>

#include "loads/detail/assembly.hpp"

namespace plumb::loads::detail {

/// What each row feels of one width of each settling shape, because weights, loads and supports
/// move with the body; in row units.
using Sway = std::array<std::array<double, max_rows>, settling_mode_count>;

/// How weights sway when the spine settles: to first order, with the balance that follows.
///
/// Model   everything beyond a joint turns with it as one piece. Forces keep their size and
///         direction in the world: weight, loads, and what the supports carried in the pass before.
///         A hanging body then turns about its hands, a sitting one about its hips, until it is in
///         balance again; standing legs move below a pelvis that stays as it is.
/// Takes   a placed body; what each support carries, one force for each of the task's
Sway find_sway(const LoadModel& model, const LoadTask& task, const Placed& placed);

}  // namespace plumb::loads::detail
