#include "spine/body_model.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <numeric>

#include "spine/small_body.test.hpp"

namespace plumb::spine {
namespace {

using base::Fault;
using testing::make_small_body;
using testing::make_small_body_spec;

TEST(BodyModel, masses_add_up_to_the_person) {
  for (const Sex sex : {Sex::male, Sex::female}) {
    const auto body = compile_body(make_small_body_spec(), {sex, 1.65, 61});
    ASSERT_TRUE(body);
    EXPECT_NEAR(std::accumulate(body->mass_kg.begin(), body->mass_kg.end(), 0.0), 61, 1e-9);
  }
}

TEST(BodyModel, the_trunk_of_a_woman_is_shared_among_its_slices) {
  const auto man = compile_body(make_small_body_spec(), {Sex::male, 1.80, 80});
  const auto woman = compile_body(make_small_body_spec(), {Sex::female, 1.80, 80});
  ASSERT_TRUE(man && woman);
  const auto ratio = [](const BodyModel& body, Segment a, Segment b) {
    return body.mass_kg[index_of(a)] / body.mass_kg[index_of(b)];
  };
  // Slices are 1 % of 50 % for men and scaled to 40 % for women, limbs 4 and 5 %.
  EXPECT_NEAR(ratio(*man, Segment::L3, Segment::foot_left), 1.0 / 4, 1e-12);
  EXPECT_NEAR(ratio(*woman, Segment::L3, Segment::foot_left), 0.8 / 5, 1e-12);
}

TEST(BodyModel, lengths_grow_with_height_and_the_rib_cage_with_breadth) {
  // Twice the mass to height: the trunk is broader by the root of two.
  const auto body = compile_body(make_small_body_spec(), {Sex::male, 1.80, 160});
  const auto tall = compile_body(make_small_body_spec(), {Sex::male, 1.98, 88});
  ASSERT_TRUE(body && tall);
  const Vec3 rib = find_landmark(*body, "rib", Side::right)->local_m;
  EXPECT_NEAR(rib.x, 0.10 * std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(rib.y, 0, 1e-12);
  EXPECT_NEAR(rib.z, 0.12 * std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(tall->length_scale, 1.1, 1e-12);
  EXPECT_NEAR(tall->pitch_m[0], 0.022, 1e-12);
  EXPECT_NEAR(find_landmark(*tall, "heel", Side::left)->local_m.x, -0.055, 1e-12);
}

TEST(BodyModel, landmarks_come_in_pairs_and_are_found_by_name_and_side) {
  const BodyModel body = make_small_body();
  const Landmark* right = find_landmark(body, "seat", Side::right);
  const Landmark* left = find_landmark(body, "seat", Side::left);
  ASSERT_TRUE(right != nullptr && left != nullptr);
  EXPECT_NEAR(right->local_m.z, 0.05, 1e-12);
  EXPECT_NEAR(left->local_m.z, -0.05, 1e-12);
  EXPECT_NEAR(left->pad_m, 0.010, 1e-12);
  EXPECT_EQ(find_landmark(body, "heel", Side::left)->segment, Segment::foot_left);
  EXPECT_EQ(find_landmark(body, "wing", Side::right), nullptr);
  EXPECT_EQ(find_landmark(body, "", Side::left), nullptr);
  EXPECT_EQ(find_landmark(body, "zzz", Side::left), nullptr);
}

TEST(BodyModel, the_centre_of_mass_is_that_of_its_parts) {
  BodySpec spec = make_small_body_spec();
  for (VertebraSpec& vertebra : spec.vertebrae.vertebrae) vertebra.com_forward_m = 0;
  const auto body = compile_body(spec, {Sex::male, 1.80, 80});
  ASSERT_TRUE(body);
  const Vec3 upright = find_centre_of_mass(*body, find_frames(*body, Pose{}));
  EXPECT_NEAR(upright.x, 0, 1e-12);
  EXPECT_NEAR(upright.z, 0, 1e-12);
  // One foot, 4 of 98 parts (50 trunk of which 17 slices, 6 neck slices, 4 head, 40 limbs), goes
  // forward by its leg of 0.80 m and up by as much.
  Pose raised;
  raised.angles[Angle::hip_right] = 90;
  const Vec3 moved = find_centre_of_mass(*body, find_frames(*body, raised)) - upright;
  double sum = 0;
  for (const double mass : body->mass_kg) sum += mass;
  const double foot = body->mass_kg[index_of(Segment::foot_right)] / sum;
  const double shank = body->mass_kg[index_of(Segment::shank_right)] / sum;
  // Centres of mass lie at the joints: the shank's at the knee, the foot's at the ankle.
  EXPECT_NEAR(moved.x, foot * 0.80 + shank * 0.40, 1e-9);
  EXPECT_NEAR(moved.y, foot * 0.80 + shank * 0.40, 1e-9);
}

TEST(BodyModel, a_body_outside_of_the_valid_range_is_refused) {
  for (const BodyMeasures measures :
       {BodyMeasures{Sex::male, 0.9, 80}, BodyMeasures{Sex::male, 1.8, 400},
        BodyMeasures{Sex::female, 1.8, 0}}) {
    const auto body = compile_body(make_small_body_spec(), measures);
    ASSERT_FALSE(body);
    EXPECT_EQ(body.error().code, Fault::Code::out_of_range);
  }
}

struct Break {
  const char* name;
  std::function<void(BodySpec&)> apply;
  const char* where;
};
void PrintTo(const Break& one, std::ostream* out) { *out << one.name; }

class BodySpecBreaks : public ::testing::TestWithParam<Break> {};

TEST_P(BodySpecBreaks, is_refused_with_its_place) {
  BodySpec spec = make_small_body_spec();
  GetParam().apply(spec);
  const auto body = compile_body(spec, {Sex::male, 1.80, 80});
  ASSERT_FALSE(body);
  EXPECT_EQ(body.error().code, Fault::Code::content_invalid);
  EXPECT_EQ(body.error().where, GetParam().where);
}

const Break breaks[] = {
    {"RhythmNotWhole", [](BodySpec& s) { s.vertebrae.rhythm.lumbar_flexion[0] = 0.5; },
     "vertebrae.yaml: rhythm"},
    {"VertebraMissing", [](BodySpec& s) { s.vertebrae.vertebrae.pop_back(); }, "vertebrae.yaml"},
    {"VertebraeMixedUp",
     [](BodySpec& s) { std::swap(s.vertebrae.vertebrae[3], s.vertebrae.vertebrae[4]); },
     "vertebrae.yaml: vertebrae/3"},
    {"JointMissing", [](BodySpec& s) { s.segments.joints.pop_back(); }, "segments.yaml: joints"},
    {"JointTwice", [](BodySpec& s) { s.segments.joints.push_back(s.segments.joints[0]); },
     "segments.yaml: joints/girdle"},
    {"MassOfNothing", [](BodySpec& s) { s.segments.masses[0].segment = "tail"; },
     "segments.yaml: masses/tail"},
    {"LandmarkNowhere", [](BodySpec& s) { s.landmarks.landmarks[0].segment = "tail"; },
     "landmarks.yaml: landmarks/heel"},
    {"LandmarkTwice", [](BodySpec& s) { s.landmarks.landmarks[1].name = "heel"; },
     "landmarks.yaml: landmarks/heel"},
    {"RangeMissing", [](BodySpec& s) { s.joint_ranges.ranges.pop_back(); },
     "joint_ranges.yaml: ranges"},
    {"RangeUpsideDown", [](BodySpec& s) { s.joint_ranges.ranges[0].min_deg = 171; },
     "joint_ranges.yaml: ranges/pit"},
};
INSTANTIATE_TEST_SUITE_P(Breaks, BodySpecBreaks, ::testing::ValuesIn(breaks),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace plumb::spine
