#include <algorithm>

#include "care/detail/catalogue_check.hpp"
#include "care/event.hpp"
#include "care/rulebook_constants.hpp"

namespace plumb::care::detail {

namespace {
constexpr std::string_view first_plan_file = "first_plan.yaml";
constexpr std::string_view constants_file = "rules/constants.yaml";

bool is_direction(std::string_view text) { return text == "flexion" || text == "extension"; }

/// A candidate of the first plan: nothing heavy, nothing that waits for something else.
void check_candidate(CatalogueCheck& check, const Id& id, const std::string& path) {
  const auto found = check.exercise_of.find(id);
  if (found == check.exercise_of.end()) return;  // reported as dangling
  const Exercise& exercise = *found->second;
  if (exercise.prerequisite || exercise.needs_build_days)
    check.report(first_plan_file, path,
                 id + " waits for something else first; it cannot be in a first plan");
  if (exercise.load_class == LoadClass::l3)
    check.report(first_plan_file, path, id + " is of class L3; a first plan has none");
}

void check_order(CatalogueCheck& check, const SlotOrder& order, const std::string& path) {
  check.expect_all_known(check.conditions, order.conditions_any, "condition", first_plan_file,
                         path + "/conditions_any");
  if (!order.complaint.empty() && order.complaint != "neck")
    check.report(first_plan_file, path + "/complaint", "must be \"neck\" or be left out");
  if (!order.prior.empty() && !is_direction(order.prior))
    check.report(first_plan_file, path + "/prior",
                 "must be \"flexion\" or \"extension\", or be left out");
  if (order.candidates.empty())
    check.report(first_plan_file, path + "/candidates", "is empty; name an exercise");
  check.expect_all_known(check.exercises, order.candidates, "exercise", first_plan_file,
                         path + "/candidates");
  for (std::size_t i = 0; i < order.candidates.size(); ++i)
    check_candidate(check, order.candidates[i], join_path(path + "/candidates", i));
}

bool is_default(const SlotOrder& order) {
  return order.conditions_any.empty() && order.complaint.empty() && order.prior.empty();
}

void check_slots(CatalogueCheck& check) {
  const auto& slots = check.content.first_plan.slots;
  std::set<Id> seen;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::string path = join_path("/slots", i);
    if (!seen.insert(slots[i].id).second)
      check.report(first_plan_file, path + "/id", "stands twice; keep one");
    for (std::size_t k = 0; k < slots[i].orders.size(); ++k) {
      check_order(check, slots[i].orders[k], join_path(path + "/orders", k));
      if (is_default(slots[i].orders[k]) && k + 1 < slots[i].orders.size())
        check.report(first_plan_file, join_path(path + "/orders", k + 1),
                     "is never reached: the order before it asks for nothing");
    }
    if (slots[i].orders.empty() || !is_default(slots[i].orders.back()))
      check.report(first_plan_file, path + "/orders",
                   "lacks a last order that asks for nothing; add one for everybody else");
    check.expect_cited(slots[i].source, first_plan_file, path + "/source");
  }
}

void check_priors(CatalogueCheck& check) {
  const auto find_role = [&](QuestionRole role) -> const Question* {
    for (const Question& question : check.content.questions)
      if (question.role == role) return &question;
    return nullptr;
  };
  const auto check_options = [&](const std::vector<std::string>& options, QuestionRole role,
                                 const std::string& path) {
    const Question* question = find_role(role);
    if (question == nullptr) return;  // reported with the questions
    for (std::size_t i = 0; i < options.size(); ++i)
      if (std::ranges::find(question->options, options[i]) == question->options.end())
        check.report(first_plan_file, join_path(path, i),
                     "\"" + options[i] + "\" is not an option of " + question->id);
  };
  const auto& priors = check.content.first_plan.priors;
  for (std::size_t i = 0; i < priors.size(); ++i) {
    const std::string path = join_path("/priors", i);
    if (!is_direction(priors[i].direction))
      check.report(first_plan_file, path + "/direction", "must be \"flexion\" or \"extension\"");
    check_options(priors[i].worse_any, QuestionRole::worse_with, path + "/worse_any");
    check_options(priors[i].eased_any, QuestionRole::eased_by, path + "/eased_any");
  }
}

void check_stops(CatalogueCheck& check) {
  const auto& stops = check.content.first_plan.stops;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    const std::string path = join_path("/stops", i);
    if (!base::find_named<StopReason>(stops[i].reason))
      check.report(first_plan_file, path + "/reason",
                   "is not a reason to stop that the coach knows");
    if (!seen.insert(stops[i].reason).second)
      check.report(first_plan_file, path + "/reason", "stands twice; keep one");
    const std::string& colour = stops[i].colour;
    if (colour != "none" && colour != "red" && colour != "black")
      check.report(first_plan_file, path + "/colour", "must be none, red or black");
    check.expect_all_known(check.flags, stops[i].flags, "flag", first_plan_file, path + "/flags");
    check.expect_cited(stops[i].source, first_plan_file, path + "/source");
  }
  for (const auto& entry : names_of(StopReason::none))
    if (!seen.contains(std::string(entry.name)))
      check.report(
          first_plan_file, "/stops",
          "lacks the meaning of \"" + std::string(entry.name) + "\"; every reason to stop has one");
}

