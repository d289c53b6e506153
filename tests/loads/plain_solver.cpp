#include "loads/plain_solver.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace plumb::testing {

namespace {

using Matrix = std::vector<std::vector<double>>;

/// Solves M x = b by elimination with the largest pivot of each column.
std::vector<double> eliminate(Matrix m, std::vector<double> b) {
  const std::size_t n = b.size();
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t best = k;
    for (std::size_t i = k + 1; i < n; ++i)
      if (std::abs(m[i][k]) > std::abs(m[best][k])) best = i;
    std::swap(m[k], m[best]);
    std::swap(b[k], b[best]);
    for (std::size_t i = k + 1; i < n; ++i) {
      const double factor = m[i][k] / m[k][k];
      if (factor == 0) continue;
      for (std::size_t j = k; j < n; ++j) m[i][j] -= factor * m[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t j = k + 1; j < n; ++j) b[k] -= m[k][j] * b[j];
    b[k] /= m[k][k];
  }
  return b;
}

}  // namespace

std::vector<double> solve_plainly(const loads::detail::Problem& problem) {
  const std::size_t n = problem.count();
  const auto rows = static_cast<std::size_t>(problem.layout->count);
  Matrix a(rows, std::vector<double>(n, 0));
  for (std::size_t i = 0; i < n; ++i)
    problem.for_each_entry(i, [&](std::size_t row, double value) { a[row][i] += value; });

  // Below and above: multipliers of the bounds, positive like their slacks.
  std::vector<double> x(n), below(n, 0), above(n, 0), dual(rows, 0);
  const auto has_low = [&](std::size_t i) { return std::isfinite(problem.low[i]); };
  const auto has_high = [&](std::size_t i) { return std::isfinite(problem.high[i]); };
  for (std::size_t i = 0; i < n; ++i) {
    const double low = has_low(i) ? problem.low[i] : -1;
    const double high = has_high(i) ? problem.high[i] : low + 2;
    x[i] = 0.5 * (low + high);
    below[i] = has_low(i) ? 1 : 0;
    above[i] = has_high(i) ? 1 : 0;
  }
  constexpr int rounds = 200;
  for (int round = 0; round < rounds; ++round) {
    double gap = 0;
    std::size_t bounds = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (has_low(i)) gap += below[i] * (x[i] - problem.low[i]), ++bounds;
      if (has_high(i)) gap += above[i] * (problem.high[i] - x[i]), ++bounds;
    }
    const double centre = 0.1 * gap / static_cast<double>(std::max<std::size_t>(bounds, 1));

    // Stationarity w x = Aᵀλ + below - above; the Newton step with the bounds eliminated.
    std::vector<double> stiffness(n), pull(n);
    for (std::size_t i = 0; i < n; ++i) {
      double s = 0;
      for (std::size_t r = 0; r < rows; ++r) s += a[r][i] * dual[r];
      stiffness[i] = problem.weight[i];
      pull[i] = s - problem.weight[i] * x[i];
      if (has_low(i)) {
        stiffness[i] += below[i] / (x[i] - problem.low[i]);
        pull[i] += centre / (x[i] - problem.low[i]);
      }
      if (has_high(i)) {
        stiffness[i] += above[i] / (problem.high[i] - x[i]);
        pull[i] -= centre / (problem.high[i] - x[i]);
      }
    }
    Matrix m(rows, std::vector<double>(rows, 0));
    std::vector<double> lack(rows);
    double worst_lack = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      lack[r] = problem.target[r] - problem.compliance[r] * dual[r];
      for (std::size_t i = 0; i < n; ++i) lack[r] -= a[r][i] * x[i];
      worst_lack = std::max(worst_lack, std::abs(lack[r]));
      for (std::size_t i = 0; i < n; ++i) lack[r] -= a[r][i] * pull[i] / stiffness[i];
      for (std::size_t q = 0; q < rows; ++q)
        for (std::size_t i = 0; i < n; ++i) m[r][q] += a[r][i] * a[q][i] / stiffness[i];
      m[r][r] += problem.compliance[r];
    }
    constexpr double small_enough = 1e-11;
    if (gap < small_enough && worst_lack < small_enough) break;
    const std::vector<double> dual_step = eliminate(std::move(m), std::move(lack));
    std::vector<double> step(n), below_step(n, 0), above_step(n, 0);
    double length = 1;
    constexpr double inside = 0.995;
    const auto shorten = [&](double value, double change) {
      if (change < 0) length = std::min(length, -inside * value / change);
    };
    for (std::size_t i = 0; i < n; ++i) {
      double s = 0;
      for (std::size_t r = 0; r < rows; ++r) s += a[r][i] * dual_step[r];
      step[i] = (pull[i] + s) / stiffness[i];
      if (has_low(i)) {
        const double slack = x[i] - problem.low[i];
        below_step[i] = (centre - below[i] * step[i]) / slack - below[i];
        shorten(slack, step[i]);
        shorten(below[i], below_step[i]);
      }
      if (has_high(i)) {
        const double slack = problem.high[i] - x[i];
        above_step[i] = (centre + above[i] * step[i]) / slack - above[i];
        shorten(slack, -step[i]);
        shorten(above[i], above_step[i]);
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      x[i] += length * step[i];
      below[i] += length * below_step[i];
      above[i] += length * above_step[i];
    }
    for (std::size_t r = 0; r < rows; ++r) dual[r] += length * dual_step[r];
  }
  return x;
}

}  // namespace plumb::testing
