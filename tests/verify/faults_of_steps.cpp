#include <algorithm>

#include "support/real_catalogue.hpp"
#include "verify/faults.hpp"

namespace plumb::testing {

namespace {

using Number = Constant Constants::*;

/// Constants that are not what they should be.
auto set(std::vector<std::pair<Number, std::int64_t>> values) {
  return [values = std::move(values)](CatalogueContent& c) {
    for (const auto& [member, value] : values) (c.constants.*member).value = value;
  };
}

constexpr std::int64_t never = 1000;

/// The exercise, or each, is a level above what was done last.
auto step_always(const Id& exercise) {
  return [=](Plan& plan, const std::vector<Event>& events) {
    for (PlanLine& line : plan.lines)
      for (const Event& event : events)
        if (const auto* done = std::get_if<SessionDone>(&event.body))
          for (const ExerciseReport& report : done->exercises)
            if (report.exercise == line.exercise &&
                (exercise.empty() || exercise == line.exercise)) {
              line.level = report.level + 1;
              line.step_up = true;
            }
  };
}

std::vector<Fault> list_faults_of_locks() {
  using C = Constants;
  const std::pair<Number, std::int64_t> soon{&C::greens_to_step, 1}, now{&C::gap_light_hours, 0};
  return {
      {8, "a rise is no rise", set({{&C::rise_points, never}, soon, now})},
      {8, "a rise locks for an hour", set({{&C::rise_lock_hours, 1}, soon, now})},
      {8,
       "peaks are not heard",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<SessionDone>(events, [](SessionDone& done, const Event&) {
           for (ExerciseReport& report : done.exercises)
             if (report.peak) report.peak = done.pain_before;
         });
         change_each<CheckIn>(events, [](CheckIn& told, const Event&) {
           told.pain.value = std::min<std::int64_t>(told.pain.value, 1);
         });
       }},
      {9, "a red locks nothing", set({{&C::red_lock_days, 0}, soon, now})},
      {9, "a red locks for a day", set({{&C::red_lock_days, 1}, soon, now})},
      {9, "nothing is red",
       set({{&C::red_rise, never},
            {&C::red_rise_high, never},
            {&C::red_any_rise_from, never},
            {&C::red_post10_rise, never},
            {&C::amber_rise, never},
            {&C::amber_peak_from, never},
            {&C::amber_effort_from, never},
            {&C::rise_points, never},
            {&C::flare_reds, never},
            soon,
            now})},
      {9, "something new at any time",
       set({{&C::plan_lock_hours, 0}, {&C::new_exercise_hours, 0}, {&C::flare_reds, never}})},
      {11, "steps, as many as one likes", {}, {}, step_always({})},
      {11, "a step of walking at any time", {}, {}, step_always("EX42")},
      {11, "a step of lying at any time", {}, {}, step_always("EX11")},
      {11, "five steps a week", set({{&C::steps_per_week, 5}, soon, now})},
      {12, "everything steps with every plan", {}, {}, step_always({})},
      {12, "walking steps with every plan", {}, {}, step_always("EX42")},
      {12, "lying steps with every plan", {}, {}, step_always("EX11")},
      {12, "a load steps with every plan", {}, {}, step_always("EX01")},
      {35, "a day has no end of steps", {}, {}, step_always({})},
      {35, "walking steps on both sides of a border", {}, {}, step_always("EX42")},
      {35, "lying steps on both sides of a border", {}, {}, step_always("EX11")},
  };
}

std::vector<Fault> list_faults_of_greens() {
  using C = Constants;
  return {
      {13, "one green is enough", set({{&C::greens_to_step, 1}})},
      {13, "two greens are enough", set({{&C::greens_to_step, 2}})},
      {13, "a raised peak is green",
       set({{&C::amber_rise, never}, {&C::amber_peak_from, never}, {&C::rise_points, never}})},
      {13, "a bad morning is green",
       set({{&C::morning_red_rise, never}, {&C::rise_points, never}, {&C::flare_rise, never}})},
      {13, "a heavy effort is green", set({{&C::amber_effort_from, never}})},
      {13, "half of it is green", set({{&C::amber_completed_below, 0}})},
      {14, "any later morning closes a session", set({{&C::morning_until_hours, never}})},
      {14, "the same morning closes a session", set({{&C::morning_from_hours, -12}})},
      {14,
       "mornings are made up",
       {},
       [](std::vector<Event>& events, const Moment& now) {
         std::vector<Event> made;
         for (const Event& event : events) {
           if (!std::holds_alternative<SessionDone>(event.body)) continue;
           Event morning;
           morning.at = {base::add_hours(event.at.at, 20), event.at.offset_minutes};
           if (morning.at.at > now.at) continue;
           morning.id.text = event.id.text;
           morning.id.text.back() = event.id.text.back() == '1' ? '2' : '1';
           CheckIn told;
           told.morning = true;
           told.pain.value = 0;
           morning.body = told;
           made.push_back(morning);
         }
         events.insert(events.end(), made.begin(), made.end());
       }},
  };
}

std::vector<Fault> list_faults_of_rungs() {
  return {
      {10,
       "a step of two levels",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         for (PlanLine& line : plan.lines)
           if (line.step_up) ++line.level;
       }},
      {10,
       "two steps in one plan",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         const bool any = std::ranges::any_of(plan.lines, &PlanLine::step_up);
         for (PlanLine& line : plan.lines) line.step_up = line.step_up || any;
       }},
      {10,
       "a step that is not told",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         for (PlanLine& line : plan.lines) line.step_up = false;
       }},
  };
}

/// High load on days that a story counts from its first session.
auto load_high_on(std::function<bool(int)> day) {
  return [day = std::move(day)](Plan& plan, const std::vector<Event>& events) {
    if (plan.lines.empty()) return;
    std::optional<std::int32_t> first;
    for (const Event& event : events)
      if (std::holds_alternative<SessionDone>(event.body) && !first)
        first = find_local_date(event.at).days;
    if (first && day(plan.day.days - *first)) plan.lines.push_back(make_line("EX33"));
  };
}

std::vector<Fault> list_faults_of_weeks() {
  using C = Constants;
  return {
      {19, "high load every day", {}, {}, load_high_on([](int) { return true; })},
      {19, "high load two days running", {}, {}, load_high_on([](int d) { return d % 7 < 2; })},
      {19, "high load every second day", {}, {}, load_high_on([](int d) { return d % 2 == 0; })},
      {34, "a week may grow as it likes",
       set({{&C::week_growth_extra_slu, never}, {&C::week_growth_percent, 100 * never}})},
      {34,
       "only the last days are known",
       {},
       [](std::vector<Event>& events, const Moment& now) {
         std::erase_if(events, [&](const Event& event) {
           return std::holds_alternative<SessionDone>(event.body) &&
                  event.at.at < base::add_days(now.at, -5);
         });
       }},
      {34, "load is counted as half",
       set({{&C::week_growth_percent, 400},
            {&C::week_growth_floor_slu, 40},
            {&C::week_growth_extra_slu, 40}})},
  };
}

}  // namespace

std::vector<Fault> list_faults_of_steps() {
  std::vector<Fault> all;
  for (auto list :
       {list_faults_of_locks, list_faults_of_greens, list_faults_of_rungs, list_faults_of_weeks})
    for (Fault& fault : list()) all.push_back(std::move(fault));
  return all;
}

}  // namespace plumb::testing
