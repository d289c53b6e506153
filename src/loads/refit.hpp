#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "loads/validation.hpp"

/// The fitted constants of the engine, found anew without some of the rows they were fitted on.
///
///   refit.yaml → RefitSpec
namespace plumb::loads {

/// A constant of tissue.yaml or effort.yaml and the values that are tried for it.
struct TriedConstant {
  std::string constant;
  std::vector<double> values;
};
template <class V>
void describe(V& v, TriedConstant& x) {
  v.field("constant", x.constant);
  v.field("values", x.values);
}
struct RefitSpec {
  std::string set;    ///< of the scoring files
  std::string group;  ///< its rows are the ones left out; pressures
  std::vector<TriedConstant> constants;
};
template <class V>
void describe(V& v, RefitSpec& x) {
  v.field("set", x.set);
  v.field("group", x.group);
  v.field("constants", x.constants);
}

/// The best of all combinations on the rows that were not left out.
struct Refit {
  std::vector<std::string> left_out;
  std::vector<double> constants;  ///< in the order of the answer's names
  double rest_mpa = 0, share = 0;
  double rmse_mpa = 0;  ///< on the rows that were kept
};
template <class V>
void describe(V& v, Refit& x) {
  v.field("left_out", x.left_out);
  v.field("constants", x.constants);
  v.field("rest_mpa", x.rest_mpa);
  v.field("share", x.share);
  v.field("rmse_mpa", x.rmse_mpa);
}

struct RefitAnswer {
  spine::BodyMeasures body;
  int combinations = 0;  ///< that were tried; those in which nothing holds a posture are none
  std::vector<std::string> names;
  Refit shipped;  ///< the constants as shipped, the pressure line fitted
  Refit all;      ///< nothing left out
  std::vector<Refit> folds;
  std::vector<ValidationRow> rows;  ///< each predicted without itself; low and high over all fits
  ValidationGroup figures;          ///< of these
};
template <class V>
void describe(V& v, RefitAnswer& x) {
  v.field("body", x.body);
  v.field("combinations", x.combinations);
  v.field("names", x.names);
  v.field("shipped", x.shipped);
  v.field("all", x.all);
  v.field("folds", x.folds);
  v.field("rows", x.rows);
  v.field("figures", x.figures);
}

/// What is held against what, and with which body.
struct RefitTask {
  const spine::BodySpec& body;
  const LoadSpec& loads;
  spine::BodyMeasures measures;
  const ReferenceRows& reference;
  const ScoringSpec& scoring;
  const std::vector<ScenarioSpec>& scenarios;
};

/// Tries every combination of the constants once, and for every fold takes the one with the
/// smallest squared error of pressure on the rows that the fold keeps, its pressure line fitted on
/// the same rows.
///
/// Takes   the number of folds; 0 or more than there are rows leaves out one row at a time. Row i
///         belongs to fold i modulo folds. `tell` hears how many combinations of how many are done.
/// Faults  not_found for a group or a constant that is none; those of `validate` for the constants
///         as shipped
base::Outcome<RefitAnswer> find_constants_anew(const RefitTask& task, const RefitSpec& spec,
                                               int folds,
                                               const std::function<void(int, int)>& tell);

/// The spec with the constants and the pressure line of a refit in the place of its own.
///
/// Faults  not_found for a name that is no fitted constant
base::Outcome<LoadSpec> put_constants(LoadSpec spec, const std::vector<std::string>& names,
                                      const Refit& refit);

}  // namespace plumb::loads
