#include "loads/find_loads.hpp"

#include <algorithm>
#include <cmath>

#include "loads/balance.hpp"
#include "loads/detail/disc_forces.hpp"
#include "loads/detail/workspace.hpp"

namespace plumb::loads {

LoadWorkspace::LoadWorkspace() : parts_{std::make_unique<Parts>()} {}
LoadWorkspace::~LoadWorkspace() = default;
LoadWorkspace::LoadWorkspace(LoadWorkspace&&) noexcept = default;
LoadWorkspace& LoadWorkspace::operator=(LoadWorkspace&&) noexcept = default;

namespace {

using detail::Awake;

constexpr std::size_t trunk_disc = 1;  // L4/L5
constexpr std::size_t neck_disc = 20;  // C4/C5

/// Least activity of every bundle. Whoever lets go lets tone go as well.
void fill_least(const LoadModel& model, double relaxed, const BracingSpec* bracing,
                const Awake& awake_shares, std::vector<double>& least) {
  least.resize(model.bundles.size());
  const std::size_t braced_as =
      bracing == nullptr ? 0 : static_cast<std::size_t>(bracing - model.effort.bracing.data());
  for (std::size_t i = 0; i < least.size(); ++i) {
    const MuscleGroup& group = model.groups[model.bundles[i].group];
    const double awake =
        group.region == Region::trunk  ? model.effort.awake_share * awake_shares.trunk
        : group.region == Region::neck ? model.effort.awake_share_neck * awake_shares.neck
                                       : 0;
    const double braced = bracing == nullptr ? 0 : group.braced[braced_as];
    least[i] = std::max(model.tone / group.of_sex / relaxed * awake, braced);
  }
}

/// Largest entry that force and moment rows lack, in newtons and newton metres.
void read_residuals(const detail::Problem& problem, const detail::DualNewton& newton,
                    Certificate& certificate) {
  certificate.residual_n = certificate.residual_nm = 0;
  for (std::size_t row = 0; row < static_cast<std::size_t>(problem.layout->count); ++row) {
    const double lack = std::abs(newton.residual(row)) / problem.layout->per_unit[row];
    double& worst =
        problem.layout->is_force[row] ? certificate.residual_n : certificate.residual_nm;
    worst = std::max(worst, lack);
  }
}

bool is_within_limits(const LoadModel& model, const Certificate& certificate) {
  return certificate.residual_n <= model.effort.residual_limit_n &&
         certificate.residual_nm <= model.effort.residual_limit_nm;
}

/// The body where its spine has settled so far, in balance.
void place(const LoadModel& model, const LoadTask& task, spine::Pose& pose,
           detail::Placed& placed) {
  placed.turns = spine::find_joint_turns(model.body, pose);
  for (std::size_t i = 0; i < spinal_joint_count; ++i)
    placed.turns[i + 1].z -= placed.settled_deg[i];
  bring_into_balance(model, task, pose, placed.turns, placed.frames, placed.balance);
}

/// How awake trunk and neck must be for what weight, loads and supports lay on them.
Awake find_awake(const LoadModel& model, const LoadTask& task, const LoadWorkspace::Parts& parts) {
  const auto external = detail::find_external_compression(model, task, parts.placed, parts.places,
                                                          parts.newton.values());
  const auto share = [&](std::size_t disc, double full_weights) {
    return std::clamp(external[disc] / (full_weights * model.body_weight_n), 0.0, 1.0);
  };
  return {share(trunk_disc, model.effort.awake_full_trunk),
          share(neck_disc, model.effort.awake_full_neck)};
}

/// Moves the settled shapes towards where they rest, unless that is next to nothing.
///
/// Gives   false at rest
bool settle(const LoadModel& model, const LoadTask& task, LoadWorkspace::Parts& parts) {
  const double width = detail::find_settling_width(model, task);
  detail::Placed& placed = parts.placed;
  detail::Settled wanted{};
  std::copy_n(parts.newton.values().begin() + static_cast<std::ptrdiff_t>(parts.places.settling),
              settling_mode_count, wanted.begin());
  const detail::Settled stride = parts.settling.find_stride(placed.settled, wanted);
  double lacking = 0, longest = 0;
  for (std::size_t mode = 0; mode < settling_mode_count; ++mode) {
    lacking = std::max(lacking, std::abs(wanted[mode] - placed.settled[mode]));
    longest = std::max(longest, std::abs(stride[mode]));
  }
  // A short mixed stride is no sign of rest: what is left to go may cancel out in the mixture.
  const double to_go = parts.settling.is_mixing() ? lacking : std::min(lacking, longest);
  if (width * to_go < model.tissue.settling_until_deg) return false;
  const double bound = model.tissue.settling_bound;
  placed.settled_deg.fill(0);
  for (std::size_t mode = 0; mode < settling_mode_count; ++mode) {
    placed.settled[mode] = std::clamp(placed.settled[mode] + stride[mode], -bound, bound);
    for (std::size_t i = 0; i < spinal_joint_count; ++i)
      placed.settled_deg[i] += width * placed.settled[mode] * model.settling_modes[mode].widths[i];
  }
  return true;
}

void start_cold(LoadWorkspace::Parts& parts) {
  parts.newton.reset();
  parts.placed.settled_deg.fill(0);
  parts.placed.settled.fill(0);
  parts.placed.balance = {};
  parts.placed.support_n.clear();
  parts.awake = {};
}

/// Solves pass after pass, each with the tissue where the one before left the spine.
///
/// Gives   false if the passes ran out before the spine was at rest; what the last of them found
///         is an answer all the same
bool find_rest(const LoadModel& model, const LoadTask& task, const LoadOptions& options,
               LoadWorkspace::Parts& parts, LoadResult& out) {
  // Row units: the passes on the way need no more, for the last search starts from here.
  constexpr double near_enough = 1e-4;
  detail::Placed& placed = parts.placed;
  parts.settling.start();
  for (int pass = 0;; ++pass) {
    // How weights sway is known once it is known what carries them; until then nothing settles.
    const bool may_settle = !placed.support_n.empty() || task.supports.empty();
    out.pose = task.pose;
    place(model, task, out.pose, placed);
    fill_least(model, task.relaxed, options.bracing, parts.awake, parts.least);
    detail::assemble(model, task, parts.least, placed, parts.problem, parts.places);
    const detail::NewtonReport report =
        parts.newton.solve(parts.problem, {.gradient = near_enough});
    out.certificate.newton_steps += report.steps;
    detail::find_support_forces(model, task, parts.places, parts.newton.values(), placed.support_n);
    parts.awake = find_awake(model, task, parts);
    if (pass + 1 >= model.tissue.settling_passes) return false;
    // Settling may bring a pose within reach that is not yet; a lost search starts anew.
    if (!report.converged)
      parts.newton.reset();
    else if (may_settle && !settle(model, task, parts))
      return true;
  }
}

}  // namespace

const BracingSpec* find_bracing(const LoadModel& model, std::string_view name) {
  const auto found = std::ranges::find(model.effort.bracing, name, &BracingSpec::name);
  return found == model.effort.bracing.end() ? nullptr : &*found;
}

void find_loads(const LoadModel& model, const LoadTask& given, const LoadOptions& options,
                LoadWorkspace& workspace, LoadResult& out) {
  LoadWorkspace::Parts& parts = workspace.parts();
  detail::Placed& placed = parts.placed;
  // The layout follows the task; whoever wants the full problem of a symmetric one says so.
  const LoadTask* task = &given;
  if (given.is_symmetric && !options.use_symmetry) {
    parts.full = given;
    parts.full.is_symmetric = false;
    task = &parts.full;
  }
  const bool is_warm = options.warm && parts.was_symmetric == task->is_symmetric;
  if (!is_warm) start_cold(parts);
  if (placed.support_n.size() != task->supports.size()) placed.support_n.clear();
  parts.was_symmetric = task->is_symmetric;

  Certificate& certificate = out.certificate;
  certificate = {};
  // From a posture far from this one the way to rest may be lost; from the start it is not.
  if (!find_rest(model, *task, options, parts, out) && is_warm) {
    start_cold(parts);
    find_rest(model, *task, options, parts, out);
  }
  // From here on the spine stays where it came to rest, so that weights are where they are.
  for (std::size_t i = 0; i < settling_mode_count; ++i)
    parts.problem.low[parts.places.settling + i] = parts.problem.high[parts.places.settling + i] =
        placed.settled[i];
  const detail::NewtonReport report = parts.newton.solve(parts.problem, {.polish = true});
  certificate.newton_steps += report.steps;
  certificate.gradient = report.gradient;
  certificate.converged = report.converged;
  read_residuals(parts.problem, parts.newton, certificate);
  certificate.supportable = report.converged && is_within_limits(model, certificate);
  detail::find_support_forces(model, *task, parts.places, parts.newton.values(), placed.support_n);
  detail::read_result(model, *task, placed, parts.places, parts.newton.values(), out);
}

}  // namespace plumb::loads
