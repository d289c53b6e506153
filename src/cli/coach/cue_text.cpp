#include "cli/coach/cue_text.hpp"

#include <algorithm>

#include "base/instant.hpp"

namespace plumb::cli {

namespace {
constexpr std::int64_t seconds_per_minute = 60;
constexpr std::int64_t two_digits = 10;
}  // namespace

std::string format_inputs(const Words& words, const std::string& key,
                          const std::vector<care::ReasonInput>& inputs) {
  std::string text = words.say(key);
  for (const care::ReasonInput& input : inputs) {
    std::string value = input.value;
    if (input.name == "exercise") value = words.say("exercise." + value + ".name");
    if (input.name == "side") value = words.say("coach.side." + value);
    const std::string mark = "{" + input.name + "}";
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += value.size())
      text.replace(at, mark.size(), value);
  }
  return text;
}

std::string format_clock(std::int64_t ms) {
  const std::int64_t seconds =
      (std::max<std::int64_t>(0, ms) + base::ms_per_second - 1) / base::ms_per_second;
  const std::int64_t rest = seconds % seconds_per_minute;
  return std::to_string(seconds / seconds_per_minute) + (rest < two_digits ? ":0" : ":") +
         std::to_string(rest);
}

}  // namespace plumb::cli
