#include "care/road_days.hpp"

#include <algorithm>

namespace plumb::care {

namespace {

bool is_loaded(const Exercise& exercise) {
  return exercise.load_class == LoadClass::l2 || exercise.load_class == LoadClass::l3;
}

}  // namespace

RoadDays::RoadDays(const Situation& situation, const Plan& plan)
    : s_{situation},
      plan_{plan},
      now_{situation.status.now.at},
      last_new_{situation.progress.last_new} {
  for (const StepTaken& taken : situation.progress.steps) steps_.push_back(taken.at);
}

LocalDate RoadDays::day_of(Instant at) const {
  return find_local_date(Moment{at, s_.status.now.offset_minutes});
}

Instant RoadDays::start_of_next_day(Instant at) const {
  const LocalDate next{day_of(at).days + 1};
  return base::find_moment(next, 0, s_.status.now.offset_minutes).at;
}

/// Now, or when the first days can be over: sessions on as many days as still lack, and the
/// morning after the last of them.
Instant RoadDays::find_build_start() const {
  if (!s_.progress.in_trial) return s_.progress.build_since.value_or(now_);
  const Constants& c = s_.catalogue.constants();
  Instant at = now_;
  for (std::int64_t days = s_.progress.trial_days; days < c.trial_days.value; ++days)
    at = start_of_next_day(at);
  return at;
}

LocalDate RoadDays::climb(const Exercise& exercise, int level) {
  if (level == 1) {
    now_ = std::max(now_, begin(exercise));
    last_new_ = now_;
    greens_ = 0;
  } else {
    if (exercise_ != exercise.id) {  // it was begun already, and goes on from where it is
      const Track& track = s_.progress.tracks.find(exercise.id)->second;
      level_since_ = track.level_since;
      greens_ = track.greens;
    }
    now_ = std::max(now_, step(exercise, level));
    steps_.push_back(now_);
    greens_ = 0;
  }
  exercise_ = exercise.id;
  level_since_ = now_;
  return day_of(now_);
}

Instant RoadDays::begin(const Exercise& exercise) {
  const Constants& c = s_.catalogue.constants();
  // What is in today's plan begins today.
  if (std::ranges::find(plan_.lines, exercise.id, &PlanLine::exercise) != plan_.lines.end())
    return now_;
  const Instant build = find_build_start();
  Instant at = std::max(now_, build);
  if (exercise.needs_build_days) at = std::max(at, base::add_days(build, c.build_gate_days.value));
  if (last_new_) at = std::max(at, base::add_hours(*last_new_, c.new_exercise_hours.value));
  if (s_.progress.last_red)
    at = std::max(at, base::add_hours(*s_.progress.last_red, c.plan_lock_hours.value));
  return at;
}

/// The first instant from then on at which the quotas of steps leave a turn.
Instant RoadDays::find_turn(Instant earliest) const {
  const Constants& c = s_.catalogue.constants();
  for (Instant at = earliest;;) {
    const auto on_day =
        std::ranges::count_if(steps_, [&](Instant taken) { return day_of(taken) == day_of(at); });
    std::int64_t in_week = 0;
    Instant first_out = start_of_next_day(at);  // when the oldest of the week leaves it
    for (const Instant taken : steps_) {
      const Instant out = base::add_days(taken, base::days_per_week);
      if (out <= at) continue;
      first_out = in_week == 0 ? out : std::min(first_out, out);
      ++in_week;
    }
    if (on_day >= c.steps_per_day.value)
      at = start_of_next_day(at);
    else if (in_week >= c.steps_per_week.value)
      at = first_out;
    else
      return at;
  }
}

Instant RoadDays::step(const Exercise& exercise, int level) {
  const Constants& c = s_.catalogue.constants();
  // Sessions that still lack close with the next morning, however many a day holds.
  Instant at = greens_ < c.greens_to_step.value ? start_of_next_day(now_) : now_;
  at = std::max(at, base::add_hours(level_since_, is_loaded(exercise) ? c.gap_loaded_hours.value
                                                                      : c.gap_light_hours.value));
  at = std::max(at, find_build_start());
  if (s_.progress.last_red)
    at = std::max(at, base::add_days(*s_.progress.last_red, c.red_lock_days.value));
  if (s_.progress.rise_until) at = std::max(at, *s_.progress.rise_until);
  if (level > find_caution_cap(s_, exercise, nullptr)) {
    const auto& sessions = s_.status.sessions;
    const Instant calm = std::max(sessions.empty() ? s_.status.now.at : sessions.front().at.at,
                                  s_.progress.last_red.value_or(Instant{INT64_MIN}));
    at = std::max(at, base::add_days(calm, c.caution_free_days.value));
  }
  return find_turn(at);
}

}  // namespace plumb::care
