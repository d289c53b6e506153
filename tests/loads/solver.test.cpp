// The solver against a referee that goes another way, and its own certificate.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <random>

#include "loads/detail/workspace.hpp"
#include "loads/loads_content.hpp"
#include "loads/plain_solver.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

using loads::LoadResult;
using loads::LoadWorkspace;
using loads::ScenarioSpec;

/// Solves, and gives the largest difference of an unknown to the referee's.
double compare_with_referee(const ScenarioSpec& scenario, bool use_symmetry) {
  LoadWorkspace workspace;
  LoadResult result;
  const loads::LoadTask task = make_task(reference_model(), scenario);
  find_loads(reference_model(), task, {nullptr, false, use_symmetry}, workspace, result);
  const auto& parts = workspace.parts();
  const std::vector<double> plain = solve_plainly(parts.problem);
  double worst = 0;
  for (std::size_t i = 0; i < plain.size(); ++i)
    worst = std::max(worst, std::abs(plain[i] - parts.newton.values()[i]));
  return worst;
}

TEST(Solver, agrees_with_the_referee_in_symmetric_postures) {
  for (const ScenarioSpec& scenario : scenarios_of("wilke.yaml")) {
    if (!make_task(reference_model(), scenario).is_symmetric) continue;
    EXPECT_LT(compare_with_referee(scenario, true), 1e-5) << scenario.name;
  }
}

TEST(Solver, agrees_with_the_referee_in_full) {
  for (const char* name : {"W02", "W24"})
    EXPECT_LT(compare_with_referee(scenario_of("wilke.yaml", name), false), 1e-5) << name;
}

TEST(Solver, the_symmetric_and_the_full_problem_have_the_same_answer) {
  for (const ScenarioSpec& scenario : scenarios_of("wilke.yaml")) {
    const LoadResult half = solve(reference_model(), scenario, {nullptr, false, true});
    const LoadResult full = solve(reference_model(), scenario, {nullptr, false, false});
    for (std::size_t i = 0; i < loads::spinal_joint_count; ++i) {
      EXPECT_NEAR(half.discs[i].compression_n, full.discs[i].compression_n, 1e-3)
          << scenario.name << " " << loads::disc_name(i);
      EXPECT_NEAR(half.discs[i].shear_n, full.discs[i].shear_n, 1e-3) << scenario.name;
    }
    for (std::size_t i = 0; i < half.activity.size(); ++i)
      EXPECT_NEAR(half.activity[i], full.activity[i], 1e-5) << scenario.name << " " << i;
  }
}

TEST(Solver, a_warm_start_gives_the_same_answer_in_fewer_steps) {
  const ScenarioSpec& scenario = scenario_of("wilke.yaml", "W10");
  const loads::LoadTask task = make_task(reference_model(), scenario);
  LoadWorkspace workspace;
  LoadResult cold, settled, warm;
  find_loads(reference_model(), task, {}, workspace, cold);
  // From pass to pass the posture still settles; once it has, a further call changes nothing.
  for (int i = 0; i < 20; ++i)
    find_loads(reference_model(), task, {nullptr, true, true}, workspace, settled);
  find_loads(reference_model(), task, {nullptr, true, true}, workspace, warm);
  EXPECT_NEAR(warm.discs[l4_l5].compression_n, settled.discs[l4_l5].compression_n, 0.1);
  EXPECT_LT(warm.certificate.newton_steps, cold.certificate.newton_steps / 2);
}

/// Every key posture of the catalogue in every body of the load table: the optimality certificate,
/// the whole body in balance, and strong enough. A posture that fails is drawn or supported
/// wrongly.
TEST(Certificate, holds_in_every_posture_of_the_catalogue) {
  LoadWorkspace workspace;
  LoadResult result;
  int count = 0;
  for (const care::ReferenceBody& body : real_content().care.load_reference.bodies) {
    const loads::LoadModel model = make_load_model(
        {body.sex == care::BodySex::female ? spine::Sex::female : spine::Sex::male,
         static_cast<double>(body.height_mm) * 1e-3, static_cast<double>(body.mass_g) * 1e-3});
    for (const spine::MovementSpec& movement : real_content().movements)
      for (const spine::KeyframeSpec& key : movement.keyframes) {
        const std::string what = body.id + " " + movement.id + " " + key.key;
        const auto task = loads::prepare_task(model, key.posture);
        ASSERT_TRUE(task) << what << ": " << task.error().where << " " << task.error().hint;
        find_loads(model, *task, {}, workspace, result);
        EXPECT_TRUE(result.certificate.converged) << what;
        EXPECT_LT(result.certificate.gradient, 1e-6) << what;
        EXPECT_TRUE(result.certificate.supportable)
            << what << " lacks " << result.certificate.residual_n << " N, "
            << result.certificate.residual_nm << " N·m";
        ++count;
      }
  }
  EXPECT_GT(count, 5 * 150);
}

/// Postures at random, standing on both feet, with weights in the hands.
TEST(Certificate, holds_in_random_postures) {
  std::mt19937 random(7);
  const loads::LoadModel& model = reference_model();
  LoadWorkspace workspace;
  LoadResult result;
  // PLUMB_RANDOM_POSTURES=10000 for a long look.
  const char* asked = std::getenv("PLUMB_RANDOM_POSTURES");
  const int postures = asked != nullptr ? std::atoi(asked) : 150;
  int held = 0, lost = 0;
  for (int i = 0; i < postures; ++i) {
    spine::Posture posture = model.standing;
    for (std::size_t a = 0; a < spine::angle_count; ++a) {
      const spine::AngleRange& range = model.body.ranges[a];
      std::uniform_real_distribution<double> share(0.3, 0.7);
      posture.pose.angles.deg[a] = range.min_deg + share(random) * (range.max_deg - range.min_deg);
    }
    std::uniform_real_distribution<double> force(-100, 20);
    posture.loads.push_back({"hand", spine::ContactSides::right, {0, force(random), 0}});
    const auto task = loads::prepare_task(model, posture);
    ASSERT_TRUE(task);
    find_loads(model, *task, {}, workspace, result);
    if (!result.certificate.converged) ++lost;
    if (!result.certificate.supportable) continue;
    ++held;
    // Added up from the answer itself: supports, weight and load.
    spine::Vec3 sum{0, -model.body_weight_n + posture.loads[0].force_n.y, 0};
    for (const loads::SupportForce& support : result.supports) sum = sum + support.force_n;
    // What is left over is what the certificate says, each way, and no more.
    for (const double lack : {sum.x, sum.y, sum.z})
      EXPECT_LE(std::abs(lack), result.certificate.residual_n + 1e-6) << i;
  }
  std::printf("%d of %d random postures held, %d searches lost\n", held, postures, lost);
  EXPECT_EQ(lost, 0);
  EXPECT_GT(held, postures / 10);
}

}  // namespace
}  // namespace plumb::testing
