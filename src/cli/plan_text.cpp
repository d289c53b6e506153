#include "cli/plan_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/words.hpp"

namespace plumb::cli {

namespace {

using care::Plan;
using care::Reason;

class PlanWriter {
 public:
  PlanWriter(const care::Catalogue& catalogue, const Plan& plan, bool why,
             const care::Outlooks* outlooks)
      : catalogue_{catalogue}, words_{catalogue}, plan_{plan}, why_{why}, outlooks_{outlooks} {}

  std::string write() {
    write_head();
    write_questions();
    write_flags();
    write_outlook_of_day();
    write_lines();
    write_changes();
    write_directions();
    write_refusals();
    write_advice();
    text_ += "\n" + wrap(words_.say("print.notice"), "", "");
    return std::move(text_);
  }

 private:
  void start(std::string_view key) { text_ += "\n" + words_.say(key) + "\n"; }

  void write_head() {
    text_ += words_.say("print.title", {{"moment", words_.moment(plan_.at)}}) + "\n";
    const auto row = [&](std::string_view key, const std::string& value) {
      text_ += wrap(value, words_.say(key) + "  ", "    ");
    };
    row("print.state", say_state());
    row("print.gate", words_.say("print.gate." + std::string(name_of(plan_.gate))));
    if (!plan_.conditions.empty()) row("print.conditions", list_conditions());
    if (plan_.gate != care::DayGate::blocked) row("print.cap", words_.mass(plan_.cap_g));
    row("print.catalogue",
        words_.say("print.catalogue.version",
                   {{"version", plan_.catalogue},
                    {"reviewed", words_.reviewer(catalogue_.content().reviewed)}}));
    if (!plan_.reasons.empty()) {
      start("print.reasons");
      write_reasons(plan_.reasons, "  ");
    }
    if (plan_.ends.empty()) return;
    start("print.ends");
    write_reasons(plan_.ends, "  ");
  }

  std::string say_state() const {
    std::string said = words_.say("print.state." + std::string(name_of(plan_.state)));
    if (plan_.state_since)
      said +=
          " (" +
          words_.say("print.since",
                     {{"moment", words_.moment({*plan_.state_since, plan_.at.offset_minutes})}}) +
          ")";
    return said;
  }

  /// Directions are for those who ask why: what is open, what was seen, and the trial of today.
  void write_directions() {
    if (!why_ || plan_.directions.empty()) return;
    start("print.directions");
    for (const care::DirectionView& view : plan_.directions) {
      const std::string direction(name_of(view.direction));
      text_ += wrap(words_.say("print.direction",
                               {{"direction", words_.say("print.direction." + direction)},
                                {"permission", words_.say("print.permission." + view.permission)}}),
                    "  - ", "    ");
      write_reasons(view.reasons, "    ");
      for (const care::TrialStep& step : view.trial)
        text_ += wrap(words_.say("print.trial_step",
                                 {{"exercise", words_.exercise(step.exercise)},
                                  {"words", words_.say("movement_trial." + step.exercise)}}),
                      "      ", "      ");
    }
  }

  std::string list_conditions() const {
    std::string list;
    for (const auto& id : plan_.conditions)
      list +=
          (list.empty() ? "" : ", ") + words_.say("condition." + id + ".name") + " (" + id + ")";
    return list;
  }

  void write_reasons(const std::vector<Reason>& reasons, const std::string& indent) {
    for (const Reason& reason : reasons) {
      std::string line = reason.text;
      if (why_) {
        line += " [" + reason.rule;
        if (!reason.source.empty()) line += "; " + reason.source;
        line += "]";
      }
      text_ += wrap(line, indent + "- ", indent + "  ");
    }
  }

  void write_questions() {
    if (plan_.ask == care::AskNext::nothing) return;
    text_ += "\n" + wrap(words_.say("print.ask." + std::string(name_of(plan_.ask))), "", "");
    for (const auto& id : plan_.ask_items) {
      const bool is_flag = catalogue_.find_flag(id) != nullptr;
      const bool again = plan_.ask == care::AskNext::screen_again;
      const std::string key =
          is_flag ? "flag." + id + (again ? ".plainer" : ".ask") : "question." + id + ".ask";
      text_ += wrap(words_.say(key) + " (" + id + ")", "  - ", "    ");
    }
  }

