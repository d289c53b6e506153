#pragma once

#include <array>
#include <vector>

#include "loads/detail/cholesky.hpp"
#include "loads/detail/problem.hpp"

namespace plumb::loads::detail {

struct NewtonReport {
  int steps = 0;
  double gradient = 0;  ///< largest entry, in row units; how far from the optimum it stopped
  bool converged = false;
};

/// Solves the problem in its dual.
///
/// Model   s = Aᵀλ, xᵢ = clamp(sᵢ/wᵢ): the dual is convex and once differentiable, with the
/// gradient
///         A x + (C + D) λ - b; a generalised Newton step needs Σ AᵢAᵢᵀ/wᵢ over the columns
///         strictly inside their bounds. D is a soft residual: what cannot be held shows as D λ.
///         Polishing moves the centre of that term to the solution, until nothing is lacking that
///         the pose can hold.
/// Numbers the stride is found to a tenth of its slope; stops at a gradient of 1e-7 row units; 60
/// steps at most Cost    one scatter and one factorisation a step; no allocation after the first
/// call of a size
class DualNewton {
 public:
  static constexpr double soft_residual = 1e-4;

  /// Starts from `duals()` as it stands; `reset()` first for a cold start.
  NewtonReport solve(const Problem& problem, bool polish);
  void reset() { duals_.fill(0); }

  std::array<double, max_rows>& duals() { return duals_; }
  const std::array<double, max_rows>& duals() const { return duals_; }
  const std::vector<double>& values() const { return x_; }
  /// A x + C λ - b of a row, in the row's unit: what the pose lacks there.
  double residual(std::size_t row) const { return residual_[row]; }

 private:
  void find_products(const Problem& problem, const std::array<double, max_rows>& duals,
                     std::vector<double>& out) const;
  void fill_values(const Problem& problem);
  double find_stride(const Problem& problem) const;
  void fill_gradient(const Problem& problem);
  bool can_polish(const Problem& problem) const;
  void fill_hessian(const Problem& problem);

  std::array<double, max_rows> duals_{}, centre_{}, gradient_{}, step_{}, residual_{};
  std::vector<double> s_, s_step_, x_;
  PackedMatrix hessian_;
};

}  // namespace plumb::loads::detail
