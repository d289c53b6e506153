#pragma once

#include <array>
#include <vector>

#include "loads/detail/assembly.hpp"
#include "loads/detail/problem.hpp"

namespace plumb::loads::detail {

/// What settling changes in every row, one width of each mode.
using SettlingColumns = std::array<std::array<double, max_rows>, settling_mode_count>;

/// Writes the columns of the muscle bundles, in the order of the bundles, and what each does at
/// rest into the targets.
///
/// Takes   the placed body, its joints too; the least activity of every bundle
/// Gives   fibre state in `placed`; adds to `settling` how stretched bundles give when the joints
///         that they cross settle
void put_bundles(const LoadModel& model, double settling_width_deg,
                 const std::vector<double>& least, Placed& placed, Problem& problem,
                 SettlingColumns& settling);

}  // namespace plumb::loads::detail
