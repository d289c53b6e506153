#include "figure/path_text.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace plumb::figure {
namespace {

std::vector<Point2> make_circle(double radius, int count) {
  std::vector<Point2> points;
  for (int i = 0; i < count; ++i) {
    const double angle = 2 * std::numbers::pi * i / count;
    points.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  return points;
}

std::size_t count_of(const std::string& text, char letter) {
  std::size_t count = 0;
  for (const char c : text) count += c == letter ? 1 : 0;
  return count;
}

TEST(PathText, numbers_are_tenths_without_idle_signs) {
  std::string path;
  PathText text{path};
  text.move({10, -2.04});
  text.line({10.06, -2});
  text.line({-0.5, -2});
  text.close();
  EXPECT_EQ(path, "M10-2l.1 0l-10.6 0z");
}

TEST(PathText, relative_steps_do_not_add_up_rounding) {
  std::string path;
  PathText text{path};
  text.move({0, 0});
  for (int i = 1; i <= 1000; ++i) text.line({i * 0.04, 0});
  double x = 0;
  for (std::size_t at = path.find('l'); at != std::string::npos; at = path.find('l', at + 1))
    x += std::strtod(path.c_str() + at + 1, nullptr);
  EXPECT_NEAR(x, 40, 0.05 + 1e-9);
}

TEST(WriteSmooth, a_dense_circle_needs_few_curves_and_closes) {
  SmoothWorkspace workspace;
  std::string path;
  write_smooth(make_circle(100, 120), true, 0.6, workspace, path);
  EXPECT_GE(count_of(path, 'c'), 4U);
  EXPECT_LE(count_of(path, 'c'), 16U);
  EXPECT_EQ(path.front(), 'M');
  EXPECT_EQ(path.back(), 'z');
}

TEST(WriteSmooth, an_open_line_keeps_its_ends) {
  SmoothWorkspace workspace;
  std::string path;
  std::vector<Point2> line;
  for (int i = 0; i <= 20; ++i) line.push_back({5.0 * i, 0});
  write_smooth(line, false, 0.6, workspace, path);
  EXPECT_EQ(path.substr(0, 4), "M0 0");
  EXPECT_EQ(count_of(path, 'c'), 1U) << path;
  EXPECT_NE(path.find("100 0"), std::string::npos) << path;
  EXPECT_EQ(path.find('z'), std::string::npos);
}

TEST(WriteSmooth, two_points_are_no_outline) {
  SmoothWorkspace workspace;
  std::string path;
  write_smooth(std::vector<Point2>{{0, 0}, {10, 0}}, true, 0.6, workspace, path);
  EXPECT_EQ(path, "");
}

}  // namespace
}  // namespace plumb::figure
