#include <algorithm>

#include "care/assemble.hpp"
#include "care/budget.hpp"
#include "care/orders.hpp"
#include "care/reasons.hpp"
#include "care/self_check.hpp"
#include "care/steps.hpp"

namespace plumb::care {

namespace {

bool is_light(const Exercise& exercise) {
  return exercise.load_class == LoadClass::l0 || exercise.load_class == LoadClass::l1 ||
         exercise.load_class == LoadClass::walk;
}

/// The turn of a step: when one more fits into the day and into the week.
std::optional<StepWait> find_quota_wait(const Situation& s) {
  const Constants& c = s.catalogue.constants();
  const Instant now = s.status.now.at;
  int today = 0, week = 0;
  std::optional<Instant> oldest;
  for (const StepTaken& step : s.progress.steps) {
    if (is_today(s.status, {step.at, s.status.now.offset_minutes})) ++today;
    if (step.at <= base::add_days(now, -base::days_per_week)) continue;
    ++week;
    oldest = std::min(oldest.value_or(step.at), step.at);
  }
  if (today < c.steps_per_day.value && week < c.steps_per_week.value) return std::nullopt;
  StepWait wait{make_reason("step.wait-quota", {input("per_week", c.steps_per_week.value)}), {}, 0};
  const LocalDate tomorrow{find_local_date(s.status.now).days + 1};
  wait.until = base::find_moment(tomorrow, 0, s.status.now.offset_minutes).at;
  if (week >= c.steps_per_week.value && oldest)
    wait.until = std::max(*wait.until, base::add_days(*oldest, base::days_per_week));
  return wait;
}

Reason make_greens_reason(const Constants& c, int have) {
  return make_reason("step.wait-greens",
                     {input("have", have), input("need", c.greens_to_step.value)});
}

/// What the sessions at this level still lack: how many, and the morning after the last.
bool visit_session_waits(const Situation& s, const Exercise& exercise, int level,
                         const UseWait& use) {
  const Constants& c = s.catalogue.constants();
  const auto need = static_cast<int>(c.greens_to_step.value);
  const auto found = s.progress.tracks.find(exercise.id);
  if (found == s.progress.tracks.end()) return use({make_greens_reason(c, 0), {}, need});
  const Track& track = found->second;
  if (track.open && !use({make_reason("step.wait-open-session"), {}, 0})) return false;
  if (track.greens >= need && track.level == level) return true;
  // At another level than the one it was done at, the count begins anew.
  const int lacking = track.level == level ? need - track.greens : need;
  return use({make_greens_reason(c, track.greens), {}, lacking});
}

/// A reason that says itself until when it holds.
bool use_with_until(const UseWait& use, Reason reason, Instant until) {
  return use({std::move(reason), until, 0});
}

bool visit_times(const Situation& s, const Exercise& exercise, int level, const UseWait& use) {
  const Constants& c = s.catalogue.constants();
  const auto found = s.progress.tracks.find(exercise.id);
  if (found != s.progress.tracks.end()) {
    const std::int64_t hours =
        is_light(exercise) ? c.gap_light_hours.value : c.gap_loaded_hours.value;
    const Instant opens = base::add_hours(found->second.level_since, hours);
    if (s.status.now.at < opens &&
        !use_with_until(use, make_reason("step.wait-gap", {input("until", opens)}), opens))
      return false;
  }
  Id condition;
  if (level + 1 <= find_caution_cap(s, exercise, &condition)) return true;
  return use(
      {make_reason("matrix.caution-cap", {input("level", level), input("condition", condition),
                                          input("days", c.caution_free_days.value)}),
       find_caution_end(s), 0});
}

}  // namespace

void visit_plan_locks(const Situation& s, const UseWait& use) {
  const Constants& c = s.catalogue.constants();
  const Instant now = s.status.now.at;
  if (s.limited && !use({make_reason("flag.limit"), {}, 0})) return;
  if (s.keeping && !use({make_reason("step.wait-keeping"), {}, 0})) return;
  if (s.gate != DayGate::normal && !use({make_reason("step.wait-day"), {}, 0})) return;
  if (auto lock = find_check_lock(s.catalogue, s.status))
    if (!use({std::move(*lock), {}, 0})) return;
  const auto wait_until = [&](std::string_view rule, const std::optional<Instant>& until) {
    if (!until || now >= *until) return true;
    return use_with_until(use, make_reason(rule, {input("until", *until)}), *until);
  };
  std::optional<Instant> after_red;
  if (s.progress.last_red) after_red = base::add_days(*s.progress.last_red, c.red_lock_days.value);
  if (!wait_until("step.wait-red", after_red)) return;
  if (!wait_until("step.wait-reentry", s.progress.reentry_until)) return;
  if (!wait_until("step.wait-rise", s.progress.rise_until)) return;
  if (auto quota = find_quota_wait(s)) use(std::move(*quota));
}

void visit_step_waits(const Situation& s, const Exercise& exercise, int level, const UseWait& use) {
  if (!visit_session_waits(s, exercise, level, use)) return;
  if (!visit_times(s, exercise, level, use)) return;
  for (Reason& reason : find_objections(s, exercise, level + 1))
    if (!use({std::move(reason), {}, 0})) return;
  Wait wait = find_wait(s, exercise, level + 1);
  for (Reason& reason : wait.reasons)
    if (!use({std::move(reason), {}, 0})) return;
}

namespace {

/// The first of them: what the plan says.
template <class Visit>
std::optional<Reason> find_first(Visit visit) {
  std::optional<Reason> first;
  visit([&](StepWait wait) {
    first = std::move(wait.reason);
    return false;
  });
  return first;
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
  const auto lock = find_first([&](const UseWait& use) { visit_plan_locks(s, use); });
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
    auto wait =
        find_first([&](const UseWait& use) { visit_step_waits(s, exercise, line->level, use); });
    if (wait) {
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
