#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "loads/report.hpp"

/// The engine held against what was measured.
///
///   rows.yaml      → ReferenceRows   everything that was found, with its source and marks
///   scoring.yaml   → ScoringSpec     which of it is scored, by which posture
///   wilke.yaml …   → ScenarioFile    the postures
namespace plumb::loads {

struct ReferenceRow {
  std::string id;
  std::string source;
  std::string subject_mass_kg;  ///< as found; may be a range or empty
  std::string subject_height_m;
  std::string level;
  std::string activity;
  std::string posture;
  std::string quantity;
  std::optional<double> value;
  std::string spread;
  std::string confirmed;
  std::string note;
};
template <class V>
void describe(V& v, ReferenceRow& x) {
  v.field("id", x.id);
  v.field("source", x.source);
  v.maybe("subject_mass_kg", x.subject_mass_kg);
  v.maybe("subject_height_m", x.subject_height_m);
  v.field("level", x.level);
  v.field("activity", x.activity);
  v.field("posture", x.posture);
  v.field("quantity", x.quantity);
  v.maybe("value", x.value);
  v.maybe("spread", x.spread);
  v.field("confirmed", x.confirmed);
  v.maybe("note", x.note);
}
struct ReferenceRows {
  std::vector<ReferenceRow> rows;
};
template <class V>
void describe(V& v, ReferenceRows& x) {
  v.field("rows", x.rows);
}

struct ScoredRow {
  std::string row;
  std::string scenario;
  std::string quantity;         ///< pressure_MPa or percent_of_standing
  std::optional<double> value;  ///< where printings differ; else that of the row
  std::string note;
};
template <class V>
void describe(V& v, ScoredRow& x) {
  v.field("row", x.row);
  v.field("scenario", x.scenario);
  v.field("quantity", x.quantity);
  v.maybe("value", x.value);
  v.maybe("note", x.note);
}
struct ScoredGroup {
  std::string name;
  std::string about;
  std::vector<std::string> rows;
};
template <class V>
void describe(V& v, ScoredGroup& x) {
  v.field("name", x.name);
  v.field("about", x.about);
  v.field("rows", x.rows);
}
struct ScoringSpec {
  std::vector<spine::BodyMeasures> bodies;
  std::string disc;
  std::vector<ScoredRow> scored;
  std::vector<ScoredGroup> groups;
};
template <class V>
void describe(V& v, ScoringSpec& x) {
  v.field("bodies", x.bodies);
  v.field("disc", x.disc);
  v.field("scored", x.scored);
  v.field("groups", x.groups);
}

struct ValidationRow {
  std::string id;
  std::string activity;
  double measured = 0;
  double predicted = 0;
  double low = 0;   ///< of the band; least effort
  double high = 0;  ///< braced
  std::string unit;
  std::string confirmed;
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

/// The two numbers of the pressure line, found anew without one row at a time.
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
  spine::BodyMeasures body;
  std::vector<ValidationGroup> groups;
  std::vector<ValidationRow> rows;
  LeaveOneOut leave_one_out;
};
template <class V>
void describe(V& v, BodyValidation& x) {
  v.field("body", x.body);
  v.field("groups", x.groups);
  v.field("rows", x.rows);
  v.field("leave_one_out", x.leave_one_out);
}

/// Holds the engine against the scored rows, for one body.
///
/// Faults  not_found for a row, scenario or disc that is named and not there; content_invalid for
///         a scored posture that nothing supports
base::Outcome<BodyValidation> validate(const LoadModel& model, const ReferenceRows& reference,
                                       const ScoringSpec& scoring,
                                       const std::vector<ScenarioSpec>& scenarios);

}  // namespace plumb::loads
