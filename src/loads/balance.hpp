#pragma once

#include "loads/load_task.hpp"

namespace plumb::loads {

/// Brings the body with what it carries over its feet, or under its grip, as the task asks: legs
/// turn about the hips with the soles kept level, or the whole body turns about the hands.
///
/// Takes   the pose with the turns of its joints (the spine's may have settled)
/// Gives   pose and turns in balance; as they were where the task asks for none
/// Cost    a few placements of the body, no allocation
void bring_into_balance(const LoadModel& model, const LoadTask& task, spine::Pose& pose,
                        spine::JointTurns& turns, spine::FrameSet& frames);

/// Midway between a landmark of the right side and its twin, world.
Vec3 find_mean_point(const LoadModel& model, const spine::FrameSet& frames, std::string_view name);

}  // namespace plumb::loads
