#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "loads/load_task.hpp"

namespace plumb::loads {

/// What one disc carries. Forces in the axes of the disc, on the vertebra above it.
struct DiscLoad {
  double compression_n = 0;  ///< along the disc's axis; below 0 = pulled apart
  double shear_n = 0;        ///< above 0: the upper vertebra tends to slide forward
  double side_shear_n = 0;   ///< above 0: to the person's right
  double moment_nm = 0;      ///< carried by disc and ligaments; above 0 straightens
  double flexion_deg = 0;    ///< from standing, after settling
  double pressure_mpa = 0;   ///< in the nucleus
};

struct SupportForce {
  std::size_t contact = 0;  ///< of the posture
  Side side = Side::right;
  Vec3 force_n;  ///< on the body, world
};

/// How good the answer is.
struct Certificate {
  double residual_n = 0;   ///< force that the whole body lacks
  double residual_nm = 0;  ///< moment that some joint lacks
  double gradient = 0;     ///< of the dual at the end, in row units: 0 at the optimum
  int newton_steps = 0;    ///< of all passes
  bool converged = false;
  bool supportable = false;  ///< residuals within the limits of effort.yaml
};

struct LoadResult {
  std::array<DiscLoad, spinal_joint_count> discs;
  std::vector<SupportForce> supports;
  std::vector<double> activity;   ///< of each bundle of the model, 0…1
  std::vector<double> tension_n;  ///< of each bundle, active and at rest
  double abdomen_kpa = 0;
  spine::Pose pose;  ///< after balance
  Certificate certificate;
};

/// Memory of the engine, owned by whoever calls: one for each thread. Keeps the last solution, from
/// which a next posture like it starts warm.
class LoadWorkspace {
 public:
  LoadWorkspace();
  ~LoadWorkspace();
  LoadWorkspace(LoadWorkspace&&) noexcept;
  LoadWorkspace& operator=(LoadWorkspace&&) noexcept;

  struct Parts;
  Parts& parts() { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

struct LoadOptions {
  const BracingSpec* bracing =
      nullptr;        ///< of the model; least activity of the trunk; none = least effort
  bool warm = false;  ///< start from the last solution of this workspace
  bool use_symmetry = true;
};

/// The load on every disc.
///
/// Model   docs/model: one convex problem per pass; the posture settles in a few passes
/// Takes   a task prepared with the same model
/// Gives   loads with a certificate; a pose that nothing holds is an answer, not a fault
/// Cost    no allocation after the first task of a size
void find_loads(const LoadModel& model, const LoadTask& task, const LoadOptions& options,
                LoadWorkspace& workspace, LoadResult& out);

/// The bracing of that name, or nullptr.
const BracingSpec* find_bracing(const LoadModel& model, std::string_view name);

}  // namespace plumb::loads
