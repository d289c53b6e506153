#include "support/plan_words.hpp"

#include <algorithm>

#include "care/plan_engine.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {

Plan plan_of(const JournalBuilder& journal) {
  return make_plan(real_catalogue(), journal.events(), journal.now());
}

const PlanLine* find_line(const Plan& plan, std::string_view id) {
  const auto line = std::ranges::find(plan.lines, id, &PlanLine::exercise);
  return line == plan.lines.end() ? nullptr : &*line;
}

const Refusal* find_refusal(const Plan& plan, std::string_view id) {
  const auto refusal = std::ranges::find(plan.refusals, id, &Refusal::exercise);
  return refusal == plan.refusals.end() ? nullptr : &*refusal;
}

const OpenFlag* find_open(const Plan& plan, std::string_view flag) {
  const auto open = std::ranges::find(plan.flags, flag, &OpenFlag::flag);
  return open == plan.flags.end() ? nullptr : &*open;
}

bool speaks(const std::vector<Reason>& reasons, std::string_view rule) {
  return std::ranges::any_of(reasons, [&](const Reason& reason) { return reason.rule == rule; });
}

bool speaks(const Plan& plan, std::string_view rule) { return speaks(plan.reasons, rule); }

bool has_step(const Plan& plan) { return std::ranges::any_of(plan.lines, &PlanLine::step_up); }

LoadClass class_of(const PlanLine& line) {
  return real_catalogue().find_exercise(line.exercise)->load_class;
}

const std::vector<Felt>& first_session() {
  static const std::vector<Felt> session = {{"EX11"}, {"EX01"}, {"EX29"}, {"EX42"}};
  return session;
}

JournalBuilder begin_usual(int usual, std::vector<Answer> answers) {
  JournalBuilder journal(real_catalogue(), "2026-11-02T09:00:00+01:00");
  answers.push_back(count_role(real_catalogue(), QuestionRole::pain_now, usual));
  answers.push_back(count_role(real_catalogue(), QuestionRole::pain_usual, usual));
  journal.screen().intake(std::move(answers));
  journal.owns({"mat", "chair", "wall", "strap", "worktop"}).screen();
  return journal;
}

JournalBuilder begin_build(int usual, std::vector<Answer> answers) {
  JournalBuilder journal = begin_usual(usual, std::move(answers));
  for (int day = 0; day < 3; ++day) journal.good_day(first_session(), usual);
  journal.next_day(8).check_in(usual).later(0, 1);
  return journal;
}

CheckIn tell(int pain, std::optional<int> left, std::optional<int> right) {
  CheckIn told;
  told.morning = true;
  told.pain.value = pain;
  if (left) told.zones.back_left = Zone{*left};
  if (right) told.zones.back_right = Zone{*right};
  return told;
}

}  // namespace plumb::testing
