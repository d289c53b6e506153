#include "spine/frames.hpp"

#include "spine/body_model.hpp"
#include "spine/posture.hpp"

namespace plumb::spine {

namespace {

constexpr std::array<std::string_view, segment_count> segment_names{
    "pelvis",    "L5",      "L4",        "L3",      "L2",    "L1",    "T12",  "T11",
    "T10",       "T9",      "T8",        "T7",      "T6",    "T5",    "T4",   "T3",
    "T2",        "T1",      "C7",        "C6",      "C5",    "C4",    "C3",   "C2",
    "head",      "girdle",  "upper_arm", "forearm", "thigh", "shank", "foot", "girdle",
    "upper_arm", "forearm", "thigh",     "shank",   "foot"};

Frame find_root(const Root& root, const Angles& angles) {
  Frame base;
  // Lying on the right side: the body's Z points down, its Y towards +Z of the world.
  if (root.base == RootBase::right_side_down) base = Frame{{1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0}};
  if (root.base == RootBase::left_side_down) base = Frame{{1, 0, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0}};
  Frame frame =
      compose(compose(compose(base, turn_y(angles[Angle::yaw])), turn_z(angles[Angle::pit])),
              turn_x(angles[Angle::roll]));
  frame.move_to(root.pos_m);
  return frame;
}

/// Places one segment, and the disc below it, on its parent.
void place_segment(const BodyModel& body, const JointTurns& turns, std::size_t i, FrameSet& out) {
  const Joint& joint = body.joints[i];
  const Frame& parent = out[joint.parent];
  const JointTurn& turn = turns[i];
  const double z = joint.neutral_deg + turn.z;
  const Vec3 centre = parent.point(joint.in_parent_m);
  if (i <= spinal_joint_count) {
    // The sacral end-plate is fixed in the pelvis, so the first disc starts from its lean.
    const double half =
        i == 1 ? (body.sacral_endplate_lean_deg + joint.neutral_deg + turn.z) / 2 : z / 2;
    Frame& disc = out.disc[i - 1] = compose(parent, turn_z(half));
    disc.move_to(centre);
  }
  Frame& frame = out.segment[i] = compose(parent, turn_z(z));
  // Most joints bend in one plane alone.
  if (turn.x != 0) frame = compose(frame, turn_x(turn.x));
  if (turn.y != 0) frame = compose(frame, turn_y(turn.y));
  frame.move_to(centre);
  frame.move_to(frame.point(joint.origin_m));
}

}  // namespace

std::string_view name_of(Segment segment) { return segment_names[index_of(segment)]; }

std::optional<Segment> find_segment(std::string_view name) {
  for (std::size_t i = 0; i < segment_count; ++i)
    if (segment_names[i] == name) return static_cast<Segment>(i);
  return std::nullopt;
}

JointTurns find_joint_turns(const BodyModel& body, const Pose& pose) {
  JointTurns turns{};
  const Angles& a = pose.angles;
  const Rhythm& r = body.rhythm;
  for (std::size_t i = 0; i < spinal_joint_count; ++i) {
    JointTurn& turn = turns[i + 1];
    turn.z =
        -(r.lumbar[i] * a[Angle::lum] + r.thoracic[i] * a[Angle::tho] + r.neck[i] * a[Angle::cer]);
    turn.x = r.trunk_bend[i] * a[Angle::lat] + r.neck_bend[i] * a[Angle::clat];
    turn.y = r.trunk_turn[i] * a[Angle::rot] + r.neck_turn[i] * a[Angle::crot];
  }
  turns[index_of(Segment::head)].z -= a[Angle::cup];
  for (const Side side : {Side::right, Side::left}) {
    const double s = sign_of(side);
    const std::size_t girdle =
        index_of(side == Side::right ? Segment::girdle_right : Segment::girdle_left);
    turns[girdle].x = -s * a.at(Angle::gel_right, side);
    turns[girdle + 1] = {a.at(Angle::sho_right, side), -s * a.at(Angle::sabd_right, side),
                         s * a.at(Angle::srot_right, side)};
    turns[girdle + 2].z = a.at(Angle::elb_right, side);
    turns[girdle + 3] = {a.at(Angle::hip_right, side), -s * a.at(Angle::habd_right, side),
                         -s * a.at(Angle::hrot_right, side)};
    turns[girdle + 4].z = -a.at(Angle::kne_right, side);
    turns[girdle + 5].z = a.at(Angle::ank_right, side);
  }
  return turns;
}

void find_frames(const BodyModel& body, const Pose& pose, const JointTurns& turns, FrameSet& out) {
  out.segment[0] = find_root(pose.root, pose.angles);
  for (std::size_t i = 1; i < segment_count; ++i) place_segment(body, turns, i, out);
}

void find_leg_frames(const BodyModel& body, const JointTurns& turns, FrameSet& out) {
  for (const Segment thigh : {Segment::thigh_right, Segment::thigh_left})
    for (std::size_t i = index_of(thigh); i <= index_of(thigh) + 2; ++i)
      place_segment(body, turns, i, out);
}

FrameSet find_frames(const BodyModel& body, const Pose& pose) {
  FrameSet frames;
  find_frames(body, pose, find_joint_turns(body, pose), frames);
  return frames;
}

}  // namespace plumb::spine
