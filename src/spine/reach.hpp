#pragma once

#include <vector>

#include "spine/body_model.hpp"
#include "spine/posture.hpp"

namespace plumb::spine {

/// Points that must stay where they are told, and points that must not sink below a height.
struct ReachTask {
  struct Pin {
    const Landmark* landmark = nullptr;
    Vec3 target_m;
  };
  struct Limit {
    const Landmark* landmark = nullptr;
    double lowest_m = 0;
  };
  std::vector<Pin> pins;
  std::vector<Limit> limits;
};

/// Moves the root and bends hips, knees, ankles, shoulders and elbows as little as needed so that
/// the task is met; the trunk keeps its angles.
///
/// Model   damped Gauss–Newton on the points, with a pull towards the pose that came in
/// Gives   the pose; a task out of reach gives the nearest one
/// Cost    a few microseconds per point and round, no allocation
Pose solve_reach(const BodyModel& body, const ReachTask& task, const Pose& start);

}  // namespace plumb::spine
