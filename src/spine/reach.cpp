#include "spine/reach.hpp"

#include <array>
#include <cstddef>

namespace plumb::spine {

namespace {

constexpr std::size_t limb_angle_count = 7;
constexpr std::size_t unknown_count = 3 + 2 * limb_angle_count;
constexpr int round_count = 6;

// Numerical weights, in metres and degrees: a point is worth one per millimetre of error, an
// unknown one per `give` of departure from the pose that came in.
constexpr double point_give_m = 0.001;
constexpr double root_give_m = 0.06;
constexpr double angle_give_deg = 12.0;

using Vector = std::array<double, unknown_count>;
using Matrix = std::array<Vector, unknown_count>;

/// One unknown angle: which one, at which limb segment (0 girdle … 5 foot), about which axis.
struct LimbAngle {
  Angle right;
  std::size_t segment;
  std::size_t axis;
  double sign;        ///< of the turn for a positive angle
  bool mirrored;      ///< the sign changes with the side
};
constexpr std::array<LimbAngle, limb_angle_count> limb_angles{{
    {Angle::hip_right, 3, 2, 1, false},
    {Angle::habd_right, 3, 0, -1, true},
    {Angle::kne_right, 4, 2, -1, false},
    {Angle::ank_right, 5, 2, 1, false},
    {Angle::sho_right, 1, 2, 1, false},
    {Angle::sabd_right, 1, 0, -1, true},
    {Angle::elb_right, 2, 2, 1, false},
}};

std::size_t first_segment(Side side) {
  return index_of(side == Side::right ? Segment::girdle_right : Segment::girdle_left);
}

/// World axis of the unknown and the joint centre it turns about.
struct Lever {
  Vec3 axis;
  Vec3 centre;
};
Lever find_lever(const BodyModel& body, const FrameSet& frames, const JointTurns& turns,
                 const LimbAngle& unknown, Side side) {
  const std::size_t child = first_segment(side) + unknown.segment;
  const Joint& joint = body.joints[child];
  const Frame& parent = frames[joint.parent];
  const Frame turned = compose(parent, turn_z(joint.neutral_deg + turns[child].z));
  const double sign = unknown.sign * (unknown.mirrored ? sign_of(side) : 1.0);
  return {sign * turned.axis(unknown.axis), parent.point(joint.in_parent_m)};
}

/// Does the unknown move this segment? Arm and leg are separate chains.
bool moves(const LimbAngle& unknown, Side side, Segment segment) {
  const std::size_t first = first_segment(side);
  const std::size_t index = index_of(segment);
  if (index < first || index >= first + left_offset) return false;
  const std::size_t in_limb = index - first;
  const bool leg = unknown.segment >= 3;
  return in_limb >= unknown.segment && (in_limb >= 3) == leg;
}

/// Normal equations of one round.
struct Normal {
  Matrix h{};
  Vector g{};

