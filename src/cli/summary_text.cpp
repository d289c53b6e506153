#include "cli/summary_text.hpp"

#include <cmath>

#include "cli/words.hpp"

namespace plumb::cli {

namespace {

class SummaryText {
 public:
  SummaryText(const care::Catalogue& catalogue, const care::Summary& summary,
              const care::FollowUp& follow_up)
      : words_{catalogue}, summary_{summary}, follow_up_{follow_up} {}

  std::string write() {
    text_ = words_.say("page.summary.title") + ", " + words_.moment(summary_.at) + "\n";
    write_signs();
    write_now();
    write_told();
    write_measures();
    write_due();
    text_ += "\n" + wrap(words_.say("page.summary.honest"), "", "");
    return text_;
  }

 private:
  void start(std::string_view key) { text_ += "\n" + words_.say(key) + "\n"; }
  void add(const std::string& line) { text_ += wrap(line, "  - ", "    "); }
  void add_more(const std::string& line) { text_ += wrap(line, "    ", "    "); }

  std::string sign_of(const care::Id& flag) const { return words_.say("flag." + flag + ".sign"); }

  void write_signs() {
    start("page.summary.signs");
    if (summary_.signs.empty()) add(words_.say("page.summary.no_signs"));
    for (const care::SummarySign& sign : summary_.signs) {
      add(sign_of(sign.flag));
      const std::string when = words_.moment(sign.told);
      add_more(sign.reply
                   ? words_.say(
                         "page.summary.answered",
                         {{"reply", words_.say("page.reply." + std::string(name_of(*sign.reply)))},
                          {"when", when}})
                   : words_.say("page.summary.noticed", {{"when", when}}));
      for (const std::string& detail : sign.details)
        add_more(words_.say("flag." + sign.flag + ".detail." + detail));
      const std::string level = "action." + std::string(name_of(sign.level)) + ".name";
      add_more(words_.say("page.summary.calls_for", {{"level", words_.say(level)}}));
    }
    std::string noes, others;
    for (const care::SummaryReply& other : summary_.others) {
      std::string& list = other.reply == care::FlagReply::no ? noes : others;
      list += (list.empty() ? "" : "; ") + sign_of(other.flag);
    }
    if (!others.empty()) add(words_.say("page.summary.unsure") + " " + others);
    if (noes.empty()) return;
    base::Moment last;
    for (const care::SummaryReply& other : summary_.others)
      if (other.reply == care::FlagReply::no && other.told.at >= last.at) last = other.told;
    add(words_.say("page.summary.noes", {{"when", words_.moment(last)}}) + " " + noes);
  }

  void write_now() {
    start("page.summary.now");
    if (summary_.pain)
      add(words_.say("page.summary.pain_value",
                     {{"pain", std::to_string(summary_.pain->pain.value)},
                      {"day", words_.moment(summary_.pain->told)}}));
    for (const care::SummaryPressure& one : summary_.pressures)
      add(words_.say("page.summary.pressure",
                     {{"reading", std::to_string(one.pressure.systolic.value) + "/" +
                                      std::to_string(one.pressure.diastolic.value) + " " +
                                      words_.say("page.pressure.unit")},
                      {"when", words_.moment(one.told)}}));
    if (summary_.last_session)
      add(words_.say("page.summary.last_session",
                     {{"when", words_.moment(*summary_.last_session)}}));
  }

  std::string say_answer(const care::Answer& answer) const {
    if (answer.not_sure) return words_.say("page.reply.not_sure");
    std::string said;
    for (const std::string& choice : answer.choices)
      said += (said.empty() ? "" : "; ") +
              words_.say("question." + answer.question + ".option." + choice);
    if (answer.number) said = std::to_string(std::llround(*answer.number));
    if (answer.date) said = format_leaf(*answer.date);
    return said.empty() ? answer.text.value_or("") : said;
  }

  void write_told() {
    start("page.summary.told");
    for (const care::SummaryAnswer& one : summary_.answers)
      add(words_.say("question." + one.answer.question + ".label") + ": " + say_answer(one.answer));
    std::string conditions;
    for (const care::Id& id : summary_.conditions)
      conditions += (conditions.empty() ? "" : "; ") + words_.say("condition." + id + ".name");
    if (!conditions.empty()) add(words_.say("page.summary.conditions") + ": " + conditions);
  }

  void write_measures() {
    if (follow_up_.courses.empty()) return;
    start("page.record.measures.title");
    for (const care::MeasureCourse& course : follow_up_.courses) {
      std::string line = words_.say("measure." + course.measure + ".name") + ":";
      for (const care::ScoreAt& score : course.scores)
        line +=
            " " + format_leaf(find_local_date(score.at)) + " " + format_score(score.score) + ";";
      line.pop_back();
      add(line);
      if (course.says) add_more(course.says->text);
    }
  }

  static std::string format_score(double score) {
    std::string text = std::to_string(std::llround(score * 10));
    if (text.back() != '0') return text.insert(text.size() - 1, text.size() == 1 ? "0." : ".");
    text.pop_back();
    return text.empty() ? "0" : text;
  }

  void write_due() {
    if (follow_up_.measures.empty() && follow_up_.checks.empty()) return;
    start("print.due");
    for (const care::Id& id : follow_up_.measures) add(words_.say("measure." + id + ".name"));
    for (const care::CheckWanted& wanted : follow_up_.checks)
      add(words_.say("self_check." + wanted.check + ".name"));
    for (const care::Reason& wait : follow_up_.waits) add(wait.text);
  }

  Words words_;
  const care::Summary& summary_;
  const care::FollowUp& follow_up_;
  std::string text_;
};

}  // namespace

std::string format_summary(const care::Catalogue& catalogue, const care::Summary& summary,
                           const care::FollowUp& follow_up) {
  return SummaryText(catalogue, summary, follow_up).write();
}

}  // namespace plumb::cli
