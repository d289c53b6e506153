#include "loads/detail/dual_newton.hpp"

#include <algorithm>
#include <cmath>

#include "loads/detail/columns.hpp"

namespace plumb::loads::detail {

namespace {

constexpr int max_steps = 150;
/// A step with an old factor was worth it if no more than this share of the gradient is left.
constexpr double fast_enough = 0.1;
/// Row units: what makes a pose not supportable; beyond it there is nothing to polish.
constexpr double polish_limit = 0.1;
constexpr int max_polishes = 12;
/// A stride is long enough once the slope along it has fallen to this share.
constexpr double flat_enough = 0.1;
constexpr int max_stride_trials = 40;
constexpr double longest_growth = 8;

/// D of a row: a residual of one limb counts for both in a symmetric problem.
double soft(const RowLayout& rows, std::size_t row) {
  const bool stands_for_two = rows.is_symmetric && rows.sides[row] == 1;
  return DualNewton::soft_residual / (stands_for_two ? 2 : 1);
}

}  // namespace

void DualNewton::fill_values(const Problem& problem) { clamp_all(problem, s_.data(), x_.data()); }

/// How far along the step the dual falls: where its slope, which only rises, comes near nothing.
/// Each trial costs one sweep over the columns.
double DualNewton::find_stride(const Problem& problem) const {
  double slope = 0, linear = 0, square = 0;
  for (std::size_t r = 0; r < static_cast<std::size_t>(problem.layout->count); ++r) {
    const double d = soft(*problem.layout, r);
    slope += gradient_[r] * step_[r];
    linear +=
        (problem.compliance[r] * duals_[r] + d * (duals_[r] - centre_[r]) - problem.target[r]) *
        step_[r];
    square += (problem.compliance[r] + d) * step_[r] * step_[r];
  }
  double low = 0, high = 0, t = 1;
  for (int trial = 0; trial < max_stride_trials; ++trial) {
    double at = linear + t * square, rise = square;
    add_slope(problem, s_.data(), s_step_.data(), t, at, rise);
    if (std::abs(at) <= flat_enough * std::abs(slope)) break;
    (at < 0 ? low : high) = t;
    const double next = t - at / rise;
    if (high == 0)
      t = std::min(next, longest_growth * t);
    else
      t = next > low && next < high ? next : 0.5 * (low + high);
  }
  return t;
}

void DualNewton::fill_gradient(const Problem& problem) {
  const auto rows = static_cast<std::size_t>(problem.layout->count);
  for (std::size_t r = 0; r < rows; ++r)
    residual_[r] = problem.compliance[r] * duals_[r] - problem.target[r];
  add_product(problem, x_.data(), residual_.data());
  for (std::size_t r = 0; r < rows; ++r)
    gradient_[r] = residual_[r] + soft(*problem.layout, r) * (duals_[r] - centre_[r]);
}

/// Brings the matrix up to date with the columns that are strictly inside their bounds; within one
/// problem only those that came or went are touched.
///
/// Gives   how many did
std::size_t DualNewton::update_hessian(const Problem& problem) {
  if (!has_hessian_) {
    const auto rows = static_cast<std::size_t>(problem.layout->count);
    hessian_.clear(rows);
    for (std::size_t r = 0; r < rows; ++r)
      hessian_.row(r)[r] = problem.compliance[r] + soft(*problem.layout, r);
    inside_.assign(problem.count(), 0);
    has_hessian_ = true;
  }
  // Read by pointers: the library's checks of every index would cost as much as the loop itself.
  const double *x = x_.data(), *low = problem.low.data(), *high = problem.high.data();
  std::uint8_t* held = inside_.data();
  std::size_t changed = 0;
  for (std::size_t i = 0, n = problem.count(); i < n; ++i) {
    const std::uint8_t inside = x[i] > low[i] && x[i] < high[i] ? 1 : 0;
    if (inside == held[i]) continue;
    held[i] = inside;
    add_square(problem, i, (inside != 0 ? 1 : -1) / problem.weight[i], hessian_);
    ++changed;
  }
  return changed;
}

/// A factor for the next step. One from the pass before is as good as long as it takes the gradient
/// down fast: the body has hardly moved since.
bool DualNewton::prepare_factor(const Problem& problem) {
  if (may_reuse_) return true;
  if (update_hessian(problem) > 0 || !factor_is_current_) {
    factor_ = hessian_;
    if (!factor_.factorise()) return false;
  }
  factor_is_current_ = may_reuse_ = true;
  return true;
}

/// Nothing to gain once the rows hold; nothing to be had where a pose is far from being held.
bool DualNewton::can_polish(const Problem& problem) const {
  double worst = 0;
  for (std::size_t r = 0; r < static_cast<std::size_t>(problem.layout->count); ++r)
    worst = std::max(worst, std::abs(residual_[r]));
  return worst > NewtonWish{}.gradient && worst < polish_limit;
}

NewtonReport DualNewton::solve(const Problem& problem, const NewtonWish& wish) {
  const std::size_t n = problem.count();
  const auto rows = static_cast<std::size_t>(problem.layout->count);
  for (std::vector<double>* list : {&s_, &s_step_, &x_}) list->resize(n);
  may_reuse_ = factor_.size() == rows;
  has_hessian_ = factor_is_current_ = false;

  centre_.fill(0);
  int polishes = 0;
  multiply_transposed(problem, duals_.data(), s_.data());
  fill_values(problem);
  NewtonReport report;
  for (double before = 0;; ++report.steps) {
    fill_gradient(problem);
    report.gradient = 0;
    for (std::size_t r = 0; r < rows; ++r)
      report.gradient = std::max(report.gradient, std::abs(gradient_[r]));
    report.converged = report.gradient < wish.gradient;
    if (report.converged && wish.polish && polishes < max_polishes && can_polish(problem)) {
      ++polishes;
      centre_ = duals_;
      fill_gradient(problem);
    } else if (report.converged || report.steps >= max_steps) {
      return report;
    } else if (report.steps > 0 && report.gradient > fast_enough * before) {
      may_reuse_ = false;
    }
    before = report.gradient;

    if (!prepare_factor(problem)) return report;
    for (std::size_t r = 0; r < rows; ++r) step_[r] = -gradient_[r];
    factor_.solve(step_.data());
    multiply_transposed(problem, step_.data(), s_step_.data());

    const double t = find_stride(problem);
    for (std::size_t r = 0; r < rows; ++r) duals_[r] += t * step_[r];
    for (std::size_t i = 0; i < n; ++i) s_[i] += t * s_step_[i];
    fill_values(problem);
  }
}

}  // namespace plumb::loads::detail
