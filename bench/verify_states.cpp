// How many states a second does the kernel decide, alone and under every oracle, and how many the
// engine with its explanations?
#include <benchmark/benchmark.h>

#include "support/real_catalogue.hpp"
#include "verify/finite_space.hpp"

namespace plumb::bench {
namespace {

const care::CatalogueContent& content() { return testing::real_catalogue().content(); }

const verify::KernelTables& tables() {
  static const verify::KernelTables made(content());
  return made;
}

void count_states(benchmark::State& state, std::int64_t states) {
  state.counters["states/s"] =
      benchmark::Counter(static_cast<double>(states), benchmark::Counter::kIsRate);
}

/// Decides whole states: permissions, lines and step.
void decide_states(benchmark::State& state) {
  std::int64_t states = 0;
  std::vector<verify::KernelState> met;
  constexpr std::size_t kept = 10'000;
  verify::Tally tally;
  verify::look_at_finite_space(
      content(), tables(), [&] { return met.size() >= kept; }, tally,
      [&](const verify::KernelState& one) {
        // What the state points to lives as long as the space; the one class is made again below.
        if (met.size() < kept) met.push_back(one);
        return verify::KernelPlan{};
      });
  const auto things = verify::list_equipment(content());
  constexpr int mass_kg = 70;
  const auto all = tables().find_things("everything", things.front().items, mass_kg);
  for (auto& one : met) one.things = &all;
  for (auto step : state) {
    for (const auto& one : met) benchmark::DoNotOptimize(verify::decide(tables(), one));
    states += static_cast<std::int64_t>(met.size());
  }
  count_states(state, states);
}
BENCHMARK(decide_states)->Unit(benchmark::kMillisecond);

void verify_states(benchmark::State& state) {
  std::int64_t states = 0;
  constexpr int rounds = 100;  // of 4,096 states
  for (auto step : state) {
    verify::Tally tally;
    int round = 0;
    states += verify::look_at_finite_space(
                  content(), tables(), [&] { return ++round > rounds; }, tally)
                  .states;
    benchmark::DoNotOptimize(&tally);
  }
  count_states(state, states);
}
BENCHMARK(verify_states)->Unit(benchmark::kMillisecond);

void engine_plans(benchmark::State& state) {
  const verify::Setting setting{testing::real_catalogue(), content(),
                                verify::make_engine(testing::real_catalogue())};
  std::int64_t states = 0;
  for (auto step : state) {
    verify::Tally tally;
    constexpr std::uint64_t seed = 1;
    constexpr int days = 60;
    verify::look_at_history(setting, verify::Reporter::steady, seed, days, tally);
    states += tally.states;
  }
  count_states(state, states);
}
BENCHMARK(engine_plans)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace plumb::bench

BENCHMARK_MAIN();
