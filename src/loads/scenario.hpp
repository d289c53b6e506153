#pragma once

#include <string>
#include <vector>

#include "base/describe.hpp"
#include "loads/load_spec.hpp"
#include "spine/body_model.hpp"
#include "spine/posture.hpp"

/// A scenario file: postures with what carries them and what they carry, for one body.
///
///   scenario file (YAML) → ScenarioFile; described in docs/reference/scenario.md
namespace plumb::loads {

struct ScenarioSpec {
  std::string name;
  std::string note;           ///< for people
  double gravity_factor = 1;  ///< on weight and loads, for movements that are not slow
  std::string bracing;        ///< of effort.yaml; gives the upper edge of the band
  spine::Posture posture;
};
template <class V>
void describe(V& v, ScenarioSpec& x) {
  v.field("name", x.name);
  v.maybe("note", x.note);
  v.maybe("gravity_factor", x.gravity_factor);
  v.maybe("bracing", x.bracing);
  v.maybe("root", x.posture.pose.root);
  v.maybe("angles_deg", x.posture.pose.angles);
  v.maybe("contacts", x.posture.contacts);
  v.maybe("loads", x.posture.loads);
  v.maybe("balance", x.posture.balance);
  v.maybe("relaxed", x.posture.relaxed);
}

struct ScenarioFile {
  int format = 1;
  spine::BodyMeasures body{spine::Sex::male, 0, 0};  ///< height 0 = the reference body
  double strength = 1;
  std::vector<ScenarioSpec> scenarios;
};
template <class V>
void describe(V& v, ScenarioFile& x) {
  v.maybe("format", x.format);
  v.maybe("body", x.body);
  v.maybe("strength", x.strength);
  v.field("scenarios", x.scenarios);
}

}  // namespace plumb::loads
