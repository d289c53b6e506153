#include "spine/reach.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>

#include "base/expect.hpp"

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
constexpr double close_enough_m = 1e-5;
constexpr std::size_t most_limits = 512;

using Vector = std::array<double, unknown_count>;
using Matrix = std::array<Vector, unknown_count>;

/// One unknown angle: which one, at which limb segment (0 girdle … 5 foot), about which axis.
struct LimbAngle {
  Angle right;
  std::size_t segment;
  std::size_t axis;
  double sign;    ///< of the turn for a positive angle
  bool mirrored;  ///< the sign changes with the side
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

using Levers = std::array<Lever, 2 * limb_angle_count>;

/// How the three coordinates of a point follow the unknowns.
std::array<Vector, 3> find_rows(const Levers& levers, const Landmark& landmark, Vec3 point) {
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
  return rows;
}

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < unknown_count; ++i) sum += a[i] * b[i];
  return sum;
}

/// One round: the equations around the pose that has been reached.
class Round {
 public:
  Round(const BodyModel& body, const Pose& pose) {
    const JointTurns turns = find_joint_turns(body, pose);
    find_frames(body, pose, turns, frames_);
    for (std::size_t i = 0; i < levers_.size(); ++i)
      levers_[i] = find_lever(body, frames_, turns, limb_angles[i % limb_angle_count],
                              i < limb_angle_count ? Side::right : Side::left);
  }

  /// Gives how far the point is off.
  double add_pin(const ReachTask::Pin& pin) {
    const Vec3 point = find_point(frames_, *pin.landmark);
    const auto rows = find_rows(levers_, *pin.landmark, point);
    const Vec3 error = pin.target_m - point;
    normal_.add(rows[0], error.x, point_weight);
    normal_.add(rows[1], error.y, point_weight);
    normal_.add(rows[2], error.z, point_weight);
    return norm(error);
  }

  double find_sinking(const ReachTask::Limit& limit) const {
    return limit.lowest_m - find_point(frames_, *limit.landmark).y;
  }
  void add_limit(const ReachTask::Limit& limit) {
    const auto rows = find_rows(levers_, *limit.landmark, find_point(frames_, *limit.landmark));
    normal_.add(rows[1], find_sinking(limit), point_weight);
  }
  /// A limit that holds the point down instead of lifting it has done its work.
  bool is_holding_down(const ReachTask::Limit& limit, const Vector& step) const {
    const auto rows = find_rows(levers_, *limit.landmark, find_point(frames_, *limit.landmark));
    return find_sinking(limit) - dot(rows[1], step) < 0;
  }

  /// The pull towards the pose that came in.
  void add_pull(const Pose& start, Pose pose) {
    const Vec3 moved = start.root.pos_m - pose.root.pos_m;
    const double root_weight = 1.0 / (root_give_m * root_give_m);
    normal_.h[0][0] += root_weight, normal_.g[0] += root_weight * moved.x;
    normal_.h[1][1] += root_weight, normal_.g[1] += root_weight * moved.y;
    normal_.h[2][2] += root_weight, normal_.g[2] += root_weight * moved.z;
    Pose from = start;
    const double weight = 1.0 / (angle_give_deg * angle_give_deg);
    for (std::size_t i = 3; i < unknown_count; ++i) {
      normal_.h[i][i] += weight;
      normal_.g[i] += weight * (unknown_at(from, i) - unknown_at(pose, i));
    }
  }

  Vector solve() { return solve_normal(normal_); }

 private:
  static constexpr double point_weight = 1.0 / (point_give_m * point_give_m);
  FrameSet frames_;
  Levers levers_;
  Normal normal_;
};

}  // namespace

Pose solve_reach(const BodyModel& body, const ReachTask& task, const Pose& start) {
  PLUMB_EXPECT(task.limits.size() <= most_limits);
  Pose pose = start;
  // A point that was lifted is kept at its limit, or the pull would sink it again and again.
  std::bitset<most_limits> is_lifted;
  for (int count = 0; count < round_count; ++count) {
    Round round(body, pose);
    double worst = 0;
    for (const ReachTask::Pin& pin : task.pins) worst = std::max(worst, round.add_pin(pin));
    for (std::size_t i = 0; i < task.limits.size(); ++i) {
      const double sinking = round.find_sinking(task.limits[i]);
      worst = std::max(worst, sinking);
      if (sinking > 0) is_lifted.set(i);
      if (is_lifted[i]) round.add_limit(task.limits[i]);
    }
    if (worst < close_enough_m) break;
    round.add_pull(start, pose);
    const Vector step = round.solve();
    for (std::size_t i = 0; i < task.limits.size(); ++i)
      if (is_lifted[i] && round.is_holding_down(task.limits[i], step)) is_lifted.reset(i);
    pose.root.pos_m = pose.root.pos_m + Vec3{step[0], step[1], step[2]};
    for (std::size_t i = 3; i < unknown_count; ++i) unknown_at(pose, i) += step[i];
  }
  return pose;
}

}  // namespace plumb::spine
