#include "loads/validation.hpp"

#include <algorithm>
#include <cmath>

#include "base/percent.hpp"
#include "loads/detail/figures.hpp"
#include "loads/detail/pressure_line.hpp"
#include "loads/detail/scenario_loads.hpp"

namespace plumb::loads {

namespace {

using base::Fault;
using base::Outcome;
using detail::PressurePoint;
using detail::ScenarioLoads;

template <class T, class Member>
const T* find_by(const std::vector<T>& list, Member T::* member, const std::string& wanted) {
  const auto found = std::ranges::find(list, wanted, member);
  return found == list.end() ? nullptr : &*found;
}

std::unexpected<Fault> miss(std::string where, std::string hint) {
  return base::fail(Fault::Code::not_found, "holding the engine against measurements",
                    std::move(where), std::move(hint));
}

/// Those of the first group, the one that the pressure line was fitted on.
std::vector<PressurePoint> find_points(const ScoringSpec& scoring,
                                       const std::vector<ValidationRow>& rows) {
  std::vector<PressurePoint> out;
  if (scoring.groups.empty()) return out;
  for (const std::string& id : scoring.groups.front().rows) {
    const ValidationRow* row = find_by(rows, &ValidationRow::id, id);
    if (row != nullptr && row->unit == "MPa") out.push_back({row->compression_n, row->measured});
  }
  return out;
}

LeaveOneOut leave_one_out(const std::vector<PressurePoint>& points, double area_m2) {
  LeaveOneOut out;
  constexpr std::size_t fewest = 4;
  if (points.size() < fewest) return out;
  out.n = static_cast<int>(points.size());
  double squares = 0;
  std::vector<bool> left_out(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    left_out[i] = true;
    const detail::PressureLine line = detail::fit_pressure_line(points, left_out);
    left_out[i] = false;
    const double off = line.at(points[i].load_n) - points[i].measured_mpa;
    squares += off * off;
    const double share = line.share(area_m2);
    out.rest_low_mpa = i == 0 ? line.rest_mpa : std::min(out.rest_low_mpa, line.rest_mpa);
    out.rest_high_mpa = i == 0 ? line.rest_mpa : std::max(out.rest_high_mpa, line.rest_mpa);
    out.share_low = i == 0 ? share : std::min(out.share_low, share);
    out.share_high = i == 0 ? share : std::max(out.share_high, share);
  }
  out.rmse_mpa = std::sqrt(squares / static_cast<double>(points.size()));
  return out;
}

/// What one posture says in the place of a measured value.
struct Said {
  double least = 0;
  double braced = 0;
};

class RowScorer {
 public:
  RowScorer(const ReferenceRows& reference, const ScoringSpec& scoring, std::size_t disc,
            ScenarioLoads& loads)
      : reference_{reference}, scoring_{scoring}, disc_{disc}, loads_{loads} {}

  Outcome<ValidationRow> score(const ScoredRow& scored) {
    const std::string place = "scoring.yaml: " + scored.row;
    const ReferenceRow* row = find_by(reference_.rows, &ReferenceRow::id, scored.row);
    if (row == nullptr) return miss(place, "is no row of rows.yaml");
    std::optional<double> measured = scored.value ? scored.value : row->value;
    if (!measured) return miss("rows.yaml: " + row->id, "has no value; it cannot be scored");
    if (!scored.of.empty()) {
      const ReferenceRow* whole = find_by(reference_.rows, &ReferenceRow::id, scored.of);
      if (whole == nullptr || !whole->value || *whole->value <= 0)
        return miss(place, "\"" + scored.of + "\" is no row with a value above 0");
      measured = base::percent * *measured / *whole->value;
    }
    ValidationRow line;
    line.id = row->id;
    line.activity = row->activity;
    line.measured = *measured;
    line.confirmed = row->confirmed;
    PLUMB_TRY(const LoadReport* report, loads_.find(scored.scenario, place));
    line.compression_n = report->discs[disc_].compression_n.least;
    PLUMB_TRY(const Said ours, read(scored.quantity, place, *report, line.unit));
    line.predicted = line.low = ours.least;
    line.high = line.braced = ours.braced;
    if (scored.quantity == "force_from_pressure_N") widen_by_index(ours, line);
    for (const std::string& reading : scored.readings) {
      PLUMB_TRY(const LoadReport* other, loads_.find(reading, place));
      PLUMB_TRY(const Said said, read(scored.quantity, place, *other, line.unit));
      line.low = std::min({line.low, said.least, said.braced});
      line.high = std::max({line.high, said.least, said.braced});
      if (scored.quantity == "force_from_pressure_N") widen_by_index(said, line);
    }
    if (scored.quantity == "pressure_MPa") {
      const double n = line.measured * loads_.model().discs[disc_].area_m2 * detail::pascal_per_mpa;
      line.measured_low_n = n / scoring_.pressure_index.high;
      line.measured_high_n = n / scoring_.pressure_index.low;
    }
    return line;
  }

 private:
  double index() const {
    return 0.5 * (scoring_.pressure_index.low + scoring_.pressure_index.high);
  }

  /// The index of pressure over mean stress is known from one number to another only.
  void widen_by_index(const Said& said, ValidationRow& line) const {
    for (const double value : {said.least, said.braced}) {
      line.low = std::min(line.low, value * index() / scoring_.pressure_index.high);
      line.high = std::max(line.high, value * index() / scoring_.pressure_index.low);
    }
  }

