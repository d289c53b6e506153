#include <algorithm>
#include <string_view>

#include "care/detail/outlook_words.hpp"
#include "care/explain.hpp"
#include "care/reasons.hpp"

namespace plumb::care::detail {

namespace {

constexpr std::int64_t seconds_per_minute = 60;

void join(std::string& text, std::string_view sentence) {
  if (sentence.empty()) return;
  if (!text.empty()) text += ' ';
  text += sentence;
}

/// The sentences of what has to come, each once. What nothing opens makes the rest idle.
std::string list_awaited(const Outlook& outlook) {
  const bool closed =
      std::ranges::find(outlook.awaited, Lift::nothing, &Awaited::lift) != outlook.awaited.end();
  std::vector<std::string_view> said;
  std::string text;
  for (const Awaited& one : outlook.awaited) {
    if (closed && one.lift != Lift::nothing) continue;
    if (std::ranges::find(said, one.text) != said.end()) continue;
    said.push_back(one.text);
    join(text, one.text);
  }
  return text;
}

}  // namespace

std::string OutlookWords::find(std::string_view key, const std::vector<ReasonInput>& inputs) const {
  return fill_text(catalogue_, find_text_or_key(catalogue_, key), inputs, offset_);
}

std::string OutlookWords::find_span(std::int64_t seconds) const {
  const bool whole = seconds >= seconds_per_minute && seconds % seconds_per_minute == 0;
  const std::int64_t n = whole ? seconds / seconds_per_minute : seconds;
  const std::string stem = whole ? "outlook.minutes" : "outlook.seconds";
  return find(stem + (n == 1 ? ".one" : ".other"), {input("n", n)});
}

void OutlookWords::say(Awaited& awaited) const {
  explain_reason(catalogue_, offset_, awaited.reason);
  std::vector<ReasonInput> inputs = awaited.reason.inputs;
  if (awaited.sessions > 0) inputs.push_back(input("more", awaited.sessions));
  const std::string key = "awaits." + awaited.reason.rule;
  const std::string* one = awaited.sessions == 1 ? catalogue_.find_text(key + ".one") : nullptr;
  const std::string* text = one != nullptr ? one : catalogue_.find_text(key);
  awaited.text =
      text == nullptr ? awaited.reason.text : fill_text(catalogue_, *text, inputs, offset_);
}

void OutlookWords::say(Outlook& outlook) const {
  outlook.text = list_awaited(outlook);
  if (outlook.earliest && outlook.turn != Turn::eases)
    join(outlook.text,
         find("outlook.earliest", {input("earliest", format_leaf(*outlook.earliest))}));
}

void OutlookWords::say(Outlook& outlook, const Rung& dose, const Exercise& exercise) const {
  say(outlook);
  const std::string what = list_growth(exercise, dose, *outlook.dose);
  outlook.text = find("outlook.grows", {input("what", what)}) + (outlook.text.empty() ? "" : " ") +
                 outlook.text;
}

/// What is more on the next rung, in the order in which it is felt; its form where no figure grows.
std::string OutlookWords::list_growth(const Exercise& exercise, const Rung& from,
                                      const Rung& to) const {
  std::vector<std::string> parts;
  const auto grow = [&](std::string_view key, const std::string& before, const std::string& after) {
    parts.push_back(
        find("outlook.grow." + std::string(key), {input("from", before), input("to", after)}));
  };
  const auto count = [&](std::string_view key, int before, int after) {
    if (after > before) grow(key, std::to_string(before), std::to_string(after));
  };
  if (to.load_g > from.load_g)
    parts.push_back(
        find("outlook.grow.load", {input("from_g", from.load_g), input("to_g", to.load_g)}));
  if (to.hold_s > from.hold_s) {
    const bool is_rest = to.reps == 1 && to.move_s == 0;
    if (is_rest || from.hold_s > 0)
      grow(is_rest ? "time" : "hold", find_span(from.hold_s), find_span(to.hold_s));
    else
      parts.push_back(find("outlook.grow.first_hold", {input("to", find_span(to.hold_s))}));
  }
  count("reps", from.reps, to.reps);
  count("sets", from.sets, to.sets);
  count("per_day", from.per_day, to.per_day);
  if (parts.empty())
    parts.push_back(find(
        "outlook.grow.form",
        {input("form", find("exercise." + exercise.id + ".rung." + std::to_string(to.level)))}));
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i)
    text += (i + 1 == parts.size() ? " " + find("outlook.and") + " " : ", ") + parts[i];
  return text;
}

}  // namespace plumb::care::detail
