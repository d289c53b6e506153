// Loads along the movements of the catalogue.
#include "loads/ribbon.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "loads/loads_content.hpp"
#include "loads/report.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

std::vector<loads::RibbonPoint> ribbon_of(const std::string& id, int level, double step_s) {
  loads::LoadWorkspace workspace;
  const auto& movements = real_content().movements;
  const auto spec = std::ranges::find(movements, id, &spine::MovementSpec::id);
  auto points = loads::find_ribbon(reference_model(), *spec, level, step_s, workspace);
  EXPECT_TRUE(points) << id;
  return points ? *points : std::vector<loads::RibbonPoint>{};
}

TEST(Ribbon, has_every_keyframe_on_its_way_and_ends_where_it_is_held) {
  const auto points = ribbon_of("EX01", 1, 0.25);
  ASSERT_GT(points.size(), 4u);
  EXPECT_EQ(points.front().key, "K0");
  EXPECT_EQ(points.back().key, "K1");
  EXPECT_TRUE(std::ranges::is_sorted(points, {}, &loads::RibbonPoint::t_s));
}

/// A cat's back is bent against its own ligaments: more than on flat fours, less than standing.
TEST(Ribbon, of_a_cat_pose_rises_and_stays_below_standing) {
  const auto points = ribbon_of("EX01", 3, 0.1);
  ASSERT_FALSE(points.empty());
  loads::LoadWorkspace workspace;
  const auto standing = loads::find_standing(reference_model(), workspace);
  ASSERT_TRUE(standing);
  EXPECT_GT(points.back().discs[l4_l5].compression_n, points.front().discs[l4_l5].compression_n);
  EXPECT_LT(points.back().discs[l4_l5].compression_n, standing->discs[l4_l5].compression_n);
}

/// Of the disc's own standing, between two moments a twentieth of a second apart: the largest
/// change along every movement of the catalogue that is held all the way, at its first level.
TEST(Ribbon, of_every_movement_of_the_catalogue_goes_without_a_jump) {
  constexpr double largest_share = 0.25;
  loads::LoadWorkspace workspace;
  const auto standing = loads::find_standing(reference_model(), workspace);
  ASSERT_TRUE(standing);
  int held = 0;
  for (const spine::MovementSpec& movement : real_content().movements) {
    const auto points = ribbon_of(movement.id, 1, 0.05);
    if (!std::ranges::all_of(points,
                             [](const auto& point) { return point.certificate.supportable; }))
      continue;
    ++held;
    double largest = 0, at_s = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
      const double change =
          std::abs(points[i].discs[l4_l5].compression_n - points[i - 1].discs[l4_l5].compression_n);
      if (change > largest) at_s = points[i].t_s;
      largest = std::max(largest, change);
    }
    const double share = largest / standing->discs[l4_l5].compression_n;
    EXPECT_LT(share, largest_share) << movement.id << " at " << at_s << " s";
  }
  EXPECT_GT(held, 40);
}

/// A quarter of the step is at most about half of the change: nothing jumps.
TEST(Ribbon, has_no_jump_between_two_keyframes) {
  const auto find_largest = [](const std::vector<loads::RibbonPoint>& points) {
    double largest = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
      if (points[i].certificate.supportable && points[i - 1].certificate.supportable)
        largest = std::max(largest, std::abs(points[i].discs[l4_l5].compression_n -
                                             points[i - 1].discs[l4_l5].compression_n));
    return largest;
  };
  for (const char* id : {"EX01", "EX03", "EX25"}) {
    const double coarse = find_largest(ribbon_of(id, 1, 0.1));
    const double fine = find_largest(ribbon_of(id, 1, 0.025));
    EXPECT_LT(fine, 0.5 * coarse + 5) << id;
  }
}

TEST(Ribbon, can_be_asked_of_every_movement_and_gives_numbers) {
  for (const spine::MovementSpec& movement : real_content().movements) {
    loads::LoadWorkspace workspace;
    const auto points = loads::find_ribbon(reference_model(), movement, 1, 1, workspace);
    ASSERT_TRUE(points) << movement.id << points.error().where;
    for (const loads::RibbonPoint& point : *points)
      for (const loads::DiscLoad& disc : point.discs)
        ASSERT_TRUE(std::isfinite(disc.compression_n)) << movement.id << " " << point.t_s;
  }
}

/// Lying on the pillow nobody braces; with head and shoulders up the belly does.
TEST(Ribbon, of_a_trunk_lift_is_a_band_that_opens_on_the_way_up) {
  const auto points = ribbon_of("EX05", 3, 0.25);
  ASSERT_GT(points.size(), 3u);
  EXPECT_EQ(points.front().upper, loads::UpperEdge::least);
  EXPECT_EQ(points.front().upper_n[l4_l5], points.front().discs[l4_l5].compression_n);
  EXPECT_EQ(points.back().upper, loads::UpperEdge::braced);
  EXPECT_GT(points.back().upper_n[l4_l5], 3 * points.back().discs[l4_l5].compression_n);
  for (const loads::RibbonPoint& point : points)
    for (std::size_t i = 0; i < loads::spinal_joint_count; ++i)
      EXPECT_GE(point.upper_n[i], point.discs[i].compression_n) << point.t_s;
}

TEST(Ribbon, has_no_upper_edge_where_nobody_measured_how_people_brace) {
  const auto points = ribbon_of("EX33", 2, 0.5);
  ASSERT_FALSE(points.empty());
  EXPECT_EQ(points.front().upper, loads::UpperEdge::least);
  EXPECT_EQ(points.back().upper, loads::UpperEdge::unmeasured);
}

TEST(Ribbon, goes_the_whole_way_where_it_comes_back_by_another_one) {
  const auto points = ribbon_of("AV02", 1, 0.5);
  ASSERT_FALSE(points.empty());
  EXPECT_EQ(points.back().key, "K0");
  EXPECT_EQ(std::ranges::count(points, true, &loads::RibbonPoint::is_held), 1);
  EXPECT_TRUE(std::ranges::any_of(points, [](const auto& point) { return point.key == "K2"; }));
}

TEST(Ribbon, refuses_a_bracing_that_the_body_does_not_have) {
  const auto& movements = real_content().movements;
  spine::MovementSpec spec = *std::ranges::find(movements, "EX05", &spine::MovementSpec::id);
  spec.bracing = {{"hold_tight", {}, {"K1"}, spine::Mark::judgement, "invented"}};
  loads::LoadWorkspace workspace;
  const auto points = loads::find_ribbon(reference_model(), spec, 3, 1, workspace);
  ASSERT_FALSE(points);
  EXPECT_NE(points.error().hint.find("hold_tight"), std::string::npos);
}

}  // namespace
}  // namespace plumb::testing
