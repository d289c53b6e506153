#pragma once

#include "figure/figure_bones.hpp"

/// Where things are that go with the body, for the line drawing and for the solid one.
namespace plumb::figure {

/// Where a handle runs through the closed fingers, across the hand.
Vec3 find_grip(const BoneSet& bones, spine::Side side, double scale);

struct Dowel {
  Vec3 low;
  Vec3 high;
  Vec3 behind;  ///< direction off the back
};
inline constexpr double dowel_radius_m = 0.0125;
/// It touches the sacrum and the back of the head, and is pushed off where the back is rounder.
Dowel find_dowel(const BoneSet& bones, double scale);

inline constexpr double long_bar_beyond_hand_m = 0.36;
inline constexpr double handle_radius_m = 0.014;
inline constexpr double dumbbell_radius_m = 0.040;
inline constexpr double dumbbell_end_m = 0.098;
inline constexpr double dumbbell_inner_m = 0.062;

/// Under the sole, where a strap runs; `across` in metres to the right of its middle.
Vec3 find_under_sole(const BoneSet& bones, spine::Side foot, double scale, double across);

}  // namespace plumb::figure
