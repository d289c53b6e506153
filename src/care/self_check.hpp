#pragma once

#include <optional>
#include <string>
#include <vector>

#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// Flags that rounds of self-checks raise; their texts and levels stand in the catalogue.
inline constexpr std::string_view flag_check_first = "PL-FIRST";  ///< trouble at the first try
inline constexpr std::string_view flag_check_two = "PL-TWO";      ///< two changes on one day
inline constexpr std::string_view flag_check_again = "PL-AGAIN";  ///< a change that came again

/// A result as it was judged. `fresh`: it was fine before.
struct CheckJudged {
  Id check;
  Moment at;
  bool concern = false;
  bool fresh = false;
  bool taken_back = false;
  std::vector<CheckValue> values;
};

/// A single change that is to be tried once more before it counts.
struct CheckPending {
  Id check;
  Moment since;
  Instant again_from;
};

/// What the rounds so far amount to (clinical rules 3.3).
struct CheckTrend {
  std::vector<CheckJudged> judged;  ///< in time; those left out are not among them
  std::vector<OpenFlag> flags;
  std::vector<CheckPending> pending;
};

/// Judges every round in time. A result that was fine is forgotten when its round was taken back;
/// one of concern is not.
CheckTrend find_check_trend(const Catalogue& catalogue, const Status& status);

/// Adds conditions that a self-check declares, with their caps, to the profile of the status.
void add_checked_conditions(const Catalogue& catalogue, Status& status);

/// What no exercise steps up for: a change that waits for its second try. Nothing without one.
std::optional<Reason> find_check_lock(const Catalogue& catalogue, const Status& status);

}  // namespace plumb::care
