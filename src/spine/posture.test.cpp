#include "spine/posture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/read_described.hpp"
#include "base/write_described.hpp"
#include "spine/movement_spec.hpp"
#include "spine/small_body.test.hpp"

namespace plumb::spine {
namespace {

using base::Document;

Document make_numbers(std::vector<double> numbers) {
  Document list = Document::make_list();
  for (const double number : numbers) list.items.push_back(Document::make_real(number));
  return list;
}

template <class T>
std::string read_problem(const Document& from, T& into) {
  base::Diagnostics problems;
  base::read_described(from, into, "", problems);
  return problems.empty() ? "" : format_diagnostic(problems.found().front());
}

double any_number() { return *rc::gen::inRange(-18'000, 18'001) / 100.0; }

RC_GTEST_PROP(Posture, what_is_written_is_read_back_the_same, ()) {
  Posture posture;
  Pose& pose = posture.pose;
  pose.root.pos_m = {any_number(), any_number(), any_number()};
  pose.root.base = *rc::gen::element(RootBase::upright, RootBase::left_side_down);
  for (double& deg : pose.angles.deg) deg = any_number();
  pose.figure = {{any_number(), any_number()}, {1, 1}, {0, any_number()}, {}, 0.5};
  posture.contacts = {testing::make_contact("heel"), testing::make_contact("palm", "seat")};
  posture.contacts[1].sides = ContactSides::left;
  posture.contacts[1].slides = true;
  posture.loads = {{"hand", ContactSides::right, {0, -50, 0}}};
  posture.balance = Balance::feet;
  Posture again;
  RC_ASSERT(read_problem(base::write_described(posture), again).empty());
  RC_ASSERT(again.pose == pose);
  RC_ASSERT(again.contacts[1].sides == ContactSides::left);
  RC_ASSERT(again.contacts[1].slides);
  RC_ASSERT(again.loads[0].force_n == posture.loads[0].force_n);
  RC_ASSERT(again.balance == Balance::feet);
}

TEST(Posture, one_number_stands_for_both_sides_and_two_for_right_and_left) {
  SidePair pair;
  EXPECT_EQ(read_problem(Document::make_integer(12), pair), "");
  EXPECT_EQ(pair, (SidePair{12, 12}));
  EXPECT_EQ(read_problem(make_numbers({3, -4}), pair), "");
  EXPECT_EQ(pair, (SidePair{3, -4}));
  EXPECT_EQ(read_problem(make_numbers({3}), pair),
            "/: error: must be one number, or two as [right, left]");
  EXPECT_EQ(read_problem(Document::make_text("3"), pair), "/: error: must be a number");
}

TEST(Posture, an_angle_that_nobody_knows_is_told) {
  Document table = Document::make_table();
  table.add("knee", Document::make_integer(12));
  Angles angles;
  EXPECT_EQ(read_problem(table, angles),
            "/knee: error: is not a known field; remove it or correct its name");
}

TEST(Posture, a_point_has_three_numbers) {
  Vec3 point;
  EXPECT_EQ(read_problem(make_numbers({1, 2}), point), "/: error: must be three numbers [x, y, z]");
}

TEST(Posture, names_of_angles_lead_back_to_them) {
  for (std::size_t i = 0; i < angle_count; ++i) {
    const bool is_left = i >= first_paired_angle && (i - first_paired_angle) % 2 == 1;
    if (!is_left) {
      EXPECT_EQ(find_angle(name_of(static_cast<Angle>(i))), static_cast<Angle>(i));
    }
  }
  EXPECT_FALSE(find_angle("wing"));
}

RC_GTEST_PROP(Posture, mirrored_twice_is_itself, ()) {
  Pose pose;
  pose.root.pos_m = {any_number(), any_number(), any_number()};
  pose.root.base = *rc::gen::element(RootBase::upright, RootBase::right_side_down);
  for (double& deg : pose.angles.deg) deg = any_number();
  pose.figure.wri = {any_number(), any_number()};
  pose.palm_flat = {1, 0};
  RC_ASSERT(find_mirrored(find_mirrored(pose)) == pose);
}

TEST(MovementSpec, a_keyframe_of_its_own_level_goes_before_the_common_one) {
  MovementSpec spec = testing::make_small_movement();
  KeyframeSpec own = spec.keyframes[1];
  own.levels = {2, 3};
  spec.keyframes.insert(spec.keyframes.begin(), own);
  EXPECT_EQ(find_keyframe(spec, "K1", 2), &spec.keyframes[0]);
  EXPECT_EQ(find_keyframe(spec, "K1", 1), &spec.keyframes[2]);
  EXPECT_EQ(find_keyframe(spec, "K9", 1), nullptr);
  EXPECT_EQ(find_levels(spec), (std::vector{0, 2, 3}));
}

}  // namespace
}  // namespace plumb::spine
