// The shipped body against the numbers it was measured by, and the shipped movements on bodies for
// which they were not fitted.
#include <gtest/gtest.h>

#include "spine/body_model.hpp"
#include "spine/check_movement.hpp"
#include "spine/movement.hpp"
#include "spine/supports.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

using namespace spine;

BodyModel make_body(const BodyMeasures& measures) {
  auto body = compile_body(real_content().body, measures);
  EXPECT_TRUE(body) << (body ? "" : body.error().where + ": " + body.error().hint);
  return body ? std::move(*body) : BodyModel{};
}

constexpr BodyMeasures reference{Sex::male, 1.74, 70};

/// Places of the neutral standing man as published with the model, to the millimetre.
TEST(RealBody, stands_in_neutral_as_the_model_was_measured) {
  const BodyModel body = make_body(reference);
  const FrameSet frames = find_frames(body, Pose{});
  const auto expect_disc = [&](Segment above, double x, double y) {
    const Vec3 disc = frames.disc[index_of(above) - 1].origin();
    EXPECT_NEAR(disc.x, x, 0.001) << name_of(above);
    EXPECT_NEAR(disc.y, y, 0.001) << name_of(above);
    EXPECT_NEAR(disc.z, 0, 1e-12);
  };
  expect_disc(Segment::L4, -0.027, 0.143);
  expect_disc(Segment::L3, -0.024, 0.179);
  expect_disc(Segment::T12, -0.046, 0.282);
  expect_disc(Segment::C7, -0.044, 0.574);
}

TEST(RealBody, has_the_curves_of_a_standing_spine) {
  const BodyModel body = make_body(reference);
  const FrameSet frames = find_frames(body, Pose{});
  const auto lean = [&](Segment segment) {
    return degrees(std::atan2(-frames[segment].axis(1).x, frames[segment].axis(1).y));
  };
  // Lordosis L1–S1 57 degrees with a sacral end-plate of 38, kyphosis T1–T12 42.
  EXPECT_NEAR(lean(Segment::L1) - body.sacral_endplate_lean_deg, 57, 1.5);
  EXPECT_NEAR(lean(Segment::T12) - lean(Segment::T1), 42, 1.5);
  EXPECT_NEAR(body.sacral_endplate_lean_deg, -38, 1e-9);
}

TEST(RealBody, carries_the_published_mass_above_the_fourth_lumbar_disc) {
  const BodyModel body = make_body(reference);
  const FrameSet frames = find_frames(body, Pose{});
  double mass = 0;
  Vec3 moment;
  for (std::size_t i = 0; i < segment_count; ++i) {
    const auto segment = static_cast<Segment>(i);
    const bool is_leg = segment == Segment::thigh_right || segment == Segment::shank_right ||
                        segment == Segment::foot_right || segment == Segment::thigh_left ||
                        segment == Segment::shank_left || segment == Segment::foot_left;
    if (segment == Segment::pelvis || segment == Segment::L5 || is_leg) continue;
    mass += body.mass_kg[i];
    moment = moment + body.mass_kg[i] * frames.segment[i].point(body.com_m[i]);
  }
  EXPECT_NEAR(mass, 31.6, 0.1);
  EXPECT_NEAR(moment.x / mass, -0.017, 0.002);
  EXPECT_NEAR(moment.y / mass, 0.379, 0.003);
}

TEST(RealBody, reaches_from_the_floor_to_its_height) {
  const BodyModel body = make_body(reference);
  const FrameSet frames = find_frames(body, Pose{});
  const double sole = find_point(frames, *find_landmark(body, "heel", Side::right)).y;
  const double skull = frames[Segment::head].origin().y;
  // From the upper neck joint to the top of the head is about 0.13 m.
  EXPECT_NEAR(skull + 0.13 - sole, 1.74, 0.05);
}

/// Short and light, tall and heavy: the catalogue's movements are scaled and solved anew.
class OtherBodies : public ::testing::TestWithParam<BodyMeasures> {};

TEST_P(OtherBodies, go_through_every_movement_without_a_jump_or_a_limb_in_the_floor) {
  const BodyModel body = make_body(GetParam());
  for (const MovementSpec& spec : real_content().movements) {
    for (const int level : find_levels(spec)) {
      const auto movement = compile_movement(body, spec, level);
      ASSERT_TRUE(movement) << spec.id << " " << level << " " << movement.error().where;
      constexpr int steps = 200;
      const double step = movement->duration_s / steps;
      Pose before = find_pose_at(*movement, 0);
      for (int k = 0; k <= steps; ++k) {
        const double t = k * step;
        const Pose pose = find_pose_at(*movement, t);
        const FrameSet frames = find_frames(body, pose);
        for (const Landmark& landmark : body.landmarks) {
          if (is_ignored_by_floor(landmark, pose)) continue;
          // The rib cage of a heavy body is broader than the postures were fitted for.
          ASSERT_GT(find_point(frames, landmark).y, -0.035)
              << spec.id << " level " << level << " at " << t << " s: " << landmark.name;
        }
        for (std::size_t i = 0; i < angle_count; ++i)
          ASSERT_LT(std::abs(pose.angles.deg[i] - before.angles.deg[i]),
                    1 + step * body.tolerance.cycle_turn_deg_per_s)
              << spec.id << " level " << level << " at " << t
              << " s: " << spine::name_of(static_cast<Angle>(i));
        before = pose;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(People, OtherBodies,
                         ::testing::Values(BodyMeasures{Sex::female, 1.50, 45},
                                           BodyMeasures{Sex::female, 1.62, 75}, reference,
                                           BodyMeasures{Sex::male, 1.95, 120}));

TEST(RealMovements, the_mirrored_movement_is_the_mirror_image_at_every_moment) {
  const BodyModel body = make_body(reference);
  for (const MovementSpec& spec : real_content().movements) {
    if (spec.sides != MovementSides::each) continue;
    const auto movement = compile_movement(body, spec, find_levels(spec).front());
    ASSERT_TRUE(movement);
    for (double t = 0; t <= movement->duration_s; t += 0.1) {
      const Pose pose = find_pose_at(*movement, t);
      const FrameSet frames = find_frames(body, pose);
      const FrameSet mirrored = find_frames(body, find_mirrored(pose));
      for (const Landmark& landmark : body.landmarks) {
        const Vec3 here = find_point(frames, landmark);
        const Vec3 there =
            find_point(mirrored, *find_landmark(body, landmark.name, other(landmark.side)));
        EXPECT_LT(norm(there - Vec3{here.x, here.y, -here.z}), 1e-9);
      }
    }
  }
}

TEST(RealMovements, symmetrical_keyframes_give_symmetrical_ways) {
  const BodyModel body = make_body(reference);
  for (const MovementSpec& spec : real_content().movements) {
    const auto movement = compile_movement(body, spec, find_levels(spec).front());
    ASSERT_TRUE(movement);
    const auto is_symmetrical = [](const Pose& pose) { return find_mirrored(pose) == pose; };
    if (!std::all_of(movement->keys.begin(), movement->keys.end(), is_symmetrical)) continue;
    for (double t = 0; t <= movement->duration_s; t += 0.05) {
      const Pose pose = find_pose_at(*movement, t);
      const PoseNumbers here = pack(pose);
      const PoseNumbers there = pack(find_mirrored(pose));
      for (std::size_t i = 0; i < pose_number_count; ++i)
        EXPECT_NEAR(here[i], there[i], 1e-6) << spec.id << " at " << t;
    }
  }
}

}  // namespace
}  // namespace plumb::testing
