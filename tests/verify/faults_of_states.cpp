#include <algorithm>

#include "support/real_catalogue.hpp"
#include "verify/faults.hpp"

namespace plumb::testing {

namespace {

using C = Constants;
constexpr std::int64_t never = 1000;

void answer_no(std::vector<FlagAnswer>& answers) {
  for (FlagAnswer& answer : answers)
    if (answer.reply == FlagReply::yes) answer.reply = FlagReply::no;
}

/// Nothing that is older than so many days, but for answers and things.
auto forget_after(int days) {
  return [=](std::vector<Event>& events, const Moment& now) {
    std::erase_if(events, [&](const Event& event) {
      return !std::holds_alternative<IntakeAnswered>(event.body) &&
             !std::holds_alternative<EquipmentListed>(event.body) &&
             !std::holds_alternative<FlagsScreened>(event.body) &&
             event.at.at < base::add_days(now.at, -days);
    });
  };
}

std::vector<Fault> list_faults_of_danger() {
  const auto stops = [](const std::string& colour) {
    return [=](CatalogueContent& c) {
      for (StopMeaning& meaning : c.first_plan.stops)
        if (meaning.colour == "black") {
          meaning.colour = colour;
          meaning.flags.clear();
        }
    };
  };
  return {
      {4,
       "an offer behind a danger sign",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.lines.empty()) plan.lines.push_back(make_line("EX12"));
       }},
      {4, "danger signs are advice",
       [](CatalogueContent& c) {
         for (RedFlag& flag : c.flags) flag.level = ActionLevel::advise;
       }},
      {4,
       "a yes of a check-in is not heard",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<CheckIn>(events, [](CheckIn& told, const Event&) { answer_no(told.flags); });
       }},
      {27, "a stop for danger is like being tired", stops("none")},
      {27, "a stop for danger is a red", stops("red")},
      {27,
       "stops are not heard",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<SessionDone>(events, [](SessionDone& done, const Event&) {
           for (ExerciseReport& report : done.exercises) report.stop = StopReason::none;
         });
       }},
      {5, "blocks are forgotten after three days", {}, forget_after(3)},
      {5, "blocks are forgotten after ten days", {}, forget_after(10)},
      {5,
       "a block ends with the day",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.day.days % 2 == 0) plan.action = ActionLevel::none;
       }},
      {5,
       "a later no ends it",
       {},
       [](std::vector<Event>& events, const Moment&) {
         bool calm = false;
         for (auto event = events.rbegin(); event != events.rend(); ++event)
           if (auto* told = std::get_if<CheckIn>(&event->body)) {
             if (calm) answer_no(told->flags);
             calm = calm || std::ranges::none_of(told->flags, [](const FlagAnswer& answer) {
                      return answer.reply == FlagReply::yes;
                    });
           }
       }},
      {6,
       "a higher level after a clearance",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         for (PlanLine& line : plan.lines) line.level = 2;
       }},
      {6, "one session, then steps",
       [](CatalogueContent& c) {
         c.constants.trial_sessions.value = c.constants.trial_days.value = 1;
         c.constants.greens_to_step.value = 1;
         c.constants.gap_light_hours.value = 0;
       }},
      {6, "two sessions, then steps",
       [](CatalogueContent& c) {
         c.constants.trial_sessions.value = c.constants.trial_days.value = 2;
         c.constants.greens_to_step.value = 1;
         c.constants.gap_light_hours.value = 0;
       }},
  };
}

auto set(std::vector<std::pair<Constant C::*, std::int64_t>> values) {
  return [values = std::move(values)](CatalogueContent& c) {
    for (const auto& [member, value] : values) (c.constants.*member).value = value;
  };
}

