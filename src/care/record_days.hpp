#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "care/colour.hpp"
#include "care/plan.hpp"

/// The record by local days: what was told and done on each, and nothing where there was nothing.
namespace plumb::care {

/// One session of a day, in figures.
struct DaySession {
  Uuid7 id;
  int minutes = 0;
  int done = 0;
  int left_out = 0;
  int stopped = 0;               ///< of those done, ended early for any reason
  std::optional<Effort> effort;  ///< the highest that was told of its exercises
  std::optional<Colour> colour;  ///< the gravest of its exercises; nothing if none was done
  bool closed = false;           ///< no later answer can change the colour
  bool taken_back = false;       ///< by a void; it does not count in the day
};
template <class V>
void describe(V& v, DaySession& x) {
  v.field("id", x.id);
  v.field("minutes", x.minutes);
  v.field("done", x.done);
  v.maybe("left_out", x.left_out);
  v.maybe("stopped", x.stopped);
  v.maybe("effort", x.effort);
  v.maybe("colour", x.colour);
  v.maybe("closed", x.closed);
  v.maybe("taken_back", x.taken_back);
}

/// A day by the calendar of the person, wherever they were. What was not told is not there.
struct DayRecord {
  LocalDate day;
  /// How the day was: the worst of check-ins, of what sessions began with, of next mornings and of
  /// the intake. Medians stand on it, for it does not grow with the number of exercises done.
  std::optional<PainScore> pain;
  std::optional<PainScore> worst;  ///< of everything told, peaks and ten-minute reports included
  Zones zones;                     ///< the furthest that was told for each side
  std::optional<base::Bounded<0, 600>> stiffness_min;  ///< the longest told
  std::optional<PainScore> sleep;                      ///< as told last
  std::vector<DaySession> sessions;
  int rests = 0;  ///< outside the plan
  std::vector<std::string> notes;
};
template <class V>
void describe(V& v, DayRecord& x) {
  v.field("day", x.day);
  v.maybe("pain", x.pain);
  v.maybe("worst", x.worst);
  v.maybe("zones", x.zones);
  v.maybe("stiffness_min", x.stiffness_min);
  v.maybe("sleep", x.sleep);
  v.maybe("sessions", x.sessions);
  v.maybe("rests", x.rests);
  v.maybe("notes", x.notes);
}

/// A week from Monday to Sunday. The median is left out where too few days were told.
struct WeekRecord {
  LocalDate monday;
  std::optional<int> median;
  int days_told = 0;
  int sessions = 0;
};
template <class V>
void describe(V& v, WeekRecord& x) {
  v.field("monday", x.monday);
  v.maybe("median", x.median);
  v.field("days_told", x.days_told);
  v.field("sessions", x.sessions);
}

/// An exercise on the days on which it was done: at which level.
struct LevelDone {
  LocalDate day;
  int level = 1;
};
template <class V>
void describe(V& v, LevelDone& x) {
  v.field("day", x.day);
  v.field("level", x.level);
}
struct LevelCourse {
  Id exercise;
  int rungs = 0;  ///< levels that there are; 0 if this catalogue does not know the exercise
  std::vector<LevelDone> done;
};
template <class V>
void describe(V& v, LevelCourse& x) {
  v.field("exercise", x.exercise);
  v.field("rungs", x.rungs);
  v.field("done", x.done);
}

struct TrendSpan {
  LocalDate from, to;
  std::optional<int> median;  ///< of the days that were told; nothing if none was
  int days_told = 0;
};
template <class V>
void describe(V& v, TrendSpan& x) {
  v.field("from", x.from);
  v.field("to", x.to);
  v.maybe("median", x.median);
  v.field("days_told", x.days_told);
}

/// The days before today against as many before those. Today is not over and may still change.
struct Trend {
  TrendSpan last, former;
  Reason says;
};
template <class V>
void describe(V& v, Trend& x) {
  v.field("last", x.last);
  v.field("former", x.former);
  v.field("says", x.says);
}

/// A bad spell by local days; without an end it goes on.
struct SpellSpan {
  LocalDate from;
  std::optional<LocalDate> to;
};
template <class V>
void describe(V& v, SpellSpan& x) {
  v.field("from", x.from);
  v.maybe("to", x.to);
}

/// Every day of whole weeks up to today, in order.
struct RecordDays {
  std::optional<LocalDate> first;  ///< the first day of the journal; before it there was no record
  LocalDate from, to;
  std::vector<DayRecord> days;
  std::vector<WeekRecord> weeks;
  std::vector<LevelCourse> levels;
  std::vector<SpellSpan> spells;  ///< those that reach into these days
  Trend trend;
};
template <class V>
void describe(V& v, RecordDays& x) {
  v.maybe("first", x.first);
  v.field("from", x.from);
  v.field("to", x.to);
  v.field("days", x.days);
  v.field("weeks", x.weeks);
  v.field("levels", x.levels);
  v.maybe("spells", x.spells);
  v.field("trend", x.trend);
}

/// The last `weeks` weeks, the one of today among them; without `weeks`, from the week of the
/// journal's first day. What was taken back is not told; a session of it that the rules go on
/// counting is shown as taken back. An empty journal has no day.
RecordDays make_record_days(const Catalogue& catalogue, std::span<const Event> events,
                            const Moment& now, std::optional<int> weeks = std::nullopt);

}  // namespace plumb::care
