#pragma once

#include <cstddef>
#include <vector>

namespace plumb::loads::detail {

inline constexpr double pascal_per_mpa = 1e6;

/// A compression that was computed and the pressure that was measured with it.
struct PressurePoint {
  double load_n = 0;
  double measured_mpa = 0;
};

/// pressure = rest + slope · compression
struct PressureLine {
  double rest_mpa = 0;
  double mpa_per_n = 0;
  double at(double load_n) const { return rest_mpa + mpa_per_n * load_n; }
  double share(double area_m2) const { return 1 / (mpa_per_n * area_m2 * pascal_per_mpa); }
};

/// The line of least squares through the points that are not left out; `left_out` is empty or has
/// one entry for each point.
inline PressureLine fit_pressure_line(const std::vector<PressurePoint>& points,
                                      const std::vector<bool>& left_out) {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!left_out.empty() && left_out[i]) continue;
    n += 1;
    x += points[i].load_n;
    y += points[i].measured_mpa;
    xx += points[i].load_n * points[i].load_n;
    xy += points[i].load_n * points[i].measured_mpa;
  }
  const double slope = (n * xy - x * y) / (n * xx - x * x);
  return {(y - slope * x) / n, slope};
}

}  // namespace plumb::loads::detail
