#include <algorithm>

#include "care/record.hpp"
#include "verify/oracles.hpp"

namespace plumb::verify {

using namespace care;

namespace {

/// A level was taken that the session before of the same exercise did not have.
struct RawStep {
  Id exercise;
  Moment at;
};

std::vector<RawStep> find_steps(const Case& of) {
  std::vector<RawStep> steps;
  std::map<Id, int> highest;
  for (const RawSession& session : of.ledger.sessions)
    for (const ExerciseReport& report : session.done->exercises) {
      if (report.skipped) continue;
      int& level = highest[report.exercise];
      if (level > 0 && report.level > level) steps.push_back({report.exercise, session.at});
      level = std::max(level, report.level);
    }
  return steps;
}

/// No report of the morning after stands so far above the usual, or farther out, that the session
/// was no green one; nor is it the second morning in a row above the usual.
bool was_good_morning(const Case& of, const RawSession& session) {
  const Constants& c = of.tables.constants;
  const Instant from = base::add_hours(session.end, c.morning_from_hours.value);
  const Instant until = base::add_hours(session.end, c.morning_until_hours.value);
  const std::int64_t usual = find_raw_baseline(of.tables, of.ledger, session.at.at)
                                 .value_or(session.done->pain_before.value);
  const auto is_raised = [&](const RawMorning& morning) {
    return morning.pain - usual >= c.morning_amber_rise.value;
  };
  const bool raised_before = std::ranges::any_of(of.ledger.mornings, [&](const RawMorning& one) {
    return one.session.text.empty() && one.at.at >= add_days(session.at.at, -1) &&
           one.at.at <= session.at.at && is_raised(one);
  });
  return std::ranges::none_of(of.ledger.mornings, [&](const RawMorning& one) {
    const bool in_window = one.at.at >= from && one.at.at <= until;
    const bool of_it = one.session == session.id || (one.session.text.empty() && in_window);
    return of_it && (one.pain - usual >= c.morning_red_rise.value ||
                     is_farther_out(session.known, one.zones) || (raised_before && is_raised(one)));
  });
}

/// One look at a session of one exercise: could it be green by its own numbers and by the morning?
bool could_be_green(const Case& of, const RawSession& session, const ExerciseReport& report) {
  const Constants& c = of.tables.constants;
  if (report.stop == StopReason::hurts || report.stop == StopReason::strain ||
      report.stop == StopReason::tingling || report.stop == StopReason::slip)
    return false;
  if (!report.peak || !report.effort || session.after.empty()) return false;
  const std::int64_t rise = report.peak->value - session.done->pain_before.value;
  if (rise >= c.amber_rise.value || (rise > 0 && report.peak->value >= c.amber_peak_from.value))
    return false;
  if (report.effort->value >= c.amber_effort_from.value) return false;
  if (is_farther_out(session.known, report.zones)) return false;
  // What another exercise did to the session is no red of this one.
  const bool settled = std::ranges::none_of(session.after, [&](const AfterReport* after) {
    return after->tingling || is_farther_out(session.known, after->zones) ||
           after->pain.value - session.done->pain_before.value >= c.red_post10_rise.value;
  });
  return settled && report.completed.value >= c.amber_completed_below.value &&
         was_good_morning(of, session);
}

/// The last sessions of an exercise, the newest first.
using Done = std::pair<const RawSession*, const ExerciseReport*>;
std::vector<Done> find_last_done(const Case& of, const Id& exercise, std::int64_t count) {
  std::vector<Done> done;
  const auto& sessions = of.ledger.sessions;
  for (auto session = sessions.rbegin(); session != sessions.rend(); ++session)
    for (const ExerciseReport& report : session->done->exercises)
      if (report.exercise == exercise && !report.skipped &&
          static_cast<std::int64_t>(done.size()) < count)
        done.emplace_back(&*session, &report);
  return done;
}

void look_at_greens(const Case& of, const PlanLine& line, Tally& tally) {
  const std::int64_t need = of.tables.constants.greens_to_step.value;
  const auto done = find_last_done(of, line.exercise, need);
  tally.look(13, static_cast<std::int64_t>(done.size()) == need,
             line.exercise + " steps up after too few sessions");
  for (const auto& [session, report] : done) {
    tally.look(13, report->level == line.level - 1,
               line.exercise + " steps up after a session at another level");
    tally.look(13, could_be_green(of, *session, *report),
               line.exercise + " steps up after a session that was not green");
    tally.look(14, session->morning_told,
               line.exercise + " steps up though a next morning is missing");
  }
}

void look_at_rises(const Case& of, const PlanLine& line, Tally& tally) {
  const Constants& c = of.tables.constants;
  const Instant since = base::add_hours(of.now.at, -c.rise_lock_hours.value);
  // The longer reading of both ends: a peak may have come at any time of its session.
  bool rise = false;
  for (const RawPain& after : of.ledger.pain) {
    if (after.until <= since) continue;
    const Instant first = base::add_hours(after.from, -c.rise_lock_hours.value);
    for (const RawPain& before : of.ledger.pain)
      rise =
          rise || (before.until >= first && before.from < after.until && &before != &after &&
                   before.from <= after.from && after.value - before.value >= c.rise_points.value);
  }
  tally.look(8, !rise, line.exercise + " steps up within a day of a rise of pain");
}

/// The longer reading of "today": by the calendar of then or by that of now.
bool is_same_day(const Moment& then, const Moment& now) {
  return find_local_date(then) == find_local_date(now) ||
         base::find_local_date({then.at, now.offset_minutes}) == find_local_date(now);
}

void look_at_quotas(const Case& of, const PlanLine& line, Tally& tally) {
  const Constants& c = of.tables.constants;
  const Exercise* exercise = find_exercise(of.tables, line.exercise);
  const auto steps = find_steps(of);
  std::int64_t today = 0, here = 0, week = 0;
  for (const RawStep& step : steps) {
    if (find_local_date(step.at) == find_local_date(of.now)) ++here;
    if (is_same_day(step.at, of.now)) ++today;
    if (step.at.at > add_days(of.now.at, -base::days_per_week)) ++week;
    if (step.exercise != line.exercise || exercise == nullptr) continue;
    const bool loaded =
        exercise->load_class == LoadClass::l2 || exercise->load_class == LoadClass::l3;
    const std::int64_t hours = loaded ? c.gap_loaded_hours.value : c.gap_light_hours.value;
    tally.look(12, of.now.at >= base::add_hours(step.at.at, hours),
               line.exercise + " steps up too soon after its last step");
  }
  tally.look(11, here < c.steps_per_day.value, line.exercise + " is a second step in one day");
  tally.look(35, today < c.steps_per_day.value, line.exercise + " is a second step by travelling");
  tally.look(11, week < c.steps_per_week.value, line.exercise + " is a step too many in a week");
}

void look_at_reds(const Case& of, const Memory& memory, const PlanLine& line, Tally& tally) {
  const Constants& c = of.tables.constants;
  const bool fresh = line.slot == "added" && !of.ledger.sessions.empty() &&
                     !memory.shown.contains(line.exercise) &&
                     find_highest_level(of.ledger, line.exercise) == 0;
  if (!fresh && !line.step_up) return;
  bool in_week = false, in_lock = false;
  for (const RawSession& session : of.ledger.sessions) {
    if (!session.red) continue;
    in_week = in_week || of.now.at < add_days(session.at.at, c.red_lock_days.value);
    in_lock = in_lock || of.now.at < base::add_hours(session.at.at, c.plan_lock_hours.value);
  }
  if (line.step_up) tally.look(9, !in_week, line.exercise + " steps up in the week of a red");
  if (fresh) tally.look(9, !in_lock, line.exercise + " is new so soon after a red");
}

void look_at_level(const Case& of, const PlanLine& line, Tally& tally) {
  const Exercise* exercise = find_exercise(of.tables, line.exercise);
  const auto rungs = exercise == nullptr ? 0 : static_cast<int>(exercise->ladder.size());
  const std::string at = line.exercise + " at level " + std::to_string(line.level);
  tally.look(16, line.level >= 1 && line.level <= rungs, at + " beyond its ladder");
  const int highest = find_highest_level(of.ledger, line.exercise);
  if (highest == 0) {
    tally.look(16, line.level == 1 && !line.step_up, at + " and it was never done");
    return;
  }
  const int last = find_last_level(of.ledger, line.exercise);
  tally.look(10, line.level <= highest + 1, at + " after " + std::to_string(highest));
  if (line.step_up)
    tally.look(10, line.level == last + 1, at + " steps up from " + std::to_string(last));
  else
    tally.look(10, line.level <= highest, at + " is a step that is not told");
}

}  // namespace

void look_at_steps(const Case& of, const Memory& memory, Tally& tally) {
  const auto steps = std::ranges::count(of.plan.lines, true, &PlanLine::step_up);
  if (!of.plan.lines.empty()) tally.look(10, steps <= 1, "more than one step in one plan");
  for (const PlanLine& line : of.plan.lines) {
    look_at_level(of, line, tally);
    look_at_reds(of, memory, line, tally);
    if (!line.step_up) continue;
    look_at_greens(of, line, tally);
    look_at_rises(of, line, tally);
    look_at_quotas(of, line, tally);
  }
}

void look_at_record(const Catalogue& catalogue, const Case& of, Tally& tally) {
  std::vector<Event> events;
  for (const Event* event : of.ledger.events) events.push_back(*event);
  for (const RecordedSession& shown : make_record(catalogue, events, of.now).sessions) {
    const auto raw = std::ranges::find(of.ledger.sessions, shown.id, &RawSession::id);
    if (raw == of.ledger.sessions.end() || raw->morning_told) continue;
    for (const RecordedExercise& one : shown.exercises)
      tally.look(14, one.colour != Colour::green,
                 one.report.exercise + " is green without its next morning");
  }
}

}  // namespace plumb::verify
