#include <algorithm>
#include <iterator>
#include <string_view>

#include "care/detail/report_questions.hpp"
#include "care/explain.hpp"
#include "care/reasons.hpp"

namespace plumb::care::detail {

namespace {

class Asker {
 public:
  Asker(Standing& standing, const Plan& plan) : standing_{standing}, plan_{plan} {}

  std::vector<ReportQuestion> find() {
    ask_about_signs();
    ask_about_clearances();
    ask_about_direction();
    ask_about_closed(ReportQuestionKind::key, "matrix.key-needed");
    ask_about_closed(ReportQuestionKind::item, "item.professional-first");
    ask_about_rest();
    ask_about_measures();
    ask_about_unsure();
    return std::move(out_);
  }

 private:
  const Catalogue& catalogue() const { return standing_.catalogue(); }

  std::string find_text(const std::string& key) const { return find_text_or_key(catalogue(), key); }

  /// What is asked in the same words is asked once, about everything that it is asked about.
  void ask(ReportQuestionKind kind, std::vector<Id> about, std::vector<Reason> reasons,
           const std::string& names) {
    const std::string key = "report.question." + std::string(name_of(kind));
    std::string text = fill_text(catalogue(), find_text(key), std::vector{input("names", names)},
                                 plan_.at.offset_minutes);
    const auto asked = std::ranges::find_if(
        out_, [&](const ReportQuestion& one) { return one.kind == kind && one.text == text; });
    if (asked == out_.end()) {
      out_.push_back({kind, std::move(about), std::move(reasons), std::move(text)});
      return;
    }
    for (Id& id : about)
      if (std::ranges::find(asked->about, id) == asked->about.end())
        asked->about.push_back(std::move(id));
    std::ranges::move(reasons, std::back_inserter(asked->reasons));
  }

  static void join(std::string& names, const std::string& name) {
    names += (names.empty() ? "" : "; ") + name;
  }

  void ask_about_signs() {
    for (const OpenFlag& flag : plan_.flags) {
      if (flag.level < ActionLevel::limit && !is_review(flag)) continue;
      ask(ReportQuestionKind::sign, {flag.flag}, flag.reasons,
          find_text("flag." + flag.flag + ".sign"));
    }
  }

  /// Raised by the plan itself, with the advice to have it looked at.
  bool is_review(const OpenFlag& flag) const {
    const RedFlag* known = catalogue().find_flag(flag.flag);
    return known != nullptr && !known->asked;
  }

  void ask_about_clearances() {
    for (const OpenFlag& flag : plan_.flags)
      for (const Reason& reason : flag.reasons)
        if (reason.rule.starts_with("clearance."))
          ask(ReportQuestionKind::clearance, {flag.flag}, {reason}, reason.text);
  }

  void ask_about_direction() {
    const auto none = std::ranges::find(plan_.reasons, "direction.none-left", &Reason::rule);
    if (none != plan_.reasons.end()) ask(ReportQuestionKind::direction, {}, {*none}, {});
  }

  /// Exercises that a professional alone keeps closed: nothing else speaks against them.
  void ask_about_closed(ReportQuestionKind kind, std::string_view rule) {
    std::vector<Id> exercises;
    std::vector<Reason> reasons;
    std::string names;
    for (const Refusal& refusal : plan_.refusals) {
      const bool alone = std::ranges::all_of(refusal.reasons, [&](const Reason& reason) {
        return reason.rule == rule || reason.rule.starts_with("clearance.");
      });
      if (!alone || refusal.reasons.empty() || refusal.reasons.front().rule != rule) continue;
      exercises.push_back(refusal.exercise);
      reasons.push_back(refusal.reasons.front());
      join(names, find_text("exercise." + refusal.exercise + ".name"));
    }
    if (!exercises.empty()) ask(kind, std::move(exercises), std::move(reasons), names);
  }

  void ask_about_rest() {
    std::vector<Id> exercises;
    std::vector<Reason> reasons;
    std::string names;
    for (const Change& change : plan_.changes) {
      if (change.kind != ChangeKind::suspended) continue;
      exercises.push_back(change.exercise);
      if (!change.reasons.empty()) reasons.push_back(change.reasons.front());
      join(names, find_text("exercise." + change.exercise + ".name"));
    }
    if (!exercises.empty())
      ask(ReportQuestionKind::rests, std::move(exercises), std::move(reasons), names);
  }

  void ask_about_measures() {
    for (const Reason& reason : plan_.advice)
      if (reason.rule == "measure.worse" || reason.rule == "measure.no-gain")
        ask(ReportQuestionKind::measure, {}, {reason}, reason.text);
  }

  void ask_about_unsure() {
    std::vector<Id> questions;
    std::string names;
    for (const Question& question : catalogue().content().questions) {
      const auto given = standing_.status().sheet.find(question.id);
      if (!question.in_summary || given == standing_.status().sheet.end()) continue;
      const Answer& answer = *given->second.answer;
      const bool unsure =
          answer.not_sure || std::ranges::find(answer.choices, "not_sure") != answer.choices.end();
      if (!unsure) continue;
      questions.push_back(question.id);
      join(names, find_text("question." + question.id + ".label"));
    }
    if (!questions.empty()) ask(ReportQuestionKind::unsure, std::move(questions), {}, names);
  }

  Standing& standing_;
  const Plan& plan_;
  std::vector<ReportQuestion> out_;
};

}  // namespace

std::vector<ReportQuestion> find_report_questions(Standing& standing, const Plan& plan) {
  return Asker(standing, plan).find();
}

}  // namespace plumb::care::detail
