#pragma once

#include <string>

#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// The fingerprint of what a plan offers: exercises, levels and doses in their order.
std::string find_offer(const std::vector<PlanLine>& lines);

/// Leaves of a plan what the person's profile offers: all of it; nothing; or what a clinician has
/// countersigned, with the rest as a proposal (A.24).
void apply_profile(const Constants& constants, const Status& status, Plan& plan);

}  // namespace plumb::care
