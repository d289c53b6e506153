#include "loads/detail/row_layout.hpp"

namespace plumb::loads::detail {

namespace {

using spine::index_of;

RowLayout make_layout(bool is_symmetric) {
  RowLayout layout;
  layout.is_symmetric = is_symmetric;
  layout.root.fill(-1);
  for (auto& joint : layout.joint) joint.fill(-1);
  const auto add = [&](double per_unit, double sides) {
    const auto row = static_cast<std::size_t>(layout.count++);
    layout.per_unit[row] = per_unit;
    layout.sides[row] = sides;
    return static_cast<std::int16_t>(row);
  };
  // Legs and arms from their tips, the spine from the head down, the whole body last.
  const auto add_limb = [&](std::size_t girdle_or_thigh) {
    for (std::size_t segment = girdle_or_thigh + 3; segment-- > girdle_or_thigh;)
      for (std::int16_t& row : layout.joint[segment]) row = add(1 / moment_unit_nm, 1);
  };
  add_limb(index_of(Segment::thigh_right));
  if (!is_symmetric) add_limb(index_of(Segment::thigh_left));
  add_limb(index_of(Segment::girdle_right));
  if (!is_symmetric) add_limb(index_of(Segment::girdle_left));
  const double both = is_symmetric ? 2 : 1;
  for (std::size_t segment = spinal_joint_count; segment >= 1; --segment)
    for (std::size_t axis = 0; axis < 3; ++axis)
      if (!is_symmetric || axis == 2) layout.joint[segment][axis] = add(1 / moment_unit_nm, both);
  for (std::size_t i = 0; i < layout.root.size(); ++i) {
    const bool is_force = i < 3;
    if (is_symmetric && i != 0 && i != 1 && i != 5) continue;
    layout.root[i] = add(1 / (is_force ? force_unit_n : moment_unit_nm), both);
    layout.is_force[static_cast<std::size_t>(layout.root[i])] = is_force;
  }
  return layout;
}

}  // namespace

const RowLayout& find_row_layout(bool is_symmetric) {
  static const RowLayout full = make_layout(false);
  static const RowLayout symmetric = make_layout(true);
  return is_symmetric ? symmetric : full;
}

int find_row_rank(Segment joint) { return find_row_layout(false).joint[index_of(joint)][0]; }

}  // namespace plumb::loads::detail
