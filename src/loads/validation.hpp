#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "loads/report.hpp"
#include "loads/validation_spec.hpp"

/// The engine held against what was measured.
namespace plumb::loads {

struct ValidationRow {
  std::string id;
  std::string activity;
  double measured = 0;
  double predicted = 0;
  double low = 0;   ///< of all readings of the posture, at least effort
  double high = 0;  ///< of all readings, braced where people brace
  std::string unit;
  std::string confirmed;
  double braced = 0;         ///< with our reading, braced where people brace; else `predicted`
  double compression_n = 0;  ///< of the disc, at least effort, with our reading
  /// Measured pressure · area / index, from the highest to the lowest index; 0 where none is
  /// measured.
  double measured_low_n = 0, measured_high_n = 0;
};
template <class V>
void describe(V& v, ValidationRow& x) {
  v.field("id", x.id);
  v.field("activity", x.activity);
  v.field("measured", x.measured);
  v.field("predicted", x.predicted);
  v.field("low", x.low);
  v.field("high", x.high);
  v.field("unit", x.unit);
  v.field("confirmed", x.confirmed);
  v.field("braced", x.braced);
  v.field("compression_n", x.compression_n);
  v.maybe("measured_low_n", x.measured_low_n);
  v.maybe("measured_high_n", x.measured_high_n);
}

struct ValidationGroup {
  std::string name;
  std::string about;
  int n = 0;
  double r = 0;             ///< Pearson's correlation
  double rmse = 0;          ///< in the unit of the rows
  double bias = 0;          ///< mean of predicted - measured
  double median_error = 0;  ///< of |predicted - measured| / measured, per cent
  double worst = 0;         ///< the largest of these, per cent
  std::string worst_row;
  std::string unit;
};
template <class V>
void describe(V& v, ValidationGroup& x) {
  v.field("name", x.name);
  v.field("about", x.about);
  v.field("n", x.n);
  v.field("r", x.r);
  v.field("rmse", x.rmse);
  v.field("bias", x.bias);
  v.field("median_error", x.median_error);
  v.field("worst", x.worst);
  v.field("worst_row", x.worst_row);
  v.field("unit", x.unit);
}

/// A statement about loads, and whether the engine says the same.
struct StatementResult {
  std::string id;
  std::string text;
  std::vector<std::string> rows;
  std::optional<double> measured;
  std::optional<double> at_least, at_most;
  double predicted = 0;  ///< with our reading of the posture
  double low = 0, high = 0;
  bool holds = false;  ///< with our reading
  int readings = 1;
  int readings_that_hold = 0;
};
template <class V>
void describe(V& v, StatementResult& x) {
  v.field("id", x.id);
  v.field("text", x.text);
  v.field("rows", x.rows);
  v.maybe("measured", x.measured);
  v.maybe("at_least", x.at_least);
  v.maybe("at_most", x.at_most);
  v.field("predicted", x.predicted);
  v.field("low", x.low);
  v.field("high", x.high);
  v.field("holds", x.holds);
  v.field("readings", x.readings);
  v.field("readings_that_hold", x.readings_that_hold);
}

/// The two numbers of the pressure line, found anew without one row of the first group at a time.
struct LeaveOneOut {
  int n = 0;
  double rmse_mpa = 0;
  double rest_low_mpa = 0, rest_high_mpa = 0;  ///< range of pressure_rest_mpa
  double share_low = 0, share_high = 0;        ///< range of pressure_share
};
template <class V>
void describe(V& v, LeaveOneOut& x) {
  v.field("n", x.n);
  v.field("rmse_mpa", x.rmse_mpa);
  v.field("rest_low_mpa", x.rest_low_mpa);
  v.field("rest_high_mpa", x.rest_high_mpa);
  v.field("share_low", x.share_low);
  v.field("share_high", x.share_high);
}

struct BodyValidation {
  std::string set;  ///< name of the scoring file's set
  spine::BodyMeasures body;
  std::vector<ValidationGroup> groups;
  std::vector<ValidationRow> rows;
  std::vector<StatementResult> statements;
  LeaveOneOut leave_one_out;  ///< n = 0 where no pressures are scored
};
template <class V>
void describe(V& v, BodyValidation& x) {
  v.field("set", x.set);
  v.field("body", x.body);
  v.field("groups", x.groups);
  v.field("rows", x.rows);
  v.field("statements", x.statements);
  v.field("leave_one_out", x.leave_one_out);
}

/// Holds the engine against the scored rows and statements of one file, for one body.
///
/// Faults  not_found for a row, scenario or disc that is named and not there; content_invalid for
///         a scored posture that nothing supports, or a statement without limits
base::Outcome<BodyValidation> validate(const LoadModel& model, const ReferenceRows& reference,
                                       const ScoringSpec& scoring,
                                       const std::vector<ScenarioSpec>& scenarios);

}  // namespace plumb::loads
