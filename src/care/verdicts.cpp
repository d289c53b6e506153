#include "care/verdicts.hpp"

#include <algorithm>

namespace plumb::care {

namespace {

JudgedSession judge_session(const Catalogue& catalogue, const Status& status,
                            const SessionAt& session) {
  JudgedSession judged;
  judged.session = &session;
  judged.morning = find_morning_colour(catalogue, status, session);
  std::optional<Instant> known;
  for (const ExerciseReport& report : session.session->exercises) {
    Verdict& verdict = judged.verdicts.emplace_back();
    if (!is_counted(catalogue, report)) continue;
    verdict = find_final_colour(find_immediate_colour(catalogue, session, report, status.now),
                                judged.morning);
    judged.any = true;
    judged.closed = judged.closed && verdict.closed;
    if (verdict.closed || verdict.colour >= Colour::red)
      judged.worst = std::max(judged.worst, verdict.colour);
    if (verdict.colour >= Colour::red) {
      const Instant told = std::max(session.end, verdict.told_at.value_or(session.end));
      known = std::min(known.value_or(told), told);
    }
  }
  judged.known_at = known.value_or(session.end);
  return judged;
}

}  // namespace

bool is_counted(const Catalogue& catalogue, const ExerciseReport& report) {
  return !report.skipped && catalogue.find_exercise(report.exercise) != nullptr;
}

std::vector<JudgedSession> judge_sessions(const Catalogue& catalogue, const Status& status) {
  std::vector<JudgedSession> judged;
  judged.reserve(status.sessions.size());
  for (const SessionAt& session : status.sessions)
    judged.push_back(judge_session(catalogue, status, session));
  return judged;
}

}  // namespace plumb::care
