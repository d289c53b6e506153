#include "loads/detail/cholesky.hpp"

#include <cmath>

namespace plumb::loads::detail {

namespace {

double dot(const double* a, const double* b, std::size_t count) {
  // Four sums that do not wait for each other; their order is fixed, so every build adds alike.
  std::array<double, 4> sum{};
  std::size_t k = 0;
  for (; k + 4 <= count; k += 4) {
    sum[0] += a[k] * b[k];
    sum[1] += a[k + 1] * b[k + 1];
    sum[2] += a[k + 2] * b[k + 2];
    sum[3] += a[k + 3] * b[k + 3];
  }
  double rest = 0;
  for (; k < count; ++k) rest += a[k] * b[k];
  return (sum[0] + sum[2]) + (sum[1] + sum[3]) + rest;
}

}  // namespace

bool PackedMatrix::factorise() {
  for (std::size_t i = 0; i < size_; ++i) {
    double* li = row(i);
    for (std::size_t j = 0; j < i; ++j) {
      const double* lj = row(j);
      li[j] = (li[j] - dot(li, lj, j)) / lj[j];
    }
    const double pivot = li[i] - dot(li, li, i);
    if (!(pivot > 0)) return false;
    li[i] = std::sqrt(pivot);
  }
  return true;
}

void PackedMatrix::solve(double* x) const {
  for (std::size_t i = 0; i < size_; ++i) {
    const double* li = row(i);
    x[i] = (x[i] - dot(li, x, i)) / li[i];
  }
  for (std::size_t i = size_; i-- > 0;) {
    const double* li = row(i);
    x[i] /= li[i];
    for (std::size_t j = 0; j < i; ++j) x[j] -= li[j] * x[i];
  }
}

}  // namespace plumb::loads::detail
