#include "care/interview.hpp"

#include <algorithm>

#include "care/journal.hpp"

namespace plumb::care {

namespace {
bool applies(const Question& question, const Status& status) {
  if (question.asked_when.empty()) return true;
  return std::ranges::any_of(question.asked_when, [&](const When& when) {
    return find_holds(when, nullptr, status.sheet, status.profile.conditions,
                      status.profile.age_years, status.now);
  });
}

bool is_answered(const Question& question, const Status& status) {
  // What is there to exercise with comes as an event of its own.
  if (question.kind == AnswerKind::equipment) return status.equipment != nullptr;
  return status.sheet.contains(question.id);
}
}  // namespace

std::vector<Id> find_missing_required(const Catalogue& catalogue, const Status& status) {
  std::vector<Id> missing;
  for (const Question& question : catalogue.content().questions)
    if (question.required && applies(question, status) && !is_answered(question, status))
      missing.push_back(question.id);
  return missing;
}

Interview find_interview(const Catalogue& catalogue, const Status& status) {
  Interview interview;
  for (const RedFlag* flag : find_applicable_flags(catalogue, status)) {
    interview.flags.push_back(flag->id);
    if (flag->short_form) interview.short_flags.push_back(flag->id);
    const auto replies = status.replies.find(flag->id);
    if (replies == status.replies.end() || !flag->asked_again) continue;
    const FlagAnswer& last = *replies->second.back().answer;
    if (last.reply == FlagReply::not_sure && !last.asked_again) interview.again.push_back(flag->id);
    if (!is_contradicted(status, *flag, replies->second.back())) continue;
    interview.again.push_back(flag->id);
    interview.contradicted.push_back(flag->id);
  }
  for (const Question& question : catalogue.content().questions)
    if (applies(question, status)) interview.questions.push_back(question.id);
  interview.missing_required = find_missing_required(catalogue, status);
  return interview;
}

Interview find_interview(const Catalogue& catalogue, std::span<const Event> events,
                         const Moment& now) {
  const std::vector<Event> merged = merge_events({events.begin(), events.end()});
  return find_interview(catalogue, find_status(catalogue, merged, now));
}

}  // namespace plumb::care
