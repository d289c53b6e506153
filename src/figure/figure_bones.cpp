#include "figure/figure_bones.hpp"

#include <algorithm>
#include <cmath>

namespace plumb::figure {

namespace {

using spine::compose;
using spine::shift;
using spine::Side;

constexpr std::size_t figure_bones_per_side = 9;
constexpr std::array<std::string_view, figure_bones_per_side> figure_bone_names{
    "shoulder", "elbow", "hand", "fingers", "finger_tips", "hip", "knee", "ankle", "toes"};

struct Quaternion {
  double w = 1;
  Vec3 v;
};

/// The turn of a frame as a quaternion (Shepperd 1978: divide by the largest component).
Quaternion find_quaternion(const Frame& f) {
  const auto& m = f.m;
  const double trace = m[0] + m[5] + m[10];
  if (trace > 0) {
    const double s = 2 * std::sqrt(trace + 1);
    return {s / 4, {(m[9] - m[6]) / s, (m[2] - m[8]) / s, (m[4] - m[1]) / s}};
  }
  if (m[0] >= m[5] && m[0] >= m[10]) {
    const double s = 2 * std::sqrt(1 + m[0] - m[5] - m[10]);
    return {(m[9] - m[6]) / s, {s / 4, (m[1] + m[4]) / s, (m[2] + m[8]) / s}};
  }
  if (m[5] >= m[10]) {
    const double s = 2 * std::sqrt(1 + m[5] - m[0] - m[10]);
    return {(m[2] - m[8]) / s, {(m[1] + m[4]) / s, s / 4, (m[6] + m[9]) / s}};
  }
  const double s = 2 * std::sqrt(1 + m[10] - m[0] - m[5]);
  return {(m[4] - m[1]) / s, {(m[2] + m[8]) / s, (m[6] + m[9]) / s, s / 4}};
}

Frame make_turn(Quaternion q) {
  const double length = std::sqrt(q.w * q.w + dot(q.v, q.v));
  const double w = q.w / length;
  const Vec3 v = (1 / length) * q.v;
  return Frame{
      {1 - 2 * (v.y * v.y + v.z * v.z), 2 * (v.x * v.y - v.z * w), 2 * (v.x * v.z + v.y * w), 0,
       2 * (v.x * v.y + v.z * w), 1 - 2 * (v.x * v.x + v.z * v.z), 2 * (v.y * v.z - v.x * w), 0,
       2 * (v.x * v.z - v.y * w), 2 * (v.y * v.z + v.x * w), 1 - 2 * (v.x * v.x + v.y * v.y), 0}};
}

/// Half-way between two turns, sitting at the origin of the second.
Frame find_half(const Frame& a, const Frame& b) {
  const Quaternion p = find_quaternion(a);
  Quaternion q = find_quaternion(b);
  if (p.w * q.w + dot(p.v, q.v) < 0) q = {-q.w, -1 * q.v};
  Frame out = make_turn({p.w + q.w, p.v + q.v});
  out.move_to(b.origin());
  return out;
}

/// Turns a frame about its origin so that `direction` (world) goes `share` of the way to down.
Frame turn_down(const Frame& frame, Vec3 direction, double share) {
  const Vec3 down{0, -1, 0};
  const Vec3 axis = cross(direction, down);
  const double sine = norm(axis);
  if (sine < 1e-9 || share <= 0) return frame;
  const double angle = spine::degrees(std::atan2(sine, dot(direction, down)));
  Frame out = compose(spine::turn_about((1 / sine) * axis, share * angle), frame);
  out.move_to(frame.origin());
  return out;
}

void place_hand(const HandFootSpec& spec, const spine::Pose& pose, double scale, Side side,
                BoneSet& out, std::size_t first) {
  const double s = sign_of(side);
  const Frame& forearm =
      out[side == Side::right ? spine::Segment::forearm_right : spine::Segment::forearm_left];
  const Vec3 wrist = (scale * 1e-3) * spec.wrist_mm;
  Frame hand =
      compose(compose(compose(forearm, spine::turn_y(s * pose.figure.pro[side])), shift(wrist)),
              spine::turn_x(-s * pose.figure.wri[side]));
  // The palm of a hanging hand faces the thigh: -z on the right, +z on the left.
  hand = turn_down(hand, -s * hand.axis(2), pose.palm_flat[side]);
  const double curl = s * pose.figure.curl[side];
  out.bone[first + 2] = hand;
  out.bone[first + 3] =
      compose(compose(hand, shift((scale * 1e-3) * spec.knuckles_mm)), spine::turn_x(curl));
  out.bone[first + 4] =
      compose(compose(out.bone[first + 3], shift((scale * 1e-3) * spec.finger_joint_mm)),
              spine::turn_x(spec.tip_curl * curl));
}

}  // namespace

Bone twin_of(Bone bone) {
  const std::size_t i = index_of(bone);
  if (i < spine::segment_count) return bone_of(spine::twin_of(static_cast<spine::Segment>(i)));
  return static_cast<Bone>(i < index_of(Bone::shoulder_left) ? i + left_bone_offset
                                                             : i - left_bone_offset);
}

std::optional<Bone> find_bone(std::string_view name) {
  if (const auto segment = spine::find_segment(name)) return bone_of(*segment);
  for (std::size_t i = 0; i < figure_bones_per_side; ++i)
    if (figure_bone_names[i] == name) return static_cast<Bone>(index_of(Bone::shoulder_right) + i);
  return std::nullopt;
}

void find_bones(const spine::BodyModel& body, const HandFootSpec& spec, const spine::Pose& pose,
                BoneSet& out) {
  const spine::FrameSet frames = spine::find_frames(body, pose);
  std::copy(frames.segment.begin(), frames.segment.end(), out.bone.begin());
  out.disc = frames.disc;
  const double scale = body.length_scale;
  for (const Side side : {Side::right, Side::left}) {
    const std::size_t limb = spine::index_of(side == Side::right ? spine::Segment::girdle_right
                                                                 : spine::Segment::girdle_left);
    const std::size_t first =
        index_of(side == Side::right ? Bone::shoulder_right : Bone::shoulder_left);
    out.bone[first] = find_half(frames.segment[limb], frames.segment[limb + 1]);
    out.bone[first + 1] = find_half(frames.segment[limb + 1], frames.segment[limb + 2]);
    place_hand(spec, pose, scale, side, out, first);
    out.bone[first + 5] = find_half(frames.segment[0], frames.segment[limb + 3]);
    out.bone[first + 6] = find_half(frames.segment[limb + 3], frames.segment[limb + 4]);
    out.bone[first + 7] = find_half(frames.segment[limb + 4], frames.segment[limb + 5]);
    const Frame& foot = frames.segment[limb + 5];
    Frame toes = compose(compose(foot, shift((scale * 1e-3) * spec.toes_mm)),
                         spine::turn_z(pose.figure.toe[side]));
    toes = turn_down(toes, -1 * toes.axis(1), pose.toes_flat[side]);
    out.bone[first + 8] = toes;
  }
}

}  // namespace plumb::figure
