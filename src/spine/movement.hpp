#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "spine/body_model.hpp"
#include "spine/movement_spec.hpp"
#include "spine/posture.hpp"

namespace plumb::spine {

/// Every number of a pose that moves between keyframes.
inline constexpr std::size_t pose_number_count = 3 + angle_count + 13;
using PoseNumbers = std::array<double, pose_number_count>;
PoseNumbers pack(const Pose& pose);
Pose unpack(const PoseNumbers& numbers, RootBase base);

/// The way from one keyframe to the next. Numbers go by cubic curves that stand still at a stop
/// and run on through a way-point; what that would let slip or sink is taken back by the
/// correction, solved at `node_count` inner places.
struct MovementLeg {
  static constexpr std::size_t node_count = 15;
  std::size_t from = 0;
  std::size_t to = 0;
  double start_s = 0;
  double duration_s = 0;
  PoseNumbers slope_from{};  ///< per second
  PoseNumbers slope_to{};
  std::vector<PoseNumbers> correction;  ///< node_count rows, or none where nothing slips
};

/// A movement at one ladder level, for one body, ready to be shown at any moment.
struct Movement {
  RootBase base = RootBase::upright;
  std::vector<std::string> key_names;  ///< along the path and back; the first is the start
  std::vector<Pose> keys;
  std::vector<MovementLeg> legs;
  std::size_t held_key = 0;
  double held_s = 0;      ///< when the key that is held is reached
  double duration_s = 0;  ///< out and back without the hold; of a cycle: one round
  bool cycle = false;
  bool exit_is_on_path = true;
  double exit_s = 0;  ///< when the safe exit is passed on the way out
  Pose exit;
  double exit_walk_s = 0;  ///< seconds to a safe exit that is not on the path
};

/// Checks names and times, scales the world to the body, solves the supports between keyframes.
///
/// Faults  content_invalid naming the key; not_found for a level without keyframes
/// Cost    about a millisecond per leg
base::Outcome<Movement> compile_movement(const BodyModel& body, const MovementSpec& spec,
                                         int level);

/// The pose at a moment: before 0 the start, after the end the end; a cycle goes round.
/// At the time of a keyframe it is that keyframe to the last bit. Closed form, no allocation.
Pose find_pose_at(const Movement& movement, double t_s);

/// How long the safe way out takes for a person who stops at `t_s`.
double find_exit_duration(const Movement& movement, double t_s);
/// The pose `since_s` seconds after a stop at `t_s`, on the safe way out.
Pose find_exit_pose(const Movement& movement, double t_s, double since_s);

/// Where the demonstration stands after `wall_s` seconds: out, a pause of `pause_s`, back, a pause.
double find_demonstration_time(const Movement& movement, double wall_s, double pause_s);

}  // namespace plumb::spine
