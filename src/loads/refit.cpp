#include "loads/refit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "loads/detail/figures.hpp"
#include "loads/detail/pressure_line.hpp"

namespace plumb::loads {

namespace {

using base::Fault;
using base::Outcome;
using detail::PressureLine;
using detail::PressurePoint;

std::unexpected<Fault> miss(std::string where, std::string hint) {
  return base::fail(Fault::Code::not_found, "finding the fitted constants anew", std::move(where),
                    std::move(hint));
}

/// Where a constant stands, or nullptr.
double* find_constant(LoadSpec& spec, const std::string& name) {
  const std::array<std::pair<const char*, double*>, 6> known{
      {{"awake_share", &spec.effort.awake_share},
       {"ligament_share", &spec.tissue.ligament_share},
       {"settling_cost_lumbar", &spec.tissue.settling_cost_lumbar},
       {"settling_cost_thoracic", &spec.tissue.settling_cost_thoracic},
       {"settling_cost_neck", &spec.tissue.settling_cost_neck},
       {"settling_order_cost", &spec.tissue.settling_order_cost}}};
  const auto found =
      std::ranges::find_if(known, [&](const auto& each) { return name == each.first; });
  return found == known.end() ? nullptr : found->second;
}

/// One combination of constants and what the engine says with it.
struct Candidate {
  std::vector<double> constants;
  std::vector<PressurePoint> points;  ///< in the order of the rows
};

struct Fitted {
  const Candidate* candidate = nullptr;
  PressureLine line;
  double rmse_mpa = std::numeric_limits<double>::infinity();
};

Fitted fit(const Candidate& candidate, const std::vector<bool>& left_out) {
  Fitted out{&candidate, detail::fit_pressure_line(candidate.points, left_out), 0};
  double squares = 0, n = 0;
  for (std::size_t i = 0; i < candidate.points.size(); ++i) {
    if (left_out[i]) continue;
    const double off = out.line.at(candidate.points[i].load_n) - candidate.points[i].measured_mpa;
    squares += off * off;
    n += 1;
  }
  out.rmse_mpa = std::sqrt(squares / n);
  return out;
}

Fitted find_best(const std::vector<Candidate>& candidates, const std::vector<bool>& left_out) {
  Fitted best;
  for (const Candidate& candidate : candidates) {
    const Fitted one = fit(candidate, left_out);
    if (one.rmse_mpa < best.rmse_mpa) best = one;
  }
  return best;
}

/// The rows of the group alone, as pressures.
Outcome<ScoringSpec> find_rows(const ScoringSpec& scoring, const std::string& name) {
  const auto group = std::ranges::find(scoring.groups, name, &ScoredGroup::name);
  if (group == scoring.groups.end() || group->rows.size() < 4)
    return miss("refit.yaml: group", "name a group of four rows or more");
  ScoringSpec out = scoring;
  out.scored.clear();
  out.statements.clear();
  out.groups = {*group};
  for (const std::string& id : group->rows) {
    const auto row = std::ranges::find(scoring.scored, id, &ScoredRow::row);
    if (row == scoring.scored.end() || row->quantity != "pressure_MPa")
      return miss("refit.yaml: group", "\"" + id + "\" is not scored as a pressure");
    out.scored.push_back(*row);
  }
  return out;
}

class Search {
 public:
  Search(const RefitTask& task, const ScoringSpec& scoring) : task_{task}, scoring_{scoring} {}

  /// Faults as `validate`; also if a posture is not supportable with these constants.
  Outcome<Candidate> run(const LoadSpec& spec, std::vector<double> constants) const {
    PLUMB_TRY(const LoadModel model, compile_load_model(task_.body, spec, task_.measures));
    PLUMB_TRY(const BodyValidation said,
              validate(model, task_.reference, scoring_, task_.scenarios));
    Candidate out;
    out.constants = std::move(constants);
    for (const ValidationRow& row : said.rows)
      out.points.push_back({row.compression_n, row.measured});
    return out;
  }

