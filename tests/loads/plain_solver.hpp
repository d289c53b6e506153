#pragma once

#include <vector>

#include "loads/detail/problem.hpp"

namespace plumb::testing {

/// The referee: the same convex problem, solved in another way, plainly and slowly.
///
/// Model   primal-dual interior point on bounds and equations, dense Gaussian elimination; a free
///         unknown per row stands for the compliance of the row
/// Gives   the unknowns of the problem's columns
std::vector<double> solve_plainly(const loads::detail::Problem& problem);

}  // namespace plumb::testing
