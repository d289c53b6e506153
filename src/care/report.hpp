#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "care/difference.hpp"
#include "care/measures.hpp"
#include "care/record_days.hpp"
#include "care/therapist_order.hpp"

/// One page for the therapist: what was done, how it was, what changed and why, what is in force,
/// and what is asked of them. It says what was told and decided, never what it means.
namespace plumb::care {

/// What was done in the span.
struct ReportDone {
  int days = 0;  ///< of the span
  int days_with_session = 0;
  int sessions = 0;
  int minutes = 0;
  int exercises = 0;  ///< done, over all sessions
  int left_out = 0;
  int stopped = 0;
  int good = 0, so_so = 0, too_much = 0;  ///< sessions by their colour
  int open = 0;                           ///< sessions whose next morning has not spoken
};
template <class V>
void describe(V& v, ReportDone& x) {
  v.field("days", x.days);
  v.field("days_with_session", x.days_with_session);
  v.field("sessions", x.sessions);
  v.field("minutes", x.minutes);
  v.field("exercises", x.exercises);
  v.field("left_out", x.left_out);
  v.field("stopped", x.stopped);
  v.field("good", x.good);
  v.field("so_so", x.so_so);
  v.field("too_much", x.too_much);
  v.maybe("open", x.open);
}

struct ReportLevel {
  Id exercise;
  int first = 0, last = 0, highest = 0;  ///< of the span
  int rungs = 0;                         ///< 0 if this catalogue does not know it
  int times = 0;
  bool in_plan = false;  ///< a line of the plan of now
};
template <class V>
void describe(V& v, ReportLevel& x) {
  v.field("exercise", x.exercise);
  v.field("first", x.first);
  v.field("last", x.last);
  v.field("highest", x.highest);
  v.field("rungs", x.rungs);
  v.field("times", x.times);
  v.maybe("in_plan", x.in_plan);
}

/// A week from Monday to Sunday; what was not told is not there.
struct ReportWeek {
  LocalDate monday;
  std::optional<int> pain;  ///< median of the days
  std::optional<PainScore> worst;
  Zones zones;                ///< the furthest of the week
  std::optional<int> effort;  ///< median of the sessions' highest
  int sessions = 0;
  int too_much = 0;
};
template <class V>
void describe(V& v, ReportWeek& x) {
  v.field("monday", x.monday);
  v.maybe("pain", x.pain);
  v.maybe("worst", x.worst);
  v.maybe("zones", x.zones);
  v.maybe("effort", x.effort);
  v.field("sessions", x.sessions);
  v.maybe("too_much", x.too_much);
}

/// A measure with the change that matters, as the catalogue has it.
struct ReportMeasure {
  MeasureCourse course;
  std::optional<double> matters;          ///< points
  std::optional<double> matters_percent;  ///< per cent of where it began
};
template <class V>
void describe(V& v, ReportMeasure& x) {
  v.field("course", x.course);
  v.maybe("matters", x.matters);
  v.maybe("matters_percent", x.matters_percent);
}

/// What changed in the plan on a day, and why: the story of the journal, without what a single day
/// took back by itself.
struct ReportChange {
  LocalDate day;
  Difference change;
};
template <class V>
void describe(V& v, ReportChange& x) {
  v.field("day", x.day);
  v.field("change", x.change);
}

struct ReportFlag {
  Id flag;
  ActionLevel level = ActionLevel::none;
  LocalDate since;
  std::optional<LocalDate> closed;  ///< nothing while it stands open
};
template <class V>
void describe(V& v, ReportFlag& x) {
  v.field("flag", x.flag);
  v.field("level", x.level);
  v.field("since", x.since);
  v.maybe("closed", x.closed);
}

/// An order in force, without its signature.
struct ReportOrder {
  TherapistOrder order;
  bool is_signed = false;  ///< with the key of a clinician that the person has accepted
};
template <class V>
void describe(V& v, ReportOrder& x) {
  v.field("order", x.order);
  v.maybe("is_signed", x.is_signed);
}

/// A clearance in force.
struct ReportClearance {
  std::string clinician, role;
  LocalDate given, last_day;
  std::vector<Id> flags, keys;
  bool is_signed = false;
};
template <class V>
void describe(V& v, ReportClearance& x) {
  v.field("clinician", x.clinician);
  v.field("role", x.role);
  v.field("given", x.given);
  v.field("last_day", x.last_day);
  v.maybe("flags", x.flags);
  v.maybe("keys", x.keys);
  v.maybe("is_signed", x.is_signed);
}

/// What the plan cannot answer by itself.
enum class ReportQuestionKind : std::uint8_t {
  sign,       ///< an open sign that a professional has to look at
  clearance,  ///< a clearance that opens nothing
  key,        ///< exercises that need their word
  item,       ///< exercises that an answer closes until they agree
  direction,  ///< no direction of movement is left
  rests,      ///< an exercise that went badly and rests
  measure,    ///< a measure that is worse, or without gain
  unsure      ///< the person was not sure of an answer
};
constexpr auto names_of(ReportQuestionKind) {
  using enum ReportQuestionKind;
  return std::array{named(sign, "sign"),       named(clearance, "clearance"), named(key, "key"),
                    named(item, "item"),       named(direction, "direction"), named(rests, "rests"),
                    named(measure, "measure"), named(unsure, "unsure")};
}

struct ReportQuestion {
  ReportQuestionKind kind = ReportQuestionKind::sign;
  std::vector<Id> about;  ///< flags, exercises or questions
  std::vector<Reason> reasons;
  std::string text;
};
template <class V>
void describe(V& v, ReportQuestion& x) {
  v.field("kind", x.kind);
  v.maybe("about", x.about);
  v.maybe("reasons", x.reasons);
  v.field("text", x.text);
}

struct Report {
  std::string catalogue;
  std::string reviewed;
  Moment at;
  LocalDate from, to;
  PlanStanding standing;
  std::vector<Id> conditions;
  std::int64_t cap_g = 0;
  ReportDone done;
  std::vector<ReportLevel> levels;
  std::vector<ReportWeek> weeks;
  Trend trend;
  std::vector<ReportMeasure> measures;
  std::vector<ReportChange> changes;  ///< the newest first, as many as fit on a page
  int changes_left_out = 0;
  std::vector<ReportFlag> flags;
  std::vector<ReportOrder> orders;
  std::vector<ReportClearance> clearances;
  std::vector<ReportQuestion> questions;
};
template <class V>
void describe(V& v, Report& x) {
  v.field("catalogue", x.catalogue);
  v.field("reviewed", x.reviewed);
  v.field("at", x.at);
  v.field("from", x.from);
  v.field("to", x.to);
  v.field("standing", x.standing);
  v.maybe("conditions", x.conditions);
  v.field("cap_g", x.cap_g);
  v.field("done", x.done);
  v.maybe("levels", x.levels);
  v.maybe("weeks", x.weeks);
  v.field("trend", x.trend);
  v.maybe("measures", x.measures);
  v.maybe("changes", x.changes);
  v.maybe("changes_left_out", x.changes_left_out);
  v.maybe("flags", x.flags);
  v.maybe("orders", x.orders);
  v.maybe("clearances", x.clearances);
  v.maybe("questions", x.questions);
}

/// The report of the days from `from` to that of `now`; without `from`, of the last whole weeks
/// that a full screen of danger signs holds for, or since the journal began.
Report make_report(const Catalogue& catalogue, std::span<const Event> events, const Moment& now,
                   std::optional<LocalDate> from = std::nullopt);

}  // namespace plumb::care