 private:
  const RefitTask& task_;
  const ScoringSpec& scoring_;
};

}  // namespace

Outcome<RefitAnswer> find_constants_anew(const RefitTask& task, const RefitSpec& spec, int folds,
                                         const std::function<void(int, int)>& tell) {
  PLUMB_TRY(const ScoringSpec scoring, find_rows(task.scoring, spec.group));
  LoadSpec loads = task.loads;
  RefitAnswer out;
  out.body = task.measures;
  std::vector<double*> at;
  std::vector<double> as_shipped;
  int total = 1;
  for (const TriedConstant& tried : spec.constants) {
    at.push_back(find_constant(loads, tried.constant));
    if (at.back() == nullptr || tried.values.empty())
      return miss("refit.yaml: " + tried.constant, "name a fitted constant and values to try");
    out.names.push_back(tried.constant);
    as_shipped.push_back(*at.back());
    total *= static_cast<int>(tried.values.size());
  }
  const Search search(task, scoring);
  PLUMB_TRY(const Candidate shipped, search.run(task.loads, as_shipped));
  std::vector<Candidate> candidates;
  for (int i = 0; i < total; ++i) {
    std::vector<double> constants;
    int rest = i;
    for (std::size_t k = 0; k < at.size(); ++k) {
      const std::vector<double>& values = spec.constants[k].values;
      constants.push_back(values[static_cast<std::size_t>(rest) % values.size()]);
      rest /= static_cast<int>(values.size());
      *at[k] = constants.back();
    }
    // A combination with which a posture falls is no candidate.
    if (auto one = search.run(loads, std::move(constants))) candidates.push_back(std::move(*one));
    tell(i + 1, total);
  }
  if (candidates.empty()) return miss("refit.yaml: constants", "no combination holds every row");
  out.combinations = static_cast<int>(candidates.size());

  const std::size_t count = shipped.points.size();
  PLUMB_TRY(const LoadModel model, compile_load_model(task.body, task.loads, task.measures));
  const double area_m2 = model.discs[find_disc(scoring.disc)].area_m2;
  const auto report = [&](const Fitted& fitted, const std::vector<bool>& left_out) {
    Refit refit;
    for (std::size_t i = 0; i < count; ++i)
      if (left_out[i]) refit.left_out.push_back(scoring.scored[i].row);
    refit.constants = fitted.candidate->constants;
    refit.rest_mpa = fitted.line.rest_mpa;
    refit.share = fitted.line.share(area_m2);
    refit.rmse_mpa = fitted.rmse_mpa;
    return refit;
  };
  const std::vector<bool> none(count);
  out.shipped = report(fit(shipped, none), none);
  out.all = report(find_best(candidates, none), none);

  const std::size_t fold_count =
      folds <= 0 ? count : std::min(count, static_cast<std::size_t>(folds));
  std::vector<Fitted> fitted;
  for (std::size_t fold = 0; fold < fold_count; ++fold) {
    std::vector<bool> left_out(count);
    for (std::size_t i = fold; i < count; i += fold_count) left_out[i] = true;
    fitted.push_back(find_best(candidates, left_out));
    out.folds.push_back(report(fitted.back(), left_out));
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto say = [i](const Fitted& one) {
      return one.line.at(one.candidate->points[i].load_n);
    };
    const auto reference =
        std::ranges::find(task.reference.rows, scoring.scored[i].row, &ReferenceRow::id);
    ValidationRow row;
    row.id = reference->id;
    row.activity = reference->activity;
    row.measured = shipped.points[i].measured_mpa;
    row.unit = "MPa";
    row.confirmed = reference->confirmed;
    const Fitted& without = fitted[i % fold_count];
    row.compression_n = without.candidate->points[i].load_n;
    row.predicted = row.braced = row.low = row.high = say(without);
    for (const Fitted& one : fitted) {
      row.low = std::min(row.low, say(one));
      row.high = std::max(row.high, say(one));
    }
    out.rows.push_back(std::move(row));
  }
  out.figures = detail::find_figures(scoring.groups.front(), out.rows);
  return out;
}

Outcome<LoadSpec> put_constants(LoadSpec spec, const std::vector<std::string>& names,
                                const Refit& refit) {
  for (std::size_t i = 0; i < names.size() && i < refit.constants.size(); ++i) {
    double* at = find_constant(spec, names[i]);
    if (at == nullptr) return miss(names[i], "is no fitted constant");
    *at = refit.constants[i];
  }
  spec.tissue.pressure_rest_mpa = refit.rest_mpa;
  spec.tissue.pressure_share = refit.share;
  return spec;
}

}  // namespace plumb::loads
