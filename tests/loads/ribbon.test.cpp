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

}  // namespace
}  // namespace plumb::testing
