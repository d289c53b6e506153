#pragma once

#include <span>
#include <vector>

#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// Something after which the full screen is asked anew.
struct ScreenCall {
  Instant since;
  Reason reason;
};

/// What the red flags say: which stand open, how far they reach, and what is still to be asked.
struct Screening {
  std::vector<OpenFlag> open;  ///< by level, the gravest first, then by id
  ActionLevel action = ActionLevel::none;
  AskNext ask = AskNext::nothing;  ///< screen_full, screen_again or pressure_again
  std::vector<Id> ask_items;
  std::vector<Reason> reasons;
};

/// True while the level means: no exercise by any channel.
constexpr bool is_blocking(ActionLevel level) { return level >= ActionLevel::professional; }

/// Flags that apply to this person and are asked, in catalogue order.
std::vector<const RedFlag*> find_applicable_flags(const Catalogue& catalogue, const Status& status);

/// True if the last answer about the sign is "no" while an answer of the interview says otherwise.
/// It is asked once more in plainer words; what is said then holds.
bool is_contradicted(const Status& status, const RedFlag& flag, const FlagReplyAt& last);

/// Screens a status. `raised_by_plan` are flags of the plan itself (two RED in the trial, a stop
/// for danger); they close by the same rules. `calls` ask for the full screen anew.
Screening find_screening(const Catalogue& catalogue, const Status& status,
                         std::span<const OpenFlag> raised_by_plan,
                         std::span<const ScreenCall> calls);

/// Short-form flags without a reply today.
std::vector<Id> find_unanswered_today(const Catalogue& catalogue, const Status& status);

}  // namespace plumb::care
