#include <algorithm>

#include "care/assemble.hpp"
#include "care/budget.hpp"
#include "care/orders.hpp"
#include "care/reasons.hpp"
#include "care/self_check.hpp"

namespace plumb::care {

namespace {

constexpr std::int64_t days_per_week = 7;  // of the calendar; the quota itself is in the rules

bool is_light(const Exercise& exercise) {
  return exercise.load_class == LoadClass::l0 || exercise.load_class == LoadClass::l1 ||
         exercise.load_class == LoadClass::walk;
}

/// What keeps every exercise from stepping up today, or nothing (5.4, locks of the whole plan).
std::optional<Reason> find_plan_lock(const Situation& s) {
  const Constants& c = s.catalogue.constants();
  const Instant now = s.status.now.at;
  if (s.limited) return make_reason("flag.limit");
  if (s.keeping) return make_reason("step.wait-keeping");
  if (s.gate != DayGate::normal) return make_reason("step.wait-day");
  if (auto lock = find_check_lock(s.catalogue, s.status)) return lock;
  if (s.progress.last_red) {
    const Instant opens = base::add_days(*s.progress.last_red, c.red_lock_days.value);
    if (now < opens) return make_reason("step.wait-red", {input("until", opens)});
  }
  if (s.progress.reentry_until && now < *s.progress.reentry_until)
    return make_reason("step.wait-reentry", {input("until", *s.progress.reentry_until)});
  if (s.progress.rise_until && now < *s.progress.rise_until)
    return make_reason("step.wait-rise", {input("until", *s.progress.rise_until)});
  int today = 0, week = 0;
  for (const StepTaken& step : s.progress.steps) {
    if (is_today(s.status, {step.at, s.status.now.offset_minutes})) ++today;
    if (step.at > base::add_days(now, -days_per_week)) ++week;
  }
  if (today >= c.steps_per_day.value || week >= c.steps_per_week.value)
    return make_reason("step.wait-quota", {input("per_week", c.steps_per_week.value)});
  return std::nullopt;
}

/// What this exercise's next rung waits for, or nothing if it is earned.
std::optional<Reason> find_step_wait(const Situation& s, const Exercise& exercise,
                                     const PlanLine& line) {
  const Constants& c = s.catalogue.constants();
  const auto found = s.progress.tracks.find(exercise.id);
  if (found == s.progress.tracks.end())
    return make_reason("step.wait-greens",
                       {input("have", 0), input("need", c.greens_to_step.value)});
  const Track& track = found->second;
  if (track.open) return make_reason("step.wait-open-session");
  if (track.greens < c.greens_to_step.value || track.level != line.level)
    return make_reason("step.wait-greens",
                       {input("have", track.greens), input("need", c.greens_to_step.value)});
  const std::int64_t hours =
      is_light(exercise) ? c.gap_light_hours.value : c.gap_loaded_hours.value;
  const Instant opens = base::add_hours(track.level_since, hours);
  if (s.status.now.at < opens) return make_reason("step.wait-gap", {input("until", opens)});
  const int next = line.level + 1;
  Id condition;
  if (next > find_caution_cap(s, exercise, &condition))
    return make_reason("matrix.caution-cap",
                       {input("level", line.level), input("condition", condition),
                        input("days", c.caution_free_days.value)});
  const auto objections = find_objections(s, exercise, next);
  if (!objections.empty()) return objections.front();
  const Wait wait = find_wait(s, exercise, next);
  if (!wait.reasons.empty()) return wait.reasons.front();
  return std::nullopt;
}

/// Raises the line by one rung, or says why the day does not hold it.
std::optional<Reason> apply_step(const Exercise& exercise, const Rung& next, DayBudget& budget,
                                 PlanLine& line) {
  budget.remove(exercise, line.dose);
  if (auto excess = budget.find_excess(exercise, next)) {
    budget.add(exercise, line.dose);
    return excess;
  }
  budget.add(exercise, next);
  line.level = next.level;
  line.dose = next;
  line.step_up = true;
  return std::nullopt;
}

}  // namespace

void offer_step(const Situation& s, DayBudget& budget, Assembly& assembly) {
  const auto lock = find_plan_lock(s);
  const auto quota = input("per_week", s.catalogue.constants().steps_per_week.value);
  std::vector<PlanLine*> order;
  for (PlanLine& line : assembly.lines) order.push_back(&line);
  const auto since = [&](const PlanLine* line) {
    const auto track = s.progress.tracks.find(line->exercise);
    return track == s.progress.tracks.end() ? Instant{INT64_MAX} : track->second.level_since;
  };
  std::ranges::sort(order, [&](const PlanLine* a, const PlanLine* b) {
    return std::tuple(since(a), a->exercise) < std::tuple(since(b), b->exercise);
  });
  bool offered = false;
  for (PlanLine* line : order) {
    const Exercise& exercise = *s.catalogue.find_exercise(line->exercise);
    const Rung* next = find_rung(exercise, line->level + 1);
    if (next == nullptr) continue;
    if (auto wait = find_step_wait(s, exercise, *line)) {
      line->reasons.push_back(std::move(*wait));
      continue;
    }
    if (lock || offered) {
      line->reasons.push_back(lock.value_or(make_reason("step.wait-quota", {quota})));
      continue;
    }
    const int from = line->level;
    if (auto excess = apply_step(exercise, find_ordered_dose(s, exercise, *next), budget, *line)) {
      line->reasons.push_back(std::move(*excess));
      continue;
    }
    offered = true;
    const auto greens = input("greens", s.catalogue.constants().greens_to_step.value);
    line->reasons.push_back(make_reason("step.up", {greens, input("level", line->level)}));
    Change change{ChangeKind::step_up, exercise.id,  from, line->level,
                  std::nullopt,        std::nullopt, {}};
    change.reasons.push_back(make_reason("step.up", {greens, input("level", line->level)}));
    assembly.changes.push_back(std::move(change));
  }
}

}  // namespace plumb::care