void check_trials(CatalogueCheck& check) {
  const auto& trials = check.content.first_plan.trials;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const std::string path = join_path("/trials", i);
    if (!is_direction(trials[i].direction))
      check.report(first_plan_file, path + "/direction", "must be \"flexion\" or \"extension\"");
    if (!seen.insert(trials[i].direction).second)
      check.report(first_plan_file, path + "/direction", "stands twice; keep one");
    if (trials[i].steps.empty())
      check.report(first_plan_file, path + "/steps", "is empty; name an exercise");
    for (std::size_t k = 0; k < trials[i].steps.size(); ++k) {
      const TrialStep& step = trials[i].steps[k];
      const std::string at = join_path(path + "/steps", k);
      check.expect_all_known(check.exercises, {step.exercise}, "exercise", first_plan_file, at);
      if (step.reps < 1 || step.hold_s < 0)
        check.report(first_plan_file, at, "needs at least one repetition, and no negative time");
    }
    check.expect_cited(trials[i].source, first_plan_file, path + "/source");
  }
}

/// Walks the constants by their description.
struct ConstantVisitor {
  CatalogueCheck& check;
  void field(std::string_view name, Constant& constant) {
    const std::string path = "/" + std::string(name);
    const bool too_low = constant.low && constant.value < *constant.low;
    const bool too_high = constant.high && constant.value > *constant.high;
    if (too_low || too_high)
      check.report(constants_file, path + "/value",
                   "is " + std::to_string(constant.value) + ", outside its own bracket");
    if (constant.unit.empty())
      check.report(constants_file, path + "/unit", "is empty; a number has a unit");
    check.expect_cited(constant.source, constants_file, path + "/source");
  }
  void maybe(std::string_view name, Constant& constant) { field(name, constant); }
};

}  // namespace

void check_first_plan(CatalogueCheck& check) {
  const FirstPlan& plan = check.content.first_plan;
  if (plan.slots.empty()) check.report(first_plan_file, "/slots", "is empty; no plan could begin");
  check_slots(check);
  check.expect_all_known(check.exercises, plan.additions, "exercise", first_plan_file,
                         "/additions");
  check_priors(check);
  check_stops(check);
  check_trials(check);
  check.expect_reviewed(plan.reviewed, first_plan_file, "/reviewed");
}

void check_rulebook(CatalogueCheck& check) {
  Constants constants = check.content.constants;
  ConstantVisitor visitor{check};
  describe(visitor, constants);
  const auto& rules = check.content.rules;
  for (std::size_t i = 0; i < rules.size(); ++i)
    check.expect_cited(rules[i].source, "rules/rules.yaml", join_path("/rules", i, "source"));
  for (const Source& source : check.content.sources) {
    const std::string file = file_of("sources", source.id);
    if (source.title.empty()) check.report(file, "/title", "is empty; name the work");
    if (source.taken.empty()) check.report(file, "/taken", "is empty; say what was taken from it");
  }
}

}  // namespace plumb::care::detail
