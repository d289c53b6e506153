#include "figure/held_things.hpp"

#include <algorithm>

namespace plumb::figure {

Vec3 find_grip(const BoneSet& bones, spine::Side side, double scale) {
  const Bone hand = side == spine::Side::right ? Bone::hand_right : Bone::hand_left;
  return bones[hand].point(scale * Vec3{0, -0.094, -0.022 * spine::sign_of(side)});
}

Dowel find_dowel(const BoneSet& bones, double scale) {
  constexpr double off_skin_m = 0.008;
  constexpr double beyond_m = 0.09;
  const Vec3 low = bones[spine::Segment::pelvis].point(scale * Vec3{-0.125, 0.06, 0});
  const Vec3 high = bones[spine::Segment::head].point(scale * Vec3{-0.095, 0.05, 0});
  const Vec3 back = bones[spine::Segment::T6].point(scale * Vec3{-0.060, -0.022, 0});
  const Vec3 along = (1 / norm(high - low)) * (high - low);
  const Vec3 forward = bones[spine::Segment::T6].axis(0);
  const Vec3 across = forward - dot(forward, along) * along;
  const Vec3 behind = (-1 / norm(across)) * across;
  const double pushed = std::max(0.0, dot(back - low, behind));
  const Vec3 off = (pushed + scale * (dowel_radius_m + off_skin_m)) * behind;
  const Vec3 beyond = scale * beyond_m * along;
  return {low + off - beyond, high + off + beyond, behind};
}

Vec3 find_under_sole(const BoneSet& bones, spine::Side foot, double scale, double across) {
  const Frame& frame =
      bones[foot == spine::Side::right ? spine::Segment::foot_right : spine::Segment::foot_left];
  return frame.point(scale * Vec3{0.105, -0.080, across});
}

}  // namespace plumb::figure
