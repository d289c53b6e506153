#pragma once

#include <optional>
#include <vector>

#include "care/plan.hpp"
#include "care/progression.hpp"
#include "care/screening.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// Everything that the rules about single exercises look at, gathered once per plan.
struct Situation {
  const Catalogue& catalogue;
  const Status& status;
  const Progress& progress;
  const Screening& screening;

  Situation(const Catalogue& c, const Status& s, const Progress& p, const Screening& f)
      : catalogue{c}, status{s}, progress{p}, screening{f} {}

  DayGate gate = DayGate::normal;
  bool drowsy = false;
  bool limited = false;          ///< an open flag of level `limit`
  const Flare* flare = nullptr;  ///< the one that is open
  bool keeping = false;          ///< the person keeps what they have: no step, nothing new
  std::string leaning;           ///< "flexion" or "extension", of a trial, else of the history
  std::int64_t cap_g = 0;
  Id cap_from;
  bool keys_void = false;              ///< a gap so long that every key is void
  std::vector<Reason> reasons;         ///< of the gate
  std::vector<const OrderAt*> orders;  ///< of therapists, in force
  std::optional<Id> wish;              ///< an exercise that the person asks for today
};

/// Gathers the situation: gate of the day, cap, limits.
Situation find_situation(const Catalogue& catalogue, const Status& status, const Progress& progress,
                         const Screening& screening);

/// The level at which the exercise stands today before any step: last done, lowered by rules, by
/// the gap since the last session, and by an easy day. 1 for an exercise never done.
int find_level_today(const Situation& situation, const Exercise& exercise);

/// Strictest combined permission of a direction over the declared conditions. What a condition
/// permits only after an observation is allowed while a trial of movement has shown no harm.
struct DirectionLimit {
  DirectionPermission permission = DirectionPermission::allow;
  Id condition;  ///< that sets it
};
DirectionLimit find_direction_limit(const Situation& situation,
                                    DirectionPermission Condition::* direction);

/// The same by the conditions alone, whatever was observed.
DirectionLimit find_declared_limit(const Situation& situation,
                                   DirectionPermission Condition::* direction);

/// Until when a time of day that is `minutes` after getting up is not reached, at any of the places
/// where the person was in the last day; nothing if it is.
std::optional<Instant> find_waking_lock(const Situation& situation, std::int64_t minutes);

/// Every reason not to offer this exercise at this level at all, whatever else is planned.
/// Empty: permitted. Monotone: more conditions, flags or missing answers never empty it.
std::vector<Reason> find_objections(const Situation& situation, const Exercise& exercise,
                                    int level);

/// Objections of the day and of the person's own history: gate of the day, suspension, days in
/// BUILD, prerequisite. `until` is set where the wait has an end.
struct Wait {
  std::vector<Reason> reasons;
  std::optional<Instant> until;
};
Wait find_wait(const Situation& situation, const Exercise& exercise, int level);

/// Why nothing new begins today, or nothing.
std::optional<Reason> find_new_wait(const Situation& situation);

/// Highest level that caution letters leave open (half the ladder until enough days without RED).
int find_caution_cap(const Situation& situation, const Exercise& exercise, Id* condition);

/// When that half ends, if no session goes badly before; nothing before the first session.
std::optional<Instant> find_caution_end(const Situation& situation);

/// Text keys shown before the first repetition, one for each condition with a caution letter.
std::vector<std::string> find_cautions(const Situation& situation, const Exercise& exercise,
                                       int level);

/// From when on today the exercise may be done, if bending has to wait for the morning to pass.
std::optional<Instant> find_morning_lock(const Situation& situation, const Exercise& exercise);

}  // namespace plumb::care
