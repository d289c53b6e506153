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

struct Problem {
  const RowLayout* layout = nullptr;
  // Columns, one after the other: the entries of column i stand in start[i] … start[i + 1].
  std::vector<std::uint32_t> start;
  std::vector<std::uint16_t> row;
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
    row.clear();
    value.clear();
    weight.clear();
    low.clear();
    high.clear();
    target.fill(0);
    compliance.fill(0);
  }
  void put(std::int16_t at, double entry) {
    if (at < 0 || entry == 0) return;
    row.push_back(static_cast<std::uint16_t>(at));
    value.push_back(entry);
  }
  void close_column(double cost, double least, double most) {
    start.push_back(static_cast<std::uint32_t>(row.size()));
    weight.push_back(cost);
    low.push_back(least);
    high.push_back(most);
  }
};

}  // namespace plumb::loads::detail
