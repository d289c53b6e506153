#pragma once

#include "loads/detail/cholesky.hpp"
#include "loads/detail/problem.hpp"

/// What the search does with all columns at once; most of its time goes here.
namespace plumb::loads::detail {

/// out = Aᵀ · rows
void multiply_transposed(const Problem& problem, const double* rows, double* out);
/// rows += A · x
void add_product(const Problem& problem, const double* x, double* rows);
/// matrix += scale · AᵢAᵢᵀ, its lower triangle
void add_square(const Problem& problem, std::size_t column, double scale, PackedMatrix& matrix);

/// x = s / w, each within its bounds
void clamp_all(const Problem& problem, const double* s, double* x);
/// Adds to `slope` Σ step · x, and to `rise` how fast that grows, for the x of s + t · step.
void add_slope(const Problem& problem, const double* s, const double* step, double t, double& slope,
               double& rise);

}  // namespace plumb::loads::detail
