#include "cli/replay_text.hpp"

#include <algorithm>
#include <map>

#include "cli/words.hpp"

namespace plumb::cli {

namespace {

class ReplayText {
 public:
  ReplayText(const care::Catalogue& catalogue, const care::Replay& replay, bool why)
      : words_{catalogue}, replay_{replay}, why_{why} {}

  std::string write() {
    text_ = wrap(words_.say("print.replay.title", {{"from", format_leaf(replay_.from)},
                                                   {"to", format_leaf(replay_.to)},
                                                   {"version", replay_.catalogue}}),
                 "", "");
    for (const care::ReplayDay& day : replay_.days) write_day(day);
    write_quiet();
    return std::move(text_);
  }

 private:
  void write_day(const care::ReplayDay& day) {
    if (day.changes.empty() && &day != &replay_.days.front()) {
      ++quiet_;
      return;
    }
    write_quiet();
    text_ += "\n" + words_.moment(day.at) + "  " + say_standing(day.standing) + "\n";
    if (!day.events.empty()) text_ += wrap(list_events(day), "  ", "    ");
    if (day.changes.empty()) {
      text_ += wrap(words_.count("print.replay.lines", day.standing.lines), "  - ", "    ");
      return;
    }
    if (why_)
      for (const care::Difference& one : day.changes) write_change(one);
    else
      for (const std::string& sentence : day.says) text_ += wrap(sentence, "  - ", "    ");
  }

  void write_quiet() {
    if (quiet_ > 0) text_ += "\n" + wrap(words_.count("print.replay.quiet", quiet_), "", "");
    quiet_ = 0;
  }

  std::string say_standing(const care::PlanStanding& standing) const {
    return words_.say("print.state." + std::string(name_of(standing.state))) + " " +
           words_.say("print.gate." + std::string(name_of(standing.gate)));
  }

  /// "check_in, session ×2": the inputs of the day.
  static std::string list_events(const care::ReplayDay& day) {
    std::vector<std::pair<std::string, int>> counted;
    for (const care::ReplayedEvent& event : day.events) {
      const auto same = std::ranges::find(counted, event.kind, &std::pair<std::string, int>::first);
      if (same == counted.end())
        counted.emplace_back(event.kind, 1);
      else
        ++same->second;
    }
    std::string list = "[";
    for (const auto& [kind, times] : counted) {
      if (list.size() > 1) list += ", ";
      list += kind;
      if (times > 1) list += " ×" + std::to_string(times);
    }
    return list + "]";
  }

  void write_change(const care::Difference& one) {
    text_ += wrap(one.text, "  - ", "    ");
    for (const care::Reason& reason : one.reasons) {
      std::string line = reason.text + " [" + reason.rule;
      for (const care::ReasonInput& value : reason.inputs)
        line += " " + value.name + "=" + value.value;
      if (!reason.source.empty()) line += "; " + reason.source;
      text_ += wrap(line + "]", "      ", "      ");
    }
  }

  Words words_;
  const care::Replay& replay_;
  bool why_;
  int quiet_ = 0;
  std::string text_;
};

}  // namespace

std::string format_replay(const care::Catalogue& catalogue, const care::Replay& replay, bool why) {
  return ReplayText(catalogue, replay, why).write();
}

}  // namespace plumb::cli
