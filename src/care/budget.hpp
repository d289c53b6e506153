#pragma once

#include <optional>
#include <span>

#include "care/hanging.hpp"
#include "care/plan.hpp"
#include "care/situation.hpp"

namespace plumb::care {

/// What a day may hold, and what is planned so far. Lines are offered to it one by one; it says
/// why one does not fit. Unloading never gives budget back.
class DayBudget {
 public:
  explicit DayBudget(const Situation& situation);

  /// Why the exercise at that rung does not fit beside what is planned, or nothing if it fits.
  std::optional<Reason> find_excess(const Exercise& exercise, const Rung& rung) const;
  void add(const Exercise& exercise, const Rung& rung);
  void remove(const Exercise& exercise, const Rung& rung);

  std::int64_t slu_seconds() const { return slu_seconds_; }
  std::int64_t slu_seconds_limit() const { return limit_; }

 private:
  std::optional<Reason> find_day_excess(const Exercise& exercise, const Rung& rung) const;
  std::optional<Reason> find_days_excess(const Exercise& exercise) const;
  std::optional<Reason> find_hang_excess(const Exercise& exercise, const Rung& rung) const;

  /// Seconds of hanging that the line adds to what was hung today already.
  std::int64_t find_hang_rest(const Exercise& exercise, const Rung& rung) const;

  const Situation& s_;
  HangDone hang_done_;
  std::int64_t limit_ = 0;  ///< SLU seconds of the day
  std::int64_t slu_seconds_ = 0;
  std::int64_t slu_seconds_l3_ = 0;
  std::int64_t active_seconds_ = 0;  ///< of one round, without walking
  std::int64_t hang_seconds_ = 0;
  int count_ = 0;
};

/// Highest SLU seconds of today under the growth from week to week; nothing in the first week.
std::optional<std::int64_t> find_week_room(const Situation& situation);

}  // namespace plumb::care
