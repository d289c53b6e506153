#include "verify/verify.hpp"

#include "verify/finite_space.hpp"

namespace plumb::verify {

namespace {

/// How the time is shared; what a part does not need goes to those after it.
constexpr double until_kernel_ends = 0.4, until_first_plans_end = 0.6;

void fill_report(const Tally& tally, VerifyReport& report) {
  report.states = tally.states;
  report.violations = tally.violations();
  report.invariants = list_invariants();
  for (InvariantReport& one : report.invariants) {
    if (!one.by.empty()) continue;
    one.checked = tally.checked(one.id);
    one.violations = tally.violations(one.id);
  }
  for (const Breach& breach : tally.breaches())
    report.counter_examples.push_back(
        {breach.invariant, breach.words, breach.at, breach.story, {}});
}

}  // namespace

Verified verify_rules(const care::Catalogue& catalogue, const Budget& budget, const Clock& clock,
                      const Tell& tell) {
  const Setting setting{catalogue, catalogue.content(), make_engine(catalogue)};
  Tally tally;
  Verified verified;
  VerifyReport& report = verified.report;
  report.catalogue = catalogue.content().version;

  const KernelTables tables(catalogue.content());
  const double kernel_ends = budget.seconds * until_kernel_ends;
  const FiniteSpace finite = look_at_finite_space(
      catalogue.content(), tables,
      [&] {
        if (tell) tell("finite space", clock() / kernel_ends);
        return clock() >= kernel_ends;
      },
      tally);
  report.parts.push_back({"finite_space", finite.states, finite.of, clock()});

  look_at_not_sure(setting, tally);
  look_at_young(setting, tally);
  look_at_edges(setting, tally);
  look_at_wishes(setting, tally);
  look_at_pairs(setting, tally);
  PartReport first{"first_plans", 0, 0, 0};
  const double half = budget.seconds * until_first_plans_end;
  const double began = clock();
  first.of = look_at_first_plans(
      setting, [&] { return clock() >= half; }, tally,
      [&](std::int64_t done, std::int64_t all) {
        if (tell) tell("first plans", static_cast<double>(done) / static_cast<double>(all));
      });
  first.states = tally.states - finite.states;
  first.seconds = clock() - began;
  report.parts.push_back(first);

  PartReport histories{"histories", 0, 0, 0};
  // However slow the machine, one life is lived.
  const auto has_time = [&] { return histories.states == 0 || clock() < budget.seconds; };
  for (std::uint64_t seed = budget.seed; has_time(); ++seed)
    for (int kind = 0; kind < reporter_count && has_time(); ++kind) {
      look_at_history(setting, static_cast<Reporter>(kind), seed, budget.days, tally);
      histories.states = tally.states - first.states - finite.states;
      if (tell) tell("histories", (clock() - half) / (budget.seconds - half));
    }
  histories.seconds = clock() - began - first.seconds;
  report.parts.push_back(histories);

  report.seconds = clock();
  fill_report(tally, report);
  verified.breaches = tally.breaches();
  return verified;
}

}  // namespace plumb::verify
