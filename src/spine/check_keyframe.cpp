#include <cmath>

#include "spine/detail/movement_check.hpp"
#include "spine/supports.hpp"

namespace plumb::spine::detail {

namespace {

void check_ranges(const MovementCheck& check, const Angles& angles, const std::string& path) {
  for (std::size_t i = 0; i < angle_count; ++i) {
    const AngleRange& range = check.body.ranges[i];
    const double deg = angles.deg[i];
    if (deg >= range.min_deg && deg <= range.max_deg) continue;
    const bool is_pair = i >= first_paired_angle;
    const bool is_left = is_pair && (i - first_paired_angle) % 2 == 1;
    // The same value on both sides is one slip.
    if (is_left && std::abs(deg - angles.deg[i - 1]) < 1e-9) continue;
    check.report(path + "/" + std::string(name_of(static_cast<Angle>(i))),
                 "is " + format_tenths(deg) + " degrees; the joint goes from " +
                     format_tenths(range.min_deg) + " to " + format_tenths(range.max_deg) +
                     " (body/joint_ranges.yaml)");
  }
}

/// The landmark that lies deepest below the floor, beyond what is tolerated.
void check_floor(const MovementCheck& check, const Pose& pose, const FrameSet& frames,
                 const std::string& path) {
  const double tolerated = check.body.tolerance.floor_mm * 1e-3;
  const Landmark* deepest = nullptr;
  double depth = tolerated;
  for (const Landmark& landmark : check.body.landmarks) {
    const double below = -find_point(frames, landmark).y;
    if (below <= depth || is_ignored_by_floor(landmark, pose)) continue;
    depth = below;
    deepest = &landmark;
  }
  if (deepest != nullptr)
    check.report(path, "puts " + format_point(*deepest) + " " + format_mm(depth) +
                           " below the floor; at most " + format_mm(tolerated) + " (floor_mm)");
}

/// What is wrong with one side of a support; empty if nothing is.
std::string find_fault(const MovementCheck& check, const FrameSet& frames, const Contact& contact,
                       Side side) {
  const PostureToleranceSpec& tolerance = check.body.tolerance;
  const auto gap = find_support_gap(check.body, check.spec, frames, contact, side);
  if (!gap) return {};
  const std::string point = format_point(*find_landmark(check.body, contact.point, side));
  if (contact.at == "body") {
    if (gap->off_m * 1e3 <= tolerance.partner_mm) return {};
    return point + " is " + format_mm(gap->off_m) + " away from " + contact.partner + "; at most " +
           format_mm(tolerance.partner_mm * 1e-3) + " (partner_mm)";
  }
  const std::string limit = "; at most " + format_mm(tolerance.support_mm * 1e-3) + " (support_mm)";
  const std::string what = contact.at == "floor" ? "the floor" : "the " + contact.at;
  if (std::abs(gap->off_m) * 1e3 > tolerance.support_mm)
    return point + (gap->off_m > 0 ? " stands " : " is pressed ") +
           format_mm(std::abs(gap->off_m)) + (gap->off_m > 0 ? " off " : " into ") + what + limit;
  if (gap->beside_m * 1e3 > tolerance.support_mm)
    return point + " lies " + format_mm(gap->beside_m) + " beside " + what + limit;
  return {};
}

void check_supports(const MovementCheck& check, const Posture& posture, const Pose& pose,
                    const FrameSet& frames, const std::string& path) {
  for (std::size_t i = 0; i < posture.contacts.size(); ++i) {
    const Contact& contact = posture.contacts[i];
    if (contact.bridged) continue;
    for (const Side side : {Side::right, Side::left}) {
      const Landmark& landmark = *find_landmark(check.body, contact.point, side);
      if (!includes(contact.sides, side) || is_bent_by_figure(landmark, pose)) continue;
      const std::string fault = find_fault(check, frames, contact, side);
      if (fault.empty()) continue;
      check.report(join_path(path + "/contacts", i), fault);
      break;
    }
  }
}

}  // namespace

bool check_keyframe(const MovementCheck& check, std::size_t index) {
  const std::size_t before = check.problems.size();
  const Posture& posture = check.spec.keyframes[index].posture;
  const std::string path = join_path("/keyframes", index);
  check_ranges(check, posture.pose.angles, path + "/angles_deg");
  if (check.problems.size() > before) return false;
  const Pose pose = make_key_pose(check.body, posture);
  const FrameSet frames = find_frames(check.body, pose);
  check_floor(check, pose, frames, path + "/root/pos_m");
  if (check.problems.size() > before) return false;
  check_supports(check, posture, pose, frames, path);
  return check.problems.size() == before;
}

}  // namespace plumb::spine::detail
