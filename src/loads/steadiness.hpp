#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "loads/scenario.hpp"
#include "loads/validation_spec.hpp"

/// Bodies that are nearly the same must be loaded nearly the same. Where they are not, a posture
/// has two places of rest and the search falls into one or the other.
///
///   steadiness.yaml → SteadinessSpec
namespace plumb::loads {

struct SteadinessSpec {
  std::string set;  ///< of the scoring files: its scored postures and its disc
  std::vector<spine::BodyMeasures> from_to;  ///< two bodies; those between them are tried too
  int steps = 1;
};
template <class V>
void describe(V& v, SteadinessSpec& x) {
  v.field("set", x.set);
  v.field("from_to", x.from_to);
  v.field("steps", x.steps);
}

/// The greatest change of compression from one body to the next.
struct SteadinessRow {
  std::string scenario;
  double low_n = 0, high_n = 0;  ///< over all bodies
  double step_n = 0;             ///< the greatest between neighbours
  double step_percent = 0;       ///< of the lower of the two
  spine::BodyMeasures before, after;
  std::vector<spine::BodyMeasures> not_held;  ///< bodies that nothing supports in this posture
};
template <class V>
void describe(V& v, SteadinessRow& x) {
  v.field("scenario", x.scenario);
  v.field("low_n", x.low_n);
  v.field("high_n", x.high_n);
  v.field("step_n", x.step_n);
  v.field("step_percent", x.step_percent);
  v.field("before", x.before);
  v.field("after", x.after);
  v.field("not_held", x.not_held);
}
struct SteadinessAnswer {
  std::vector<SteadinessRow> rows;
};
template <class V>
void describe(V& v, SteadinessAnswer& x) {
  v.field("rows", x.rows);
}

/// Faults  not_found for a disc or scenario that is none; content_invalid for a spec that is not
///         whole; out_of_range for a body outside the model
base::Outcome<SteadinessAnswer> find_steadiness(const spine::BodySpec& body, const LoadSpec& loads,
                                                const ScoringSpec& scoring,
                                                const std::vector<ScenarioSpec>& scenarios,
                                                const SteadinessSpec& spec);

}  // namespace plumb::loads
