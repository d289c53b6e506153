#pragma once

#include <array>
#include <cstdint>

#include "loads/load_model.hpp"

/// Which equations are solved, in what order, in what units.
///
///   full        6 of the whole body (force, moment about mid-hip), then the moments about every
///               joint of all that lies beyond it, in the axes of that joint: 6 + 36 · 3 = 114
///   symmetric   a posture that is its own mirror image: forces along x and y and the moment about
///               z of the whole body, the moment about z of every spinal joint, and all three of
///               the joints of the right limbs: 3 + 24 + 6 · 3 = 45. One unknown stands for an
///               element and its mirror image, which counts twice in what both sides share.
///
/// Rows are ordered from the tips of the limbs to the pelvis, so that what couples only a limb is
/// eliminated first.
namespace plumb::loads::detail {

inline constexpr int max_rows = 114;
inline constexpr double force_unit_n = 50;
inline constexpr double moment_unit_nm = 10;

struct RowLayout {
  bool is_symmetric = false;
  int count = 0;
  std::array<std::int16_t, 6> root{};  ///< -1 where the equation is not needed
  std::array<std::array<std::int16_t, 3>, segment_count> joint{};
  std::array<double, max_rows> per_unit{};  ///< from newton or newton metre to the row's unit
  std::array<double, max_rows> sides{};     ///< how often an element of one side counts in the row
  std::array<bool, max_rows> is_force{};
};

const RowLayout& find_row_layout(bool is_symmetric);

/// Segments in the order in which the rows of their joints stand, in both layouts.
int find_row_rank(Segment joint);

}  // namespace plumb::loads::detail
