// Where muscles run, and what that makes of their pull.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "loads/detail/paths.hpp"
#include "loads/detail/workspace.hpp"
#include "loads/loads_content.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

using loads::Bundle;
using loads::LoadModel;
using loads::LoadResult;
using loads::LoadWorkspace;
using spine::Angle;

const LoadModel& model() { return reference_model(); }

std::size_t bundle_of(const std::string& name) {
  const auto found = std::ranges::find(model().bundle_names, name);
  EXPECT_NE(found, model().bundle_names.end()) << name;
  return 2 * static_cast<std::size_t>(found - model().bundle_names.begin());
}

/// Virtual work: what a muscle turns a joint by is how fast its path shortens when the joint turns.
/// So it must be for fixed points, and for walls that the path lies on or has left.
TEST(Paths, moment_arms_are_how_fast_a_path_shortens) {
  constexpr double turn_deg = 1e-3;
  for (const char* name : {"W04", "W10", "W24"}) {
    LoadWorkspace workspace;
    LoadResult result;
    find_loads(model(), make_task(model(), scenario_of("wilke.yaml", name)),
               {nullptr, false, false}, workspace, result);
    const auto& problem = workspace.parts().problem;
    const auto& placed = workspace.parts().placed;
    for (std::size_t i = 0; i < model().bundles.size(); ++i) {
      const Bundle& bundle = model().bundles[i];
      for (std::size_t slot = 0; slot < bundle.joint_count; ++slot) {
        const std::size_t joint = model().bundle_joints[bundle.first_joint + slot];
        if (joint > loads::spinal_joint_count) continue;
        const auto length_at = [&](double by_deg) {
          spine::JointTurns turns = placed.turns;
          spine::FrameSet frames;
          turns[joint].z += by_deg;
          find_frames(model().body, result.pose, turns, frames);
          return loads::detail::find_path_length(model(), bundle, frames);
        };
        const double shortens =
            (length_at(-turn_deg) - length_at(turn_deg)) / (2 * spine::radians(turn_deg));
        const auto row = static_cast<std::size_t>(problem.layout->joint[joint][2]);
        double entry = 0;
        problem.for_each_entry(i, [&](std::size_t at, double value) {
          if (at == row) entry = value;
        });
        EXPECT_NEAR(entry / (problem.layout->per_unit[row] * placed.active_n[i]), shortens, 1e-6)
            << name << " " << model().bundle_names[i / 2] << " " << loads::disc_name(joint - 1);
      }
    }
  }
}

/// Millimetres by which the path of a muscle keeps off its wall, with the low back bent so far.
double off_the_wall(const std::string& name, double lum_deg) {
  const Bundle& bundle = model().bundles[bundle_of(name)];
  spine::Pose pose = model().standing.pose;
  pose.angles[Angle::lum] = lum_deg;
  const spine::FrameSet frames = find_frames(model().body, pose);
  double off = -1;
  for (std::size_t k = 0; k < bundle.point_count; ++k) {
    const loads::PathPoint& point = model().points[bundle.first_point + k];
    if (point.is_wall)
      off = 1e3 *
            norm(loads::detail::place(point, frames) - frames[point.segment].point(point.local_m));
  }
  return off;
}

TEST(Paths, run_over_the_belly_and_leave_it_only_outward) {
  EXPECT_EQ(off_the_wall("RA", 0), 0) << "standing: the belly bulges beyond the straight line";
  EXPECT_EQ(off_the_wall("RA", -20), 0) << "stretched: it holds the muscle off the spine";
  EXPECT_GT(off_the_wall("RA", 45), 5) << "bent: the straight line lies further out";
  // It leaves without a jump.
  double before = off_the_wall("RA", -20);
  for (double lum = -20; lum <= 50; lum += 0.5) {
    const double now = off_the_wall("RA", lum);
    EXPECT_LT(std::abs(now - before), 1.5) << lum;
    before = now;
  }
}

TEST(Paths, a_wall_stands_between_two_fixed_points) {
  loads::LoadSpec spec = real_content().loads;
  const auto group =
      std::ranges::find(spec.muscles.groups, "rectus_abdominis", &loads::MuscleGroupSpec::group);
  ASSERT_NE(group, spec.muscles.groups.end());
  std::vector<std::string>& path = group->bundles.front().path;
  path.erase(path.begin());
  const auto refused = compile_load_model(real_content().body, spec, {spine::Sex::male, 1.74, 70});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().where, "muscles.yaml: RA");
}

/// Of women in standing Jorgensen and others 2005 measured 8.5 to 9.8 cm from L5/S1 to L1/L2.
TEST(Paths, rectus_has_the_arms_that_were_measured_in_standing) {
  LoadWorkspace workspace;
  LoadResult result;
  find_loads(model(), make_task(model(), scenario_of("wilke.yaml", "W08")), {nullptr, false, false},
             workspace, result);
  const auto& problem = workspace.parts().problem;
  const std::size_t rectus = bundle_of("RA");
  for (std::size_t joint = 1; joint <= 5; ++joint) {
    const auto row = static_cast<std::size_t>(problem.layout->joint[joint][2]);
    double arm = 0;
    problem.for_each_entry(rectus, [&](std::size_t at, double value) {
      if (at == row)
        arm = -value / (problem.layout->per_unit[row] * workspace.parts().placed.active_n[rectus]);
    });
    EXPECT_GT(arm, 0.080) << loads::disc_name(joint - 1);
    EXPECT_LT(arm, 0.120) << loads::disc_name(joint - 1);
  }
}

}  // namespace
}  // namespace plumb::testing
