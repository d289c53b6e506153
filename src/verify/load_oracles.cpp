#include <algorithm>

#include "verify/oracles.hpp"

namespace plumb::verify {

using namespace care;

namespace {

constexpr std::int64_t slu = 60;  // SLU seconds of one unit
constexpr std::int64_t whole_percent = 100;
std::int64_t find_cap(const Case& of) {
  std::int64_t cap = of.tables.constants.cap_g.value;
  for (const Id& id : find_conditions(of))
    if (const Condition* condition = find_condition(of.tables, id))
      cap = std::min(cap, condition->cap_g);
  for (const Event* event : of.ledger.events)
    if (const auto* clearance = std::get_if<Clearance>(&event->body))
      if (clearance->cap_g && is_in_force(*clearance, of.now))
        cap = std::min(cap, clearance->cap_g->value);
  return cap;
}

bool owns_mass_within(const Person& person, std::int64_t load_g) {
  return std::ranges::any_of(person.items, [&](const OwnedItem& item) {
    return std::ranges::any_of(item.masses_g,
                               [&](const auto& mass) { return mass.value <= load_g; });
  });
}

void look_at_mass(const Case& of, Tally& tally) {
  const std::int64_t cap = find_cap(of);
  for (const PlanLine& line : of.plan.lines) {
    tally.look(7, line.dose.load_g <= cap,
               line.exercise + " with " + std::to_string(line.dose.load_g) + " g over a cap of " +
                   std::to_string(cap) + " g");
    if (line.dose.load_g > 0)
      tally.look(7, owns_mass_within(of.person, line.dose.load_g),
                 line.exercise + " with a mass that is not known");
  }
}

struct DayLoad {
  std::int64_t all = 0, l3 = 0;
  bool only_light = true;  ///< relief lying and walking
  bool has_l3 = false;
};

DayLoad find_day_load(const Case& of) {
  DayLoad day;
  for (const PlanLine& line : of.plan.lines) {
    const Exercise* exercise = find_exercise(of.tables, line.exercise);
    const Rung* rung = exercise == nullptr ? nullptr : find_raw_rung(*exercise, line.level);
    if (rung == nullptr) continue;
    const std::int64_t load = find_load(of.tables, *exercise, *rung);
    day.all += load;
    if (exercise->load_class == LoadClass::l3) {
      day.l3 += load;
      day.has_l3 = true;
    }
    if (exercise->load_class != LoadClass::l0 && exercise->load_class != LoadClass::walk)
      day.only_light = false;
  }
  return day;
}

/// The worst that was told today, by the calendar of now.
std::optional<std::int64_t> find_worst_today(const Case& of) {
  std::optional<std::int64_t> worst;
  for (const Event* event : of.ledger.events) {
    const auto* check_in = std::get_if<CheckIn>(&event->body);
    if (check_in == nullptr) continue;
    const Moment here{event->at.at, of.now.offset_minutes};
    if (find_local_date(here) != find_local_date(of.now)) continue;
    worst = std::max(
        {worst.value_or(0), check_in->pain.value, check_in->limb_pain.value_or(PainScore{}).value});
  }
  return worst;
}

bool is_ill_today(const Case& of) {
  return std::ranges::any_of(of.ledger.events, [&](const Event* event) {
    const auto* check_in = std::get_if<CheckIn>(&event->body);
    const Moment here{event->at.at, of.now.offset_minutes};
    return check_in != nullptr && check_in->ill && find_local_date(here) == find_local_date(of.now);
  });
}

void look_at_budget(const Case& of, Tally& tally) {
  if (of.plan.lines.empty()) return;
  const Constants& c = of.tables.constants;
  const DayLoad day = find_day_load(of);
  const auto worst = find_worst_today(of);
  const std::string told = std::to_string(day.all) + " SLU seconds";
  tally.look(17, day.all <= c.day_slu.value * slu, told + " in one day");
  tally.look(17, day.l3 <= c.day_slu_l3.value * slu, "too much high load in one day");
  tally.look(17, static_cast<std::int64_t>(of.plan.lines.size()) <= c.day_exercises.value,
             "too many exercises in one day");
  if (of.plan.state == PlanState::trial)
    tally.look(17, day.all <= c.first_plan_slu.value * slu, told + " in the trial");
  if (of.plan.state == PlanState::flare)
    tally.look(17, day.only_light, "more than rest and walking in a flare");
  if (worst && *worst >= c.relief_pain_from.value)
    tally.look(17, day.only_light, "more than rest and walking on a day of relief");
  if (worst && *worst >= c.easy_pain_from.value) {
    tally.look(17, day.all <= c.easy_day_slu.value * slu, told + " on an easy day");
    tally.look(17, !day.has_l3, "high load on an easy day");
  }
  tally.look(17, !is_ill_today(of), "a plan on a day of illness");
  tally.look(18, of.plan.slu_seconds >= day.all, "something took load off the day's sum");
}

void look_at_first_plan(const Case& of, Tally& tally) {
  if (!of.ledger.sessions.empty() || of.plan.lines.empty()) return;
  const Constants& c = of.tables.constants;
  tally.look(33, static_cast<std::int64_t>(of.plan.lines.size()) <= c.first_plan_exercises.value,
             "too many exercises in the first plan");
  tally.look(33, find_day_load(of).all <= c.first_plan_slu.value * slu,
             "too much load in the first plan");
  for (const PlanLine& line : of.plan.lines) {
    const Exercise* exercise = find_exercise(of.tables, line.exercise);
    if (exercise == nullptr) continue;
    tally.look(33,
               !exercise->prerequisite && !exercise->needs_build_days &&
                   exercise->load_class != LoadClass::l3,
               line.exercise + " is not for a first plan");
  }
}

/// What was done between two days: one round for each report, as far as it went, in whole seconds.
std::int64_t find_done(const Case& of, std::int32_t from, std::int32_t until) {
  std::int64_t sum = 0;
  for (const RawSession& session : of.ledger.sessions) {
    const std::int32_t day = find_local_date(session.at).days;
    if (day < from || day > until) continue;
    for (const ExerciseReport& report : session.done->exercises) {
      const Exercise* exercise = find_exercise(of.tables, report.exercise);
      const Rung* rung = exercise == nullptr ? nullptr : find_raw_rung(*exercise, report.level);
      if (rung == nullptr || report.skipped) continue;
      const std::int64_t load = find_load(of.tables, *exercise, *rung);
      sum += load / std::max(rung->per_day, 1) * report.completed.value / whole_percent;
    }
  }
  return sum;
}

void look_at_week(const Case& of, Tally& tally) {
  if (of.plan.lines.empty() || of.ledger.sessions.empty()) return;
  const Constants& c = of.tables.constants;
  const std::int32_t today = find_local_date(of.now).days;
  std::int32_t first = today;
  for (const RawSession& session : of.ledger.sessions)
    first = std::min(first, find_local_date(session.at).days);
  if (today - first < base::days_per_week) return;
  const std::int64_t last =
      find_done(of, today - 2 * base::days_per_week + 1, today - base::days_per_week);
  const std::int64_t done = find_done(of, today - base::days_per_week + 1, today - 1);
  const std::int64_t limit = std::min(last + c.week_growth_extra_slu.value * slu,
                                      std::max(last * c.week_growth_percent.value / whole_percent,
                                               last + c.week_growth_floor_slu.value * slu));
  const std::int64_t planned = find_day_load(of).all;
  tally.look(34, planned == 0 || done + planned <= limit,
             "a week of " + std::to_string(done + planned) + " SLU seconds after one of " +
                 std::to_string(last));
}

}  // namespace

void look_at_load(const Case& of, Tally& tally) {
  look_at_mass(of, tally);
  look_at_budget(of, tally);
  look_at_first_plan(of, tally);
  look_at_week(of, tally);
}

}  // namespace plumb::verify
