#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "base/outcome.hpp"
#include "loads/find_loads.hpp"
#include "spine/movement.hpp"
#include "spine/movement_spec.hpp"

/// The load on every disc along a movement.
namespace plumb::loads {

/// What is known of the upper edge of a band.
enum class UpperEdge : std::uint8_t {
  least,       ///< nobody braces: both edges are the same
  braced,      ///< with the activity that was measured
  unmeasured,  ///< people brace, and nobody measured how much
  not_held,    ///< nothing supports the body braced
};
constexpr auto names_of(UpperEdge) {
  return std::array{base::named(UpperEdge::least, "least"),
                    base::named(UpperEdge::braced, "braced"),
                    base::named(UpperEdge::unmeasured, "unmeasured"),
                    base::named(UpperEdge::not_held, "not_held")};
}

struct RibbonPoint {
  double t_s = 0;        ///< from the start of the way out
  std::string key;       ///< name of the keyframe, where it is one
  bool is_held = false;  ///< here the movement is held
  std::array<DiscLoad, spinal_joint_count> discs;
  Certificate certificate;
  UpperEdge upper = UpperEdge::least;
  std::array<double, spinal_joint_count> upper_n{};  ///< compression; never below least effort
};

/// Loads from the start of a movement to where it is held; the whole way where it comes back by
/// another one, and of a cycle once round.
///
/// Model   quasi-static; supports that come or go between two keyframes do so gradually, known
///         forces are mixed; the body is brought into balance where both keyframes ask for it.
///         Bracing comes and goes in the same way: its share of the band grows with it
/// Takes   the ladder level; the seconds between two points, keyframes are always among them
/// Faults  content_invalid, not_found as `spine::compile_movement` and `prepare_task` say, and for
///         a bracing that effort.yaml does not have
base::Outcome<std::vector<RibbonPoint>> find_ribbon(const LoadModel& model,
                                                    const spine::MovementSpec& spec, int level,
                                                    double step_s, LoadWorkspace& workspace);

}  // namespace plumb::loads
