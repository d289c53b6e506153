#include "figure/flat_field.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace plumb::figure {
namespace {

constexpr float cell_mm = 4;
constexpr double cell_error_mm = 0.5;  // of an outline between two cells, on these radii

FlatShape make_circle(float x, float y, float radius) {
  FlatShape shape;
  shape.ax = shape.bx = shape.cx = x;
  shape.ay = shape.by = shape.cy = y;
  shape.radius_a = shape.radius_b = shape.reach = radius;
  return shape;
}

FlatField fill(const std::vector<FlatShape>& shapes) {
  FlatField field;
  FieldWorkspace workspace;
  fill_field(shapes, cell_mm, workspace, field);
  return field;
}

Outlines trace(const FlatField& field) {
  Outlines outlines;
  trace_outlines(field, 50, outlines);
  return outlines;
}

/// Area of all loops; a hole counts against what is around it.
double find_area(const Outlines& outlines) {
  double twice = 0;
  for (std::size_t i = 0; i < outlines.starts.size(); ++i) {
    const auto loop = outlines.loop(i);
    for (std::size_t k = 0; k < loop.size(); ++k)
      twice += cross(loop[k], loop[(k + 1) % loop.size()]);
  }
  return std::abs(twice) / 2;
}

TEST(FillField, the_outline_of_a_circle_is_the_circle) {
  const Outlines outlines = trace(fill({make_circle(30, -20, 60)}));
  ASSERT_EQ(outlines.starts.size(), 1U);
  for (const Point2 p : outlines.loop(0)) EXPECT_NEAR(norm(p - Point2{30, -20}), 60, cell_error_mm);
}

TEST(FillField, two_far_circles_stay_two) {
  EXPECT_EQ(trace(fill({make_circle(0, 0, 30), make_circle(200, 0, 30)})).starts.size(), 2U);
}

TEST(FillField, neighbours_with_a_blend_flow_together) {
  std::vector<FlatShape> shapes{make_circle(0, 0, 30), make_circle(66, 0, 30)};
  EXPECT_EQ(trace(fill(shapes)).starts.size(), 2U);
  shapes[1].blend = 40;
  EXPECT_EQ(trace(fill(shapes)).starts.size(), 1U);
}

TEST(FillField, a_shape_and_its_mirror_image_do_not_swell) {
  std::vector<FlatShape> shapes{make_circle(0, 0, 30), make_circle(0, 0, 30)};
  shapes[0].blend = shapes[1].blend = 40;
  const double swollen = find_area(trace(fill(shapes)));
  shapes[1].twin_of_previous = true;
  const double area = find_area(trace(fill(shapes)));
  EXPECT_GT(swollen, 1.2 * area);
  EXPECT_NEAR(area, std::numbers::pi * 900, 60);
}

TEST(FillField, a_cut_takes_away) {
  std::vector<FlatShape> shapes{make_circle(0, 0, 60), make_circle(0, 0, 30)};
  shapes[1].cut = true;
  EXPECT_NEAR(find_area(trace(fill(shapes))), std::numbers::pi * (3600 - 900), 150);
}

TEST(FillField, quarters_hold_the_right_sign_everywhere) {
  const FlatField field = fill({make_circle(10, 5, 90)});
  for (int r = 0; r < field.rows; ++r)
    for (int c = 0; c < field.columns; ++c) {
      const double distance = std::hypot(static_cast<double>(field.x_of(c)) - 10,
                                         static_cast<double>(field.y_of(r)) - 5) -
                              90;
      if (std::abs(distance) > 0.1) EXPECT_EQ(field.at(c, r) < 0, distance < 0);
    }
}

TEST(ClipField, keeps_what_lies_before_the_cut) {
  FlatField field = fill({make_circle(0, 0, 60)});
  clip_field(field, {.on = {0, 0}, .normal = {0, 1}, .bulge = 0, .half_width = 60});
  EXPECT_NEAR(find_area(trace(field)), std::numbers::pi * 3600 / 2, 150);
}

TEST(FlattenField, nothing_lies_below_a_seat) {
  FlatField field = fill({make_circle(0, 0, 60)});
  flatten_field(field, {.from = {-100, 40}, .to = {100, 40}});
  const Outlines outlines = trace(field);
  for (const Point2 p : outlines.points) EXPECT_LT(p.y, 40 + cell_error_mm);
  EXPECT_GT(find_area(outlines), 0.7 * std::numbers::pi * 3600);
}

TEST(ShadedEdge, lies_on_the_side_away_from_the_light) {
  const FlatField field = fill({make_circle(0, 0, 60)});
  FlatField shade;
  find_shaded_edge(field, {1, 0}, 20, shade);
  const Outlines outlines = trace(shade);
  ASSERT_FALSE(outlines.points.empty());
  Point2 sum;
  for (const Point2 p : outlines.points) {
    EXPECT_LT(norm(p), 60 + cell_error_mm);
    sum = sum + p;
  }
  EXPECT_LT(sum.x, 0);
}

TEST(ProjectShape, a_ball_seen_from_the_side_is_an_ellipse) {
  BodyShape ball;
  ball.is_ball = true;
  ball.radius_a = ball.radius_b = 1;
  ball.stretch = {40, 70, 20};
  ball.forward = {1, 0, 0};
  ball.b_mm = {0, 1, 0};
  const FlatShape flat = project_shape(ball, BoneSet{}, make_view({0, 0}), 0);
  EXPECT_NEAR(static_cast<double>(flat.wide), 40, 1e-4);
  EXPECT_NEAR(static_cast<double>(flat.tall), 70, 1e-4);
  EXPECT_NEAR(static_cast<double>(find_distance(flat, 40, 0)), 0, 1e-3);
  EXPECT_NEAR(static_cast<double>(find_distance(flat, 0, -70)), 0, 1e-3);
}

}  // namespace
}  // namespace plumb::figure
