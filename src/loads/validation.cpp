#include "loads/validation.hpp"

#include <algorithm>
#include <cmath>

namespace plumb::loads {

namespace {

using base::Fault;
using base::Outcome;

constexpr double percent = 100;

template <class T, class Member>
const T* find_by(const std::vector<T>& list, Member T::* member, const std::string& wanted) {
  const auto found = std::ranges::find(list, wanted, member);
  return found == list.end() ? nullptr : &*found;
}

std::unexpected<Fault> miss(std::string where, std::string hint) {
  return base::fail(Fault::Code::not_found, "holding the engine against measurements",
                    std::move(where), std::move(hint));
}

ValidationGroup score(const ScoredGroup& group, const std::vector<ValidationRow>& rows) {
  ValidationGroup out;
  out.name = group.name;
  out.about = group.about;
  std::vector<const ValidationRow*> members;
  for (const std::string& id : group.rows)
    if (const ValidationRow* row = find_by(rows, &ValidationRow::id, id)) members.push_back(row);
  if (members.empty()) return out;
  out.n = static_cast<int>(members.size());
  out.unit = members.front()->unit;
  const auto n = static_cast<double>(members.size());
  double mean_m = 0, mean_p = 0;
  for (const ValidationRow* row : members)
    mean_m += row->measured / n, mean_p += row->predicted / n;
  double mm = 0, pp = 0, mp = 0, squares = 0;
  std::vector<double> errors;
  for (const ValidationRow* row : members) {
    const double m = row->measured - mean_m, p = row->predicted - mean_p;
    mm += m * m, pp += p * p, mp += m * p;
    const double off = row->predicted - row->measured;
    squares += off * off;
    out.bias += off / n;
    errors.push_back(percent * std::abs(off) / row->measured);
    if (errors.back() > out.worst) out.worst = errors.back(), out.worst_row = row->id;
  }
  out.r = mm > 0 && pp > 0 ? mp / std::sqrt(mm * pp) : 0;
  out.rmse = std::sqrt(squares / n);
  std::ranges::sort(errors);
  const std::size_t half = errors.size() / 2;
  out.median_error =
      errors.size() % 2 == 1 ? errors[half] : 0.5 * (errors[half - 1] + errors[half]);
  return out;
}

struct PressurePoint {
  double load_n = 0;
  double measured_mpa = 0;
};

struct PressureLine {
  double rest_mpa = 0;
  double mpa_per_n = 0;
};

PressureLine fit(const std::vector<PressurePoint>& points, std::size_t without) {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == without) continue;
    n += 1;
    x += points[i].load_n;
    y += points[i].measured_mpa;
    xx += points[i].load_n * points[i].load_n;
    xy += points[i].load_n * points[i].measured_mpa;
  }
  const double slope = (n * xy - x * y) / (n * xx - x * x);
  return {(y - slope * x) / n, slope};
}

LeaveOneOut leave_one_out(const std::vector<PressurePoint>& points, double area_m2) {
  LeaveOneOut out;
  constexpr std::size_t fewest = 4;
  if (points.size() < fewest) return out;
  out.n = static_cast<int>(points.size());
  double squares = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const PressureLine line = fit(points, i);
    const double off = line.rest_mpa + line.mpa_per_n * points[i].load_n - points[i].measured_mpa;
    squares += off * off;
    constexpr double pascal_per_mpa = 1e6;
    const double share = 1 / (line.mpa_per_n * area_m2 * pascal_per_mpa);
    out.rest_low_mpa = i == 0 ? line.rest_mpa : std::min(out.rest_low_mpa, line.rest_mpa);
    out.rest_high_mpa = i == 0 ? line.rest_mpa : std::max(out.rest_high_mpa, line.rest_mpa);
    out.share_low = i == 0 ? share : std::min(out.share_low, share);
    out.share_high = i == 0 ? share : std::max(out.share_high, share);
  }
  out.rmse_mpa = std::sqrt(squares / static_cast<double>(points.size()));
  return out;
}

}  // namespace

Outcome<BodyValidation> validate(const LoadModel& model, const ReferenceRows& reference,
                                 const ScoringSpec& scoring,
                                 const std::vector<ScenarioSpec>& scenarios) {
  const std::size_t disc = find_disc(scoring.disc);
  if (disc == spinal_joint_count) return miss("scoring.yaml: disc", "name a disc like L4/L5");
  LoadWorkspace workspace;
  PLUMB_TRY(const LoadResult standing, find_standing(model, workspace));
  BodyValidation out;
  out.body = model.body.measures;
  std::vector<PressurePoint> points;
  for (const ScoredRow& scored : scoring.scored) {
    const ReferenceRow* row = find_by(reference.rows, &ReferenceRow::id, scored.row);
    if (row == nullptr) return miss("scoring.yaml: " + scored.row, "is no row of rows.yaml");
    const ScenarioSpec* scenario = find_by(scenarios, &ScenarioSpec::name, scored.scenario);
    if (scenario == nullptr)
      return miss("scoring.yaml: " + scored.row, "\"" + scored.scenario + "\" is no scenario");
    const std::optional<double> measured = scored.value ? scored.value : row->value;
    if (!measured) return miss("rows.yaml: " + row->id, "has no value; it cannot be scored");
    PLUMB_TRY(const LoadReport report, report_scenario(model, *scenario, standing, workspace));
    if (!report.certificate.supportable)
      return base::fail(Fault::Code::content_invalid, "holding the engine against measurements",
                        scored.scenario, "nothing supports this posture");
    const DiscReport& at = report.discs[disc];
    ValidationRow line{row->id, row->activity, *measured, 0, 0, 0, "", row->confirmed};
    if (scored.quantity == "pressure_MPa") {
      // Between the edges of the band pressure follows compression.
      constexpr double pascal_per_mpa = 1e6;
      const double per_n =
          1 / (model.tissue.pressure_share * model.discs[disc].area_m2 * pascal_per_mpa);
      line.unit = "MPa";
      line.predicted = line.low = at.pressure_mpa;
      line.high = line.low + per_n * (at.compression_n.braced - at.compression_n.least);
      points.push_back({at.compression_n.least, *measured});
    } else if (scored.quantity == "percent_of_standing") {
      line.unit = "% of standing";
      line.predicted = line.low = at.percent_of_standing.least;
      line.high = at.percent_of_standing.braced;
    } else {
      return miss("scoring.yaml: " + scored.row,
                  "quantity must be pressure_MPa or percent_of_standing");
    }
    out.rows.push_back(std::move(line));
  }
  for (const ScoredGroup& group : scoring.groups) {
    for (const std::string& id : group.rows)
      if (find_by(out.rows, &ValidationRow::id, id) == nullptr)
        return miss("scoring.yaml: " + group.name, "\"" + id + "\" is not scored");
    out.groups.push_back(score(group, out.rows));
  }
  out.leave_one_out = leave_one_out(points, model.discs[disc].area_m2);
  return out;
}

}  // namespace plumb::loads
