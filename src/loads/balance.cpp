#include "loads/balance.hpp"

#include <algorithm>
#include <cmath>

namespace plumb::loads {

namespace {

using spine::Angle;
using spine::FrameSet;
using spine::index_of;
using spine::JointTurns;
using spine::Pose;

/// First moment of weights and known forces about z through the origin, and their sum; where
/// they meet is where the supports must be.
struct Weights {
  double sum_n = 0;
  Vec3 moment;  ///< sum of weight · point, newton metres

  void add(double weight_n, Vec3 at) {
    sum_n += weight_n;
    moment = moment + weight_n * at;
  }
};

bool is_of_leg(Segment segment) {
  return (segment >= Segment::thigh_right && segment <= Segment::foot_right) ||
         segment >= Segment::thigh_left;
}

/// Adds what the segments weigh for which `counts` holds, and the known forces on them.
template <class Counts>
void add_weights(const LoadModel& model, const LoadTask& task, const FrameSet& frames,
                 const Counts& counts, Weights& out) {
  for (std::size_t i = 0; i < segment_count; ++i)
    if (counts(static_cast<Segment>(i)))
      out.add(model.body.mass_kg[i] * model.effort.gravity_m_per_s2,
              frames.segment[i].point(model.body.com_m[i]));
  for (const AppliedForce& force : task.forces)
    if (counts(force.at.segment))
      out.add(-force.force_n.y, frames[force.at.segment].point(force.at.local_m));
}

/// Turns both thighs by `by_deg` and levels the soles.
void turn_legs(const Pose& nominal, double by_deg, double heel_rise_deg, Pose& pose,
               JointTurns& turns) {
  for (const Side side : {Side::right, Side::left}) {
    const std::size_t thigh =
        index_of(side == Side::right ? Segment::thigh_right : Segment::thigh_left);
    const double hip = nominal.angles.at(Angle::hip_right, side) + by_deg;
    const double knee = nominal.angles.at(Angle::kne_right, side);
    const double ankle = -(nominal.angles[Angle::pit] + hip - knee) - heel_rise_deg;
    pose.angles.at(Angle::hip_right, side) = turns[thigh].z = hip;
    pose.angles.at(Angle::ank_right, side) = turns[thigh + 2].z = ankle;
  }
}

/// Degrees at which `find_error`, metres, is nothing: secants from `start`, where the search before
/// ended.
template <class FindError>
double find_balance(const FindError& find_error, double start) {
  constexpr int rounds = 12;
  constexpr double close_enough_m = 1e-7;
  constexpr double first_step_deg = 1;
  constexpr double longest_step_deg = 15;
  double at = start, error = find_error(at);
  if (std::abs(error) <= close_enough_m) return at;
  double before = at + first_step_deg, error_before = find_error(before);
  for (int i = 0; i < rounds && std::abs(error) > close_enough_m; ++i) {
    const double slope = (error - error_before) / (at - before);
    if (slope == 0) break;
    const double step = std::clamp(-error / slope, -longest_step_deg, longest_step_deg);
    before = at;
    error_before = error;
    at += step;
    error = find_error(at);
  }
  return at;
}

/// `on_toes`: 0 on the soles … 1 on the balls of the feet.
void stand(const LoadModel& model, const LoadTask& task, double on_toes, double share, Pose& pose,
           JointTurns& turns, FrameSet& frames, double& turned_deg) {
  const double rise_deg = -on_toes * task.pose.angles.at(Angle::ank_right, Side::right);
  const double ahead =
      model.body.length_scale *
      std::lerp(model.effort.balance_feet_m, model.effort.balance_heel_rise_m, on_toes);
  find_frames(model.body, pose, turns, frames);
  Weights above;
  add_weights(model, task, frames, [](Segment segment) { return !is_of_leg(segment); }, above);
  // How far the weights lie behind where they should be.
  const auto find_error = [&](double by_deg) {
    turn_legs(task.pose, by_deg, rise_deg, pose, turns);
    find_leg_frames(model.body, turns, frames);
    Weights weights = above;
    add_weights(model, task, frames, is_of_leg, weights);
    const double ankles =
        0.5 * (frames[Segment::foot_right].origin().x + frames[Segment::foot_left].origin().x);
    const double balls = find_middle(frames, model.balls).x;
    return weights.moment.x / weights.sum_n - std::lerp(ankles, balls, on_toes) - ahead;
  };
  turned_deg = find_balance(find_error, turned_deg);
  find_error(share * turned_deg);
}

/// Pelvis and trunk turn about the hips until their weights, with those of head and arms, are over
/// the points that one sits on; the thighs stay where they are.
void sit(const LoadModel& model, const LoadTask& task, double share, Pose& pose, JointTurns& turns,
         FrameSet& frames, double& turned_deg) {
  const double tilt = task.pose.angles[Angle::pit];
  const auto turn_by = [&](double by_deg) {
    pose.angles[Angle::pit] = tilt + by_deg;
    for (const Side side : {Side::right, Side::left}) {
      const std::size_t thigh =
          index_of(side == Side::right ? Segment::thigh_right : Segment::thigh_left);
      pose.angles.at(Angle::hip_right, side) = turns[thigh].z =
          task.pose.angles.at(Angle::hip_right, side) - by_deg;
    }
    find_frames(model.body, pose, turns, frames);
  };
  const auto find_error = [&](double by_deg) {
    turn_by(by_deg);
    double mass = 0, moment = 0;
    for (std::size_t i = 0; i < segment_count; ++i) {
      if (is_of_leg(static_cast<Segment>(i))) continue;
      mass += model.body.mass_kg[i];
      moment += model.body.mass_kg[i] * frames.segment[i].point(model.body.com_m[i]).x;
    }
    return moment / mass - find_middle(frames, model.seat).x -
           model.body.length_scale * model.effort.balance_seat_m;
  };
  turned_deg = find_balance(find_error, turned_deg);
  turn_by(share * turned_deg);
}

/// The whole body turns about the hands until all weights hang below them.
void hang(const LoadModel& model, const LoadTask& task, double share, Pose& pose,
          const JointTurns& turns, FrameSet& frames) {
  find_frames(model.body, pose, turns, frames);
  Weights weights;
  add_weights(model, task, frames, [](Segment) { return true; }, weights);
  const Vec3 grip = find_middle(frames, model.hands);
  const Vec3 below = weights.moment - weights.sum_n * grip;
  pose.angles[Angle::pit] += share * spine::degrees(std::atan2(-below.x, -below.y));
  find_frames(model.body, pose, turns, frames);
}

}  // namespace

Vec3 find_middle(const FrameSet& frames, const PairedPoint& pair) {
  return mix(frames[pair.right.segment].point(pair.right.local_m),
             frames[pair.left.segment].point(pair.left.local_m), 0.5);
}

void bring_into_balance(const LoadModel& model, const LoadTask& task, Pose& pose, JointTurns& turns,
                        FrameSet& frames, BalanceTurns& turned) {
  const double on_soles = share_of(task, spine::Balance::feet);
  const double on_toes = share_of(task, spine::Balance::heel_rise);
  if (on_soles + on_toes > 0)
    stand(model, task, on_toes / (on_soles + on_toes), on_soles + on_toes, pose, turns, frames,
          turned.legs_deg);
  else
    find_frames(model.body, pose, turns, frames);
  if (const double share = share_of(task, spine::Balance::seat); share > 0)
    sit(model, task, share, pose, turns, frames, turned.trunk_deg);
  if (const double share = share_of(task, spine::Balance::hang); share > 0)
    hang(model, task, share, pose, turns, frames);
}

}  // namespace plumb::loads
