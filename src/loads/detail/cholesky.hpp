#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "loads/detail/row_layout.hpp"

namespace plumb::loads::detail {

/// The lower triangle of a symmetric matrix, row after row.
class PackedMatrix {
 public:
  void clear(std::size_t size) {
    size_ = size;
    entries_.assign(size * (size + 1) / 2, 0);
  }
  std::size_t size() const { return size_; }
  double* row(std::size_t i) { return entries_.data() + i * (i + 1) / 2; }
  const double* row(std::size_t i) const { return entries_.data() + i * (i + 1) / 2; }

  /// Replaces the matrix by its Cholesky factor, in place; of at most max_rows rows.
  ///
  /// Gives   false if it is not positive definite
  bool factorise();
  /// Solves L Lᵀ x = b in place, after factorise().
  void solve(double* x) const;

 private:
  std::size_t size_ = 0;
  std::vector<double> entries_;
};

}  // namespace plumb::loads::detail
