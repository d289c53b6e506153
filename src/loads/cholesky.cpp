#include "loads/detail/cholesky.hpp"

#include <algorithm>
#include <cmath>

#include "loads/detail/long_registers.hpp"
#include "loads/detail/row_sums.hpp"

namespace plumb::loads::detail {

namespace {

constexpr std::size_t panel = 4;

/// Rows one after the other that have something in the columns of a panel.
struct Stretch {
  std::size_t first, end;
};

/// The rows of a panel below its corner, column by column.
struct PanelColumns {
  double entry[panel][max_rows];
  Stretch stretches[max_rows];
  std::size_t count;
};

inline double* row_of(double* entries, std::size_t i) { return entries + i * (i + 1) / 2; }

/// The square on the diagonal, from a matrix that has lost all columns before it. The diagonal gets
/// its reciprocal, which is all that anyone asks of it.
inline bool finish_corner(double* entries, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    double* li = row_of(entries, i);
    for (std::size_t j = first; j <= i; ++j) {
      const double* lj = row_of(entries, j);
      double sum = li[j];
      for (std::size_t k = first; k < j; ++k) sum -= li[k] * lj[k];
      if (i > j) {
        li[j] = sum * lj[j];
      } else if (sum > 0) {
        li[j] = 1 / std::sqrt(sum);
      } else {
        return false;
      }
    }
  }
  return true;
}

[[gnu::always_inline]] inline void gather(double* entries, std::size_t size, std::size_t next,
                                          PanelColumns& columns) {
  constexpr std::size_t widest_gap = 4;  // that is cheaper to fill than to leave
  columns.count = 0;
  for (std::size_t i = next; i < size; ++i) {
    const double* from = row_of(entries, i) + next - panel;
    for (std::size_t p = 0; p < panel; ++p) columns.entry[p][i] = from[p];
    if (from[0] == 0 && from[1] == 0 && from[2] == 0 && from[3] == 0) continue;
    if (columns.count == 0 || i >= columns.stretches[columns.count - 1].end + widest_gap)
      columns.stretches[columns.count++].first = i;
    columns.stretches[columns.count - 1].end = i + 1;
  }
}

/// Divides the rows below by the corner, and writes them back.
[[gnu::always_inline]] inline void finish_below(double* entries, std::size_t first,
                                                PanelColumns& columns) {
  const double* l0 = row_of(entries, first) + first;
  const double* l1 = row_of(entries, first + 1) + first;
  const double* l2 = row_of(entries, first + 2) + first;
  const double* l3 = row_of(entries, first + 3) + first;
  auto& c = columns.entry;
  for (std::size_t s = 0; s < columns.count; ++s) {
    const Stretch rows = columns.stretches[s];
    for (std::size_t i = rows.first; i < rows.end; ++i) {
      c[0][i] = c[0][i] * l0[0];
      c[1][i] = (c[1][i] - c[0][i] * l1[0]) * l1[1];
      c[2][i] = (c[2][i] - c[0][i] * l2[0] - c[1][i] * l2[1]) * l2[2];
      c[3][i] = (c[3][i] - c[0][i] * l3[0] - c[1][i] * l3[1] - c[2][i] * l3[2]) * l3[3];
    }
    for (std::size_t i = rows.first; i < rows.end; ++i)
      for (std::size_t p = 0; p < panel; ++p) row_of(entries, i)[first + p] = c[p][i];
  }
}

/// Takes the four columns out of two rows at once, as far as the first of them reaches; that spares
/// half of what is read.
[[gnu::always_inline]] inline void take_out_of_two(double* entries, std::size_t i, Stretch across,
                                                   const double (&c)[panel][max_rows]) {
  double* row = row_of(entries, i);
  double* below = row_of(entries, i + 1);
  const double a0 = c[0][i], a1 = c[1][i], a2 = c[2][i], a3 = c[3][i];
  const double b0 = c[0][i + 1], b1 = c[1][i + 1], b2 = c[2][i + 1], b3 = c[3][i + 1];
  for (std::size_t k = across.first; k < across.end; ++k) {
    const double c0 = c[0][k], c1 = c[1][k], c2 = c[2][k], c3 = c[3][k];
    row[k] -= (a0 * c0 + a1 * c1) + (a2 * c2 + a3 * c3);
    below[k] -= (b0 * c0 + b1 * c1) + (b2 * c2 + b3 * c3);
  }
}

[[gnu::always_inline]] inline void take_out_of_one(double* entries, std::size_t i, Stretch across,
                                                   const double (&c)[panel][max_rows]) {
  double* row = row_of(entries, i);
  for (std::size_t k = across.first; k < across.end; ++k)
    row[k] -= (c[0][i] * c[0][k] + c[1][i] * c[1][k]) + (c[2][i] * c[2][k] + c[3][i] * c[3][k]);
}

/// Takes the four columns out of all that follows them. Legs and arms know nothing of each other,
/// and stand first: most rows have nothing in their columns, and are left.
[[gnu::always_inline]] inline void take_out(double* entries, const PanelColumns& columns) {
  for (std::size_t s = 0; s < columns.count; ++s) {
    const Stretch rows = columns.stretches[s];
    std::size_t i = rows.first;
    for (; i + 1 < rows.end; i += 2) {
      for (std::size_t before = 0; before < s; ++before)
        take_out_of_two(entries, i, columns.stretches[before], columns.entry);
      take_out_of_two(entries, i, {rows.first, i + 1}, columns.entry);
      take_out_of_one(entries, i + 1, {i + 1, i + 2}, columns.entry);
    }
    if (i == rows.end) continue;
    for (std::size_t before = 0; before < s; ++before)
      take_out_of_one(entries, i, columns.stretches[before], columns.entry);
    take_out_of_one(entries, i, {rows.first, i + 1}, columns.entry);
  }
}

PLUMB_LONG_REGISTERS bool factorise_packed(double* entries, std::size_t size) {
  PanelColumns columns;
  for (std::size_t first = 0; first < size; first += panel) {
    const std::size_t next = std::min(first + panel, size);
    if (!finish_corner(entries, first, next)) return false;
    if (next == size) break;
    gather(entries, size, next, columns);
    finish_below(entries, first, columns);
    take_out(entries, columns);
  }
  return true;
}

PLUMB_LONG_REGISTERS void solve_packed(const double* entries, std::size_t size, double* x) {
  const double* li = entries;
  for (std::size_t i = 0; i < size; li += ++i) x[i] = (x[i] - sum_products(li, x, i)) * li[i];
  for (std::size_t i = size; i-- > 0;) {
    li -= i + 1;
    x[i] *= li[i];
    add_scaled(x, -x[i], li, i);
  }
}

}  // namespace

bool PackedMatrix::factorise() { return factorise_packed(entries_.data(), size_); }

void PackedMatrix::solve(double* x) const { solve_packed(entries_.data(), size_, x); }

}  // namespace plumb::loads::detail
