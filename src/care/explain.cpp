#include "care/explain.hpp"

#include "base/scalar_text.hpp"

namespace plumb::care {

namespace {

constexpr std::int64_t grams_per_kilogram = 1000;
constexpr std::int64_t tenths = 10;

std::string replace_all(std::string text, std::string_view mark, std::string_view value) {
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += value.size())
    text.replace(at, mark.size(), value);
  return text;
}

}  // namespace

std::string format_kilograms(const Catalogue& catalogue, std::int64_t grams) {
  const std::int64_t tenth = grams % grams_per_kilogram * tenths / grams_per_kilogram;
  std::string text = std::to_string(grams / grams_per_kilogram);
  if (tenth > 0) text += find_text_or_key(catalogue, "word.decimal") + std::to_string(tenth);
  return text;
}

std::string format_day(const Catalogue& catalogue, LocalDate day) {
  const base::YearMonthDay civil = find_civil(day);
  constexpr int weekday_of_epoch = 3;  // 1970-01-01 was a Thursday; Monday is 0
  const int weekday = ((day.days + weekday_of_epoch) % base::days_per_week + base::days_per_week) %
                      base::days_per_week;
  const auto word = [&](const char* family, int number) {
    return find_text_or_key(catalogue, family + std::to_string(number));
  };
  std::string text = find_text_or_key(catalogue, "word.day");
  text = replace_all(std::move(text), "{weekday}", word("word.weekday.", weekday + 1));
  text = replace_all(std::move(text), "{day}", std::to_string(civil.day));
  return replace_all(std::move(text), "{month}", word("word.month.", civil.month));
}

namespace {

/// "Thu 26 Nov, 08:00", by the person's own clock.
std::string format_local(const Catalogue& catalogue, Instant at, std::int32_t offset_minutes) {
  const Moment moment{at, offset_minutes};
  return format_day(catalogue, find_local_date(moment)) + ", " +
         format_leaf(TimeOfDay{find_minute_of_day(moment)});
}

std::string format_for_people(const Catalogue& catalogue, const ReasonInput& input,
                              std::int32_t offset_minutes) {
  const auto text_of = [&](std::string_view prefix, std::string_view suffix) {
    return find_text_or_key(catalogue, std::string(prefix) + input.value + std::string(suffix));
  };
  if (input.name == "exercise" || input.name == "instead") return text_of("exercise.", ".name");
  // A cap comes from a condition, from an answer, or from a professional by name.
  if (input.name == "condition" && catalogue.find_condition(input.value) != nullptr)
    return text_of("condition.", ".name");
  if ((input.name == "condition" || input.name == "question") &&
      catalogue.find_question(input.value) != nullptr)
    return text_of("question.", ".short");
  if (input.name == "check") return text_of("self_check.", ".name");
  if (input.name == "measure") return text_of("measure.", ".name");
  if (input.name == "item") return text_of("equipment.", ".name");
  if (input.name == "advice") return find_text_or_key(catalogue, input.value);
  if (input.name == "stop") return text_of("stop.", "");
  if (input.name == "level" && base::parse_integer(input.value) == std::nullopt)
    return text_of("action.", ".name");
  if (input.name.ends_with("_g")) {
    if (const auto grams = base::parse_integer(input.value))
      return format_kilograms(catalogue, *grams) + " kg";
  }
  LocalDate day;
  if (input.name == "earliest" && parse_leaf(input.value, day)) return format_day(catalogue, day);
  Instant instant;
  if (input.name == "outcome") return text_of("movement_trial.outcome.", "");
  if ((input.name == "until" || input.name == "since") && parse_leaf(input.value, instant))
    return format_local(catalogue, instant, offset_minutes);
  return input.value;
}

void explain_all(const Catalogue& catalogue, std::int32_t offset, std::vector<Reason>& reasons) {
  for (Reason& reason : reasons) explain_reason(catalogue, offset, reason);
}

}  // namespace

std::string fill_text(const Catalogue& catalogue, const std::string& pattern,
                      std::span<const ReasonInput> inputs, std::int32_t offset_minutes) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = pattern.find('}', open);
    if (open == std::string::npos || close == std::string::npos) return text + pattern.substr(at);
    text += pattern.substr(at, open - at);
    const std::string name = pattern.substr(open + 1, close - open - 1);
    for (const ReasonInput& input : inputs)
      if (input.name == name) text += format_for_people(catalogue, input, offset_minutes);
    at = close + 1;
  }
  return text;
}

std::string find_text_or_key(const Catalogue& catalogue, std::string_view key) {
  if (const std::string* text = catalogue.find_text(key)) return *text;
  return "<" + std::string(key) + ">";
}

void explain_reason(const Catalogue& catalogue, std::int32_t offset_minutes, Reason& reason) {
  if (const Rule* rule = catalogue.find_rule(reason.rule)) {
    reason.source = rule->source.source;
    if (!rule->source.at.empty()) reason.source += ", " + rule->source.at;
  }
  reason.text = fill_text(catalogue, find_text_or_key(catalogue, "rule." + reason.rule),
                          reason.inputs, offset_minutes);
}

void explain_plan(const Catalogue& catalogue, Plan& plan) {
  const std::int32_t offset = plan.at.offset_minutes;
  explain_all(catalogue, offset, plan.reasons);
  explain_all(catalogue, offset, plan.advice);
  explain_all(catalogue, offset, plan.ends);
  for (DirectionView& view : plan.directions) explain_all(catalogue, offset, view.reasons);
  for (OpenFlag& flag : plan.flags) explain_all(catalogue, offset, flag.reasons);
  for (PlanLine& line : plan.lines) explain_all(catalogue, offset, line.reasons);
  for (Refusal& refusal : plan.refusals) explain_all(catalogue, offset, refusal.reasons);
  for (Change& change : plan.changes) explain_all(catalogue, offset, change.reasons);
}

}  // namespace plumb::care
