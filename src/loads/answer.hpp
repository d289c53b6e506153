#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "loads/person.hpp"
#include "loads/report.hpp"
#include "loads/ribbon.hpp"
#include "spine/movement_spec.hpp"

/// Whole answers as programs and pages hand them on: described values of names, not indices.
namespace plumb::loads {

struct LoadAnswer {
  spine::BodyMeasures body;
  double strength = 1;
  std::vector<LoadReport> scenarios;
};
template <class V>
void describe(V& v, LoadAnswer& x) {
  v.field("body", x.body);
  v.field("strength", x.strength);
  v.field("scenarios", x.scenarios);
}

/// One disc at one moment of a movement.
struct RibbonDisc {
  std::string disc;
  double compression_n = 0;
  double percent_of_standing = 0;
  double shear_n = 0;
  std::optional<double> upper_n;  ///< none = not known
  std::optional<double> upper_percent_of_standing;
};
template <class V>
void describe(V& v, RibbonDisc& x) {
  v.field("disc", x.disc);
  v.field("compression_n", x.compression_n);
  v.field("percent_of_standing", x.percent_of_standing);
  v.field("shear_n", x.shear_n);
  v.maybe("upper_n", x.upper_n);
  v.maybe("upper_percent_of_standing", x.upper_percent_of_standing);
}

struct RibbonMoment {
  double t_s = 0;
  std::string key;
  bool supportable = false;
  UpperEdge upper = UpperEdge::least;
  std::vector<RibbonDisc> discs;
};
template <class V>
void describe(V& v, RibbonMoment& x) {
  v.field("t_s", x.t_s);
  v.maybe("key", x.key);
  v.field("supportable", x.supportable);
  v.field("upper", x.upper);
  v.field("discs", x.discs);
}

struct RibbonAnswer {
  std::string exercise;
  int level = 1;
  spine::BodyMeasures body;
  std::vector<RibbonMoment> moments;
};
template <class V>
void describe(V& v, RibbonAnswer& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
  v.field("body", x.body);
  v.field("moments", x.moments);
}

/// The loads of every scenario, in order.
///
/// Faults  the first of a scenario, as report_scenario says; `where` names it as its file does:
///         "scenarios/2/contacts/0/point"
base::Outcome<LoadAnswer> answer_scenarios(const Person& person,
                                           const std::vector<ScenarioSpec>& scenarios,
                                           LoadWorkspace& workspace);

/// The loads along a movement of the catalogue, every `step_s` and at every keyframe.
///
/// Faults  as find_ribbon says
base::Outcome<RibbonAnswer> answer_ribbon(const Person& person, const spine::MovementSpec& movement,
                                          int level, double step_s, LoadWorkspace& workspace);

}  // namespace plumb::loads
