#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "spine/vec.hpp"

/// Every frame and sign of the body, once.
///
///              Y up                     seen from the person's right side
///              |   head                 (the picture is in the plane of the page)
///              |  ( o )
///              |   \|                   World   X forward (where a standing person faces),
///              |  C \                           Y up, Z to the person's right, metres, degrees.
///              |  T  )  . shoulder              Gravity acts along -Y. The floor is Y = 0.
///              |    /   |               Turns   right-handed about the axis named: Rz(+) tips
///              |  L(    | elbow                 the Y axis BACKWARD (extension), so that
///              |    \   :                       flexion of a spinal joint by f is Rz(-f).
///        mid-hip o---------> X          Pelvis  origin mid-hip, the root of the tree.
///              Z   |                    Vertebra origin at the centre of the body, lower disc at
///          (towards| knee                       (0,-pitch/2,0), upper disc at (0,+pitch/2,0),
///            you)  |                            turned by its backward lean in neutral standing.
///                  |__ ankle            Others  parallel to the world in neutral standing,
///       ___________|___ floor                   origin at the joint to the parent.
///
/// Tree: pelvis → L5 … L1 → T12 … T1 → C7 … C2 → head; T4 → girdle → upper arm → forearm, right
/// and left; pelvis → thigh → shank → foot, right and left. 37 segments, 36 joints.
///
/// Spinal joint   R_child = R_parent · Rz(n + a_z) · Rx(a_x) · Ry(a_y)
///                n   = lean(child) - lean(parent); for L5/S1 n = lean(L5); for C0/C2 n = -lean(C2)
///                a_z = -flexion, a_x = + bends to the right, a_y = + turns to the left
/// Limb joint     R_child = R_parent · Rz(n) · Rz(a_z) · Rx(a_x) · Ry(a_y)
///                n = 0, for the girdle n = -lean(T4); side = +1 right, -1 left
///                hip a_z = hip, a_x = -side·habd, a_y = -side·hrot; knee a_z = -kne;
///                ankle a_z = ank; girdle a_x = -side·gel; elbow a_z = elb;
///                shoulder a_z = sho, a_x = -side·sabd, a_y = side·srot
/// Root           base · Ry(yaw) · Rz(pit) · Rx(roll); pit +90 lies on the back, -90 on the front.
/// In the side view a thigh points to pit + hip, a shank to pit + hip - kne, a foot to
/// pit + hip - kne + ank; the chest leans by pit - lum - tho.
namespace plumb::spine {

struct BodyModel;
struct Pose;

inline constexpr std::size_t vertebra_count = 23;
inline constexpr std::size_t spinal_joint_count = 24;
inline constexpr std::size_t segment_count = 37;

/// Index of a segment: pelvis, L5 upwards, head, then the right and the left limb segments.
enum class Segment : std::uint8_t {
  pelvis = 0,
  L5 = 1,
  L4,
  L3,
  L2,
  L1,
  T12,
  T11,
  T10,
  T9,
  T8,
  T7,
  T6,
  T5,
  T4,
  T3,
  T2,
  T1,
  C7,
  C6,
  C5,
  C4,
  C3,
  C2,
  head = 24,
  girdle_right = 25,
  upper_arm_right,
  forearm_right,
  thigh_right,
  shank_right,
  foot_right,
  girdle_left = 31,
  upper_arm_left,
  forearm_left,
  thigh_left,
  shank_left,
  foot_left,
};
inline constexpr std::size_t left_offset = 6;  ///< from a right limb segment to its left twin

constexpr std::size_t index_of(Segment segment) { return static_cast<std::size_t>(segment); }
constexpr bool is_limb(Segment segment) { return segment > Segment::head; }
/// The same segment on the other side; segments of the middle are their own twin.
constexpr Segment twin_of(Segment segment) {
  if (!is_limb(segment)) return segment;
  const std::size_t i = index_of(segment);
  return static_cast<Segment>(i < index_of(Segment::girdle_left) ? i + left_offset
                                                                 : i - left_offset);
}
/// "pelvis", "L5", "upper_arm": the name in files, without the side.
std::string_view name_of(Segment segment);
/// The segment of that name, the right one of a pair.
std::optional<Segment> find_segment(std::string_view name);

/// Turns of one joint in degrees, in the order in which they are applied: z, x, y.
struct JointTurn {
  double z = 0;
  double x = 0;
  double y = 0;
};
/// One turn per segment, of the joint to its parent; the pelvis' own is not used.
using JointTurns = std::array<JointTurn, segment_count>;

/// Where everything is. `disc[i]` is the disc below vertebra i (0 = L5/S1, 23 = C0/C2), turned
/// half-way between its neighbours; compression and shear are read in its axes.
struct FrameSet {
  std::array<Frame, segment_count> segment;
  std::array<Frame, spinal_joint_count> disc;
  const Frame& operator[](Segment s) const { return segment[index_of(s)]; }
};

/// Shares the regional angles of a pose among the joints by the rhythm of the body.
JointTurns find_joint_turns(const BodyModel& body, const Pose& pose);

/// The placement of every segment in the world. Cost: 36 joints, no allocation.
void find_frames(const BodyModel& body, const Pose& pose, const JointTurns& turns, FrameSet& out);
FrameSet find_frames(const BodyModel& body, const Pose& pose);
/// The legs anew, on a pelvis that stays where it is.
void find_leg_frames(const BodyModel& body, const JointTurns& turns, FrameSet& out);

}  // namespace plumb::spine
