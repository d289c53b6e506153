// How long do the fold of a two-year journal of 6,000 events and its plan take, and how many plans
// a second does one core make?
#include <benchmark/benchmark.h>

#include "bench/long_journal.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "support/real_catalogue.hpp"
#include "wire/event_codec.hpp"

namespace plumb::bench {
namespace {

const LongJournal& two_years() {
  static const LongJournal journal =
      make_long_journal(testing::real_catalogue(), days_of_two_years);
  return journal;
}

void fold_6000_events_and_plan(benchmark::State& state) {
  const LongJournal& journal = two_years();
  const care::Catalogue& catalogue = testing::real_catalogue();
  const std::vector<care::Event> merged = care::merge_events(journal.events);
  std::size_t lines = 0;
  for (auto step : state) {
    const care::Plan plan = care::make_plan_of_merged(catalogue, merged, journal.now);
    lines = plan.lines.size();
    benchmark::DoNotOptimize(&plan);
  }
  state.counters["events"] = static_cast<double>(merged.size());
  state.counters["lines"] = static_cast<double>(lines);
}
BENCHMARK(fold_6000_events_and_plan)->Unit(benchmark::kMillisecond);

void merge_6000_events(benchmark::State& state) {
  for (auto step : state) benchmark::DoNotOptimize(care::merge_events(two_years().events));
}
BENCHMARK(merge_6000_events)->Unit(benchmark::kMillisecond);

void parse_6000_events(benchmark::State& state) {
  const wire::JsonEventCodec codec;
  std::vector<std::string> texts;
  for (const care::Event& event : two_years().events) texts.push_back(codec.format_event(event));
  for (auto step : state)
    for (const std::string& text : texts) benchmark::DoNotOptimize(codec.parse_event(text));
}
BENCHMARK(parse_6000_events)->Unit(benchmark::kMillisecond);

void plan_of_two_weeks(benchmark::State& state) {
  constexpr int two_weeks = 14;
  const care::Catalogue& catalogue = testing::real_catalogue();
  const LongJournal journal = make_long_journal(catalogue, two_weeks);
  const std::vector<care::Event> merged = care::merge_events(journal.events);
  for (auto step : state)
    benchmark::DoNotOptimize(care::make_plan_of_merged(catalogue, merged, journal.now));
  state.counters["plans/s"] = benchmark::Counter(1, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(plan_of_two_weeks)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace plumb::bench

BENCHMARK_MAIN();
