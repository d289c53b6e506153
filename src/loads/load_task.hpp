#pragma once

#include <array>
#include <limits>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "loads/load_model.hpp"
#include "spine/posture.hpp"

/// A posture with its supports and loads, its names looked up: what the engine solves.
namespace plumb::loads {

/// One point of the body that something carries.
struct Support {
  std::size_t contact = 0;  ///< of the posture
  Side side = Side::right;
  FixedPoint at;
  bool holds = false;    ///< a grip: the force may have any direction
  bool on_body = false;  ///< carried by another segment of the same body
  Segment partner = Segment::pelvis;
  Vec3 normal{0, 1, 0};  ///< direction of the force on the body, world, of length 1
  double friction = 0;
  double softness = 1;
  double carried_n = 0;  ///< along the normal, where the posture says how much; 0 = as it comes
  /// Along each edge of the friction pyramid at most; while it comes or goes between two keyframes.
  double most_n = std::numeric_limits<double>::infinity();
};

/// A force that is known.
struct AppliedForce {
  FixedPoint at;
  Vec3 force_n;  ///< world
};

struct Balancing {
  spine::Balance way = spine::Balance::none;
  double share = 1;  ///< of the whole turn
};

struct LoadTask {
  spine::Pose pose;
  std::vector<Support> supports;  ///< each contact: its right side, then its left
  std::vector<AppliedForce> forces;
  /// How the body is brought into balance, and how far; between two keyframes both their ways.
  std::array<Balancing, 2> balance{};
  double relaxed = 1;
  double gravity_factor = 1;  ///< on gravity and loads, for a movement that is not slow
  bool is_symmetric = false;  ///< pose, supports and forces are their own mirror image
};

/// Looks up what a posture names.
///
/// Faults  content_invalid for a point that is none, an angle outside the ranges of the body, a
///         number that is none, a friction or softness without sense; each names its place
base::Outcome<LoadTask> prepare_task(const LoadModel& model, const spine::Posture& posture,
                                     double gravity_factor = 1);

/// How far a task is brought into balance in this way.
double share_of(const LoadTask& task, spine::Balance way);

}  // namespace plumb::loads
