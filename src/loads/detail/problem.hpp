#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "loads/detail/row_layout.hpp"

/// The convex problem of one posture.
///
///   least   Σ wᵢ xᵢ²/2   subject to   A x + C λ = b   and   lowᵢ ≤ xᵢ ≤ highᵢ
///
/// C is diagonal: unknowns that act on one row alone and know no bound (joints that hold by
/// themselves) are already eliminated into it; λ is the dual of the row. Rows: row_layout.hpp.
namespace plumb::loads::detail {

/// Entries of a column that stand in rows one after the other.
struct Run {
  std::uint32_t first = 0;  ///< index into Problem::value
  std::uint16_t row = 0;
  std::uint16_t count = 0;
};

struct Problem {
  const RowLayout* layout = nullptr;
  /// Columns, one after the other: column i is the runs start[i] … start[i + 1], by rising row.
  std::vector<std::uint32_t> start;
  std::vector<Run> runs;
  std::vector<double> value;
  std::vector<double> weight;
  std::vector<double> low;
  std::vector<double> high;
  std::array<double, max_rows> target{};      ///< b
  std::array<double, max_rows> compliance{};  ///< C

  std::size_t count() const { return weight.size(); }

  void clear(const RowLayout& rows) {
    layout = &rows;
    start.assign(1, 0);
    runs.clear();
    value.clear();
    weight.clear();
    low.clear();
    high.clear();
    target.fill(0);
    compliance.fill(0);
  }
  /// The next entry of the column that is being written, further down than those before.
  void put(std::int16_t at, double entry) {
    constexpr std::uint32_t widest_gap = 4;  // that is cheaper to fill than to leave
    if (at < 0 || entry == 0) return;
    const auto row = static_cast<std::uint32_t>(at);
    if (runs.size() > start.back()) {
      Run& run = runs.back();
      const std::uint32_t end = run.row + std::uint32_t{run.count};
      if (row < end + widest_gap) {
        for (std::uint32_t gap = end; gap < row; ++gap) value.push_back(0);
        value.push_back(entry);
        run.count = static_cast<std::uint16_t>(row + 1 - run.row);
        return;
      }
    }
    runs.push_back({static_cast<std::uint32_t>(value.size()), static_cast<std::uint16_t>(row), 1});
    value.push_back(entry);
  }
  /// A whole column at once: runs whose entries stand in `entries`, each of them times `scale`.
  void put_runs(const Run* first, std::size_t run_count, const double* entries, std::size_t size,
                double scale) {
    const auto base = static_cast<std::uint32_t>(value.size());
    for (std::size_t r = 0; r < run_count; ++r)
      runs.push_back({base + first[r].first, first[r].row, first[r].count});
    value.resize(base + size);
    double* into = value.data() + base;
    for (std::size_t k = 0; k < size; ++k) into[k] = scale * entries[k];
  }
  void close_column(double cost, double least, double most) {
    start.push_back(static_cast<std::uint32_t>(runs.size()));
    weight.push_back(cost);
    low.push_back(least);
    high.push_back(most);
  }
  /// Calls back with row and entry.
  template <class Visit>
  void for_each_entry(std::size_t column, const Visit& visit) const {
    for (std::uint32_t r = start[column]; r < start[column + 1]; ++r)
      for (std::uint32_t k = 0; k < runs[r].count; ++k)
        visit(std::size_t{runs[r].row} + k, value[runs[r].first + k]);
  }
};

}  // namespace plumb::loads::detail