  void write_flags() {
    if (plan_.flags.empty()) return;
    start("print.flags");
    for (const care::OpenFlag& flag : plan_.flags) {
      const care::Moment since{flag.since, plan_.at.offset_minutes};
      text_ += wrap(words_.say("print.flag", {{"flag", flag.flag},
                                              {"level", level_name(flag.level)},
                                              {"since", words_.moment(since)},
                                              {"what", words_.say("flag." + flag.flag + ".what")}}),
                    "  - ", "    ");
      write_reasons(flag.reasons, "    ");
    }
    write_action();
  }

  std::string level_name(care::ActionLevel level) const {
    return words_.say("action." + std::string(name_of(level)) + ".title");
  }

  void write_action() {
    if (plan_.action == care::ActionLevel::none) return;
    const std::string stem = "action." + std::string(name_of(plan_.action));
    text_ += "\n" + wrap(words_.say(stem + ".title") + " " + words_.say(stem + ".body"), "", "");
    for (int i = 1; catalogue_.find_text(stem + ".do." + std::to_string(i)) != nullptr; ++i)
      text_ += wrap(words_.say(stem + ".do." + std::to_string(i)), "  - ", "    ");
  }

  void write_lines() {
    if (plan_.lines.empty()) {
      start("print.no_lines");
      write_proposed();
      return;
    }
    start("print.lines");
    int number = 0;
    for (const care::PlanLine& line : plan_.lines) write_line(line, ++number);
    text_ += "  " +
             words_.say("print.budget", {{"used", format_slu(plan_.slu_seconds)},
                                         {"budget", format_slu(plan_.slu_seconds_budget)}}) +
             "\n";
  }

  /// What a clinician has still to agree with.
  void write_proposed() {
    if (plan_.proposed.empty()) return;
    start("print.proposed");
    int number = 0;
    for (const care::PlanLine& line : plan_.proposed) write_line(line, ++number);
  }

  /// Spinal load units of sixty seconds, with one decimal, rounded up.
  static std::string format_slu(std::int64_t seconds) {
    const std::int64_t tenths = (seconds + 5) / 6;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  }

  void write_line(const care::PlanLine& line, int number) {
    const care::Exercise* exercise = catalogue_.find_exercise(line.exercise);
    const std::string level = std::to_string(line.level);
    text_ +=
        wrap(words_.say("print.line",
                        {{"exercise", words_.exercise(line.exercise)},
                         {"level", level},
                         {"rung", words_.say("exercise." + line.exercise + ".rung." + level)}}),
             "  " + std::to_string(number) + ". ", "     ");
    if (exercise != nullptr) text_ += wrap(words_.dose(*exercise, line.dose), "     ", "     ");
    if (line.done_today > 0)
      text_ += wrap(words_.say("print.done_today", {{"done", std::to_string(line.done_today)},
                                                    {"times", std::to_string(line.dose.per_day)}}),
                    "     ", "     ");
    if (line.step_up) text_ += wrap(words_.say("print.step_up"), "     ", "     ");
    if (line.not_before) {
      const care::Moment from{*line.not_before, plan_.at.offset_minutes};
      text_ +=
          wrap(words_.say("print.not_before", {{"moment", words_.moment(from)}}), "     ", "     ");
    }
    for (const std::string& caution : line.cautions)
      text_ += wrap(words_.say("print.caution", {{"text", words_.say(caution)}}), "     ", "     ");
    write_reasons(line.reasons, "     ");
    if (outlooks_ == nullptr) return;
    for (const care::LineOutlook& one : outlooks_->lines) {
      if (one.exercise != line.exercise) continue;
      if (one.grows) write_outlook(*one.grows, "     ");
      write_outlook(one.eases, "     ");
    }
  }

