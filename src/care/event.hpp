#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/describe.hpp"
#include "base/instant.hpp"
#include "base/uuid.hpp"
#include "care/exercise.hpp"
#include "care/follow_up_events.hpp"
#include "care/seal.hpp"
#include "care/therapist_order.hpp"
#include "care/wish_events.hpp"

namespace plumb::care {

using base::Instant;
using base::LocalDate;
using base::Moment;
using base::TimeOfDay;
using base::Uuid7;

/// Pain 0–10 (numeric rating), effort 0–10 (plain scale), per cent 0–100.
using PainScore = base::Bounded<0, 10>;
using Effort = base::Bounded<0, 10>;
using Percent = base::Bounded<0, 100>;
/// The most distal zone in which it is felt: 0 none, 1 centre … 5 foot or hand.
using Zone = base::Bounded<0, 5>;

/// How far pain reaches, per side and per region. Left and right are never merged.
struct Zones {
  std::optional<Zone> back_left, back_right, neck_left, neck_right;
  friend bool operator==(const Zones&, const Zones&) = default;
};
template <class V>
void describe(V& v, Zones& x) {
  v.maybe("back_left", x.back_left);
  v.maybe("back_right", x.back_right);
  v.maybe("neck_left", x.neck_left);
  v.maybe("neck_right", x.neck_right);
}

/// A measured blood pressure in mmHg. The ranges refuse what cannot be a reading.
struct BloodPressure {
  base::Bounded<60, 280> systolic;
  base::Bounded<30, 180> diastolic;
  bool repeated_after_rest = false;
};
template <class V>
void describe(V& v, BloodPressure& x) {
  v.field("systolic", x.systolic);
  v.field("diastolic", x.diastolic);
  v.maybe("repeated_after_rest", x.repeated_after_rest);
}

/// The answer to one intake question. One of the members is set, or `not_sure`.
struct Answer {
  Id question;
  std::vector<std::string> choices;  ///< option ids; one for a choice
  std::optional<double> number;      ///< in the question's unit; also scales and zones
  std::optional<std::string> text;
  std::optional<LocalDate> date;
  std::optional<TimeOfDay> time;
  std::optional<BloodPressure> pressure;
  bool not_sure = false;
};
template <class V>
void describe(V& v, Answer& x) {
  v.field("question", x.question);
  v.maybe("choices", x.choices);
  v.maybe("number", x.number);
  v.maybe("text", x.text);
  v.maybe("date", x.date);
  v.maybe("time", x.time);
  v.maybe("pressure", x.pressure);
  v.maybe("not_sure", x.not_sure);
}

enum class FlagReply : std::uint8_t { no, yes, not_sure };
constexpr auto names_of(FlagReply) {
  return std::array{named(FlagReply::no, "no"), named(FlagReply::yes, "yes"),
                    named(FlagReply::not_sure, "not_sure")};
}

/// The answer to one red-flag question. `asked_again`: the plainer words were used as well.
struct FlagAnswer {
  Id flag;
  FlagReply reply = FlagReply::not_sure;
  std::vector<std::string> details;
  bool asked_again = false;
};
template <class V>
void describe(V& v, FlagAnswer& x) {
  v.field("flag", x.flag);
  v.field("reply", x.reply);
  v.maybe("details", x.details);
  v.maybe("asked_again", x.asked_again);
}

/// Intake, whole or in part; a later answer to the same question replaces the earlier one.
struct IntakeAnswered {
  static constexpr std::string_view kind = "intake";
  std::vector<Answer> answers;
};
template <class V>
void describe(V& v, IntakeAnswered& x) {
  v.field("answers", x.answers);
}

enum class ScreenForm : std::uint8_t { full, short_form };
constexpr auto names_of(ScreenForm) {
  return std::array{named(ScreenForm::full, "full"), named(ScreenForm::short_form, "short")};
}

/// The red-flag screen.
struct FlagsScreened {
  static constexpr std::string_view kind = "screen";
  ScreenForm form = ScreenForm::full;
  std::vector<FlagAnswer> answers;
};
template <class V>
void describe(V& v, FlagsScreened& x) {
  v.field("form", x.form);
  v.field("answers", x.answers);
}

/// How it is now: in the morning, or before a session. Absent members were not asked.
struct CheckIn {
  static constexpr std::string_view kind = "check_in";
  bool morning = false;  ///< within the first two hours after getting up
  PainScore pain;        ///< back or neck, now
  std::optional<PainScore> limb_pain;
  Zones zones;
  std::optional<base::Bounded<0, 600>> stiffness_min;
  std::optional<PainScore> sleep;
  bool ill = false;
  bool drowsy = false;
  bool new_sign = false;  ///< something new since the last screen: opens the full screen
  bool accident = false;  ///< a fall or another accident since then: opens it as well
  std::optional<BloodPressure> pressure;
  std::vector<FlagAnswer> flags;  ///< the short form
};
template <class V>
void describe(V& v, CheckIn& x) {
  v.maybe("morning", x.morning);
  v.field("pain", x.pain);
  v.maybe("limb_pain", x.limb_pain);
  v.maybe("zones", x.zones);
  v.maybe("stiffness_min", x.stiffness_min);
  v.maybe("sleep", x.sleep);
  v.maybe("ill", x.ill);
  v.maybe("drowsy", x.drowsy);
  v.maybe("new_sign", x.new_sign);
  v.maybe("accident", x.accident);
  v.maybe("pressure", x.pressure);
  v.maybe("flags", x.flags);
}

/// Why an exercise was ended early. `hurts` and `strain` are RED whatever the numbers say.
enum class StopReason : std::uint8_t {
  none,
  tired,
  interrupted,
  too_hard,
  hurts,
  strain,
  tingling,
  slip,
  weakness,
  danger
};
constexpr auto names_of(StopReason) {
  return std::array{named(StopReason::none, "none"),
                    named(StopReason::tired, "tired"),
                    named(StopReason::interrupted, "interrupted"),
                    named(StopReason::too_hard, "too_hard"),
                    named(StopReason::hurts, "hurts"),
                    named(StopReason::strain, "strain"),
                    named(StopReason::tingling, "tingling"),
                    named(StopReason::slip, "slip"),
                    named(StopReason::weakness, "weakness"),
                    named(StopReason::danger, "danger")};
}

enum class Felt : std::uint8_t { right, too_hard, too_easy };
constexpr auto names_of(Felt) {
  return std::array{named(Felt::right, "right"), named(Felt::too_hard, "too_hard"),
                    named(Felt::too_easy, "too_easy")};
}

/// What happened with one exercise of a session.
struct ExerciseReport {
  Id exercise;
  int level = 1;
  std::optional<PainScore> peak;  ///< worst pain during it
  std::optional<Effort> effort;
  Percent completed;
  Zones zones;  ///< most distal during it, where it changed
  StopReason stop = StopReason::none;
  Felt felt = Felt::right;
  bool skipped = false;
};
template <class V>
void describe(V& v, ExerciseReport& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
  v.maybe("peak", x.peak);
  v.maybe("effort", x.effort);
  v.field("completed", x.completed);
  v.maybe("zones", x.zones);
  v.maybe("stop", x.stop);
  v.maybe("felt", x.felt);
  v.maybe("skipped", x.skipped);
}

/// A session, reported when it ends. The event's own instant is its start.
struct SessionDone {
  static constexpr std::string_view kind = "session";
  std::string catalogue;  ///< version it was made from
  std::string plan;       ///< fingerprint of the plan it was made from
  base::Bounded<0, 86400> seconds;
  PainScore pain_before;
  Zones zones_before;
  std::vector<ExerciseReport> exercises;
};
template <class V>
void describe(V& v, SessionDone& x) {
  v.field("catalogue", x.catalogue);
  v.field("plan", x.plan);
  v.field("seconds", x.seconds);
  v.field("pain_before", x.pain_before);
  v.maybe("zones_before", x.zones_before);
  v.field("exercises", x.exercises);
}

enum class ReportKind : std::uint8_t { ten_minutes, next_morning };
constexpr auto names_of(ReportKind) {
  return std::array{named(ReportKind::ten_minutes, "ten_minutes"),
                    named(ReportKind::next_morning, "next_morning")};
}

/// The answer of the back: ten minutes after, or after the next sleep.
struct AfterReport {
  static constexpr std::string_view kind = "after";
  ReportKind when = ReportKind::ten_minutes;
  Uuid7 session;  ///< id of the session event
  PainScore pain;
  Zones zones;
  bool tingling = false;
};
template <class V>
void describe(V& v, AfterReport& x) {
  v.field("when", x.when);
  v.field("session", x.session);
  v.field("pain", x.pain);
  v.maybe("zones", x.zones);
  v.maybe("tingling", x.tingling);
}

/// One thing a person has. A later list replaces the earlier one whole.
struct OwnedItem {
  Id item;
  std::optional<base::Bounded<1, 2000>> rating_kg;  ///< of a fixed bar
  std::vector<base::Bounded<1, 200000>> masses_g;   ///< weights, mass of a Smith bar
};
template <class V>
void describe(V& v, OwnedItem& x) {
  v.field("item", x.item);
  v.maybe("rating_kg", x.rating_kg);
  v.maybe("masses_g", x.masses_g);
}

struct EquipmentListed {
  static constexpr std::string_view kind = "equipment";
  std::vector<OwnedItem> items;
};
template <class V>
void describe(V& v, EquipmentListed& x) {
  v.field("items", x.items);
}

/// A professional's clearance. Opens flags and names keys; never deletes a flag.
struct Clearance {
  static constexpr std::string_view kind = "clearance";
  std::string clinician;  ///< name
  std::string role;
  std::string registration;
  LocalDate given;
  LocalDate expires;
  std::vector<Id> flags;       ///< flags that it clears
  std::vector<Id> conditions;  ///< conditions that it speaks of
  std::vector<Id> keys;        ///< exercises that it opens where the matrix says K
  std::optional<base::Bounded<0, 11339>> cap_g;  ///< a stricter cap
  std::string words;
  std::optional<Seal> seal;  ///< without it, it is what the person entered
};
template <class V>
void describe(V& v, Clearance& x) {
  v.field("clinician", x.clinician);
  v.field("role", x.role);
  v.maybe("registration", x.registration);
  v.field("given", x.given);
  v.field("expires", x.expires);
  v.maybe("flags", x.flags);
  v.maybe("conditions", x.conditions);
  v.maybe("keys", x.keys);
  v.maybe("cap_g", x.cap_g);
  v.maybe("words", x.words);
  v.maybe("seal", x.seal);
}

struct Note {
  static constexpr std::string_view kind = "note";
  std::string words;
  std::string about;  ///< an exercise, a flag, a session; may be empty
};
template <class V>
void describe(V& v, Note& x) {
  v.field("words", x.words);
  v.maybe("about", x.about);
}

/// Takes an earlier event out of account. The event itself stays in the journal.
struct Voided {
  static constexpr std::string_view kind = "void";
  Uuid7 event;
  std::string because;
};
template <class V>
void describe(V& v, Voided& x) {
  v.field("event", x.event);
  v.field("because", x.because);
}

/// A direction of trunk movement.
enum class Direction : std::uint8_t { flexion, extension };
constexpr auto names_of(Direction) {
  return std::array{named(Direction::flexion, "flexion"), named(Direction::extension, "extension")};
}

/// A trial of movement: a few small repetitions in one direction, and how it felt one and ten
/// minutes later. The event's own instant is its start. Absent members were not told.
struct MovementTried {
  static constexpr std::string_view kind = "movement_trial";
  Direction direction = Direction::flexion;
  PainScore pain_before;
  Zones zones_before;
  std::optional<PainScore> pain_one_minute, pain_ten_minutes;
  Zones zones_one_minute, zones_ten_minutes;
  std::vector<Id> done;  ///< exercises of the trial that were done
  StopReason stop = StopReason::none;
};
template <class V>
void describe(V& v, MovementTried& x) {
  v.field("direction", x.direction);
  v.field("pain_before", x.pain_before);
  v.maybe("zones_before", x.zones_before);
  v.maybe("pain_one_minute", x.pain_one_minute);
  v.maybe("zones_one_minute", x.zones_one_minute);
  v.maybe("pain_ten_minutes", x.pain_ten_minutes);
  v.maybe("zones_ten_minutes", x.zones_ten_minutes);
  v.field("done", x.done);
  v.maybe("stop", x.stop);
}

/// What a person wants of the pace. `flare`, `keep` and `grow` speak of the whole plan: a bad
/// spell, keeping what one has, building up again. The others speak of one exercise: one level
/// lower, left out until it is taken up again. Nothing here makes a plan harder than the rules do.
enum class Pace : std::uint8_t { flare, keep, grow, lower, set_aside, take_up };
constexpr auto names_of(Pace) {
  return std::array{named(Pace::flare, "flare"),         named(Pace::keep, "keep"),
                    named(Pace::grow, "grow"),           named(Pace::lower, "lower"),
                    named(Pace::set_aside, "set_aside"), named(Pace::take_up, "take_up")};
}

struct PaceChosen {
  static constexpr std::string_view kind = "pace";
  Pace pace = Pace::keep;
  std::optional<Id> exercise;
};
template <class V>
void describe(V& v, PaceChosen& x) {
  v.field("pace", x.pace);
  v.maybe("exercise", x.exercise);
}

/// True if the pace speaks of one exercise and has to name it.
constexpr bool is_of_exercise(Pace pace) { return pace >= Pace::lower; }

using EventBody =
    std::variant<IntakeAnswered, FlagsScreened, CheckIn, SessionDone, AfterReport, EquipmentListed,
                 Clearance, MeasureTaken, SelfCheckDone, Note, Voided, MovementTried, PaceChosen,
                 KeyAccepted, KeyWithdrawn, TherapistOrder, GoalChosen, Swapped, CustomExercise,
                 ProfileChosen, Countersigned, RestTaken>;

enum class Author : std::uint8_t { person, clinician };
constexpr auto names_of(Author) {
  return std::array{named(Author::person, "person"), named(Author::clinician, "clinician")};
}

/// One event of a journal. Order in a journal is (at, id); the same id twice is one event.
struct Event {
  base::Bounded<1, 1> format;  ///< of this description; raised when it changes
  Uuid7 id;
  Moment at;         ///< when it happened, with the local offset then
  std::string zone;  ///< name of the zone ("Europe/Berlin"), for people; rules use the offset
  Author author = Author::person;
  EventBody body;
};
template <class V>
void describe(V& v, Event& x) {
  v.maybe("format", x.format);
  v.field("id", x.id);
  v.field("at", x.at);
  v.maybe("zone", x.zone);
  v.maybe("author", x.author);
  v.variant("kind", "body", x.body);
}

}  // namespace plumb::care
