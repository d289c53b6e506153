// A net without holes: the engine is given a fault, and the oracle of the invariant must see it.
#include <gtest/gtest.h>

#include <cctype>
#include <cstdlib>
#include <map>
#include <ostream>
#include <set>

#include "support/real_catalogue.hpp"
#include "verify/faults.hpp"
#include "verify/finite_space.hpp"
#include "verify/search.hpp"

namespace plumb::testing {

void PrintTo(const Fault& fault, std::ostream* out);
void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

namespace {

using verify::Reporter;
using verify::Setting;
using verify::Tally;

const CatalogueContent& tables() { return real_catalogue().content(); }

std::vector<Fault> list_faults() {
  std::vector<Fault> all;
  for (auto list : {list_faults_of_exercises, list_faults_of_steps, list_faults_of_states,
                    list_faults_of_day, list_faults_of_wishes})
    for (Fault& fault : list()) all.push_back(std::move(fault));
  return all;
}

/// The finite space by the kernel, whose tables have the fault as well.
std::int64_t search_finite_space(const CatalogueContent& wrong, int wanted) {
  const verify::KernelTables kernel(wrong);
  Tally tally;
  int rounds = 0;
  constexpr int most_rounds = 80;  // of 4,096 states
  verify::look_at_finite_space(tables(), kernel, [&] { return ++rounds > most_rounds; }, tally);
  return tally.violations(wanted);
}

/// What a first plan cannot show is looked for in histories only.
bool needs_history(int invariant) {
  const std::set<int> all = {5, 6, 8, 9, 10, 11, 12, 13, 14, 19, 22, 24, 25, 27, 34, 35, 37};
  return all.contains(invariant);
}

/// First plans, answers that are not sure, and histories of every kind, until the oracle speaks.
std::int64_t search(const Catalogue& engine, const verify::Planner& planner, int wanted) {
  const Setting setting{engine, tables(), planner};
  Tally tally;
  if (wanted == 31) verify::look_at_not_sure(setting, tally);
  if (wanted == 36) verify::look_at_young(setting, tally);
  if (wanted == 15 && tally.violations(wanted) == 0) verify::look_at_pairs(setting, tally);
  if (wanted == 13 || wanted == 25) verify::look_at_edges(setting, tally);
  if (wanted > 40) {
    verify::look_at_wishes(setting, tally);
    return tally.violations(wanted);
  }
  const std::int64_t states = needs_history(wanted) ? 0 : 250;
  verify::look_at_first_plans(
      setting, [&] { return tally.states >= states || tally.violations(wanted) > 0; }, tally);
  constexpr std::uint64_t seeds = 16;
  constexpr int days = 60;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed)
    for (int kind = 0; kind < verify::reporter_count; ++kind)
      if (tally.violations(wanted) == 0)
        verify::look_at_history(setting, static_cast<Reporter>(kind), seed, days, tally);
  return tally.violations(wanted);
}

class Mutation : public ::testing::TestWithParam<Fault> {};

TEST_P(Mutation, is_seen_by_the_oracle_of_its_invariant) {
  const Fault& fault = GetParam();
  CatalogueContent content = tables();
  if (fault.tables) {
    fault.tables(content);
    if (fault.invariant <= 40 && !needs_history(fault.invariant) &&
        search_finite_space(content, fault.invariant) > 0)
      return;
  }
  const Catalogue engine(std::move(content));
  const verify::Planner right = verify::make_engine(engine);
  const auto wrong = [&](std::span<const Event> lived, const Moment& now) {
    std::vector<Event> events(lived.begin(), lived.end());
    if (fault.story) fault.story(events, now);
    Plan plan = right(events, now);
    if (fault.plan) fault.plan(plan, {lived.begin(), lived.end()});
    return plan;
  };
  EXPECT_GT(search(engine, wrong, fault.invariant), 0)
      << "invariant " << fault.invariant << ": " << fault.name;
}

std::string name_fault(const ::testing::TestParamInfo<Fault>& info) {
  std::string name = "invariant_" + std::to_string(info.param.invariant) + "_" + info.param.name;
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

/// One of every invariant, which takes twenty seconds; with PLUMB_ALL_FAULTS set, all of them.
std::vector<Fault> choose_faults() {
  std::vector<Fault> chosen = list_faults();
  if (std::getenv("PLUMB_ALL_FAULTS") != nullptr) return chosen;
  std::set<int> seen;
  std::erase_if(chosen, [&](const Fault& fault) { return !seen.insert(fault.invariant).second; });
  return chosen;
}

INSTANTIATE_TEST_SUITE_P(Faults, Mutation, ::testing::ValuesIn(choose_faults()), name_fault);

TEST(Net, is_silent_at_the_edges_for_the_engine_that_ships) {
  const Setting setting{real_catalogue(), tables(), verify::make_engine(real_catalogue())};
  Tally tally;
  verify::look_at_edges(setting, tally);
  verify::look_at_pairs(setting, tally);
  verify::look_at_not_sure(setting, tally);
  verify::look_at_wishes(setting, tally);
  constexpr std::int64_t least = 300;
  EXPECT_GT(tally.states, least);
  for (const verify::Breach& breach : tally.breaches())
    ADD_FAILURE() << "invariant " << breach.invariant << ": " << breach.words << ", "
                  << breach.story;
}

TEST(Net, has_three_faults_for_every_invariant_that_an_oracle_looks_at) {
  std::map<int, int> faults;
  for (const Fault& fault : list_faults()) ++faults[fault.invariant];
  for (const verify::InvariantReport& one : verify::list_invariants())
    if (one.by.empty()) EXPECT_GE(faults[one.id], 3) << "invariant " << one.id;
}

}  // namespace
}  // namespace plumb::testing
