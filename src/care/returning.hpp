#pragma once

#include <optional>

#include "care/exercise.hpp"
#include "care/progression.hpp"
#include "care/rulebook.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// What a gap of that many days without any session leaves of a level (5.4, RETURN).
int lower_by_gap(const Constants& constants, int days, int level);

/// The same for one exercise that was left out while others went on: shorter pauses of a single
/// exercise are wanted by the plan itself, so only the longer bands count.
int lower_by_lapse(const Constants& constants, int days, int level);

/// Days since the exercise was done, or since a rule last lowered it: a gap counts once.
int find_lapse_days(const Status& status, const Track& track);

/// True if the exercise was left out so long that it comes back like a new one.
bool is_lapsed(const Constants& constants, const Status& status, const Track& track);

/// The level after a session that was too much, and after so many in a row that were so-so.
int lower_by_red(const Constants& constants, int level);
int lower_by_ambers(const Constants& constants, int level);

}  // namespace plumb::care
