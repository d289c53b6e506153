#pragma once

#include <cmath>

#include "spine/movement_spec.hpp"
#include "spine/vec.hpp"

namespace plumb::figure {

/// A point of the picture: millimetres, x to the right, y DOWN, origin where the world's is.
struct Point2 {
  double x = 0;
  double y = 0;
  friend constexpr Point2 operator+(Point2 a, Point2 b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Point2 operator-(Point2 a, Point2 b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Point2 operator*(double s, Point2 a) { return {s * a.x, s * a.y}; }
};
constexpr double dot(Point2 a, Point2 b) { return a.x * b.x + a.y * b.y; }
constexpr double cross(Point2 a, Point2 b) { return a.x * b.y - a.y * b.x; }
inline double norm(Point2 a) { return std::sqrt(dot(a, a)); }

/// A parallel view. Yaw 0, pitch 0 looks at the right side of a standing person.
struct View {
  spine::Vec3 right;  ///< world direction to the right in the picture
  spine::Vec3 up;
  spine::Vec3 toward;  ///< from the scene to the eye

  Point2 direction(spine::Vec3 d) const { return {dot(right, d), -dot(up, d)}; }
  Point2 project(spine::Vec3 p_m) const { return 1e3 * direction(p_m); }
  double depth(spine::Vec3 p) const { return dot(toward, p); }
};

inline View make_view(const spine::ViewSpec& spec) {
  const double yaw = spine::radians(spec.yaw_deg);
  const double pitch = spine::radians(spec.pitch_deg);
  View view;
  view.right = {std::cos(yaw), 0, -std::sin(yaw)};
  view.toward = {std::sin(yaw) * std::cos(pitch), std::sin(pitch), std::cos(yaw) * std::cos(pitch)};
  view.up = cross(view.toward, view.right);
  return view;
}

}  // namespace plumb::figure
