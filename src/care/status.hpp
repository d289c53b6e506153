#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "care/answers.hpp"
#include "care/catalogue.hpp"
#include "care/event.hpp"

namespace plumb::care {

/// One answer to one red-flag question, in time.
struct FlagReplyAt {
  const FlagAnswer* answer = nullptr;
  Moment at;
  bool full_form = false;
};

/// Pain as it was reported, whatever asked for it; the series that baselines and rises are read
/// from. `of_day` marks values that say how the day begins (check-ins), not peaks of a movement.
struct PainPoint {
  Moment at;
  int value = 0;
  bool of_day = false;
  /// The earliest moment at which it can have been so: of a peak the start of its session.
  std::optional<Instant> from = {};
};

/// What the interview said of the usual, as it stood from that answer on. A later answer changes
/// nothing that was judged by an earlier one.
struct IntakeLevels {
  Moment at;
  std::optional<int> usual_pain, zone_left, zone_right;
};

struct CheckInAt {
  const CheckIn* check_in = nullptr;
  Moment at;
  Zones known_before;  ///< the last known zone of each side before it
};

struct ClearanceAt {
  const Clearance* clearance = nullptr;
  Moment at;
  Author author = Author::person;
};

/// A next-morning report that names its session, and when it was given.
struct MorningAt {
  const AfterReport* report = nullptr;
  Moment at;
};

struct TriedAt {
  const MovementTried* tried = nullptr;
  Moment at;
  Zones zones_before;  ///< as told, else the last known of each side
};

struct PaceAt {
  const PaceChosen* chosen = nullptr;
  Moment at;
};

/// A measure that was answered, and a round of self-checks. One that was taken back no longer
/// speaks for getting better; what it said of getting worse stays.
struct MeasureAt {
  const MeasureTaken* taken = nullptr;
  Moment at;
  bool taken_back = false;
};
struct SelfCheckAt {
  const SelfCheckDone* done = nullptr;
  Moment at;
  bool taken_back = false;
};

/// A clinician's key that the person has accepted.
struct AcceptedKey {
  const KeyAccepted* key = nullptr;
  Uuid7 id;  ///< of the event: what the clinician signs for
  Moment at;
  std::optional<Instant> withdrawn;
};

struct CountersignedAt {
  const Countersigned* record = nullptr;
  Moment at;
};

struct OrderAt {
  const TherapistOrder* order = nullptr;
  Uuid7 id;
  Moment at;
};

/// A session with the reports that belong to it.
struct SessionAt {
  const SessionDone* session = nullptr;
  Uuid7 id;
  Moment at;  ///< start
  Instant end;
  Zones zones_before;                     ///< as told, else the last known of each side
  std::vector<const AfterReport*> after;  ///< of ten minutes; the worst of several counts
  std::vector<MorningAt> mornings;        ///< named next-morning reports, at any time
};

/// What is known at a moment: the fold of a journal. Points into the events it was folded from,
/// which must outlive it.
struct Status {
  Moment now;
  AnswerSheet sheet;
  Profile profile;
  std::map<Id, std::vector<FlagReplyAt>, std::less<>> replies;  ///< by flag, in time
  std::vector<RaisedFlag> raised;  ///< by answers, at any time; they stay until cleared
  std::vector<CheckInAt> check_ins;
  std::vector<SessionAt> sessions;
  std::vector<ClearanceAt> clearances;
  std::vector<TriedAt> tried;  ///< trials of movement
  std::vector<PaceAt> paces;
  std::vector<MeasureAt> measures;
  std::vector<SelfCheckAt> self_checks;
  std::vector<Moment> intakes;  ///< when questions of the interview were answered
  std::vector<IntakeLevels> intake_levels;
  std::vector<AcceptedKey> keys;
  std::vector<OrderAt> orders;
  std::optional<Id> goal;               ///< an exercise that the person would like to reach
  std::map<Id, Id, std::less<>> swaps;  ///< exercise → what is done in its place today
  PlanProfile plan_profile = PlanProfile::personal;
  std::vector<CountersignedAt> countersigned;
  std::vector<PainPoint> pain;
  const EquipmentListed* equipment = nullptr;
  std::optional<Moment> last_full_screen;
  std::optional<Moment> last_intake;
  std::optional<Moment> intake_pain_at;
  Zones known_zones;  ///< the last known of each side
};

/// Folds the events that had happened by `now`. `merged` must be the result of `merge_events`.
Status find_status(const Catalogue& catalogue, std::span<const Event> merged, const Moment& now);

/// Pain that counts as this person's own level at `when`: the median of the days of the baseline
/// window, in the first days not above the usual pain of the intake. Nothing if never reported.
/// `Baselines` answers the same for many moments.
std::optional<int> find_baseline(const Constants& constants, const Status& status, Instant when);
/// Where its window begins, and what it is when the median of that window is known.
Instant find_baseline_begin(const Constants& constants, Instant when);
std::optional<int> choose_baseline(const Status& status, Instant from, Instant when,
                                   std::optional<int> median);

/// What the interview had said by then; before its first answer that one. Nullptr without any.
const IntakeLevels* find_intake_levels(const Status& status, Instant when);

/// Today by the calendar of the person: by the offset of the event or by that of now, so that
/// travel never makes a day's quota larger.
bool is_today(const Status& status, const Moment& event);

/// The latest check-in of today, or nullptr.
const CheckInAt* find_check_in_today(const Status& status);

/// What was told, and for the sides that were not asked what was known before.
Zones find_known_zones(const Zones& known, const Zones& told);

/// The worse of back and limb: what hurts most is what counts.
int find_worst_pain(const CheckIn& check_in);

/// True if any check-in of today says so: what was told in the morning holds for the day.
bool is_told_today(const Status& status, bool CheckIn::* sign);

/// Worst pain of today's check-ins, or that of the intake; nothing if none was asked today.
std::optional<int> find_pain_today(const Status& status);
/// The same as it was told last: what a session begins with.
std::optional<int> find_pain_now(const Status& status);

/// Whole local days from then to now, by the offset of then or of now: the longer reading.
int find_days_since(const Status& status, const Moment& then);

/// Whole local days since the last session; nothing without a session.
std::optional<int> find_gap_days(const Status& status);

}  // namespace plumb::care
