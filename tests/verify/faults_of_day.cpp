#include <algorithm>

#include "support/real_catalogue.hpp"
#include "verify/faults.hpp"

namespace plumb::testing {

namespace {

using C = Constants;
constexpr std::int64_t never = 1000;

const CatalogueContent& right() { return real_catalogue().content(); }

auto set(std::vector<std::pair<Constant C::*, std::int64_t>> values) {
  return [values = std::move(values)](CatalogueContent& c) {
    for (const auto& [member, value] : values) (c.constants.*member).value = value;
  };
}

std::vector<Fault> list_faults_of_trouble() {
  return {
      {15,
       "a worse day has higher levels",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.gate == DayGate::relief || plan.gate == DayGate::easy)
           for (PlanLine& line : plan.lines) ++line.level;
       }},
      {15,
       "strong pain lifts levels",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.gate == DayGate::relief)
           for (PlanLine& line : plan.lines) line.level += 2;
       }},
      {15,
       "two conditions are no reason to act",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.conditions.size() >= 2) plan.action = ActionLevel::none;
       }},
      {15,
       "a second condition hides the signs of the first",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.conditions.size() >= 2 && plan.action >= ActionLevel::professional)
           plan.flags.clear();
       }},
      {15,
       "two conditions open what one refuses",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.conditions.size() < 2 || plan.lines.empty()) return;
         for (const Refusal& refusal : plan.refusals)
           plan.lines.push_back(make_line(refusal.exercise));
       }},
      {17,
       "a long day",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         const auto most = right().constants.day_exercises.value;
         for (std::int64_t i = 0; i < most && !plan.lines.empty(); ++i)
           plan.lines.push_back(make_line("EX37"));
       }},
      {17, "strong pain is a day like any other",
       set({{&C::relief_pain_from, never},
            {&C::easy_pain_from, never},
            {&C::easy_rise_from, never},
            {&C::flare_rise, never},
            {&C::flare_pain, never}})},
      {17,
       "illness is not heard",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<CheckIn>(events, [](CheckIn& told, const Event&) { told.ill = false; });
       }},
  };
}

std::vector<Fault> list_faults_of_rests() {
  return {
      {4,
       "a rest behind a danger sign",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.lines.empty()) plan.rest = PlanRest{"EX11", right().constants.rest_seconds.value};
       }},
      {17,
       "a rest in whatever comes last",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.rest && !plan.lines.empty()) plan.rest->exercise = plan.lines.back().exercise;
       }},
      {17,
       "a rest without an end",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.rest) plan.rest->seconds *= 2;
       }},
      {18,
       "a rest counts as a session",
       {},
       [](std::vector<Event>& events, const Moment&) {
         for (Event& event : events)
           if (const auto* rest = std::get_if<RestTaken>(&event.body)) {
             SessionDone done;
             done.catalogue = right().version;
             done.seconds.value = rest->seconds.value;
             ExerciseReport report;
             report.exercise = rest->exercise;
             report.completed.value = 100;
             done.exercises.push_back(std::move(report));
             event.body = std::move(done);
           }
       }},
  };
}

/// The time of getting up, so many minutes earlier.
auto wake_earlier(int minutes) {
  return [=](std::vector<Event>& events, const Moment&) {
    change_each<IntakeAnswered>(events, [=](IntakeAnswered& body, const Event&) {
      for (Answer& answer : body.answers)
        if (answer.time) answer.time->minutes = std::max(0, answer.time->minutes - minutes);
    });
  };
}

void forget_tag(CatalogueContent& c, std::string_view tag) {
  for (Exercise& exercise : c.exercises) exercise.tags.erase(std::string(tag));
}

/// What rests comes into the plan.
auto ignore_rest(std::string rule) {
  return [rule = std::move(rule)](Plan& plan, const std::vector<Event>&) {
    if (plan.lines.empty()) return;
    for (const Refusal& refusal : plan.refusals)
      if (std::ranges::any_of(refusal.reasons,
                              [&](const Reason& reason) { return reason.rule == rule; }))
        plan.lines.push_back(make_line(refusal.exercise));
  };
}

std::vector<Fault> list_faults_of_directions() {
  return {
      {21,
       "nothing waits for the morning",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         for (PlanLine& line : plan.lines) line.not_before.reset();
       }},
      {21, "the morning is over at once",
       set({{&C::morning_flex_minutes, 0}, {&C::morning_flex_disc_minutes, 0}})},
      {21, "everybody got up two hours ago", {}, wake_earlier(120)},
      {21, "bending is not seen", [](CatalogueContent& c) { forget_tag(c, "flex"); }},
      {22, "no direction rests", set({{&C::lock_direction_days, 0}})},
      {22,
       "nobody tells where it went",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<MovementTried>(events, [](MovementTried& tried, const Event&) {
           tried.zones_ten_minutes = tried.zones_before;
         });
       }},
      {22, "arching goes on while it rests", {}, {}, ignore_rest("direction.extension-rests")},
      {23, "arching is allowed to all", {}, {}, ignore_rest("direction.extension")},
      {23,
       "arching of the neck is allowed to all",
       {},
       {},
       ignore_rest("direction.neck-extension")},
      {23, "the end of the range needs no trial", {}, {}, ignore_rest("direction.flexion")},
  };
}

}  // namespace

std::vector<Fault> list_faults_of_day() {
  std::vector<Fault> all;
  for (auto list : {list_faults_of_trouble, list_faults_of_rests, list_faults_of_directions})
    for (Fault& fault : list()) all.push_back(std::move(fault));
  return all;
}

}  // namespace plumb::testing
