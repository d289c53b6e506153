#include "spine/frames.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "spine/small_body.test.hpp"

namespace plumb::spine {
namespace {

using testing::make_small_body;

constexpr double tiny = 1e-9;

double find_distance(Vec3 a, Vec3 b) { return norm(a - b); }

/// Largest difference of two placements.
double find_difference(const Frame& a, const Frame& b) {
  double worst = 0;
  for (std::size_t i = 0; i < a.m.size(); ++i) worst = std::max(worst, std::abs(a.m[i] - b.m[i]));
  return worst;
}

TEST(Frames, stands_straight_and_parallel_to_the_world_in_neutral) {
  const BodyModel body = make_small_body();
  const FrameSet frames = find_frames(body, Pose{});
  for (std::size_t i = 0; i < segment_count; ++i) {
    Frame turned = frames.segment[i];
    turned.move_to({});
    EXPECT_LT(find_difference(turned, Frame{}), tiny) << name_of(static_cast<Segment>(i));
  }
  // Discs every 20 mm from 0.10 m; the centre of a vertebra lies half-way between its discs.
  EXPECT_LT(find_distance(frames.disc[0].origin(), {0, 0.10, 0}), tiny);
  EXPECT_LT(find_distance(frames.disc[22].origin(), {0, 0.54, 0}), tiny);
  EXPECT_LT(find_distance(frames[Segment::L5].origin(), {0, 0.11, 0}), tiny);
  EXPECT_LT(find_distance(frames[Segment::head].origin(), {0, 0.56, 0}), tiny);
  EXPECT_LT(find_distance(frames[Segment::foot_left].origin(), {0, -0.80, -0.10}), tiny);
}

/// One angle of 30 degrees moves a point to one side of where it stood.
struct Sign {
  Angle angle;
  const char* point;
  Vec3 towards;  ///< world direction in which the right side's point must go
};
void PrintTo(const Sign& sign, std::ostream* out) { *out << name_of(sign.angle); }

class Signs : public ::testing::TestWithParam<Sign> {};

TEST_P(Signs, a_positive_angle_moves_the_way_its_name_says) {
  const BodyModel body = make_small_body();
  const Sign sign = GetParam();
  Pose pose;
  pose.angles[sign.angle] = 30;
  const auto place = [&](const Pose& at, Side side) {
    return find_point(find_frames(body, at), *find_landmark(body, sign.point, side));
  };
  const Vec3 moved = place(pose, Side::right) - place(Pose{}, Side::right);
  EXPECT_GT(dot(moved, sign.towards), 0.01);
  // The left twin of a paired angle moves the left point in the mirror.
  if (static_cast<std::size_t>(sign.angle) < first_paired_angle) return;
  Pose left;
  left.angles.at(sign.angle, Side::left) = 30;
  const Vec3 left_moved = place(left, Side::left) - place(Pose{}, Side::left);
  EXPECT_LT(find_distance(left_moved, {moved.x, moved.y, -moved.z}), tiny);
}

constexpr Vec3 forward{1, 0, 0}, backward{-1, 0, 0}, up{0, 1, 0}, to_right{0, 0, 1},
    to_left{0, 0, -1};
INSTANTIATE_TEST_SUITE_P(
    Angles, Signs,
    ::testing::Values(Sign{Angle::pit, "crown", backward}, Sign{Angle::roll, "crown", to_right},
                      Sign{Angle::yaw, "ball", to_left}, Sign{Angle::lum, "crown", forward},
                      Sign{Angle::tho, "crown", forward}, Sign{Angle::cer, "crown", forward},
                      Sign{Angle::cup, "crown", forward}, Sign{Angle::lat, "crown", to_right},
                      Sign{Angle::rot, "rib", to_left}, Sign{Angle::clat, "crown", to_right},
                      Sign{Angle::hip_right, "ball", forward},
                      Sign{Angle::habd_right, "ball", to_right},
                      Sign{Angle::hrot_right, "ball", to_right},
                      Sign{Angle::kne_right, "ball", backward}, Sign{Angle::ank_right, "ball", up},
                      Sign{Angle::sho_right, "hand", forward},
                      Sign{Angle::sabd_right, "hand", to_right},
                      Sign{Angle::elb_right, "hand", forward}, Sign{Angle::gel_right, "hand", up}));

TEST(Frames, neck_and_shoulder_turn_the_way_their_names_say) {
  const BodyModel body = make_small_body();
  Pose pose;
  pose.angles[Angle::crot] = 30;
  pose.angles[Angle::srot_right] = 30;
  pose.angles[Angle::srot_left] = 30;
  const FrameSet frames = find_frames(body, pose);
  EXPECT_LT(frames[Segment::head].axis(0).z, -0.4);           // looks to the left
  EXPECT_LT(frames[Segment::forearm_right].axis(0).z, -0.4);  // inwards
  EXPECT_GT(frames[Segment::forearm_left].axis(0).z, 0.4);
}

TEST(Frames, lies_on_the_side_that_is_named) {
  const BodyModel body = make_small_body();
  Pose pose;
  pose.root.base = RootBase::right_side_down;
  EXPECT_LT(find_distance(find_frames(body, pose)[Segment::pelvis].axis(2), {0, -1, 0}), tiny);
  pose.root.base = RootBase::left_side_down;
  EXPECT_LT(find_distance(find_frames(body, pose)[Segment::pelvis].axis(2), {0, 1, 0}), tiny);
}

TEST(Frames, a_disc_lies_half_way_between_its_neighbours) {
  const BodyModel body = make_small_body();
  Pose pose;
  pose.angles[Angle::lum] = 60;  // 10 degrees at each of six joints
  const FrameSet frames = find_frames(body, pose);
  const auto lean = [](const Frame& frame) { return degrees(std::asin(frame.axis(0).y)); };
  EXPECT_NEAR(lean(frames[Segment::L5]), -10, 1e-6);
  EXPECT_NEAR(lean(frames.disc[0]), -5, 1e-6);
  EXPECT_NEAR(lean(frames.disc[1]), -15, 1e-6);
}

/// Any pose within what joints can do.
Pose make_any_pose() {
  Pose pose;
  const auto any = [](int limit) { return *rc::gen::inRange(-limit * 10, limit * 10 + 1) / 10.0; };
  pose.root.pos_m = {any(2), any(2), any(2)};
  pose.root.base =
      *rc::gen::element(RootBase::upright, RootBase::right_side_down, RootBase::left_side_down);
  for (double& deg : pose.angles.deg) deg = any(90);
  return pose;
}

RC_GTEST_PROP(Frames, the_mirror_image_of_a_pose_gives_the_mirror_image_of_the_body, ()) {
  const BodyModel body = make_small_body();
  const Pose pose = make_any_pose();
  const FrameSet frames = find_frames(body, pose);
  const FrameSet mirrored = find_frames(body, find_mirrored(pose));
  for (const Landmark& landmark : body.landmarks) {
    const Vec3 here = find_point(frames, landmark);
    const Vec3 there =
        find_point(mirrored, *find_landmark(body, landmark.name, other(landmark.side)));
    RC_ASSERT(find_distance(there, {here.x, here.y, -here.z}) < tiny);
  }
}

RC_GTEST_PROP(Frames, every_placement_is_a_rotation_and_bones_keep_their_length, ()) {
  const BodyModel body = make_small_body();
  const FrameSet frames = find_frames(body, make_any_pose());
  for (const Frame& frame : frames.segment) {
    RC_ASSERT(std::abs(dot(frame.axis(0), frame.axis(1))) < tiny);
    RC_ASSERT(find_distance(cross(frame.axis(0), frame.axis(1)), frame.axis(2)) < tiny);
    RC_ASSERT(std::abs(norm(frame.axis(0)) - 1) < tiny);
  }
  RC_ASSERT(std::abs(find_distance(frames[Segment::thigh_right].origin(),
                                   frames[Segment::shank_right].origin()) -
                     0.40) < tiny);
}

/// In the side view a thigh points to pit + hip, a shank to pit + hip - kne, a foot to
/// pit + hip - kne + ank; the chest leans by pit - lum - tho.
RC_GTEST_PROP(Frames, angles_add_up_along_a_limb, ()) {
  const BodyModel body = make_small_body();
  Pose pose;
  const auto any = [] { return *rc::gen::inRange(-40, 41) / 1.0; };
  for (const Angle angle :
       {Angle::pit, Angle::lum, Angle::tho, Angle::hip_right, Angle::kne_right, Angle::ank_right})
    pose.angles[angle] = any();
  const Angles& a = pose.angles;
  const FrameSet frames = find_frames(body, pose);
  const auto expect = [&](Segment segment, double angle_deg) {
    Frame turned = frames[segment];
    turned.move_to({});
    RC_ASSERT(find_difference(turned, turn_z(angle_deg)) < tiny);
  };
  expect(Segment::thigh_right, a[Angle::pit] + a[Angle::hip_right]);
  expect(Segment::shank_right, a[Angle::pit] + a[Angle::hip_right] - a[Angle::kne_right]);
  expect(Segment::foot_right,
         a[Angle::pit] + a[Angle::hip_right] - a[Angle::kne_right] + a[Angle::ank_right]);
  expect(Segment::T1, a[Angle::pit] - a[Angle::lum] - a[Angle::tho]);
}

TEST(Frames, a_name_leads_to_its_segment_and_back) {
  for (std::size_t i = 0; i <= index_of(Segment::foot_right); ++i) {
    const auto segment = static_cast<Segment>(i);
    EXPECT_EQ(find_segment(name_of(segment)), segment);
    EXPECT_EQ(twin_of(twin_of(segment)), segment);
  }
  EXPECT_FALSE(find_segment("wing"));
}

}  // namespace
}  // namespace plumb::spine
