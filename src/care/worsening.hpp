#pragma once

#include <span>
#include <vector>

#include "care/flares.hpp"
#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// What slow worsening asks for (A.15): pain that creeps up, pain that reaches further out, days of
/// relief that do not end, strong pain that stays. A sign that a professional has cleared counts
/// again only from what was told afterwards.
std::vector<OpenFlag> find_worsening(const Catalogue& catalogue, const Status& status,
                                     std::span<const Flare> flares);

/// Flags of slow worsening; they have texts like those of the catalogue.
inline constexpr std::string_view flag_pain_creeps = "PL-PAIN";
inline constexpr std::string_view flag_zone_creeps = "PL-ZONE";
inline constexpr std::string_view flag_relief_lasts = "PL-RELIEF";
inline constexpr std::string_view flag_pain_stays = "PL-STAYS";

}  // namespace plumb::care
