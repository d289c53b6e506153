// The load engine, one core: a whole evaluation (placing, assembling, settling, solving, reading).
// Beside it, in the same run, the floor: the arithmetic of the factorisations alone.
#include <benchmark/benchmark.h>

#include <string>
#include <utility>
#include <vector>

#include "loads/detail/cholesky.hpp"
#include "loads/detail/workspace.hpp"
#include "loads/loads_content.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

void run_posture(benchmark::State& state, const std::string& name, bool use_symmetry, bool warm) {
  const loads::LoadModel& model = reference_model();
  const loads::ScenarioSpec& scenario = scenario_of("wilke.yaml", name);
  loads::LoadTask task = make_task(model, scenario);
  loads::LoadWorkspace workspace;
  loads::LoadResult result;
  const double lum = task.pose.angles[spine::Angle::lum];
  double turn = 0, steps = 0;
  for ([[maybe_unused]] auto _ : state) {
    // The next frame of a slow movement: a third of a degree on.
    if (warm) task.pose.angles[spine::Angle::lum] = lum + (turn = turn > 0 ? 0 : 0.3);
    find_loads(model, task, {nullptr, warm, use_symmetry}, workspace, result);
    benchmark::DoNotOptimize(result.discs[l4_l5].compression_n);
    steps += result.certificate.newton_steps;
  }
  state.counters["newton_steps"] = benchmark::Counter(steps, benchmark::Counter::kAvgIterations);
  state.counters["columns"] = static_cast<double>(workspace.parts().problem.count());
  state.counters["entries"] = static_cast<double>(workspace.parts().problem.value.size());
}

/// Every key posture of the catalogue, cold, one after the other; time and steps of one of them.
void run_catalogue(benchmark::State& state, bool symmetric) {
  const loads::LoadModel& model = reference_model();
  std::vector<loads::LoadTask> tasks;
  for (const spine::MovementSpec& movement : real_content().movements)
    for (const spine::KeyframeSpec& key : movement.keyframes)
      if (auto task = loads::prepare_task(model, key.posture); task->is_symmetric == symmetric)
        tasks.push_back(std::move(*task));
  loads::LoadWorkspace workspace;
  loads::LoadResult result;
  double steps = 0;
  for ([[maybe_unused]] auto _ : state)
    for (const loads::LoadTask& task : tasks) {
      find_loads(model, task, {}, workspace, result);
      benchmark::DoNotOptimize(result.discs[l4_l5].compression_n);
      steps += result.certificate.newton_steps;
    }
  const double count = static_cast<double>(tasks.size());
  state.counters["postures"] = count;
  state.counters["newton_steps"] =
      benchmark::Counter(steps / count, benchmark::Counter::kAvgIterations);
  state.counters["time_each"] = benchmark::Counter(
      count, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void run_factorisation(benchmark::State& state) {
  const auto size = static_cast<std::size_t>(state.range(0));
  loads::detail::PackedMatrix matrix;
  for ([[maybe_unused]] auto _ : state) {
    matrix.clear(size);
    for (std::size_t i = 0; i < size; ++i) matrix.row(i)[i] = 2.0 + static_cast<double>(i);
    benchmark::DoNotOptimize(matrix.factorise());
  }
}

}  // namespace
}  // namespace plumb::testing

int main(int argc, char** argv) {
  using plumb::testing::run_posture;
  for (const char* name : {"W01", "W08", "W10", "W11", "W26"})
    for (const bool symmetric : {true, false})
      for (const bool warm : {false, true})
        benchmark::RegisterBenchmark(
            (std::string("loads/") + name + (symmetric ? "/symmetric" : "/full") +
             (warm ? "/next_frame" : "/cold"))
                .c_str(),
            [=](benchmark::State& state) { run_posture(state, name, symmetric, warm); })
            ->Unit(benchmark::kMicrosecond);
  for (const bool symmetric : {true, false})
    benchmark::RegisterBenchmark(
        symmetric ? "loads/catalogue/symmetric/cold" : "loads/catalogue/full/cold",
        [=](benchmark::State& state) { plumb::testing::run_catalogue(state, symmetric); })
        ->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark("floor/factorisation", plumb::testing::run_factorisation)
      ->Arg(45)
      ->Arg(114)
      ->Unit(benchmark::kMicrosecond);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
