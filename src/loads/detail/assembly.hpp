#pragma once

#include <array>
#include <vector>

#include "loads/balance.hpp"
#include "loads/detail/problem.hpp"
#include "loads/detail/settling.hpp"
#include "loads/detail/tissue_curves.hpp"
#include "loads/load_task.hpp"

namespace plumb::loads::detail {

/// The body as one pass sees it: placed, with what its tissue does by itself.
struct Placed {
  spine::JointTurns turns;
  spine::FrameSet frames;
  BalanceTurns balance;
  std::array<spine::Frame, segment_count> joint;         ///< centre and axes of each joint's rows
  Settled settled{};                                     ///< widths of each mode
  std::array<double, spinal_joint_count> settled_deg{};  ///< flexion beyond the given posture
  std::array<TissueMoments, spinal_joint_count> tissue;
  std::vector<double> active_n;   ///< of each bundle at full effort; symmetric: right ones only
  std::vector<double> passive_n;  ///< of each bundle at rest
  /// What the supports carried in the pass before; empty before the first. World, newtons.
  std::vector<Vec3> support_n;
};

/// Where the columns of each kind stand.
struct ColumnPlaces {
  std::size_t bundle_step = 1;  ///< 2 where only right bundles have a column
  std::size_t torques = 0;
  std::size_t abdomen = 0;
  std::size_t supports = 0;
  std::size_t settling = 0;
  std::vector<std::size_t> support;  ///< first column of each support; none for a mirrored one
};
inline constexpr std::size_t most_joints = 40;  ///< that one path may cross
inline constexpr std::size_t no_column = static_cast<std::size_t>(-1);
inline constexpr std::size_t rays_per_support = 4;
inline constexpr std::size_t directions_per_grip = 3;
inline constexpr std::size_t slides_per_carrier = 2;

/// How many unknowns a support has: edges of its friction pyramid, or the directions of a grip, or
/// what friction adds where the force along the normal is known.
inline std::size_t count_unknowns(const Support& support) {
  return support.holds           ? directions_per_grip
         : support.carried_n > 0 ? slides_per_carrier
                                 : rays_per_support;
}

/// The force of one unknown of a support, world, newtons.
Vec3 find_support_direction(const LoadModel& model, const Support& support, std::size_t which);

/// Width in which a spinal joint may settle, degrees of flexion per unit of its unknown.
inline double find_settling_width(const LoadModel& model, const LoadTask& task) {
  return model.tissue.settling_deg * task.relaxed;
}

/// Known forces on every segment: weight and loads. World, newtons; moment about the mid-hip.
struct SegmentForces {
  std::array<Vec3, segment_count> force{};
  std::array<Vec3, segment_count> moment{};
  void add(Segment segment, Vec3 force_n, Vec3 from_mid_hip);
  /// Sums everything beyond each joint into its child segment, and all into the pelvis.
  void gather(const BodyModel& body);
};

/// Writes the problem of one pass.
///
/// Takes   the placed body; the least activity of every bundle
/// Gives   the problem, its columns in the order of `places`; tissue and fibre state in `placed`
void assemble(const LoadModel& model, const LoadTask& task, const std::vector<double>& least,
              Placed& placed, Problem& problem, ColumnPlaces& places);

}  // namespace plumb::loads::detail
