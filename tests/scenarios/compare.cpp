#include "scenarios/compare.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <span>

#include "care/explain.hpp"

namespace plumb::testing {

namespace {

using Lines = std::vector<std::string>;

std::string format_local(base::Instant at, std::int32_t offset_minutes) {
  const base::Moment moment{at, offset_minutes};
  const base::YearMonthDay day = find_civil(find_local_date(moment));
  char date[16];
  std::snprintf(date, sizeof date, "%04d-%02d-%02d", day.year, day.month, day.day);
  return std::string(date) + " " + format_leaf(base::TimeOfDay{find_minute_of_day(moment)});
}

std::string format_exercise(const care::Catalogue& catalogue, const care::Id& id) {
  return id + " " + care::find_text_or_key(catalogue, "exercise." + id + ".name");
}

std::string format_line(const care::Catalogue& catalogue, const care::PlanLine& line,
                        std::int32_t offset) {
  std::string text = format_exercise(catalogue, line.exercise);
  text += ", level " + std::to_string(line.level);
  if (line.step_up) text += " (step up)";
  if (line.not_before) text += ", not before " + format_local(*line.not_before, offset);
  if (!line.cautions.empty()) text += ", with care";
  return text;
}

std::string format_change(const care::Catalogue& catalogue, const care::Change& change,
                          std::int32_t offset) {
  std::string text = format_exercise(catalogue, change.exercise) + ": ";
  text += name_of(change.kind);
  if (change.from_level != change.to_level)
    text += " from " + std::to_string(change.from_level) + " to " + std::to_string(change.to_level);
  if (change.replaced_by) text += " by " + format_exercise(catalogue, *change.replaced_by);
  if (change.until)
    text += (change.replaced_by ? " from " : " until ") + format_local(*change.until, offset);
  return text;
}

Lines list_rules(std::span<const care::Reason> reasons) {
  Lines rules;
  for (const care::Reason& reason : reasons)
    if (std::ranges::find(rules, reason.rule) == rules.end()) rules.push_back(reason.rule);
  return rules;
}

void keep_only(Lines& lines, const Lines& wanted) {
  std::erase_if(lines, [&](const std::string& line) {
    return std::ranges::find(wanted, line) == wanted.end();
  });
}

void compare_lines(std::string_view title, const Lines& expected, const Lines& planned,
                   std::string& difference) {
  if (expected == planned) return;
  difference += "  " + std::string(title) + ":\n";
  const std::multiset<std::string> before(expected.begin(), expected.end());
  const std::multiset<std::string> after(planned.begin(), planned.end());
  if (before == after) difference += "    (the same, in another order)\n";
  for (const std::string& line : expected)
    difference += (after.contains(line) ? "      " : "    - ") + line + "\n";
  for (const std::string& line : planned)
    if (before == after || !before.contains(line)) difference += "    + " + line + "\n";
}

void compare_word(std::string_view title, const std::string& expected, const std::string& planned,
                  std::string& difference) {
  compare_lines(title, {expected}, {planned}, difference);
}

}  // namespace

ExpectedMoment describe_plan(const care::Catalogue& catalogue, const care::Plan& plan,
                             const ExpectedMoment& expected) {
  const std::int32_t offset = plan.at.offset_minutes;
  ExpectedMoment found;
  found.at = plan.at;
  found.when = expected.when;
  found.state = name_of(plan.state);
  found.gate = name_of(plan.gate);
  found.action = name_of(plan.action);
  found.ask = name_of(plan.ask);
  for (const care::OpenFlag& flag : plan.flags)
    found.flags.push_back(flag.flag + " " + std::string(name_of(flag.level)));
  found.conditions = plan.conditions;
  found.load = std::to_string(plan.cap_g) + " g";
  for (const care::PlanLine& line : plan.lines)
    found.exercises.push_back(format_line(catalogue, line, offset));
  for (const care::Refusal& refusal : plan.refusals)
    if (expected.refused.contains(refusal.exercise))
      found.refused.emplace(refusal.exercise, list_rules(refusal.reasons));
  for (const care::Change& change : plan.changes)
    found.changes.push_back(format_change(catalogue, change, offset));
  found.because = list_rules(plan.reasons);
  keep_only(found.because, expected.because);
  for (const care::Reason& advice : plan.advice)
    for (const care::ReasonInput& input : advice.inputs) found.advice.push_back(input.value);
  return found;
}

std::string find_difference(const ExpectedMoment& expected, const ExpectedMoment& planned) {
  std::string text;
  compare_word("state", expected.state, planned.state, text);
  compare_word("gate", expected.gate, planned.gate, text);
  compare_word("action", expected.action, planned.action, text);
  compare_word("ask", expected.ask, planned.ask, text);
  compare_lines("flags", expected.flags, planned.flags, text);
  compare_lines("conditions", expected.conditions, planned.conditions, text);
  compare_word("highest load", expected.load, planned.load, text);
  compare_lines("exercises", expected.exercises, planned.exercises, text);
  for (const auto& [exercise, rules] : expected.refused) {
    const auto found = planned.refused.find(exercise);
    compare_lines("refused, " + exercise, rules,
                  found == planned.refused.end() ? Lines{} : found->second, text);
  }
  compare_lines("changes", expected.changes, planned.changes, text);
  compare_lines("because", expected.because, planned.because, text);
  compare_lines("advice", expected.advice, planned.advice, text);
  return text;
}

}  // namespace plumb::testing
