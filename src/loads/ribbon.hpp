#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "loads/find_loads.hpp"
#include "spine/movement.hpp"
#include "spine/movement_spec.hpp"

/// The load on every disc along a movement.
namespace plumb::loads {

struct RibbonPoint {
  double t_s = 0;   ///< from the start of the way out
  std::string key;  ///< name of the keyframe, where it is one
  std::array<DiscLoad, spinal_joint_count> discs;
  Certificate certificate;
};

/// Loads from the start of a movement to where it is held, and of a cycle once round.
///
/// Model   quasi-static; supports that come or go between two keyframes do so gradually, known
///         forces are mixed; the body is brought into balance where both keyframes ask for it
/// Takes   the ladder level; the seconds between two points, keyframes are always among them
/// Faults  content_invalid, not_found as `spine::compile_movement` and `prepare_task` say
base::Outcome<std::vector<RibbonPoint>> find_ribbon(const LoadModel& model,
                                                    const spine::MovementSpec& spec, int level,
                                                    double step_s, LoadWorkspace& workspace);

}  // namespace plumb::loads
