#include "spine/supports.hpp"

#include <algorithm>
#include <cmath>

namespace plumb::spine {

namespace {

/// How far x lies outside of the interval; 0 inside.
double outside(double x, double low, double high) { return std::max({low - x, x - high, 0.0}); }

SupportGap find_prop_gap(const PropSpec& prop, double scale, Vec3 point, Vec3 normal) {
  const Vec3 low = scale * prop.low_m;
  const Vec3 high = scale * prop.high_m;
  const double off_x = outside(point.x, low.x, high.x);
  const double off_y = outside(point.y, low.y, high.y);
  const double off_z = outside(point.z, low.z, high.z);
  if (prop.kind == PropKind::bar) {
    const Vec3 centre = mix(low, high, 0.5);
    return {std::hypot(point.x - centre.x, point.y - centre.y), off_z};
  }
  if (std::max(std::abs(normal.x), std::abs(normal.z)) <= std::abs(normal.y))
    return {point.y - high.y, std::hypot(off_x, off_z)};
  // A force along +z comes from the face that looks to +z.
  if (std::abs(normal.z) > std::abs(normal.x)) {
    const double off = normal.z < 0 ? low.z - point.z : point.z - high.z;
    return {off, std::hypot(off_x, off_y)};
  }
  // So with x; but the back of a chair stands at its low x.
  const double face = prop.kind == PropKind::chair || normal.x < 0 ? low.x : high.x;
  return {(point.x - face) * (normal.x < 0 ? -1 : 1), std::hypot(off_y, off_z)};
}

}  // namespace

bool has_contact(const Posture& posture, std::string_view point, Side side) {
  for (const Contact& contact : posture.contacts)
    if (contact.point == point && includes(contact.sides, side)) return true;
  return false;
}

Pose make_key_pose(const BodyModel& body, const Posture& posture) {
  Pose pose = posture.pose;
  pose.root.pos_m = body.length_scale * pose.root.pos_m;
  for (const Side side : {Side::right, Side::left}) {
    pose.palm_flat[side] = has_contact(posture, "palm", side) ? 1 : 0;
    pose.toes_flat[side] = has_contact(posture, "ball", side) ? 1 : 0;
  }
  return pose;
}

bool is_bent_by_figure(const Landmark& landmark, const Pose& pose) {
  if (landmark.name == "hand" || landmark.name == "knuckle")
    return pose.palm_flat[landmark.side] > 0;
  return landmark.name == "toe" && pose.toes_flat[landmark.side] > 0;
}

bool is_ignored_by_floor(const Landmark& landmark, const Pose& pose) {
  return !landmark.skin || landmark.name == "palm" || is_bent_by_figure(landmark, pose);
}

std::optional<SupportGap> find_support_gap(const BodyModel& body, const MovementSpec& spec,
                                           const FrameSet& frames, const Contact& contact,
                                           Side side) {
  const Landmark* landmark = find_landmark(body, contact.point, side);
  if (landmark == nullptr) return std::nullopt;
  const Vec3 point = find_point(frames, *landmark);
  if (contact.at == "floor") return SupportGap{point.y - landmark->pad_m, 0};
  if (contact.at == "body") {
    const Landmark* partner =
        find_landmark(body, contact.partner, contact.crossed ? other(side) : side);
    if (partner == nullptr) return std::nullopt;
    return SupportGap{norm(find_point(frames, *partner) - point), 0};
  }
  const PropSpec* prop = find_prop(spec, contact.at);
  if (prop == nullptr || !carries(prop->kind)) return std::nullopt;
  SupportGap gap = find_prop_gap(*prop, body.length_scale, point, contact.normal);
  // The grip is the axis of what is held: nothing lies between.
  if (prop->kind != PropKind::bar) gap.off_m -= landmark->pad_m;
  return gap;
}

}  // namespace plumb::spine
