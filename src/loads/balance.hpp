#pragma once

#include "loads/load_task.hpp"

namespace plumb::loads {

/// How far the body had to turn the last time: from there the next search starts.
struct BalanceTurns {
  double legs_deg = 0;
  double trunk_deg = 0;
};

/// Brings the body with what it carries over its feet, or under its grip, as the task asks: legs
/// turn about the hips with the soles kept level, or the whole body turns about the hands.
///
/// Takes   the pose with the turns of its joints (the spine's may have settled)
/// Gives   pose and turns in balance; as they were where the task asks for none
/// Cost    a few placements of the body, no allocation
void bring_into_balance(const LoadModel& model, const LoadTask& task, spine::Pose& pose,
                        spine::JointTurns& turns, spine::FrameSet& frames, BalanceTurns& turned);

/// The same for a single posture.
inline void bring_into_balance(const LoadModel& model, const LoadTask& task, spine::Pose& pose,
                               spine::JointTurns& turns, spine::FrameSet& frames) {
  BalanceTurns turned;
  bring_into_balance(model, task, pose, turns, frames, turned);
}

/// Midway between the two points of a pair, world.
Vec3 find_middle(const spine::FrameSet& frames, const PairedPoint& pair);

}  // namespace plumb::loads
