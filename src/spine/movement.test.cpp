#include "spine/movement.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "spine/small_body.test.hpp"

namespace plumb::spine {
namespace {

using testing::make_keyframe;
using testing::make_small_body;
using testing::make_small_movement;
using testing::small_hip_height_m;

Movement compile(const MovementSpec& spec, int level = 1) {
  auto movement = compile_movement(make_small_body(), spec, level);
  PLUMB_EXPECT(movement.has_value());
  return std::move(*movement);
}

/// Largest difference of any number of two poses, metres and degrees alike.
double find_difference(const Pose& a, const Pose& b) {
  const PoseNumbers x = pack(a);
  const PoseNumbers y = pack(b);
  double worst = 0;
  for (std::size_t i = 0; i < pose_number_count; ++i)
    worst = std::max(worst, std::abs(x[i] - y[i]));
  return worst;
}

double find_knee(const Movement& movement, double t_s) {
  return find_pose_at(movement, t_s).angles[Angle::kne_right];
}

/// Stands, squats half-way as a way-point, squats: the knee goes 0, 60, 120.
MovementSpec make_three_keys() {
  MovementSpec spec = make_small_movement();
  const double half_sunk = 0.80 * (1 - std::cos(radians(30)));
  KeyframeSpec half = make_keyframe("Kh", 1, small_hip_height_m - half_sunk);
  half.through = true;
  for (const Side side : {Side::right, Side::left}) {
    half.posture.pose.angles.at(Angle::hip_right, side) = 30;
    half.posture.pose.angles.at(Angle::kne_right, side) = 60;
    half.posture.pose.angles.at(Angle::ank_right, side) = 30;
  }
  spec.keyframes.insert(spec.keyframes.begin() + 1, half);
  spec.path = {"K0", "Kh", "K1"};
  return spec;
}

TEST(Movement, goes_out_and_comes_back_the_same_way_in_the_same_time) {
  const Movement movement = compile(make_small_movement());
  EXPECT_EQ(movement.key_names, (std::vector<std::string>{"K0", "K1", "K0"}));
  EXPECT_DOUBLE_EQ(movement.held_s, 2);
  EXPECT_DOUBLE_EQ(movement.duration_s, 4);
  for (double t = 0; t <= 2; t += 0.125)
    EXPECT_LT(find_difference(find_pose_at(movement, 2 - t), find_pose_at(movement, 2 + t)), 1e-9);
}

TEST(Movement, is_each_keyframe_to_the_last_bit_at_its_time) {
  const Movement movement = compile(make_three_keys());
  const std::vector<double> times = {0, 1, 3, 5, 6};
  ASSERT_EQ(movement.keys.size(), times.size());
  for (std::size_t i = 0; i < times.size(); ++i)
    EXPECT_TRUE(find_pose_at(movement, times[i]) == movement.keys[i]) << i;
  EXPECT_TRUE(find_pose_at(movement, -1) == movement.keys.front());
  EXPECT_TRUE(find_pose_at(movement, 99) == movement.keys.back());
}

TEST(Movement, stands_still_at_stops_and_runs_on_through_way_points) {
  const Movement movement = compile(make_three_keys());
  const auto speed = [&](double t) {
    return (find_knee(movement, t + 5e-4) - find_knee(movement, t - 5e-4)) / 1e-3;
  };
  EXPECT_NEAR(speed(0), 0, 0.5);
  EXPECT_NEAR(speed(3), 0, 0.5);
  // 60 degrees in one second, then in two: the harmonic mean is 40 degrees a second.
  EXPECT_NEAR(speed(1), 40, 0.5);
}

TEST(Movement, has_no_jump_anywhere) {
  const Movement movement = compile(make_three_keys());
  Pose before = find_pose_at(movement, 0);
  for (double t = 1e-3; t < movement.duration_s; t += 1e-3) {
    const Pose pose = find_pose_at(movement, t);
    EXPECT_LT(find_difference(before, pose), 0.2) << t;  // 200 degrees a second
    before = pose;
  }
}

TEST(Movement, keeps_its_feet_on_the_floor_on_the_way) {
  const BodyModel body = make_small_body();
  const Movement movement = compile(make_small_movement());
  const FrameSet start = find_frames(body, find_pose_at(movement, 0));
  for (double t = 0; t <= movement.held_s; t += 0.01) {
    const FrameSet frames = find_frames(body, find_pose_at(movement, t));
    for (const char* name : {"heel", "ball"}) {
      const Landmark& landmark = *find_landmark(body, name, Side::left);
      EXPECT_LT(norm(find_point(frames, landmark) - find_point(start, landmark)), 1e-3) << t;
    }
  }
}

/// Steps from behind to the front on a knee bent by 30 degrees at both ends; half-way, the leg
/// between would be longer than the hips are high.
TEST(Movement, a_foot_that_swings_over_does_not_sink_into_the_floor) {
  MovementSpec spec = make_small_movement();
  const double leg_m = 0.40 * (std::cos(radians(5)) + std::cos(radians(35)));
  const double bent = degrees(std::acos(leg_m / 0.80));
  spec.keyframes = {make_keyframe("K0", 0, 0.05 + leg_m), make_keyframe("K1", 1, 0.05 + leg_m)};
  for (std::size_t i = 0; i < 2; ++i) {
    Angles& angles = spec.keyframes[i].posture.pose.angles;
    angles[Angle::hip_right] = i == 0 ? -5 : 35;
    angles[Angle::kne_right] = 30;
    angles[Angle::ank_right] = i == 0 ? 35 : -5;
    angles[Angle::hip_left] = bent;
    angles[Angle::kne_left] = 2 * bent;
    angles[Angle::ank_left] = bent;
    for (Contact& contact : spec.keyframes[i].posture.contacts) contact.sides = ContactSides::left;
  }
  const BodyModel body = make_small_body();
  const auto movement = compile_movement(body, spec, 1);
  ASSERT_TRUE(movement);
  double lowest = 1;
  for (double t = 0; t <= movement->held_s; t += 0.01) {
    const FrameSet frames = find_frames(body, find_pose_at(*movement, t));
    lowest = std::min(lowest, find_point(frames, *find_landmark(body, "ball", Side::right)).y);
  }
  EXPECT_GT(lowest, -0.002);
}

TEST(Movement, a_cycle_goes_round) {
  MovementSpec spec = make_three_keys();
  spec.cycle = true;
  spec.keyframes[0].t_s = 1.5;
  const Movement movement = compile(spec);
  EXPECT_DOUBLE_EQ(movement.duration_s, 4.5);
  for (const double t : {0.2, 1.0, 2.7, 4.4}) {
    EXPECT_LT(find_difference(find_pose_at(movement, t), find_pose_at(movement, t + 9)), 1e-9);
    EXPECT_LT(find_difference(find_pose_at(movement, t), find_pose_at(movement, t - 4.5)), 1e-9);
  }
}

TEST(Movement, a_way_back_of_its_own_takes_the_times_of_its_keys) {
  MovementSpec spec = make_three_keys();
  spec.back = {"K0"};
  spec.keyframes[0].t_s = 0.5;
  const Movement movement = compile(spec);
  EXPECT_EQ(movement.key_names, (std::vector<std::string>{"K0", "Kh", "K1", "K0"}));
  EXPECT_DOUBLE_EQ(movement.held_s, 3);
  EXPECT_DOUBLE_EQ(movement.duration_s, 3.5);
}

RC_GTEST_PROP(Movement, the_safe_way_out_starts_where_one_is_and_ends_at_the_exit, ()) {
  MovementSpec spec = make_three_keys();
  spec.safe_exit = *rc::gen::element<std::string>("K0", "Kh");
  const Movement movement = compile(spec);
  const double t = *rc::gen::inRange(0, 601) / 100.0;
  const double duration = find_exit_duration(movement, t);
  RC_ASSERT(duration >= 0 && duration <= movement.duration_s);
  RC_ASSERT(find_difference(find_exit_pose(movement, t, duration), movement.exit) < 1e-9);
  if (t <= movement.held_s)
    RC_ASSERT(find_difference(find_exit_pose(movement, t, 0), find_pose_at(movement, t)) < 1e-9);
}

TEST(Movement, an_exit_off_the_path_is_walked_to) {
  MovementSpec spec = make_small_movement();
  KeyframeSpec aside = spec.keyframes[0];
  aside.key = "Kx";
  aside.t_s = 3;
  aside.posture.pose.root.pos_m.x = 0.5;
  spec.keyframes.push_back(aside);
  spec.safe_exit = "Kx";
  const Movement movement = compile(spec);
  EXPECT_FALSE(movement.exit_is_on_path);
  EXPECT_DOUBLE_EQ(find_exit_duration(movement, 1.3), 3);
  EXPECT_LT(find_difference(find_exit_pose(movement, 1.3, 0), find_pose_at(movement, 1.3)), 1e-9);
  EXPECT_NEAR(find_exit_pose(movement, 1.3, 9).root.pos_m.x, 0.5, 1e-12);
}

TEST(Movement, the_demonstration_goes_out_waits_comes_back_and_waits) {
  const Movement movement = compile(make_small_movement());
  EXPECT_DOUBLE_EQ(find_demonstration_time(movement, 0.5, 1), 0);
  EXPECT_DOUBLE_EQ(find_demonstration_time(movement, 2, 1), 1);
  EXPECT_DOUBLE_EQ(find_demonstration_time(movement, 3.5, 1), 2);
  EXPECT_DOUBLE_EQ(find_demonstration_time(movement, 5, 1), 3);
  EXPECT_DOUBLE_EQ(find_demonstration_time(movement, 6.5, 1), 0);
}

TEST(Movement, the_world_grows_with_the_body) {
  const auto tall = compile_body(testing::make_small_body_spec(), {Sex::male, 1.98, 80});
  ASSERT_TRUE(tall);
  const auto movement = compile_movement(*tall, make_small_movement(), 1);
  ASSERT_TRUE(movement);
  EXPECT_NEAR(movement->keys[0].root.pos_m.y, 1.1 * small_hip_height_m, 1e-12);
}

TEST(Movement, what_does_not_lead_anywhere_is_refused) {
  const BodyModel body = make_small_body();
  const auto code_of = [&](const MovementSpec& spec) {
    const auto movement = compile_movement(body, spec, 1);
    return movement ? std::string("fine") : movement.error().where;
  };
  MovementSpec spec = make_small_movement();
  EXPECT_EQ(code_of(spec), "fine");
  spec.path = {"K0", "K7"};
  EXPECT_EQ(code_of(spec), "K7 at level 1");
  spec = make_small_movement();
  spec.safe_exit = "K7";
  EXPECT_EQ(code_of(spec), "safe_exit");
  spec = make_small_movement();
  spec.keyframes[1].t_s = 0;
  EXPECT_EQ(code_of(spec), "K1");
  spec = make_small_movement();
  spec.keyframes[1].posture.pose.root.base = RootBase::left_side_down;
  EXPECT_EQ(code_of(spec), "K1");
  spec = make_small_movement();
  spec.path.clear();
  EXPECT_EQ(code_of(spec), "path");
}

}  // namespace
}  // namespace plumb::spine
