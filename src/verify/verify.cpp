#include "verify/verify.hpp"

namespace plumb::verify {

namespace {

/// Half of the time is for first plans; what they do not need goes to the histories.
constexpr double share_of_first_plans = 0.5;

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

  look_at_not_sure(setting, tally);
  PartReport first{"first_plans", 0, 0, 0};
  const double half = budget.seconds * share_of_first_plans;
  first.of = look_at_first_plans(
      setting, [&] { return clock() >= half; }, tally,
      [&](std::int64_t done, std::int64_t all) {
        if (tell) tell("first plans", static_cast<double>(done) / static_cast<double>(all));
      });
  first.states = tally.states;
  first.seconds = clock();
  report.parts.push_back(first);

  PartReport histories{"histories", 0, 0, 0};
  for (std::uint64_t seed = budget.seed; clock() < budget.seconds; ++seed)
    for (int kind = 0; kind < reporter_count && clock() < budget.seconds; ++kind) {
      look_at_history(setting, static_cast<Reporter>(kind), seed, budget.days, tally);
      if (tell) tell("histories", (clock() - half) / (budget.seconds - half));
    }
  histories.states = tally.states - first.states;
  histories.seconds = clock() - first.seconds;
  report.parts.push_back(histories);

  report.seconds = clock();
  fill_report(tally, report);
  verified.breaches = tally.breaches();
  return verified;
}

}  // namespace plumb::verify