std::vector<Fault> list_faults_of_spells() {
  return {
      {24, "no bad spell is ever seen",
       set({{&C::flare_rise, never}, {&C::flare_pain, never}, {&C::flare_reds, never}})},
      {24, "one good morning ends it", set({{&C::flare_exit_mornings, 1}, {&C::flare_hours, 0}})},
      {24, "any morning ends it", set({{&C::flare_exit_rise, 10}})},
      {24, "no week after it",
       set({{&C::reentry_days, 0}, {&C::greens_to_step, 1}, {&C::gap_light_hours, 0}})},
      {24,
       "what a person says is not heard",
       {},
       [](std::vector<Event>& events, const Moment&) {
         std::erase_if(events, [](const Event& event) {
           return std::holds_alternative<PaceChosen>(event.body);
         });
       }},
      {25, "gaps lower nothing",
       set({{&C::gap_down_days, never},
            {&C::gap_halve_days, never},
            {&C::gap_restart_days, never}})},
      {25, "keys outlive every gap", set({{&C::gap_new_intake_days, never}})},
      {25, "gaps ask no screen", set({{&C::gap_restart_days, never}})},
      {25,
       "a screen is made up",
       {},
       [](std::vector<Event>& events, const Moment& now) {
         FlagsScreened screen;
         for (const RedFlag& flag : real_catalogue().content().flags)
           if (flag.asked) screen.answers.push_back({flag.id, FlagReply::no, {}, true});
         Event event;
         event.at = {base::add_ms(now.at, -1), now.offset_minutes};
         event.id = base::make_uuid7(event.at.at, 1, 1);
         event.body = std::move(screen);
         events.push_back(std::move(event));
       }},
  };
}

std::vector<Fault> list_faults_of_sameness() {
  return {
      {28,
       "a line without a rule",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         for (PlanLine& line : plan.lines) line.reasons.clear();
       }},
      {28,
       "a refusal by a rule that nobody knows",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         for (Refusal& refusal : plan.refusals)
           for (Reason& reason : refusal.reasons) reason.rule = "because";
       }},
      {28,
       "another catalogue",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) { plan.catalogue = "of yesterday"; }},
      {28,
       "a plan that hangs on how often it was asked",
       {},
       {},
       [asked = 0](Plan& plan, const std::vector<Event>&) mutable {
         plan.fingerprint += std::to_string(++asked);
       }},
      {37,
       "what came last counts not",
       {},
       [](std::vector<Event>& events, const Moment&) {
         if (!events.empty()) events.pop_back();
       }},
      {37,
       "what is told twice counts twice",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         plan.fingerprint += std::to_string(events.size());
       }},
      {37,
       "the first that came is the first",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         if (!events.empty()) plan.fingerprint += events.front().id.text;
       }},
      {31, "not sure lifts the caps",
       [](CatalogueContent& c) {
         for (Question& question : c.questions)
           for (Effect& effect : question.effects)
             if (effect.when.not_sure) effect.cap_g.reset();
       }},
      {31, "not sure declares nothing",
       [](CatalogueContent& c) {
         for (Question& question : c.questions)
           std::erase_if(question.effects,
                         [](const Effect& effect) { return effect.when.not_sure; });
       }},
      {31,
       "not sure is taken for no",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         const auto* last =
             events.empty() ? nullptr : std::get_if<IntakeAnswered>(&events.back().body);
         if (last != nullptr && !last->answers.empty() && last->answers.front().not_sure)
           plan.conditions.clear();
       }},
      {31,
       "not sure is a yes to more",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         const auto* last =
             events.empty() ? nullptr : std::get_if<IntakeAnswered>(&events.back().body);
         if (last == nullptr || last->answers.empty() || !last->answers.front().not_sure) return;
         for (PlanLine& line : plan.lines) ++line.level;
       }},
  };
}

}  // namespace

std::vector<Fault> list_faults_of_states() {
  std::vector<Fault> all;
  for (auto list : {list_faults_of_danger, list_faults_of_spells, list_faults_of_sameness})
    for (Fault& fault : list()) all.push_back(std::move(fault));
  return all;
}

}  // namespace plumb::testing