  /// What has to come, in sentences, and for those who ask why the rules that wait for it.
  void write_outlook(const care::Outlook& outlook, const std::string& indent) {
    if (outlook.text.empty()) return;
    std::string line = outlook.text;
    if (why_ && !outlook.awaited.empty()) {
      std::string rules;
      for (const care::Awaited& one : outlook.awaited)
        rules += (rules.empty() ? "" : ", ") + one.reason.rule;
      line += " [" + rules + "]";
    }
    text_ += wrap(line, indent + "> ", indent + "  ");
  }

  void write_exercise_outlook(const care::Id& exercise) {
    if (outlooks_ == nullptr) return;
    for (const care::ExerciseOutlook& one : outlooks_->closed)
      if (one.exercise == exercise) write_outlook(one.opens, "      ");
  }

  /// What would change the day and what closes a sign; what ends the state is in the plan itself.
  void write_outlook_of_day() {
    if (outlooks_ == nullptr) return;
    const bool any = outlooks_->today || !outlooks_->flags.empty();
    if (!any) return;
    start("print.outlook");
    if (outlooks_->today) write_outlook(*outlooks_->today, "  ");
    for (const care::FlagOutlook& one : outlooks_->flags) write_outlook(one.ends, "  ");
  }

  void write_changes() {
    if (plan_.changes.empty()) return;
    start("print.changes");
    for (const care::Change& change : plan_.changes) {
      const std::string key = "print.change." + std::string(name_of(change.kind));
      std::string line = words_.say(
          key, {{"exercise", words_.exercise(change.exercise)},
                {"from", std::to_string(change.from_level)},
                {"to", std::to_string(change.to_level)},
                {"other", change.replaced_by ? words_.exercise(*change.replaced_by) : ""}});
      if (change.until) line += " " + until(*change.until);
      text_ += wrap(line, "  - ", "    ");
      write_reasons(change.reasons, "    ");
    }
  }

  std::string until(care::Instant instant) const {
    return words_.say("print.until",
                      {{"moment", words_.moment({instant, plan_.at.offset_minutes})}});
  }

  void write_refusals() {
    if (plan_.refusals.empty()) return;
    if (!why_ && outlooks_ == nullptr) {
      text_ += "\n" +
               wrap(words_.count("print.refused", static_cast<std::int64_t>(plan_.refusals.size())),
                    "", "");
      return;
    }
    start("print.refusals");
    for (const auto& [rule, refusals] : group_refusals()) {
      text_ += "  [" + rule + "]\n";
      for (const care::Refusal* refusal : refusals) {
        std::string name = words_.exercise(refusal->exercise);
        if (refusal->until) name += ", " + until(*refusal->until);
        text_ += wrap(name, "    ", "      ");
        write_reasons(refusal->reasons, "      ");
        write_exercise_outlook(refusal->exercise);
      }
    }
  }

  using Group = std::pair<std::string, std::vector<const care::Refusal*>>;
  /// By the rule that spoke first, in the order of the plan.
  std::vector<Group> group_refusals() const {
    std::vector<Group> groups;
    for (const care::Refusal& refusal : plan_.refusals) {
      const std::string rule = refusal.reasons.empty() ? "" : refusal.reasons.front().rule;
      auto group = std::ranges::find(groups, rule, &Group::first);
      if (group == groups.end()) group = groups.insert(groups.end(), {rule, {}});
      group->second.push_back(&refusal);
    }
    return groups;
  }

  void write_advice() {
    if (plan_.advice.empty()) return;
    start("print.advice");
    write_reasons(plan_.advice, "  ");
  }

  const care::Catalogue& catalogue_;
  Words words_;
  const Plan& plan_;
  bool why_;
  const care::Outlooks* outlooks_;
  std::string text_;
};

}  // namespace

std::string format_plan(const care::Catalogue& catalogue, const Plan& plan, bool why,
                        const care::Outlooks* outlooks) {
  return PlanWriter(catalogue, plan, why, outlooks).write();
}

}  // namespace plumb::cli
