#pragma once

#include <functional>

#include "verify/diary.hpp"
#include "verify/oracles.hpp"

namespace plumb::verify {

/// True once the time that was given is used up.
using TimeIsUp = std::function<bool()>;

/// Two catalogues: that of the engine, and the tables by which the oracles judge. They are the same
/// but where a test gives the engine a fault.
struct Setting {
  const care::Catalogue& catalogue;
  const care::CatalogueContent& tables;
  Planner planner;
};

/// The engine itself as a planner.
Planner make_engine(const care::Catalogue& catalogue);

struct EquipmentClass {
  std::string name;
  std::vector<care::OwnedItem> items;
};
/// The classes of equipment that rules can tell apart: a thing is there or not, a bar is strong
/// enough for nothing, for a part or for a whole body, a mass is known or not.
std::vector<EquipmentClass> list_equipment(const care::CatalogueContent& tables);

/// Every first plan: none, one, two and three conditions, by equipment, clearance and day, in a
/// fixed order that meets states far from each other one after another.
/// `done` of `all` is told from time to time. Gives the size of the whole space.
std::int64_t look_at_first_plans(const Setting& setting, const TimeIsUp& time_is_up, Tally& tally,
                                 const std::function<void(std::int64_t, std::int64_t)>& tell = {});

/// "Not sure" to every question of the interview, one at a time, also by those whom only a
/// condition of theirs makes it matter for (invariant 31).
void look_at_not_sure(const Setting& setting, Tally& tally);

/// Stories at the edges of the rules, which chance seldom meets: days on which all is well but for
/// one number at its limit (invariant 13), and keys with a long gap behind them (25).
void look_at_edges(const Setting& setting, Tally& tally);

/// Goals, exchanges, orders, exercises of a therapist's and profiles, each in a story of its own
/// (invariants 41 to 45).
void look_at_wishes(const Setting& setting, Tally& tally);

/// Every pair of conditions beside each of the two alone (invariant 15).
void look_at_pairs(const Setting& setting, Tally& tally);

/// Somebody under age, on a few days (invariant 36).
void look_at_young(const Setting& setting, Tally& tally);

/// How somebody reports.
enum class Reporter : std::uint8_t { steady, hostile, forgetful, offline, travelling };
constexpr auto names_of(Reporter) {
  return std::array{
      base::named(Reporter::steady, "steady"), base::named(Reporter::hostile, "hostile"),
      base::named(Reporter::forgetful, "forgetful"), base::named(Reporter::offline, "offline"),
      base::named(Reporter::travelling, "travelling")};
}
inline constexpr int reporter_count = 5;

/// One invented person from the first answer on, for so many days. The seed decides everything.
void look_at_history(const Setting& setting, Reporter reporter, std::uint64_t seed, int days,
                     Tally& tally);

}  // namespace plumb::verify
