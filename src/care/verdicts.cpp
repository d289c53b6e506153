#include "care/verdicts.hpp"

#include <algorithm>

#include "care/baselines.hpp"

namespace plumb::care {

namespace {

void add_to_session(const JudgedReport& report, JudgedSession& judged,
                    std::optional<Instant>& known) {
  const Verdict& verdict = report.verdict;
  judged.any = true;
  judged.closed = judged.closed && verdict.closed;
  if (verdict.closed || verdict.colour >= Colour::red)
    judged.worst = std::max(judged.worst, verdict.colour);
  if (verdict.colour < Colour::red) return;
  const Instant end = judged.session->end;
  const Instant told = std::max(end, verdict.told_at.value_or(end));
  known = std::min(known.value_or(told), told);
}

std::size_t count_reports(const Status& status) {
  std::size_t count = 0;
  for (const SessionAt& session : status.sessions) count += session.session->exercises.size();
  return count;
}

}  // namespace

JudgedSessions::JudgedSessions(const Catalogue& catalogue, const Status& status) {
  reports_.reserve(count_reports(status));  // the sessions point into them
  sessions_.reserve(status.sessions.size());
  Baselines baselines(catalogue.constants(), status);
  for (const SessionAt& session : status.sessions) {
    JudgedSession& judged = sessions_.emplace_back();
    judged.session = &session;
    judged.morning = find_morning_colour(catalogue, status, session, baselines.find(session.at.at),
                                         Telling::colour);
    const SessionSeen seen = see_session(catalogue.constants(), session, status.now);
    const std::size_t first = reports_.size();
    std::optional<Instant> known;
    for (const ExerciseReport& report : session.session->exercises) {
      JudgedReport& one = reports_.emplace_back();
      one.report = &report;
      if (!report.skipped) one.exercise = catalogue.find_exercise(report.exercise);
      if (one.exercise == nullptr) continue;
      one.verdict = find_final_colour(
          find_immediate_colour(catalogue, session, seen, report, Telling::colour), judged.morning);
      add_to_session(one, judged, known);
    }
    judged.reports = std::span<const JudgedReport>(reports_).subspan(first);
    judged.known_at = known.value_or(session.end);
  }
}

Verdict find_verdict(const Catalogue& catalogue, const Status& status, const SessionAt& session,
                     const ExerciseReport& report) {
  return find_final_colour(find_immediate_colour(catalogue, session, report, status.now),
                           find_morning_colour(catalogue, status, session));
}

}  // namespace plumb::care
