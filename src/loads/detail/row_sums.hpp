#pragma once

#include <cstddef>

/// The two sums that everything on rows is made of. They are part of the functions that use them,
/// so that they are compiled for the registers of those.
namespace plumb::loads::detail {

/// Σ a·b in four sums that do not wait for each other; their order is fixed, so every build adds
/// alike.
[[gnu::always_inline]] inline double sum_products(const double* a, const double* b,
                                                  std::size_t count) {
  double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  std::size_t k = 0;
  for (; k + 4 <= count; k += 4) {
    s0 += a[k] * b[k];
    s1 += a[k + 1] * b[k + 1];
    s2 += a[k + 2] * b[k + 2];
    s3 += a[k + 3] * b[k + 3];
  }
  double rest = 0;
  for (; k < count; ++k) rest += a[k] * b[k];
  return (s0 + s2) + (s1 + s3) + rest;
}

/// to += scale · from
[[gnu::always_inline]] inline void add_scaled(double* to, double scale, const double* from,
                                              std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) to[k] += scale * from[k];
}

}  // namespace plumb::loads::detail
