#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "loads/find_loads.hpp"
#include "loads/scenario.hpp"

/// What a scenario does to a person's spine, in the words of those who read it.
namespace plumb::loads {

/// From least effort to braced; where nobody braces both are the same.
struct Band {
  double least = 0;
  double braced = 0;
};
template <class V>
void describe(V& v, Band& x) {
  v.field("least", x.least);
  v.field("braced", x.braced);
}

struct DiscReport {
  std::string disc;
  Band compression_n;
  Band percent_of_standing;
  double shear_n = 0;  ///< above 0: the upper vertebra tends to slide forward
  double side_shear_n = 0;
  double moment_nm = 0;
  double flexion_deg = 0;
  double pressure_mpa = 0;
  bool indicative = false;  ///< not validated: thorax and neck
};
template <class V>
void describe(V& v, DiscReport& x) {
  v.field("disc", x.disc);
  v.field("compression_n", x.compression_n);
  v.field("percent_of_standing", x.percent_of_standing);
  v.field("shear_n", x.shear_n);
  v.field("side_shear_n", x.side_shear_n);
  v.field("moment_nm", x.moment_nm);
  v.field("flexion_deg", x.flexion_deg);
  v.field("pressure_mpa", x.pressure_mpa);
  v.field("indicative", x.indicative);
}

struct SupportReport {
  std::string point;
  std::string side;
  Vec3 force_n;
};
template <class V>
void describe(V& v, SupportReport& x) {
  v.field("point", x.point);
  v.field("side", x.side);
  v.field("force_n", x.force_n);
}

/// Activity of one muscle of one side: tension over greatest, all its bundles together.
struct MuscleReport {
  std::string muscle;
  std::string side;
  double activity = 0;
  double tension_n = 0;  ///< with what it holds at rest
};
template <class V>
void describe(V& v, MuscleReport& x) {
  v.field("muscle", x.muscle);
  v.field("side", x.side);
  v.field("activity", x.activity);
  v.field("tension_n", x.tension_n);
}

struct CertificateReport {
  bool supportable = false;
  double residual_n = 0;
  double residual_nm = 0;
  double gradient = 0;
  int newton_steps = 0;
};
template <class V>
void describe(V& v, CertificateReport& x) {
  v.field("supportable", x.supportable);
  v.field("residual_n", x.residual_n);
  v.field("residual_nm", x.residual_nm);
  v.field("gradient", x.gradient);
  v.field("newton_steps", x.newton_steps);
}

struct LoadReport {
  std::string name;
  std::string note;
  std::string bracing;
  bool bracing_holds = true;  ///< false: nothing supports it braced; bands are least effort alone
  std::vector<DiscReport> discs;  ///< from L5/S1 upwards; none if nothing supports the pose
  std::vector<SupportReport> supports;
  std::vector<MuscleReport> muscles;
  double abdomen_kpa = 0;
  CertificateReport certificate;
};
template <class V>
void describe(V& v, LoadReport& x) {
  v.field("name", x.name);
  v.maybe("note", x.note);
  v.maybe("bracing", x.bracing);
  v.maybe("bracing_holds", x.bracing_holds);
  v.field("discs", x.discs);
  v.field("supports", x.supports);
  v.field("muscles", x.muscles);
  v.field("abdomen_kpa", x.abdomen_kpa);
  v.field("certificate", x.certificate);
}

/// The same person's quiet standing, with which everything is compared.
///
/// Faults  content_invalid if the posture of standing.yaml is not whole or stands on nothing
base::Outcome<LoadResult> find_standing(const LoadModel& model, LoadWorkspace& workspace);

/// Loads of a scenario, at least effort and, where it names a bracing, braced.
///
/// Faults  content_invalid or not_found for what the scenario names and nobody knows
base::Outcome<LoadReport> report_scenario(const LoadModel& model, const ScenarioSpec& scenario,
                                          const LoadResult& standing, LoadWorkspace& workspace);

}  // namespace plumb::loads