  void add(const Vector& row, double residual, double weight) {
    for (std::size_t i = 0; i < unknown_count; ++i) {
      g[i] += weight * row[i] * residual;
      for (std::size_t j = 0; j <= i; ++j) h[i][j] += weight * row[i] * row[j];
    }
  }
};

/// Solves h·x = g in place by Cholesky; h is positive definite because of the pull.
Vector solve_normal(Normal& n) {
  for (std::size_t j = 0; j < unknown_count; ++j) {
    for (std::size_t k = 0; k < j; ++k) n.h[j][j] -= n.h[j][k] * n.h[j][k];
    n.h[j][j] = std::sqrt(n.h[j][j]);
    for (std::size_t i = j + 1; i < unknown_count; ++i) {
      for (std::size_t k = 0; k < j; ++k) n.h[i][j] -= n.h[i][k] * n.h[j][k];
      n.h[i][j] /= n.h[j][j];
    }
  }
  Vector x = n.g;
  for (std::size_t i = 0; i < unknown_count; ++i) {
    for (std::size_t k = 0; k < i; ++k) x[i] -= n.h[i][k] * x[k];
    x[i] /= n.h[i][i];
  }
  for (std::size_t i = unknown_count; i-- > 0;) {
    for (std::size_t k = i + 1; k < unknown_count; ++k) x[i] -= n.h[k][i] * x[k];
    x[i] /= n.h[i][i];
  }
  return x;
}

double& unknown_at(Pose& pose, std::size_t index) {
  const std::size_t i = index - 3;
  const Side side = i < limb_angle_count ? Side::right : Side::left;
  return pose.angles.at(limb_angles[i % limb_angle_count].right, side);
}

/// Adds the rows of one point: all three coordinates, or its height alone.
void add_point(Normal& normal, const std::array<Lever, 2 * limb_angle_count>& levers,
               const Landmark& landmark, Vec3 point, Vec3 error, bool height_only) {
  std::array<Vector, 3> rows{};
  for (std::size_t c = 0; c < 3; ++c) rows[c][c] = 1;
  for (std::size_t i = 0; i < levers.size(); ++i) {
    const Side side = i < limb_angle_count ? Side::right : Side::left;
    if (!moves(limb_angles[i % limb_angle_count], side, landmark.segment)) continue;
    const Vec3 arm = radians(1.0) * cross(levers[i].axis, point - levers[i].centre);
    rows[0][3 + i] = arm.x;
    rows[1][3 + i] = arm.y;
    rows[2][3 + i] = arm.z;
  }
  const double weight = 1.0 / (point_give_m * point_give_m);
  normal.add(rows[1], error.y, weight);
  if (height_only) return;
  normal.add(rows[0], error.x, weight);
  normal.add(rows[2], error.z, weight);
}

}  // namespace

Pose solve_reach(const BodyModel& body, const ReachTask& task, const Pose& start) {
  Pose pose = start;
  FrameSet frames;
  for (int round = 0; round < round_count; ++round) {
    const JointTurns turns = find_joint_turns(body, pose);
    find_frames(body, pose, turns, frames);
    std::array<Lever, 2 * limb_angle_count> levers;
    for (std::size_t i = 0; i < levers.size(); ++i)
      levers[i] = find_lever(body, frames, turns, limb_angles[i % limb_angle_count],
                             i < limb_angle_count ? Side::right : Side::left);
    Normal normal;
    double worst = 0;
    for (const ReachTask::Pin& pin : task.pins) {
      const Vec3 point = find_point(frames, *pin.landmark);
      const Vec3 error = pin.target_m - point;
      worst = std::max(worst, norm(error));
      add_point(normal, levers, *pin.landmark, point, error, false);
    }
    for (const ReachTask::Limit& limit : task.limits) {
      const Vec3 point = find_point(frames, *limit.landmark);
      if (point.y >= limit.lowest_m) continue;
      worst = std::max(worst, limit.lowest_m - point.y);
      add_point(normal, levers, *limit.landmark, point, {0, limit.lowest_m - point.y, 0}, true);
    }
    if (worst < 1e-5) break;
    const Vec3 moved = start.root.pos_m - pose.root.pos_m;
    const double root_weight = 1.0 / (root_give_m * root_give_m);
    normal.h[0][0] += root_weight, normal.g[0] += root_weight * moved.x;
    normal.h[1][1] += root_weight, normal.g[1] += root_weight * moved.y;
    normal.h[2][2] += root_weight, normal.g[2] += root_weight * moved.z;
    Pose from = start;
    for (std::size_t i = 3; i < unknown_count; ++i) {
      const double weight = 1.0 / (angle_give_deg * angle_give_deg);
      normal.h[i][i] += weight;
      normal.g[i] += weight * (unknown_at(from, i) - unknown_at(pose, i));
    }
    const Vector step = solve_normal(normal);
    pose.root.pos_m = pose.root.pos_m + Vec3{step[0], step[1], step[2]};
    for (std::size_t i = 3; i < unknown_count; ++i) unknown_at(pose, i) += step[i];
  }
  return pose;
}

}  // namespace plumb::spine
