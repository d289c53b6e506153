#include "loads/report.hpp"
#include "base/percent.hpp"

namespace plumb::loads {

namespace {

using base::Fault;
using base::Outcome;

constexpr std::size_t last_validated_disc = 5;  // T12/L1; above, nothing was measured to hold it

std::vector<MuscleReport> report_muscles(const LoadModel& model, const LoadResult& result) {
  std::vector<MuscleReport> out;
  for (std::size_t group = 0; group < model.groups.size(); ++group)
    for (const Side side : {Side::right, Side::left}) {
      double tension = 0, active = 0, greatest = 0;
      for (std::size_t i = side == Side::right ? 0 : 1; i < model.bundles.size(); i += 2) {
        if (model.bundles[i].group != group) continue;
        tension += result.tension_n[i];
        active += result.activity[i] * model.bundles[i].max_force_n;
        greatest += model.bundles[i].max_force_n;
      }
      out.push_back({model.groups[group].name, side == Side::right ? "right" : "left",
                     active / greatest, tension});
    }
  return out;
}

}  // namespace

Outcome<LoadResult> find_standing(const LoadModel& model, LoadWorkspace& workspace) {
  PLUMB_TRY(const LoadTask task, prepare_task(model, model.standing));
  LoadResult result;
  find_loads(model, task, {}, workspace, result);
  if (!result.certificate.supportable)
    return base::fail(Fault::Code::content_invalid, "solving quiet standing", "standing.yaml",
                      "its supports must carry the body");
  return result;
}

Outcome<LoadReport> report_scenario(const LoadModel& model, const ScenarioSpec& scenario,
                                    const LoadResult& standing, LoadWorkspace& workspace) {
  const BracingSpec* bracing = nullptr;
  if (!scenario.bracing.empty()) {
    bracing = find_bracing(model, scenario.bracing);
    if (bracing == nullptr)
      return base::fail(Fault::Code::not_found, "reading the scenario", "bracing",
                        "\"" + scenario.bracing + "\" is no bracing of effort.yaml");
  }
  PLUMB_TRY(const LoadTask task, prepare_task(model, scenario.posture, scenario.gravity_factor));
  LoadReport report;
  report.name = scenario.name;
  report.note = scenario.note;
  report.bracing = scenario.bracing;
  LoadResult least;
  find_loads(model, task, {}, workspace, least);
  const Certificate& certificate = least.certificate;
  report.certificate = {certificate.supportable, certificate.residual_n, certificate.residual_nm,
                        certificate.gradient, certificate.newton_steps};
  for (const SupportForce& support : least.supports)
    report.supports.push_back({scenario.posture.contacts[support.contact].point,
                               support.side == Side::right ? "right" : "left", support.force_n});
  report.muscles = report_muscles(model, least);
  report.abdomen_kpa = least.abdomen_kpa;
  if (!certificate.supportable) return report;

  LoadResult braced = least;
  if (bracing != nullptr) {
    find_loads(model, task, {bracing}, workspace, braced);
    report.bracing_holds = braced.certificate.supportable;
    if (!report.bracing_holds) braced = least;
  }
  for (std::size_t i = 0; i < spinal_joint_count; ++i) {
    const DiscLoad& low = least.discs[i];
    const DiscLoad& high = braced.discs[i];
    const double own = standing.discs[i].compression_n;
    report.discs.push_back(
        {std::string(disc_name(i)),
         {low.compression_n, high.compression_n},
         {base::percent * low.compression_n / own, base::percent * high.compression_n / own},
         low.shear_n,
         low.side_shear_n,
         low.moment_nm,
         low.flexion_deg,
         low.pressure_mpa,
         i > last_validated_disc});
  }
  return report;
}

}  // namespace plumb::loads
