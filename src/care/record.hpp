#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/colour.hpp"
#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// One exercise of one past session, with its colour and why.
struct RecordedExercise {
  ExerciseReport report;
  Colour colour = Colour::green;
  bool closed = false;
  std::vector<Reason> reasons;
};
template <class V>
void describe(V& v, RecordedExercise& x) {
  v.field("report", x.report);
  v.field("colour", x.colour);
  v.field("closed", x.closed);
  v.maybe("reasons", x.reasons);
}

struct RecordedSession {
  Uuid7 id;
  Moment at;
  int minutes = 0;
  PainScore pain_before;
  std::optional<PainScore> pain_after;  ///< worst ten-minute report
  bool after_wanted = false;            ///< the ten-minute report can still be given
  bool morning_wanted = false;          ///< the next morning has not spoken yet
  bool taken_back = false;  ///< by a void; it counts on because it was stopped for a reason
  std::vector<RecordedExercise> exercises;
};
template <class V>
void describe(V& v, RecordedSession& x) {
  v.field("id", x.id);
  v.field("at", x.at);
  v.field("minutes", x.minutes);
  v.field("pain_before", x.pain_before);
  v.maybe("pain_after", x.pain_after);
  v.maybe("after_wanted", x.after_wanted);
  v.maybe("morning_wanted", x.morning_wanted);
  v.maybe("taken_back", x.taken_back);
  v.field("exercises", x.exercises);
}

struct RecordedPain {
  Moment at;
  int value = 0;
  bool of_day = false;
};
template <class V>
void describe(V& v, RecordedPain& x) {
  v.field("at", x.at);
  v.field("value", x.value);
  v.maybe("of_day", x.of_day);
}

struct RecordedLevel {
  Id exercise;
  int level = 0;
  int rungs = 0;
  int greens = 0;
};
template <class V>
void describe(V& v, RecordedLevel& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
  v.field("rungs", x.rungs);
  v.maybe("greens", x.greens);
}

/// What was done and how it felt: everything in time, the newest session first.
struct Record {
  std::vector<RecordedSession> sessions;
  std::vector<RecordedPain> pain;
  std::vector<RecordedLevel> levels;
  std::vector<Id> conditions;
  std::optional<int> baseline;
};
template <class V>
void describe(V& v, Record& x) {
  v.field("sessions", x.sessions);
  v.field("pain", x.pain);
  v.field("levels", x.levels);
  v.maybe("conditions", x.conditions);
  v.maybe("baseline", x.baseline);
}

/// The sessions of a status in time, with their colours. `voided`: ids that were taken back.
std::vector<RecordedSession> record_sessions(const Catalogue& catalogue, const Status& status,
                                             const std::set<std::string_view>& voided);

Record make_record(const Catalogue& catalogue, std::span<const Event> events, const Moment& now);

}  // namespace plumb::care
