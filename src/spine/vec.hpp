#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <string>

#include "base/document.hpp"
#include "base/read_described.hpp"

namespace plumb::spine {

/// A point or a direction; metres where it is a point. In files: [x, y, z].
struct Vec3 {
  double x = 0;
  double y = 0;
  double z = 0;
  friend constexpr Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend constexpr Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend constexpr Vec3 operator*(double s, Vec3 a) { return {s * a.x, s * a.y, s * a.z}; }
  friend constexpr bool operator==(Vec3, Vec3) = default;
};

constexpr double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Vec3 cross(Vec3 a, Vec3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double norm(Vec3 a) { return std::sqrt(dot(a, a)); }
constexpr Vec3 mix(Vec3 a, Vec3 b, double t) { return a + t * (b - a); }

constexpr double radians(double degrees) { return degrees * (std::numbers::pi / 180.0); }
constexpr double degrees(double radians) { return radians * (180.0 / std::numbers::pi); }

/// A placement, row-major 3×4 [R | p] in metres: world = R · local + p.
struct Frame {
  std::array<double, 12> m{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};

  constexpr Vec3 origin() const { return {m[3], m[7], m[11]}; }
  /// The world direction of the local axis 0 (x), 1 (y) or 2 (z).
  constexpr Vec3 axis(std::size_t k) const { return {m[k], m[4 + k], m[8 + k]}; }
  constexpr Vec3 point(Vec3 p) const { return direction(p) + origin(); }
  constexpr Vec3 direction(Vec3 d) const {
    return {m[0] * d.x + m[1] * d.y + m[2] * d.z, m[4] * d.x + m[5] * d.y + m[6] * d.z,
            m[8] * d.x + m[9] * d.y + m[10] * d.z};
  }
  /// The local coordinates of a world point.
  constexpr Vec3 local(Vec3 world) const {
    const Vec3 d = world - origin();
    return {dot(axis(0), d), dot(axis(1), d), dot(axis(2), d)};
  }
  constexpr void move_to(Vec3 p) { m[3] = p.x, m[7] = p.y, m[11] = p.z; }
};

/// The placement `b`, given in `a`, seen from where `a` is given.
constexpr Frame compose(const Frame& a, const Frame& b) {
  Frame out;
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t r = 4 * i;
    for (std::size_t j = 0; j < 4; ++j)
      out.m[r + j] = a.m[r] * b.m[j] + a.m[r + 1] * b.m[4 + j] + a.m[r + 2] * b.m[8 + j] +
                     (j == 3 ? a.m[r + 3] : 0.0);
  }
  return out;
}

constexpr Frame shift(Vec3 p) {
  Frame out;
  out.move_to(p);
  return out;
}

/// Right-handed turns about one axis; angles in degrees.
Frame turn_x(double angle_deg);
Frame turn_y(double angle_deg);
Frame turn_z(double angle_deg);
/// Turn about any unit axis through the origin.
Frame turn_about(Vec3 axis, double angle_deg);

constexpr base::NumberListForm number_list_form(const Vec3&) { return {3, false}; }
void read_value(const base::Document& from, Vec3& into, const base::ReadContext& context,
                const std::string& path);
base::Document write_described(const Vec3& value);

}  // namespace plumb::spine
