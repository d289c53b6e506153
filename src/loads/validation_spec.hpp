#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "spine/body_model.hpp"

/// What was measured, and how the engine is held against it.
///
///   rows.yaml         → ReferenceRows   everything that was found, with its source and marks
///   …scoring.yaml     → ScoringSpec     which of it is scored, by which posture
///   not_scored.yaml   → NotScoredRows   the rest, and why
///   wilke.yaml …      → ScenarioFile    the postures
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

/// What the engine says in the place of a measured value:
///   pressure_MPa                   pressure in the nucleus
///   percent_of_standing            compression over that of the same body's standing
///   pressure_percent_of_standing   the same of pressures; measured: `value` over that of row `of`
///   force_from_pressure_N          pressure · area / index, as those did who measured with needles
struct ScoredRow {
  std::string row;
  std::string scenario;
  std::string quantity;
  std::optional<double> value;        ///< where printings differ; else that of the row
  std::string of;                     ///< the row of standing, for measured ratios
  std::vector<std::string> readings;  ///< other postures that the same words allow
  std::string note;
};
template <class V>
void describe(V& v, ScoredRow& x) {
  v.field("row", x.row);
  v.field("scenario", x.scenario);
  v.field("quantity", x.quantity);
  v.maybe("value", x.value);
  v.maybe("of", x.of);
  v.maybe("readings", x.readings);
  v.maybe("note", x.note);
}

/// Of two rows whose measured values differ by more than the margin, the higher one must be higher;
/// at least `share` of all such pairs.
struct OrderSpec {
  double margin_percent = 0;
  double share = 1;
  std::vector<std::string> apart;  ///< rows that are not compared with each other
};
template <class V>
void describe(V& v, OrderSpec& x) {
  v.field("margin_percent", x.margin_percent);
  v.field("share", x.share);
  v.maybe("apart", x.apart);
}
struct ScoredGroup {
  std::string name;
  std::string about;
  std::vector<std::string> rows;
  std::optional<OrderSpec> order;
  std::optional<double> within_factor;  ///< 2: from half to twice of what was measured
};
template <class V>
void describe(V& v, ScoredGroup& x) {
  v.field("name", x.name);
  v.field("about", x.about);
  v.field("rows", x.rows);
  v.maybe("order", x.order);
  v.maybe("within_factor", x.within_factor);
}

/// Four postures of a statement: (of - above) over (to - to_above); what is left out counts as 0.
struct StatementCase {
  std::string of, above;
  std::string to, to_above;
};
template <class V>
void describe(V& v, StatementCase& x) {
  v.field("of", x.of);
  v.maybe("above", x.above);
  v.field("to", x.to);
  v.maybe("to_above", x.to_above);
}

/// What a measurement says about loads without saying newtons: a ratio between two limits.
struct StatementSpec {
  std::string id;
  std::string text;
  std::vector<std::string> rows;   ///< of rows.yaml, from which it is taken
  std::optional<double> measured;  ///< the ratio, where it is known
  std::optional<double> at_least, at_most;
  std::vector<StatementCase> readings;  ///< ours first, then others that the same words allow
};
template <class V>
void describe(V& v, StatementSpec& x) {
  v.field("id", x.id);
  v.field("text", x.text);
  v.field("rows", x.rows);
  v.maybe("measured", x.measured);
  v.maybe("at_least", x.at_least);
  v.maybe("at_most", x.at_most);
  v.field("readings", x.readings);
}

/// A disc that bears a share of what an implant reads.
struct DiscShare {
  std::string disc;
  double share = 0;
};
template <class V>
void describe(V& v, DiscShare& x) {
  v.field("disc", x.disc);
  v.field("share", x.share);
}

/// Pressure over mean stress, from the lowest to the highest that was found.
struct PressureIndex {
  double low = 1;
  double high = 1;
};
template <class V>
void describe(V& v, PressureIndex& x) {
  v.field("low", x.low);
  v.field("high", x.high);
}

struct ScoringSpec {
  std::string name = "wilke";
  std::vector<std::string> postures{"wilke.yaml"};  ///< files
  std::vector<std::string> further;                 ///< files that are scored after this one
  std::vector<spine::BodyMeasures> bodies;
  std::string disc;
  PressureIndex pressure_index;
  std::vector<ScoredRow> scored;
  std::vector<ScoredGroup> groups;
  std::vector<DiscShare> statement_discs;
  std::vector<StatementSpec> statements;
};
template <class V>
void describe(V& v, ScoringSpec& x) {
  v.maybe("name", x.name);
  v.maybe("postures", x.postures);
  v.maybe("further", x.further);
  v.field("bodies", x.bodies);
  v.field("disc", x.disc);
  v.maybe("pressure_index", x.pressure_index);
  v.maybe("scored", x.scored);
  v.maybe("groups", x.groups);
  v.maybe("statement_discs", x.statement_discs);
  v.maybe("statements", x.statements);
}

struct NotScored {
  std::vector<std::string> rows;
  std::string why;
};
template <class V>
void describe(V& v, NotScored& x) {
  v.field("rows", x.rows);
  v.field("why", x.why);
}
struct NotScoredRows {
  std::vector<NotScored> not_scored;
};
template <class V>
void describe(V& v, NotScoredRows& x) {
  v.field("not_scored", x.not_scored);
}

}  // namespace plumb::loads
