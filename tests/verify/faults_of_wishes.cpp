#include <algorithm>

#include "verify/faults.hpp"

namespace plumb::testing {

namespace {

auto drop(bool (*is_it)(const Event&)) {
  return [=](std::vector<Event>& events, const Moment&) { std::erase_if(events, is_it); };
}

const Id* find_goal(const std::vector<Event>& events) {
  for (const Event& event : events)
    if (const auto* goal = std::get_if<GoalChosen>(&event.body))
      if (goal->exercise) return &*goal->exercise;
  return nullptr;
}

std::vector<Fault> list_faults_of_goals() {
  return {
      {41,
       "a goal is done at once",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         const Id* goal = find_goal(events);
         if (goal != nullptr && !plan.lines.empty()) plan.lines.push_back(make_line(*goal));
       }},
      {41,
       "a goal lifts all levels",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         if (find_goal(events) != nullptr)
           for (PlanLine& line : plan.lines) ++line.level;
       }},
      {41,
       "for a goal something is new every day",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         if (find_goal(events) == nullptr || plan.lines.empty()) return;
         const auto lived = std::ranges::count_if(events, [](const Event& event) {
           return std::holds_alternative<SessionDone>(event.body);
         });
         const auto at = static_cast<std::size_t>(lived) % plan.refusals.size();
         plan.lines.push_back(make_line(plan.refusals[at].exercise));
       }},
  };
}

std::vector<Fault> list_faults_of_swaps() {
  return {
      {42,
       "an exchange never ends",
       {},
       [](std::vector<Event>& events, const Moment&) {
         std::erase_if(events, [](const Event& event) {
           const auto* swap = std::get_if<Swapped>(&event.body);
           return swap != nullptr && !swap->instead;
         });
       }},
      {42,
       "an exchange for today is one for good",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<Swapped>(events,
                              [](Swapped& swap, const Event&) { swap.scope = SwapScope::always; });
       }},
      {42,
       "both are done",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         std::vector<PlanLine> more;
         for (const PlanLine& line : plan.lines)
           for (const Reason& reason : line.reasons)
             if (reason.rule == "swap.chosen") more.push_back(make_line(reason.inputs[0].value));
         for (PlanLine& line : more) plan.lines.push_back(std::move(line));
       }},
  };
}

std::vector<Fault> list_faults_of_words() {
  return {
      {43,
       "locks are not read",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<TherapistOrder>(
             events, [](TherapistOrder& order, const Event&) { order.locks.clear(); });
       }},
      {43,
       "doses are not read",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<TherapistOrder>(
             events, [](TherapistOrder& order, const Event&) { order.doses.clear(); });
       }},
      {43,
       "limits of a movement are not read",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<TherapistOrder>(
             events, [](TherapistOrder& order, const Event&) { order.movement_limits.clear(); });
       }},
      {44,
       "nobody asks for a signature",
       {},
       [](std::vector<Event>& events, const Moment&) {
         Seal seal;
         for (const Event& event : events)
           if (const auto* key = std::get_if<KeyAccepted>(&event.body)) {
             seal.key = key->key;
             seal.accepted = event.id;
             seal.at = event.at;
             seal.is_genuine = true;
           }
         change_each<CustomExercise>(events, [&](CustomExercise& custom, const Event& event) {
           if (custom.seal) return;
           custom.seal = seal;
           custom.seal->at = event.at;
         });
       }},
      {44,
       "an exercise of a therapist's never ends",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<CustomExercise>(events, [](CustomExercise& custom, const Event&) {
           custom.expires.days = custom.given.days + 60;
         });
       }},
      {44,
       "its letters are not read",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<CustomExercise>(events, [](CustomExercise& custom, const Event&) {
           for (auto& [id, letter] : custom.cells) letter = Permission::allowed;
         });
       }},
      {45, "everybody has a plan of their own", {}, drop([](const Event& event) {
         return std::holds_alternative<ProfileChosen>(event.body);
       })},
      {45,
       "what waits for a clinician is offered",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (!plan.proposed.empty()) plan.lines = plan.proposed;
       }},
      {45,
       "a word once given counts for every plan after it",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         const bool agreed = std::ranges::any_of(events, [](const Event& event) {
           return std::holds_alternative<Countersigned>(event.body);
         });
         if (agreed && !plan.proposed.empty()) plan.lines = plan.proposed;
       }},
  };
}

}  // namespace

std::vector<Fault> list_faults_of_wishes() {
  std::vector<Fault> all;
  for (auto list : {list_faults_of_goals, list_faults_of_swaps, list_faults_of_words})
    for (Fault& fault : list()) all.push_back(std::move(fault));
  return all;
}

}  // namespace plumb::testing
