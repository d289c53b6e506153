#pragma once

#include <vector>

#include "loads/detail/assembly.hpp"
#include "loads/detail/dual_newton.hpp"
#include "loads/detail/settling.hpp"
#include "loads/find_loads.hpp"

namespace plumb::loads {

namespace detail {
/// Share of the full wakefulness of the muscles of trunk and neck, 0…1.
struct Awake {
  double trunk = 0;
  double neck = 0;
  friend constexpr bool operator==(Awake, Awake) = default;
};
}  // namespace detail

/// What find_loads keeps between two calls; after one, its last pass can be looked at here.
struct LoadWorkspace::Parts {
  detail::Placed placed;
  detail::Problem problem;
  detail::ColumnPlaces places;
  detail::DualNewton newton;
  std::vector<double> least;
  LoadTask full;  ///< of a symmetric task that is solved without its symmetry
  detail::Awake awake;
  detail::SettlingSearch settling;
  bool was_symmetric = false;
};

}  // namespace plumb::loads