  Outcome<Said> read(const std::string& quantity, const std::string& place,
                     const LoadReport& report, std::string& unit) {
    const LoadModel& model = loads_.model();
    const DiscReport& at = report.discs[disc_];
    const double area_m2 = model.discs[disc_].area_m2;
    // Between the edges of the band pressure follows compression.
    const double per_n = 1 / (model.tissue.pressure_share * area_m2 * detail::pascal_per_mpa);
    const Said mpa{at.pressure_mpa,
                   at.pressure_mpa + per_n * (at.compression_n.braced - at.compression_n.least)};
    if (quantity == "pressure_MPa") {
      unit = "MPa";
      return mpa;
    }
    if (quantity == "percent_of_standing") {
      unit = "% of standing";
      return Said{at.percent_of_standing.least, at.percent_of_standing.braced};
    }
    if (quantity == "pressure_percent_of_standing") {
      unit = "% of standing";
      const double standing_n =
          base::percent * at.compression_n.least / at.percent_of_standing.least;
      const double standing = mpa.least + per_n * (standing_n - at.compression_n.least);
      return Said{base::percent * mpa.least / standing, base::percent * mpa.braced / standing};
    }
    if (quantity == "force_from_pressure_N") {
      unit = "N";
      const double n_per_mpa = area_m2 * detail::pascal_per_mpa / index();
      return Said{mpa.least * n_per_mpa, mpa.braced * n_per_mpa};
    }
    return miss(place,
                "quantity must be pressure_MPa, percent_of_standing, pressure_percent_of_standing "
                "or force_from_pressure_N");
  }

  const ReferenceRows& reference_;
  const ScoringSpec& scoring_;
  std::size_t disc_;
  ScenarioLoads& loads_;
};

/// What an implant would read: compression of the discs beside it, each by its share.
Outcome<double> find_implant_load(const ScoringSpec& scoring, const std::string& scenario,
                                  const std::string& place, ScenarioLoads& loads) {
  if (scenario.empty()) return 0.0;
  PLUMB_TRY(const LoadReport* report, loads.find(scenario, place));
  double sum = 0;
  for (const DiscShare& share : scoring.statement_discs) {
    const std::size_t disc = find_disc(share.disc);
    if (disc == spinal_joint_count)
      return miss("scoring.yaml: statement_discs", "\"" + share.disc + "\" is no disc");
    sum += share.share * report->discs[disc].compression_n.least;
  }
  return sum;
}

Outcome<StatementResult> judge(const ScoringSpec& scoring, const StatementSpec& statement,
                               ScenarioLoads& loads) {
  const std::string place = "scoring.yaml: " + statement.id;
  if (statement.readings.empty() || (!statement.at_least && !statement.at_most))
    return base::fail(Fault::Code::content_invalid, "holding the engine against measurements",
                      place, "give readings, and at_least or at_most");
  StatementResult out;
  out.id = statement.id;
  out.text = statement.text;
  out.rows = statement.rows;
  out.measured = statement.measured;
  out.at_least = statement.at_least;
  out.at_most = statement.at_most;
  out.readings = static_cast<int>(statement.readings.size());
  for (std::size_t i = 0; i < statement.readings.size(); ++i) {
    const StatementCase& one = statement.readings[i];
    PLUMB_TRY(const double of, find_implant_load(scoring, one.of, place, loads));
    PLUMB_TRY(const double above, find_implant_load(scoring, one.above, place, loads));
    PLUMB_TRY(const double to, find_implant_load(scoring, one.to, place, loads));
    PLUMB_TRY(const double to_above, find_implant_load(scoring, one.to_above, place, loads));
    const double ratio = (of - above) / (to - to_above);
    const bool holds = std::isfinite(ratio) && (!out.at_least || ratio >= *out.at_least) &&
                       (!out.at_most || ratio <= *out.at_most);
    if (i == 0) {
      out.predicted = out.low = out.high = ratio;
      out.holds = holds;
    }
    out.low = std::min(out.low, ratio);
    out.high = std::max(out.high, ratio);
    out.readings_that_hold += holds ? 1 : 0;
  }
  return out;
}

}  // namespace

Outcome<BodyValidation> validate(const LoadModel& model, const ReferenceRows& reference,
                                 const ScoringSpec& scoring,
                                 const std::vector<ScenarioSpec>& scenarios) {
  const std::size_t disc = find_disc(scoring.disc);
  if (disc == spinal_joint_count) return miss("scoring.yaml: disc", "name a disc like L4/L5");
  PLUMB_TRY(ScenarioLoads loads, ScenarioLoads::make(model, scenarios));
  BodyValidation out;
  out.set = scoring.name;
  out.body = model.body.measures;
  RowScorer scorer(reference, scoring, disc, loads);
  for (const ScoredRow& scored : scoring.scored) {
    PLUMB_TRY(ValidationRow line, scorer.score(scored));
    out.rows.push_back(std::move(line));
  }
  for (const ScoredGroup& group : scoring.groups) {
    for (const std::string& id : group.rows)
      if (find_by(out.rows, &ValidationRow::id, id) == nullptr)
        return miss("scoring.yaml: " + group.name, "\"" + id + "\" is not scored");
    out.groups.push_back(detail::find_figures(group, out.rows));
    for (StatementResult& judged : detail::judge_group(group, out.rows))
      out.statements.push_back(std::move(judged));
  }
  for (const StatementSpec& statement : scoring.statements) {
    for (const std::string& id : statement.rows)
      if (find_by(reference.rows, &ReferenceRow::id, id) == nullptr)
        return miss("scoring.yaml: " + statement.id, "\"" + id + "\" is no row of rows.yaml");
    PLUMB_TRY(StatementResult judged, judge(scoring, statement, loads));
    out.statements.push_back(std::move(judged));
  }
  out.leave_one_out = leave_one_out(find_points(scoring, out.rows), model.discs[disc].area_m2);
  return out;
}

}  // namespace plumb::loads
