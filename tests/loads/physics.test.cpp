// What must hold for any body on earth, whatever the muscles do.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <new>

#include "loads/detail/workspace.hpp"
#include "loads/loads_content.hpp"

namespace {
std::size_t allocations = 0;
}  // namespace

// Counts what the hot path must not do.
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace plumb::testing {
namespace {

using loads::LoadModel;
using loads::LoadResult;
using loads::LoadWorkspace;
using loads::ScenarioSpec;
using loads::Side;
using spine::Angle;
using spine::Vec3;

const LoadModel& model() { return reference_model(); }
double gravity() { return model().effort.gravity_m_per_s2; }

/// Supports, weight and loads about mid-hip, added up from the result alone.
void expect_balance(const ScenarioSpec& scenario) {
  LoadWorkspace workspace;
  LoadResult result;
  find_loads(model(), make_task(model(), scenario), {}, workspace, result);
  ASSERT_TRUE(result.certificate.supportable) << scenario.name;
  // Where the body came to rest: weights act there.
  const spine::FrameSet& frames = workspace.parts().placed.frames;
  Vec3 force, moment;
  const auto add = [&](Vec3 f, Vec3 at) {
    force = force + f;
    moment = moment + cross(at, f);
  };
  for (std::size_t i = 0; i < spine::segment_count; ++i)
    add({0, -scenario.gravity_factor * gravity() * model().body.mass_kg[i], 0},
        frames.segment[i].point(model().body.com_m[i]));
  for (const spine::PointLoad& load : scenario.posture.loads)
    for (const Side side : {Side::right, Side::left})
      if (includes(load.sides, side))
        add(scenario.gravity_factor * load.force_n,
            find_point(frames, *find_landmark(model().body, load.point, side)));
  for (const loads::SupportForce& support : result.supports) {
    const spine::Contact& contact = scenario.posture.contacts[support.contact];
    if (contact.at == "body") continue;
    add(support.force_n,
        find_point(frames, *find_landmark(model().body, contact.point, support.side)));
  }
  for (const double lack : {force.x, force.y, force.z}) EXPECT_NEAR(lack, 0, 1e-6) << scenario.name;
  for (const double lack : {moment.x, moment.y, moment.z})
    EXPECT_NEAR(lack, 0, 1e-6) << scenario.name;
}

TEST(Physics, the_whole_body_is_in_balance_to_a_millionth) {
  for (const ScenarioSpec& scenario : scenarios_of("wilke.yaml")) expect_balance(scenario);
}

TEST(Physics, a_posture_and_its_mirror_image_carry_mirrored_loads) {
  ScenarioSpec scenario = scenario_of("wilke.yaml", "W08");
  scenario.posture.pose.angles[Angle::lat] = 12;
  scenario.posture.pose.angles[Angle::rot] = 8;
  scenario.posture.loads.push_back({"hand", spine::ContactSides::right, {0, -40, 0}});
  ScenarioSpec mirror = scenario;
  mirror.posture.pose = spine::find_mirrored(scenario.posture.pose);
  mirror.posture.loads.back().sides = spine::ContactSides::left;
  const LoadResult a = solve(model(), scenario), b = solve(model(), mirror);
  ASSERT_TRUE(a.certificate.supportable);
  for (std::size_t i = 0; i < loads::spinal_joint_count; ++i) {
    EXPECT_NEAR(a.discs[i].compression_n, b.discs[i].compression_n, 1e-3) << i;
    EXPECT_NEAR(a.discs[i].shear_n, b.discs[i].shear_n, 1e-3) << i;
    EXPECT_NEAR(a.discs[i].side_shear_n, -b.discs[i].side_shear_n, 1e-3) << i;
  }
  for (std::size_t i = 0; i < a.activity.size(); i += 2) {
    EXPECT_NEAR(a.activity[i], b.activity[i + 1], 1e-5);
    EXPECT_NEAR(a.activity[i + 1], b.activity[i], 1e-5);
  }
}

/// Nothing to carry: what is left is the pull of muscles that are longer than their rest.
TEST(Physics, without_gravity_the_discs_feel_their_own_ligaments_alone) {
  ScenarioSpec scenario = scenario_of("wilke.yaml", "W08");
  const double standing = solve(model(), scenario).discs[l4_l5].compression_n;
  scenario.gravity_factor = 0;
  const LoadResult result = solve(model(), scenario);
  for (std::size_t i = 0; i < loads::spinal_joint_count; ++i)
    EXPECT_NEAR(result.discs[i].compression_n, model().discs[i].ligament_rest_n, 0.03 * standing)
        << loads::disc_name(i);
  for (const loads::SupportForce& support : result.supports)
    EXPECT_NEAR(norm(support.force_n), 0, 1e-3);
}

TEST(Physics, supports_that_are_two_only_carry_what_statics_says) {
  // On hands and toes in a straight line: a beam on two supports.
  ScenarioSpec plank;
  plank.name = "plank";
  spine::Angles& a = plank.posture.pose.angles;
  a[Angle::pit] = -75;
  for (const Side side : {Side::right, Side::left}) {
    a.at(Angle::sho_right, side) = 80;
    a.at(Angle::ank_right, side) = 0;
  }
  for (const char* point : {"hand", "ball"}) {
    spine::Contact& contact = plank.posture.contacts.emplace_back();
    contact.point = point;
    contact.friction = 0;
  }
  LoadWorkspace workspace;
  LoadResult result;
  find_loads(model(), make_task(model(), plank), {}, workspace, result);
  ASSERT_TRUE(result.certificate.supportable);
  const spine::FrameSet& frames = workspace.parts().placed.frames;
  const double hand = find_point(frames, *find_landmark(model().body, "hand", Side::right)).x;
  const double ball = find_point(frames, *find_landmark(model().body, "ball", Side::right)).x;
  const double mass = find_centre_of_mass(model().body, frames).x;
  double hands = 0;
  for (const loads::SupportForce& support : result.supports)
    if (plank.posture.contacts[support.contact].point == "hand") hands += support.force_n.y;
  EXPECT_NEAR(hands, model().body_weight_n * (mass - ball) / (hand - ball), 1e-4);
}

TEST(Physics, hanging_hands_carry_the_whole_weight) {
  const LoadResult result = solve(model(), scenario_of("programme.yaml", "hang straight legs"));
  ASSERT_TRUE(result.certificate.supportable);
  Vec3 sum;
  for (const loads::SupportForce& support : result.supports) sum = sum + support.force_n;
  EXPECT_NEAR(sum.y, model().body_weight_n, 1e-6);
  EXPECT_NEAR(sum.x, 0, 1e-6);
}

/// An arm held out level: the elbow holds forearm, hand and what is in it, by closed form.
TEST(Physics, an_elbow_holds_what_lies_beyond_it) {
  ScenarioSpec arm = scenario_of("wilke.yaml", "W08");
  for (const Side side : {Side::right, Side::left})
    arm.posture.pose.angles.at(Angle::sho_right, side) = 90;
  constexpr double load_n = 30;
  arm.posture.loads.push_back({"hand", spine::ContactSides::both, {0, -load_n, 0}});
  LoadWorkspace workspace;
  LoadResult result;
  find_loads(model(), make_task(model(), arm), {}, workspace, result);
  ASSERT_TRUE(result.certificate.supportable);
  const auto& parts = workspace.parts();
  const std::size_t forearm = spine::index_of(spine::Segment::forearm_right);
  const auto row = static_cast<std::size_t>(parts.problem.layout->joint[forearm][2]);
  // Effort about the elbow = what its columns put into its row; the settling has come to its end.
  double effort = 0;
  for (std::size_t i = 0; i < parts.places.settling; ++i)
    parts.problem.for_each_entry(i, [&](std::size_t at, double value) {
      if (at == row) effort += value * parts.newton.values()[i];
    });
  effort /= parts.problem.layout->per_unit[row];
  // The whole arm lies along the level line that leaves the shoulder.
  const spine::FrameSet& frames = parts.placed.frames;
  const double elbow = frames.segment[forearm].origin().x;
  const double mass = frames.segment[forearm].point(model().body.com_m[forearm]).x - elbow;
  const double hand =
      find_point(frames, *find_landmark(model().body, "hand", Side::right)).x - elbow;
  EXPECT_NEAR(effort, gravity() * model().body.mass_kg[forearm] * mass + load_n * hand, 1e-4);
}

TEST(Physics, a_heavier_load_in_front_never_lowers_the_load_on_the_disc) {
  ScenarioSpec hold = scenario_of("wilke.yaml", "W27");
  double before = 0;
  for (int kg = 0; kg <= 20; kg += 2) {
    hold.posture.loads[0].force_n = {0, -kg * gravity() / 2, 0};
    const double now = solve(model(), hold).discs[l4_l5].compression_n;
    EXPECT_GE(now, before) << kg << " kg";
    before = now;
  }
}

/// Twice the weight of everything, and everything twice as strong, is the same posture.
TEST(Physics, loads_grow_with_the_body) {
  const ScenarioSpec& standing = scenario_of("wilke.yaml", "W08");
  double before = 0;
  for (const double mass : {50.0, 60.0, 70.0, 85.0, 100.0}) {
    const LoadModel body = make_load_model({spine::Sex::male, 1.74, mass});
    const LoadResult result = solve(body, standing);
    ASSERT_TRUE(result.certificate.supportable) << mass;
    EXPECT_GT(result.discs[l4_l5].compression_n, before) << mass;
    before = result.discs[l4_l5].compression_n;
  }
}

TEST(Bodies, women_men_light_heavy_short_and_tall_can_stand_and_bend) {
  for (const spine::Sex sex : {spine::Sex::male, spine::Sex::female})
    for (const auto& [height, mass] :
         {std::pair{1.50, 45.0}, {1.60, 90.0}, {1.74, 70.0}, {1.95, 70.0}, {2.00, 130.0}}) {
      const LoadModel body = make_load_model({sex, height, mass});
      for (const char* name : {"W08", "W10", "W12"}) {
        const LoadResult result = solve(body, scenario_of("wilke.yaml", name));
        EXPECT_TRUE(result.certificate.supportable) << height << " m " << mass << " kg " << name;
      }
    }
}

TEST(HotPath, allocates_nothing_after_the_first_call) {
  LoadWorkspace workspace;
  LoadResult result;
  const loads::LoadTask task = make_task(model(), scenario_of("wilke.yaml", "W11"));
  find_loads(model(), task, {}, workspace, result);
  find_loads(model(), task, {nullptr, true, false}, workspace, result);
  const std::size_t before = allocations;
  find_loads(model(), task, {}, workspace, result);
  find_loads(model(), task, {nullptr, true, true}, workspace, result);
  find_loads(model(), task, {nullptr, true, false}, workspace, result);
  EXPECT_EQ(allocations, before);
}

}  // namespace
}  // namespace plumb::testing
