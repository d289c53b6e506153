#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "care/colour.hpp"
#include "care/directions.hpp"
#include "care/flares.hpp"
#include "care/plan.hpp"
#include "care/screening.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// What became of one exercise: derived from its sessions, never stored.
struct Track {
  int level = 0;        ///< 0: never done
  Instant level_since;  ///< start of the first session at this level
  Moment first_done;
  Moment last_done;
  int greens = 0;     ///< running, closed, at this level
  int ambers = 0;     ///< running
  bool open = false;  ///< its last session waits for the next morning
  std::vector<Moment> reds;
  std::optional<Instant> suspended_until;
  std::optional<Instant> suspended_since;
  std::optional<Instant> counted_from;  ///< a gap or a flare has lowered it; the next counts anew
  std::optional<Change> change;         ///< what the last closed session did
};

struct StepTaken {
  Id exercise;
  Instant at;
};

/// What was done on one local day: for quotas of days and for growth from week to week.
struct DayDone {
  LocalDate day;
  Instant at;
  std::int64_t slu_seconds = 0;
  bool has_l2 = false;
  bool has_l3 = false;
  std::int64_t walk_seconds = 0;
  bool has_strength = false;  ///< an exercise with the goal to strengthen
};

/// Where the whole plan stands.
struct Progress {
  std::map<Id, Track, std::less<>> tracks;
  bool in_trial = true;
  int trial_sessions = 0;  ///< closed, without RED, since the trial began
  int trial_days = 0;
  std::optional<Instant> build_since;  ///< unbroken since the last RED, clearance or gap
  std::optional<Instant> last_red;
  std::vector<StepTaken> steps;
  std::optional<Instant> last_new;  ///< first session of the newest exercise
  std::vector<DayDone> days;        ///< each date once, in order
  std::vector<OpenFlag> flags;      ///< raised by the plan itself
  std::vector<ScreenCall> calls;
  std::optional<Instant> rise_until;  ///< a rise of pain locks every step until then
  std::vector<Flare> flares;
  std::optional<Instant> reentry_until;      ///< no step up so soon after a flare
  std::optional<Instant> keys_from;          ///< keys that were given before a long gap are void
  std::optional<Instant> keeping_since;      ///< the person keeps what they have
  std::optional<Instant> trial_since;        ///< when the trial began anew
  std::map<Id, Instant, std::less<>> aside;  ///< left out by the person, since when
  DirectionsSeen directions;
};

/// Flags of the plan itself; they have texts like those of the catalogue.
inline constexpr std::string_view flag_two_reds = "PL-REDS";
inline constexpr std::string_view flag_stop = "PL-STOP";

/// True if the RED sessions of a track, the last of them at `last`, suspend the exercise; `more`
/// asks the same with so many beside them.
bool is_suspended_by(const Constants& constants, bool in_trial, const Track& track, Instant last,
                     int more = 0);

/// Replays the sessions in time (clinical rules 5.2–5.4 and A.10, A.12, A.21).
Progress find_progress(const Catalogue& catalogue, const Status& status);

}  // namespace plumb::care
