#pragma once

#include <vector>

#include "care/plan.hpp"
#include "care/situation.hpp"

namespace plumb::care {

/// Both directions as they stand, each with its trial of movement or why there is none today
/// (2.3, A.3). Where neither is left, `of_plan` is told so.
std::vector<DirectionView> view_directions(const Situation& situation,
                                           std::vector<Reason>& of_plan);

}  // namespace plumb::care
