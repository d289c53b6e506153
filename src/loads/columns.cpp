#include "loads/detail/columns.hpp"

#include <array>

#include "loads/detail/long_registers.hpp"
#include "loads/detail/row_sums.hpp"

namespace plumb::loads::detail {

namespace {

[[gnu::always_inline]] inline double clamp_one(double free, double low, double high) {
  const double above = free > low ? free : low;
  return above < high ? above : high;
}

}  // namespace

PLUMB_LONG_REGISTERS void multiply_transposed(const Problem& problem, const double* rows,
                                              double* out) {
  const Run* runs = problem.runs.data();
  const double* value = problem.value.data();
  const std::uint32_t* start = problem.start.data();
  const std::size_t count = problem.count();
  for (std::size_t i = 0; i < count; ++i) {
    double sum = 0;
    for (std::uint32_t r = start[i]; r < start[i + 1]; ++r)
      sum += sum_products(value + runs[r].first, rows + runs[r].row, runs[r].count);
    out[i] = sum;
  }
}

PLUMB_LONG_REGISTERS void add_product(const Problem& problem, const double* x, double* rows) {
  const Run* runs = problem.runs.data();
  const double* value = problem.value.data();
  const std::uint32_t* start = problem.start.data();
  const std::size_t count = problem.count();
  for (std::size_t i = 0; i < count; ++i) {
    if (x[i] == 0) continue;
    for (std::uint32_t r = start[i]; r < start[i + 1]; ++r)
      add_scaled(rows + runs[r].row, x[i], value + runs[r].first, runs[r].count);
  }
}

PLUMB_LONG_REGISTERS void add_square(const Problem& problem, std::size_t column, double scale,
                                     PackedMatrix& matrix) {
  const double* value = problem.value.data();
  const Run* begin = problem.runs.data() + problem.start[column];
  const Run* end = problem.runs.data() + problem.start[column + 1];
  for (const Run* run = begin; run != end; ++run)
    for (std::uint32_t k = 0; k < run->count; ++k) {
      const double scaled = scale * value[run->first + k];
      double* into = matrix.row(run->row + k);
      for (const Run* before = begin; before != run; ++before)
        add_scaled(into + before->row, scaled, value + before->first, before->count);
      add_scaled(into + run->row, scaled, value + run->first, k + 1);
    }
}

PLUMB_LONG_REGISTERS void clamp_all(const Problem& problem, const double* s, double* x) {
  const double* weight = problem.weight.data();
  const double* low = problem.low.data();
  const double* high = problem.high.data();
  const std::size_t count = problem.count();
  for (std::size_t i = 0; i < count; ++i) x[i] = clamp_one(s[i] / weight[i], low[i], high[i]);
}

PLUMB_LONG_REGISTERS void add_slope(const Problem& problem, const double* s, const double* step,
                                    double t, double& slope, double& rise) {
  const double* weight = problem.weight.data();
  const double* low = problem.low.data();
  const double* high = problem.high.data();
  const std::size_t count = problem.count();
  // Four sums of each, as in sum_products.
  constexpr std::size_t lanes = 4;
  std::array<double, lanes> slopes{}, rises{};
  const auto add = [&](std::size_t i, std::size_t lane) {
    const double free = (s[i] + t * step[i]) / weight[i];
    const double value = clamp_one(free, low[i], high[i]);
    slopes[lane] += value * step[i];
    rises[lane] += value == free ? step[i] * step[i] / weight[i] : 0;
  };
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) add(i + lane, lane);
  for (; i < count; ++i) add(i, i % lanes);
  slope += (slopes[0] + slopes[2]) + (slopes[1] + slopes[3]);
  rise += (rises[0] + rises[2]) + (rises[1] + rises[3]);
}

}  // namespace plumb::loads::detail
