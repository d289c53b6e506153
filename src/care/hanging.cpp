#include "care/hanging.hpp"

#include <algorithm>

namespace plumb::care {

namespace {

/// Seconds of one time of that rung; a rung that is not known any more counts as its longest.
std::int64_t find_seconds_once(const Exercise& exercise, int level) {
  const Rung* rung = find_rung(exercise, level);
  Rung once = rung != nullptr ? *rung : exercise.ladder.back();
  once.per_day = 1;
  return find_active_seconds(once);
}

}  // namespace

HangDone find_hang_done(const Catalogue& catalogue, const Status& status) {
  HangDone done;
  const std::int64_t gap = catalogue.constants().hang_occasion_gap_hours.value;
  for (const SessionAt& session : status.sessions) {
    const bool today = is_today(status, session.at);
    bool hung = false;
    for (const ExerciseReport& report : session.session->exercises) {
      const Exercise* exercise = catalogue.find_exercise(report.exercise);
      if (exercise == nullptr || !exercise->hanging || report.skipped) continue;
      hung = true;
      if (!today) continue;
      const std::int64_t seconds = find_seconds_once(*exercise, report.level);
      done.seconds += seconds;
      done.seconds_by[exercise->id] += seconds;
      ++done.times_by[exercise->id];
    }
    if (!hung) continue;
    if (today &&
        (!done.last || done.occasions == 0 || session.at.at >= base::add_hours(*done.last, gap)))
      ++done.occasions;
    done.last = std::max(done.last.value_or(session.end), session.end);
  }
  return done;
}

std::optional<Instant> find_hang_lock(const Situation& situation, const Exercise& exercise) {
  if (!exercise.hanging) return std::nullopt;
  const Constants& c = situation.catalogue.constants();
  const HangDone done = find_hang_done(situation.catalogue, situation.status);
  if (!done.last) return std::nullopt;
  const Instant opens = base::add_hours(*done.last, c.hang_occasion_gap_hours.value);
  if (situation.status.now.at >= opens) return std::nullopt;
  return opens;
}

}  // namespace plumb::care
