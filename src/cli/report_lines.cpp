#include "cli/report_lines.hpp"

#include <cmath>
#include <utility>

#include "cli/words.hpp"

namespace plumb::cli {

namespace {

using enum ReportLineKind;

class ReportLines {
 public:
  ReportLines(const care::Catalogue& catalogue, const care::Report& report)
      : words_{catalogue}, report_{report} {}

  std::vector<ReportLine> list() {
    put(title, say("title", {{"from", day(report_.from)}, {"to", day(report_.to)}}));
    put(note, say("version", {{"version", report_.catalogue},
                              {"reviewed", words_.reviewer(report_.reviewed)}}));
    write_questions();
    write_standing();
    write_done();
    write_levels();
    write_weeks();
    write_measures();
    write_changes();
    write_force();
    put(note, say("honest"));
    return std::move(lines_);
  }

 private:
  std::string say(std::string_view leaf, Words::Fill fill = {}) const {
    return words_.say("print.report." + std::string(leaf), fill);
  }
  static std::string day(base::LocalDate date) { return format_leaf(date); }
  static std::string number(std::int64_t n) { return std::to_string(n); }

  void put(ReportLineKind kind, std::string text) { lines_.push_back({kind, std::move(text)}); }
  void start(std::string_view leaf) { put(heading, say(leaf)); }
  void add(std::string line) { put(item, std::move(line)); }

  void write_questions() {
    start("questions");
    if (report_.questions.empty()) add(say("no_questions"));
    for (const care::ReportQuestion& one : report_.questions) add(one.text);
  }

  void write_standing() {
    start("now");
    add(words_.say("print.state." + std::string(name_of(report_.standing.state))) + " " +
        words_.say("print.gate." + std::string(name_of(report_.standing.gate))));
    std::string conditions;
    for (const care::Id& id : report_.conditions)
      conditions += (conditions.empty() ? "" : "; ") + words_.say("condition." + id + ".name");
    if (!conditions.empty()) add(say("conditions", {{"names", conditions}}));
    for (const care::ReportFlag& flag : report_.flags) {
      const std::string sign = words_.say("flag." + flag.flag + ".sign");
      const std::string level = words_.say("action." + std::string(name_of(flag.level)) + ".name");
      add(flag.closed
              ? say("flag_closed", {{"sign", sign}, {"day", day(*flag.closed)}})
              : say("flag_open", {{"sign", sign}, {"day", day(flag.since)}, {"level", level}}));
    }
  }

  void write_done() {
    const care::ReportDone& done = report_.done;
    start("done");
    add(say("sessions", {{"sessions", number(done.sessions)},
                         {"with", number(done.days_with_session)},
                         {"days", number(done.days)},
                         {"minutes", number(done.minutes)}}));
    add(say("exercises", {{"done", number(done.exercises)},
                          {"left_out", number(done.left_out)},
                          {"stopped", number(done.stopped)}}));
    add(say("colours", {{"good", number(done.good)},
                        {"so_so", number(done.so_so)},
                        {"too_much", number(done.too_much)},
                        {"open", number(done.open)}}));
  }

  void write_levels() {
    if (report_.levels.empty()) return;
    start("levels");
    for (const care::ReportLevel& one : report_.levels)
      add(say(one.in_plan ? "level" : "level_not_now", {{"exercise", words_.exercise(one.exercise)},
                                                        {"first", number(one.first)},
                                                        {"last", number(one.last)},
                                                        {"rungs", number(one.rungs)},
                                                        {"times", number(one.times)}}));
  }

  static std::string name_zones(const care::Zones& zones) {
    std::string text;
    const auto add_side = [&](char region, char side, const std::optional<care::Zone>& zone) {
      if (!zone) return;
      text +=
          (text.empty() ? "" : " ") + std::string(1, region) + std::to_string(zone->value) + side;
    };
    add_side('Z', 'l', zones.back_left);
    add_side('Z', 'r', zones.back_right);
    add_side('N', 'l', zones.neck_left);
    add_side('N', 'r', zones.neck_right);
    return text.empty() ? "–" : text;
  }

  void write_weeks() {
    if (report_.weeks.empty()) return;
    start("weeks");
    for (const care::ReportWeek& one : report_.weeks)
      add(say("week", {{"monday", day(one.monday)},
                       {"pain", one.pain ? number(*one.pain) : "–"},
                       {"worst", one.worst ? number(one.worst->value) : "–"},
                       {"zones", name_zones(one.zones)},
                       {"effort", one.effort ? number(*one.effort) : "–"},
                       {"sessions", number(one.sessions)},
                       {"too_much", number(one.too_much)}}));
    add(report_.trend.says.text);
  }

  static std::string format_score(double score) {
    const auto tenths = std::llround(score * 10);
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += "." + std::to_string(std::abs(tenths % 10));
    return text;
  }

  void write_measures() {
    if (report_.measures.empty()) return;
    start("measures");
    for (const care::ReportMeasure& one : report_.measures) {
      std::string line = words_.say("measure." + one.course.measure + ".name") + ":";
      if (one.course.first) line += " " + format_score(*one.course.first);
      if (one.course.last) line += " → " + format_score(*one.course.last);
      if (one.matters) line += "; " + say("matters", {{"points", format_score(*one.matters)}});
      if (one.matters_percent)
        line += "; " + say("matters_percent", {{"percent", format_score(*one.matters_percent)}});
      add(line);
      if (one.course.says) put(below, one.course.says->text);
    }
  }

  void write_changes() {
    start("changes");
    if (report_.changes.empty()) add(say("no_changes"));
    for (const care::ReportChange& one : report_.changes) {
      std::string line = day(one.day) + "  " + one.change.text;
      if (!one.change.reasons.empty()) line += " " + one.change.reasons.front().text;
      add(line);
    }
    if (report_.changes_left_out > 0)
      add(words_.count("print.report.changes_left_out", report_.changes_left_out));
  }

  void write_force() {
    if (report_.orders.empty() && report_.clearances.empty()) return;
    start("force");
    for (const care::ReportOrder& one : report_.orders)
      add(say(one.is_signed ? "order_signed" : "order", {{"clinician", one.order.clinician},
                                                         {"role", one.order.role},
                                                         {"given", day(one.order.given)},
                                                         {"expires", day(one.order.expires)},
                                                         {"words", one.order.words}}));
    for (const care::ReportClearance& one : report_.clearances) {
      std::string opens;
      for (const care::Id& flag : one.flags)
        opens += (opens.empty() ? "" : "; ") + words_.say("flag." + flag + ".sign");
      for (const care::Id& key : one.keys)
        opens += (opens.empty() ? "" : "; ") + words_.exercise(key);
      add(say(one.is_signed ? "clearance_signed" : "clearance",
              {{"clinician", one.clinician},
               {"role", one.role},
               {"given", day(one.given)},
               {"expires", day(one.last_day)},
               {"opens", opens.empty() ? "–" : opens}}));
    }
  }

  Words words_;
  const care::Report& report_;
  std::vector<ReportLine> lines_;
};

}  // namespace

std::vector<ReportLine> list_report_lines(const care::Catalogue& catalogue,
                                          const care::Report& report) {
  return ReportLines(catalogue, report).list();
}

}  // namespace plumb::cli
