#include "care/budget.hpp"

#include <algorithm>

#include "care/orders.hpp"
#include "care/reasons.hpp"

namespace plumb::care {

namespace {

constexpr std::int64_t seconds_per_slu = 60;  // definition of the unit: one active minute at L1
constexpr std::int64_t whole_percent = 100;

std::int64_t find_done_between(const Progress& progress, LocalDate from, LocalDate until) {
  std::int64_t sum = 0;
  for (const DayDone& done : progress.days)
    if (done.day >= from && done.day <= until) sum += done.slu_seconds;
  return sum;
}

/// Today by the clock of then and by the clock of now: what was done is not in the way of itself.
bool is_same_day(const Status& status, const DayDone& done) {
  const LocalDate today = find_local_date(status.now);
  return done.day == today && find_local_date(Moment{done.at, status.now.offset_minutes}) == today;
}

/// Other days of the last week, by the calendar or by the hours: the longer reading.
int count_days(const Situation& s, bool DayDone::* has) {
  const LocalDate today = find_local_date(s.status.now);
  const Instant since = base::add_days(s.status.now.at, 1 - base::days_per_week);
  return static_cast<int>(std::ranges::count_if(s.progress.days, [&](const DayDone& done) {
    return done.*has && !is_same_day(s.status, done) &&
           (done.day.days > today.days - base::days_per_week || done.at > since);
  }));
}

}  // namespace

std::optional<std::int64_t> find_week_room(const Situation& situation) {
  const auto& days = situation.progress.days;
  const LocalDate today = find_local_date(situation.status.now);
  if (days.empty() || today.days - days.front().day.days < base::days_per_week) return std::nullopt;
  const Constants& c = situation.catalogue.constants();
  const LocalDate week_start{today.days - base::days_per_week + 1};
  const std::int64_t last_week = find_done_between(
      situation.progress, {week_start.days - base::days_per_week}, {week_start.days - 1});
  const std::int64_t limit =
      std::min(last_week + c.week_growth_extra_slu.value * seconds_per_slu,
               std::max(last_week * c.week_growth_percent.value / whole_percent,
                        last_week + c.week_growth_floor_slu.value * seconds_per_slu));
  const std::int64_t done = find_done_between(situation.progress, week_start, {today.days - 1});
  return std::max<std::int64_t>(0, limit - done);
}

DayBudget::DayBudget(const Situation& situation)
    : s_{situation},
      hang_done_{find_hang_done(situation.catalogue, situation.status)},
      hang_seconds_{hang_done_.seconds} {
  const Constants& c = situation.catalogue.constants();
  std::int64_t slu = c.day_slu.value;
  if (situation.progress.in_trial)
    slu = c.first_plan_slu.value;
  else if (situation.gate == DayGate::easy)
    slu = c.easy_day_slu.value;
  if (situation.gate == DayGate::relief || situation.gate == DayGate::rest) slu = 0;
  limit_ = find_ordered_slu(situation, slu) * seconds_per_slu;
  if (const auto room = find_week_room(situation)) limit_ = std::min(limit_, *room);
}

std::optional<Reason> DayBudget::find_excess(const Exercise& exercise, const Rung& rung) const {
  if (auto excess = find_days_excess(exercise)) return excess;
  if (auto excess = find_day_excess(exercise, rung)) return excess;
  if (exercise.hanging) return find_hang_excess(exercise, rung);
  return std::nullopt;
}

std::optional<Reason> DayBudget::find_day_excess(const Exercise& exercise, const Rung& rung) const {
  const Constants& c = s_.catalogue.constants();
  const bool first = s_.progress.in_trial;
  const std::int64_t most =
      find_ordered_exercises(s_, first ? c.first_plan_exercises.value : c.day_exercises.value);
  if (count_ + 1 > most)
    return make_reason(first ? "budget.first-plan" : "budget.day", {input("exercises", most)});
  const std::int64_t load = s_.catalogue.find_slu_seconds(exercise, rung);
  if (load > 0 && slu_seconds_ + load > limit_)
    return make_reason(first ? "budget.first-plan-load" : "budget.day-load",
                       {input("slu", limit_ / seconds_per_slu)});
  if (exercise.load_class == LoadClass::l3 &&
      slu_seconds_l3_ + load > c.day_slu_l3.value * seconds_per_slu)
    return make_reason("budget.l3", {input("slu", c.day_slu_l3.value)});
  const std::int64_t active = find_active_seconds(rung) / std::max(rung.per_day, 1);
  const bool walks = exercise.load_class == LoadClass::walk;
  constexpr std::int64_t seconds_per_minute = 60;
  if (first && !walks &&
      active_seconds_ + active > c.first_plan_active_minutes.value * seconds_per_minute)
    return make_reason("budget.first-plan-minutes",
                       {input("minutes", c.first_plan_active_minutes.value)});
  return std::nullopt;
}

/// Days in the week with moderate and with high load, and the pause between high ones.
std::optional<Reason> DayBudget::find_days_excess(const Exercise& exercise) const {
  const Constants& c = s_.catalogue.constants();
  const LocalDate today = find_local_date(s_.status.now);
  const auto& days = s_.progress.days;
  if (exercise.load_class == LoadClass::l2 && !days.empty()) {
    const bool early = today.days - days.front().day.days < c.l2_early_days.value;
    const std::int64_t most = early ? c.l2_days_per_week_early.value : c.l2_days_per_week.value;
    if (count_days(s_, &DayDone::has_l2) >= most)
      return make_reason("budget.l2-days", {input("days", most)});
  }
  if (exercise.load_class == LoadClass::l3) {
    if (count_days(s_, &DayDone::has_l3) >= c.l3_days_per_week.value)
      return make_reason("budget.l3-days", {input("days", c.l3_days_per_week.value)});
    const Instant since = base::add_hours(s_.status.now.at, -c.l3_gap_hours.value);
    for (const DayDone& done : days)
      if (done.has_l3 && done.at > since && !is_same_day(s_.status, done))
        return make_reason("budget.l3-days", {input("days", c.l3_days_per_week.value)});
  }
  return std::nullopt;
}

/// Bouts of one occasion add up, and what was hung today counts whether it is a line or not.
std::optional<Reason> DayBudget::find_hang_excess(const Exercise& exercise,
                                                  const Rung& rung) const {
  const Constants& c = s_.catalogue.constants();
  const HangDone& done = hang_done_;
  const std::int64_t most = c.hang_times_per_day.value;
  const bool waits = done.times_of(exercise.id) < rung.per_day;
  if (rung.hold_s > c.hang_bout_s.value || rung.per_day > most ||
      (done.occasions >= most && waits) ||
      hang_seconds_ + find_hang_rest(exercise, rung) > c.hang_day_s.value)
    return make_reason("hang.budget", {input("seconds", c.hang_day_s.value)});
  return std::nullopt;
}

std::int64_t DayBudget::find_hang_rest(const Exercise& exercise, const Rung& rung) const {
  return std::max<std::int64_t>(0, find_active_seconds(rung) - hang_done_.seconds_of(exercise.id));
}

void DayBudget::add(const Exercise& exercise, const Rung& rung) {
  const std::int64_t load = s_.catalogue.find_slu_seconds(exercise, rung);
  slu_seconds_ += load;
  if (exercise.load_class == LoadClass::l3) slu_seconds_l3_ += load;
  if (exercise.load_class != LoadClass::walk)
    active_seconds_ += find_active_seconds(rung) / std::max(rung.per_day, 1);
  if (exercise.hanging) hang_seconds_ += find_hang_rest(exercise, rung);
  ++count_;
}

void DayBudget::remove(const Exercise& exercise, const Rung& rung) {
  const std::int64_t load = s_.catalogue.find_slu_seconds(exercise, rung);
  slu_seconds_ -= load;
  if (exercise.load_class == LoadClass::l3) slu_seconds_l3_ -= load;
  if (exercise.load_class != LoadClass::walk)
    active_seconds_ -= find_active_seconds(rung) / std::max(rung.per_day, 1);
  if (exercise.hanging) hang_seconds_ -= find_hang_rest(exercise, rung);
  --count_;
}

}  // namespace plumb::care
