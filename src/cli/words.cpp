#include "cli/words.hpp"

#include <vector>

#include "care/explain.hpp"

namespace plumb::cli {

namespace {

constexpr std::int64_t seconds_per_minute = 60;

/// Characters, not bytes: continuation bytes of UTF-8 take no room of their own.
std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text)
    if ((static_cast<unsigned char>(byte) & 0xC0u) != 0x80u) ++count;
  return count;
}

}  // namespace

std::string Words::say(std::string_view key, Fill fill) const {
  std::string text = care::find_text_or_key(catalogue_, key);
  for (const auto& [name, value] : fill) {
    const std::string mark = "{" + std::string(name) + "}";
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += value.size())
      text.replace(at, mark.size(), value);
  }
  return text;
}

std::string Words::count(std::string_view key, std::int64_t n) const {
  return say(std::string(key) + (n == 1 ? ".one" : ".other"), {{"n", std::to_string(n)}});
}

std::string Words::span(std::int64_t seconds) const {
  const std::int64_t minutes = seconds / seconds_per_minute, rest = seconds % seconds_per_minute;
  std::string text;
  if (minutes > 0) text = count("print.minutes", minutes);
  if (rest == 0 && minutes > 0) return text;
  return text + (text.empty() ? "" : " ") + count("print.seconds", rest);
}

std::string Words::mass(std::int64_t grams) const {
  return say("print.kilograms", {{"n", care::format_kilograms(catalogue_, grams)}});
}

std::string Words::moment(const care::Moment& moment) const {
  return say("print.moment", {{"day", care::format_day(catalogue_, find_local_date(moment))},
                              {"time", format_leaf(care::TimeOfDay{find_minute_of_day(moment)})}});
}

std::string Words::reviewer(const std::string& reviewed) const {
  return reviewed == "none" ? say("print.reviewed.none") : reviewed;
}

std::string Words::exercise(std::string_view id) const {
  return say("exercise." + std::string(id) + ".name") + " (" + std::string(id) + ")";
}

std::string Words::dose(const care::Exercise& exercise, const care::Rung& rung) const {
  std::vector<std::string> parts;
  if (rung.sets > 1) parts.push_back(count("print.sets", rung.sets));
  const bool is_one_rest = rung.reps == 1 && rung.move_s == 0;
  if (is_one_rest) {
    parts.push_back(span(rung.hold_s));
  } else {
    parts.push_back(count("print.reps", rung.reps));
    if (rung.move_s > 0) parts.push_back(say("print.move", {{"span", span(rung.move_s)}}));
    if (rung.hold_s > 0) parts.push_back(say("print.hold", {{"span", span(rung.hold_s)}}));
  }
  const care::Sides sides = rung.sides.value_or(exercise.sides);
  if (sides != care::Sides::none)
    parts.push_back(say("print.sides." + std::string(name_of(sides))));
  if (rung.load_g > 0) parts.push_back(say("print.load", {{"mass", mass(rung.load_g)}}));
  if (rung.rest_s > 0 && rung.sets * rung.reps > 1)
    parts.push_back(say("print.rest", {{"span", span(rung.rest_s)}}));
  if (rung.per_day > 1) parts.push_back(count("print.per_day", rung.per_day));
  if (rung.someone_near) parts.push_back(say("print.someone_near"));
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string wrap(std::string_view text, std::string_view first, std::string_view indent,
                 std::size_t width) {
  std::string wrapped(first);
  std::size_t used = count_characters(first);
  bool is_line_start = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    if (word.empty()) continue;
    const std::size_t length = count_characters(word);
    if (!is_line_start && used + 1 + length > width) {
      wrapped += "\n" + std::string(indent);
      used = count_characters(indent);
      is_line_start = true;
    }
    if (!is_line_start) wrapped += ' ';
    used += length + (is_line_start ? 0 : 1);
    wrapped += word;
    is_line_start = false;
  }
  return wrapped + "\n";
}

}  // namespace plumb::cli
