// Where the spine comes to rest must be a matter of the posture, not of the way there.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "loads/detail/workspace.hpp"
#include "loads/loads_content.hpp"

namespace plumb::testing {
namespace {

using loads::LoadResult;
using loads::LoadWorkspace;
using loads::ScenarioSpec;

TEST(Settling, finds_the_same_rest_from_wherever_it_starts) {
  LoadWorkspace workspace;
  LoadResult cold, other, warm;
  double worst = 0;
  for (const ScenarioSpec& scenario : scenarios_of("wilke.yaml")) {
    const loads::LoadTask task = make_task(reference_model(), scenario);
    find_loads(reference_model(), task, {}, workspace, cold);
    for (const ScenarioSpec& start : scenarios_of("wilke.yaml")) {
      find_loads(reference_model(), make_task(reference_model(), start), {}, workspace, other);
      find_loads(reference_model(), task, {nullptr, true, true}, workspace, warm);
      const double off = warm.discs[l4_l5].compression_n - cold.discs[l4_l5].compression_n;
      worst = std::max(worst, std::abs(off));
      EXPECT_NEAR(off, 0, 0.03 * cold.discs[l4_l5].compression_n)
          << scenario.name << " after " << start.name;
    }
  }
  std::printf("L4/L5 differs by %.2f N at most\n", worst);
}

TEST(Settling, leaves_quiet_standing_where_it_is) {
  const LoadResult standing = solve(reference_model(), scenario_of("wilke.yaml", "W08"));
  for (std::size_t i = 0; i < loads::spinal_joint_count; ++i)
    EXPECT_LT(std::abs(standing.discs[i].flexion_deg), 2) << loads::disc_name(i);
}

}  // namespace
}  // namespace plumb::testing
