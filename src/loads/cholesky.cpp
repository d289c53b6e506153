#include "loads/detail/cholesky.hpp"

#include <algorithm>
#include <cmath>

#include "loads/detail/long_registers.hpp"

namespace plumb::loads::detail {

namespace {

double sum_products(const double* a, const double* b, std::size_t count) {
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

constexpr std::size_t most_rows = 114;
constexpr std::size_t panel = 4;

inline double* row_of(double* entries, std::size_t i) { return entries + i * (i + 1) / 2; }

inline bool is_empty(const double* entries, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k)
    if (entries[k] != 0) return false;
  return true;
}

/// Columns `first` … `first + width` of the factor, from a matrix that has lost all before them.
inline bool finish_panel(double* entries, std::size_t size, std::size_t first, std::size_t width) {
  for (std::size_t i = first; i < size; ++i) {
    double* li = row_of(entries, i);
    if (i >= first + width && is_empty(li + first, width)) continue;
    for (std::size_t j = first; j < std::min(i + 1, first + width); ++j) {
      const double* lj = row_of(entries, j);
      double sum = li[j];
      for (std::size_t k = first; k < j; ++k) sum -= li[k] * lj[k];
      if (i > j) {
        li[j] = sum / lj[j];
      } else if (sum > 0) {
        li[j] = std::sqrt(sum);
      } else {
        return false;
      }
    }
  }
  return true;
}

/// Four columns at a time, each taken out of all that follows them in one sweep. Legs and arms know
/// nothing of each other, and stand first: most rows have nothing in their columns, and are left.
PLUMB_LONG_REGISTERS bool factorise_packed(double* entries, std::size_t size) {
  double column[panel][most_rows];
  for (std::size_t first = 0; first < size; first += panel) {
    const std::size_t next = std::min(first + panel, size);
    if (!finish_panel(entries, size, first, next - first)) return false;
    if (next == size) break;
    for (std::size_t i = next; i < size; ++i)
      for (std::size_t p = 0; p < panel; ++p) column[p][i] = row_of(entries, i)[first + p];
    for (std::size_t i = next; i < size; ++i) {
      double* row = row_of(entries, i);
      const double a = column[0][i], b = column[1][i], c = column[2][i], d = column[3][i];
      if (a == 0 && b == 0 && c == 0 && d == 0) continue;
      for (std::size_t k = next; k <= i; ++k)
        row[k] -= (a * column[0][k] + b * column[1][k]) + (c * column[2][k] + d * column[3][k]);
    }
  }
  return true;
}

}  // namespace

bool PackedMatrix::factorise() { return factorise_packed(entries_.data(), size_); }

void PackedMatrix::solve(double* x) const {
  for (std::size_t i = 0; i < size_; ++i) {
    const double* li = row(i);
    x[i] = (x[i] - sum_products(li, x, i)) / li[i];
  }
  for (std::size_t i = size_; i-- > 0;) {
    const double* li = row(i);
    x[i] /= li[i];
    for (std::size_t j = 0; j < i; ++j) x[j] -= li[j] * x[i];
  }
}

}  // namespace plumb::loads::detail
