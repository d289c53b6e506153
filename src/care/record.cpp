#include "care/record.hpp"

#include <algorithm>

#include "care/explain.hpp"
#include "care/journal.hpp"
#include "care/progression.hpp"

namespace plumb::care {

namespace {

constexpr std::int64_t seconds_per_minute = 60;

RecordedSession record_session(const Catalogue& catalogue, const Status& status,
                               const SessionAt& session) {
  const Constants& c = catalogue.constants();
  RecordedSession out;
  out.id = session.id;
  out.at = session.at;
  out.minutes = static_cast<int>((session.session->seconds.value + seconds_per_minute / 2) /
                                 seconds_per_minute);
  out.pain_before = session.session->pain_before;
  for (const AfterReport* after : session.after)
    out.pain_after = std::max(out.pain_after.value_or(PainScore{}), after->pain);
  const auto after_minutes = [&](const Constant& minutes) {
    return base::add_ms(session.end, minutes.value * base::ms_per_minute);
  };
  out.after_wanted = session.after.empty() &&
                     status.now.at >= after_minutes(c.after_report_from_minutes) &&
                     status.now.at < after_minutes(c.after_report_until_minutes);
  const Verdict morning = find_morning_colour(catalogue, status, session);
  out.morning_wanted =
      !morning.closed && status.now.at >= base::add_hours(session.end, c.morning_from_hours.value);
  for (const ExerciseReport& report : session.session->exercises) {
    RecordedExercise exercise{report, Colour::green, false, {}};
    if (!report.skipped) {
      Verdict verdict =
          find_final_colour(find_immediate_colour(catalogue, session, report, status.now), morning);
      exercise.colour = verdict.colour;
      exercise.closed = verdict.closed;
      exercise.reasons = std::move(verdict.reasons);
      for (Reason& reason : exercise.reasons)
        explain_reason(catalogue, session.at.offset_minutes, reason);
    }
    out.exercises.push_back(std::move(exercise));
  }
  return out;
}

}  // namespace

std::vector<RecordedSession> record_sessions(const Catalogue& catalogue, const Status& status,
                                             const std::set<std::string_view>& voided) {
  std::vector<RecordedSession> sessions;
  for (const SessionAt& session : status.sessions) {
    sessions.push_back(record_session(catalogue, status, session));
    sessions.back().taken_back = voided.contains(session.id.text);
  }
  return sessions;
}

Record make_record(const Catalogue& catalogue, std::span<const Event> events, const Moment& now) {
  const std::vector<Event> merged = merge_events({events.begin(), events.end()});
  const Status status = find_status(catalogue, merged, now);
  const Progress progress = find_progress(catalogue, status);
  Record record;
  record.sessions = record_sessions(catalogue, status, find_voided(merged, now.at));
  std::ranges::reverse(record.sessions);
  for (const PainPoint& point : status.pain)
    record.pain.push_back({point.at, point.value, point.of_day});
  for (const auto& [id, track] : progress.tracks)
    if (const Exercise* exercise = catalogue.find_exercise(id))
      record.levels.push_back(
          {id, track.level, static_cast<int>(exercise->ladder.size()), track.greens});
  record.conditions.assign(status.profile.conditions.begin(), status.profile.conditions.end());
  record.baseline = find_baseline(catalogue.constants(), status, now.at);
  return record;
}

}  // namespace plumb::care
