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

/// First moment of all weights and known forces about z through the origin, and their sum; where
/// they meet is where the supports must be.
struct Weights {
  double sum_n = 0;
  Vec3 moment;  ///< sum of weight · point, newton metres
};

Weights find_weights(const LoadModel& model, const LoadTask& task, const FrameSet& frames) {
  Weights out;
  for (std::size_t i = 0; i < segment_count; ++i) {
    const double weight = model.body.mass_kg[i] * model.effort.gravity_m_per_s2;
    out.sum_n += weight;
    out.moment = out.moment + weight * frames.segment[i].point(model.body.com_m[i]);
  }
  for (const AppliedForce& force : task.forces) {
    const double weight = -force.force_n.y;
    out.sum_n += weight;
    out.moment = out.moment + weight * frames[force.at.segment].point(force.at.local_m);
  }
  return out;
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

/// Leaves the body where `find_error`, metres at so many degrees, is nothing, or a share of the way
/// there: secants from 0 on.
template <class FindError>
void find_balance(const FindError& find_error, double share) {
  constexpr int rounds = 12;
  constexpr double close_enough_m = 1e-7;
  constexpr double first_step_deg = 1;
  constexpr double longest_step_deg = 15;
  double at = 0, error = find_error(0), before = first_step_deg, error_before = find_error(before);
  for (int i = 0; i < rounds && std::abs(error) > close_enough_m; ++i) {
    const double slope = (error - error_before) / (at - before);
    if (slope == 0) break;
    const double step = std::clamp(-error / slope, -longest_step_deg, longest_step_deg);
    before = at;
    error_before = error;
    at += step;
    error = find_error(at);
  }
  find_error(share * at);
}

/// `on_toes`: 0 on the soles … 1 on the balls of the feet.
void stand(const LoadModel& model, const LoadTask& task, double on_toes, double share, Pose& pose,
           JointTurns& turns, FrameSet& frames) {
  const double rise_deg = -on_toes * task.pose.angles.at(Angle::ank_right, Side::right);
  const double ahead =
      model.body.length_scale *
      std::lerp(model.effort.balance_feet_m, model.effort.balance_heel_rise_m, on_toes);
  // How far the weights lie behind where they should be.
  const auto find_error = [&](double by_deg) {
    turn_legs(task.pose, by_deg, rise_deg, pose, turns);
    find_frames(model.body, pose, turns, frames);
    const Weights weights = find_weights(model, task, frames);
    const double ankles =
        0.5 * (frames[Segment::foot_right].origin().x + frames[Segment::foot_left].origin().x);
    const double balls = find_mean_point(model, frames, "ball").x;
    return weights.moment.x / weights.sum_n - std::lerp(ankles, balls, on_toes) - ahead;
  };
  find_balance(find_error, share);
}

/// Pelvis and trunk turn about the hips until their weights, with those of head and arms, are over
/// the points that one sits on; the thighs stay where they are.
void sit(const LoadModel& model, const LoadTask& task, double share, Pose& pose, JointTurns& turns,
         FrameSet& frames) {
  const double tilt = task.pose.angles[Angle::pit];
  const auto find_error = [&](double by_deg) {
    pose.angles[Angle::pit] = tilt + by_deg;
    for (const Side side : {Side::right, Side::left}) {
      const std::size_t thigh =
          index_of(side == Side::right ? Segment::thigh_right : Segment::thigh_left);
      pose.angles.at(Angle::hip_right, side) = turns[thigh].z =
          task.pose.angles.at(Angle::hip_right, side) - by_deg;
    }
    find_frames(model.body, pose, turns, frames);
    double weight = 0, moment = 0;
    for (std::size_t i = 0; i < segment_count; ++i) {
      const auto segment = static_cast<Segment>(i);
      const bool is_leg = (segment >= Segment::thigh_right && segment <= Segment::foot_right) ||
                          segment >= Segment::thigh_left;
      if (is_leg) continue;
      weight += model.body.mass_kg[i];
      moment += model.body.mass_kg[i] * frames.segment[i].point(model.body.com_m[i]).x;
    }
    return moment / weight - find_mean_point(model, frames, "pel.ischial").x -
           model.body.length_scale * model.effort.balance_seat_m;
  };
  find_balance(find_error, share);
}

/// The whole body turns about the hands until all weights hang below them.
void hang(const LoadModel& model, const LoadTask& task, double share, Pose& pose,
          const JointTurns& turns, FrameSet& frames) {
  find_frames(model.body, pose, turns, frames);
  const Weights weights = find_weights(model, task, frames);
  const Vec3 grip = find_mean_point(model, frames, "hand");
  const Vec3 below = weights.moment - weights.sum_n * grip;
  pose.angles[Angle::pit] += share * spine::degrees(std::atan2(-below.x, -below.y));
  find_frames(model.body, pose, turns, frames);
}

}  // namespace

Vec3 find_mean_point(const LoadModel& model, const FrameSet& frames, std::string_view name) {
  const auto* right = find_landmark(model.body, name, Side::right);
  const auto* left = find_landmark(model.body, name, Side::left);
  if (right == nullptr || left == nullptr) return {};
  return mix(find_point(frames, *right), find_point(frames, *left), 0.5);
}

void bring_into_balance(const LoadModel& model, const LoadTask& task, Pose& pose, JointTurns& turns,
                        FrameSet& frames) {
  const double on_soles = share_of(task, spine::Balance::feet);
  const double on_toes = share_of(task, spine::Balance::heel_rise);
  if (on_soles + on_toes > 0)
    stand(model, task, on_toes / (on_soles + on_toes), on_soles + on_toes, pose, turns, frames);
  else
    find_frames(model.body, pose, turns, frames);
  if (const double share = share_of(task, spine::Balance::seat); share > 0)
    sit(model, task, share, pose, turns, frames);
  if (const double share = share_of(task, spine::Balance::hang); share > 0)
    hang(model, task, share, pose, turns, frames);
}

}  // namespace plumb::loads
