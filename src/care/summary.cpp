#include "care/summary.hpp"

#include <algorithm>

#include "care/journal.hpp"
#include "care/plan_engine.hpp"

namespace plumb::care {

namespace {

constexpr std::size_t most_pressures = 3;

/// The latest answer about a sign that was not "no", else the latest of all; nullptr without one.
const FlagReplyAt* find_telling(const Status& status, const Id& flag) {
  const auto replies = status.replies.find(flag);
  if (replies == status.replies.end()) return nullptr;
  const FlagReplyAt* telling = &replies->second.back();
  for (const FlagReplyAt& reply : replies->second)
    if (reply.answer->reply != FlagReply::no) telling = &reply;
  return telling;
}

std::vector<SummarySign> list_signs(const Status& status, const Plan& plan) {
  std::vector<SummarySign> signs;
  for (const OpenFlag& open : plan.flags) {
    // A sign can stand open for two reasons: it is told once, at its gravest.
    if (std::ranges::find(signs, open.flag, &SummarySign::flag) != signs.end()) continue;
    SummarySign sign{open.flag, open.level, {open.since, plan.at.offset_minutes}, {}, {}};
    if (const FlagReplyAt* told = find_telling(status, open.flag)) {
      sign.told = told->at;
      sign.reply = told->answer->reply;
      sign.details = told->answer->details;
    }
    signs.push_back(std::move(sign));
  }
  return signs;
}

std::vector<SummaryReply> list_others(const Catalogue& catalogue, const Status& status,
                                      const std::vector<SummarySign>& signs) {
  std::vector<SummaryReply> others;
  for (const RedFlag& flag : catalogue.content().flags) {
    const auto replies = status.replies.find(flag.id);
    if (replies == status.replies.end()) continue;
    if (std::ranges::find(signs, flag.id, &SummarySign::flag) != signs.end()) continue;
    const FlagReplyAt& last = replies->second.back();
    others.push_back({flag.id, last.answer->reply, last.at});
  }
  return others;
}

std::vector<SummaryPressure> list_pressures(const Catalogue& catalogue, const Status& status) {
  std::vector<SummaryPressure> pressures;
  if (const auto* given = find_answer(catalogue, status.sheet, QuestionRole::blood_pressure))
    if (given->answer->pressure) pressures.push_back({*given->answer->pressure, given->at});
  for (const CheckInAt& one : status.check_ins)
    if (one.check_in->pressure) pressures.push_back({*one.check_in->pressure, one.at});
  std::ranges::sort(pressures, std::greater{},
                    [](const SummaryPressure& one) { return one.told.at; });
  if (pressures.size() > most_pressures) pressures.resize(most_pressures);
  return pressures;
}

}  // namespace

Summary make_summary(const Catalogue& catalogue, std::span<const Event> events, const Moment& now) {
  const std::vector<Event> merged = merge_events({events.begin(), events.end()});
  const Status status = find_status(catalogue, merged, now);
  const Plan plan = make_plan_of_merged(catalogue, merged, now);
  Summary summary;
  summary.at = now;
  summary.signs = list_signs(status, plan);
  summary.others = list_others(catalogue, status, summary.signs);
  for (const Question& question : catalogue.content().questions) {
    const auto given = status.sheet.find(question.id);
    if (question.in_summary && given != status.sheet.end())
      summary.answers.push_back({*given->second.answer, given->second.at});
  }
  summary.conditions = plan.conditions;
  for (const PainPoint& point : status.pain)
    summary.pain = SummaryPain{PainScore{point.value}, point.at};
  summary.zones = status.known_zones;
  summary.pressures = list_pressures(catalogue, status);
  if (!status.sessions.empty()) summary.last_session = status.sessions.back().at;
  return summary;
}

}  // namespace plumb::care
