#pragma once

#include <optional>
#include <span>
#include <vector>

#include "care/plan.hpp"
#include "care/screening.hpp"
#include "care/status.hpp"
#include "care/verdicts.hpp"

namespace plumb::care {

/// A bad spell, from its first sign to two good mornings in a row (clinical rules 5.4, FLARE).
struct Flare {
  Moment since;
  Instant hold_until;            ///< not left before, whatever the mornings say
  std::optional<Instant> until;  ///< when it was left
  std::optional<int> baseline;   ///< usual pain before it
  Reason entry;
};

/// Every flare up to now, in time; of them only the last can be open.
std::vector<Flare> find_flares(const Catalogue& catalogue, const Status& status,
                               std::span<const JudgedSession> judged);

/// The flare that is open now, or nullptr.
const Flare* find_open_flare(std::span<const Flare> flares);

/// What long or many flares ask for: advice after some days, a professional after more.
std::vector<OpenFlag> find_flare_flags(const Catalogue& catalogue, const Status& status,
                                       std::span<const Flare> flares);

/// An open flare that has lasted so long that a professional should look, while nothing was told
/// since: silence raises no flag that later reports could take away. The danger signs are asked
/// first, and what is told then decides.
std::optional<ScreenCall> find_silent_flare(const Catalogue& catalogue, const Status& status,
                                            std::span<const Flare> flares);

inline constexpr std::string_view flag_flare_lasts = "PL-FLARE";
inline constexpr std::string_view flag_flares = "PL-FLARES";

}  // namespace plumb::care
