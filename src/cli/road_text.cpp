#include "cli/road_text.hpp"

#include "cli/words.hpp"

namespace plumb::cli {

namespace {

std::string format_day(const Words& words, care::LocalDate day) {
  // The words know moments; what comes before the comma is the day of one.
  const std::string moment = words.moment(base::find_moment(day, 0, 0));
  return moment.substr(0, moment.find(','));
}

std::string format_reasons(const std::vector<care::Reason>& reasons, const std::string& indent,
                           bool why) {
  std::string text;
  for (const care::Reason& reason : reasons)
    text += wrap(reason.text + (why ? " [" + reason.rule + "; " + reason.source + "]" : ""),
                 indent + "- ", indent + "  ");
  return text;
}

}  // namespace

std::string format_road(const care::Catalogue& catalogue, const care::Road& road, bool why) {
  const Words words(catalogue);
  std::string text =
      words.say("print.road.title", {{"exercise", words.exercise(road.goal)}}) + "\n\n";
  if (!road.reasons.empty())
    text += words.say("print.road.closed") + "\n" + format_reasons(road.reasons, "  ", why) + "\n";
  if (!road.bars.empty())
    text += words.say("print.road.barred") + "\n" + format_reasons(road.bars, "  ", why) + "\n";
  for (const care::RoadRung& rung : road.rungs) {
    const std::string stem = "print.road." + std::string(name_of(rung.standing));
    const bool dated = rung.earliest.has_value();
    text += wrap(words.say(dated ? "print.road.ahead_from" : stem,
                           {{"exercise", words.exercise(rung.exercise)},
                            {"level", std::to_string(rung.level)},
                            {"day", dated ? format_day(words, *rung.earliest) : ""}}),
                 "  ", "    ");
    if (rung.standing == care::RungStanding::ahead)
      text += format_reasons(rung.waits, "      ", why);
  }
  if (!road.instead.empty()) text += "\n" + words.say("print.road.instead") + "\n";
  for (const care::Replacement& one : road.instead)
    text += wrap(words.exercise(one.exercise), "  - ", "    ");
  return text + "\n" + wrap(words.say("print.road.notice"), "", "");
}

}  // namespace plumb::cli
