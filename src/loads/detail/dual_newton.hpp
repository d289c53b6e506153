#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "loads/detail/cholesky.hpp"
#include "loads/detail/problem.hpp"

namespace plumb::loads::detail {

struct NewtonWish {
  bool polish = false;
  double gradient = 1e-7;  ///< row units, largest entry at which the search may stop
};

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
/// Numbers the stride is found to a tenth of its slope; 150 steps at most
/// Cost    a factorisation only where the set of columns inside their bounds changed so much that
///         the last factor no longer takes the gradient down; no allocation after the first call
///         of a size
class DualNewton {
 public:
  static constexpr double soft_residual = 1e-4;

  /// Starts from `duals()` as it stands; `reset()` first for a cold start.
  NewtonReport solve(const Problem& problem, const NewtonWish& wish);
  void reset() {
    duals_.fill(0);
    factor_.clear(0);
  }

  std::array<double, max_rows>& duals() { return duals_; }
  const std::array<double, max_rows>& duals() const { return duals_; }
  const std::vector<double>& values() const { return x_; }
  /// A x + C λ - b of a row, in the row's unit: what the pose lacks there.
  double residual(std::size_t row) const { return residual_[row]; }

 private:
  void fill_values(const Problem& problem);
  double find_stride(const Problem& problem) const;
  void fill_gradient(const Problem& problem);
  bool can_polish(const Problem& problem) const;
  std::size_t update_hessian(const Problem& problem);
  bool prepare_factor(const Problem& problem);

  std::array<double, max_rows> duals_{}, centre_{}, gradient_{}, step_{}, residual_{};
  std::vector<double> s_, s_step_, x_;
  std::vector<std::uint8_t> inside_;  ///< columns that the matrix holds
  PackedMatrix hessian_, factor_;
  bool has_hessian_ = false;        ///< of this problem
  bool factor_is_current_ = false;  ///< is that of the matrix as it stands
  bool may_reuse_ = false;
};

}  // namespace plumb::loads::detail
