// What is found fast is held against its slow way: baselines from a window that moves, and colours
// of all sessions at once.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "care/baselines.hpp"
#include "care/journal.hpp"
#include "care/verdicts.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

Zones random_zones() {
  Zones zones;
  if (*rc::gen::inRange(0, 2) == 0) zones.back_left = Zone{*rc::gen::inRange(0, 6)};
  if (*rc::gen::inRange(0, 3) == 0) zones.back_right = Zone{*rc::gen::inRange(0, 6)};
  return zones;
}

SessionDone random_session() {
  SessionDone done;
  done.seconds.value = *rc::gen::inRange(0, 3600);
  done.pain_before.value = *rc::gen::inRange(0, 11);
  done.zones_before = random_zones();
  for (const char* id : {"EX01", "EX11", "EX42", "unknown"}) {
    ExerciseReport report;
    report.exercise = id;
    report.level = 1;
    report.skipped = *rc::gen::inRange(0, 6) == 0;
    report.completed.value = *rc::gen::inRange(0, 101);
    if (*rc::gen::inRange(0, 5) > 0) report.peak = PainScore{*rc::gen::inRange(0, 11)};
    if (*rc::gen::inRange(0, 5) > 0) report.effort = Effort{*rc::gen::inRange(0, 11)};
    report.zones = random_zones();
    const int stops = static_cast<int>(names_of(StopReason{}).size());
    if (*rc::gen::inRange(0, 4) == 0)
      report.stop = static_cast<StopReason>(*rc::gen::inRange(0, stops));
    done.exercises.push_back(report);
  }
  return done;
}

/// Reports of a session, in time, late, or before it by a wrong clock.
void add_reports(JournalBuilder& journal, const Uuid7& session) {
  for (const ReportKind when : {ReportKind::ten_minutes, ReportKind::next_morning})
    for (int more = *rc::gen::inRange(0, 3); more > 0; --more) {
      AfterReport report;
      report.session = session;
      report.when = when;
      report.pain.value = *rc::gen::inRange(0, 11);
      report.zones = random_zones();
      report.tingling = *rc::gen::inRange(0, 12) == 0;
      const int hours = *rc::gen::inRange(-30, 60);
      journal.later(0, hours).add(report).later(0, -hours);
    }
}

struct Told {
  std::vector<Event> merged;
  Status status;
};

Told random_days() {
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  if (*rc::gen::inRange(0, 4) > 0) journal.screen().intake();
  for (int day = *rc::gen::inRange(0, 20); day > 0; --day) {
    journal.next_day(8);
    if (*rc::gen::inRange(0, 4) > 0)
      journal.check_in(*rc::gen::inRange(0, 11), *rc::gen::inRange(0, 3) > 0);
    if (*rc::gen::inRange(0, 3) == 0) continue;
    journal.later(0, 2).add(random_session());
    add_reports(journal, journal.events().back().id);
    if (*rc::gen::inRange(0, 8) == 0) journal.later(*rc::gen::inRange(1, 20));
  }
  Told told{merge_events(journal.events()), {}};
  told.status =
      find_status(catalogue(), told.merged, journal.later(0, *rc::gen::inRange(-48, 48)).now());
  return told;
}

RC_GTEST_PROP(Baselines, are_those_of_one_moment_in_any_order_of_moments, ()) {
  const Told told = random_days();
  Baselines baselines(catalogue().constants(), told.status);
  Instant when = at("2026-11-02T09:00:00+01:00").at;
  for (int i = 0; i < 40; ++i) {
    when = base::add_hours(when, *rc::gen::inRange(-40, 60));
    RC_ASSERT(baselines.find(when) == find_baseline(catalogue().constants(), told.status, when));
  }
  for (const PainPoint& point : told.status.pain)
    for (const int ms : {-1, 0, 1}) {
      when = base::add_ms(point.at.at, ms);
      RC_ASSERT(baselines.find(when) == find_baseline(catalogue().constants(), told.status, when));
    }
}

RC_GTEST_PROP(Judged, sessions_have_the_colours_that_are_told_with_reasons, ()) {
  const Told told = random_days();
  const JudgedSessions judged(catalogue(), told.status);
  RC_ASSERT(judged.sessions().size() == told.status.sessions.size());
  for (std::size_t i = 0; i < told.status.sessions.size(); ++i) {
    const SessionAt& session = told.status.sessions[i];
    const JudgedSession& fast = judged.sessions()[i];
    RC_ASSERT(fast.session == &session);
    RC_ASSERT(fast.reports.size() == session.session->exercises.size());
    for (std::size_t k = 0; k < fast.reports.size(); ++k) {
      const ExerciseReport& report = session.session->exercises[k];
      const bool counts = !report.skipped && catalogue().find_exercise(report.exercise) != nullptr;
      RC_ASSERT((fast.reports[k].exercise != nullptr) == counts);
      if (!counts) continue;
      const Verdict slow = find_verdict(catalogue(), told.status, session, report);
      const Verdict& quick = fast.reports[k].verdict;
      RC_ASSERT(quick.colour == slow.colour);
      RC_ASSERT(quick.closed == slow.closed);
      RC_ASSERT(quick.of_session == slow.of_session);
      RC_ASSERT(quick.closes_at == slow.closes_at);
      RC_ASSERT(quick.told_at == slow.told_at);
      RC_ASSERT(quick.reasons.empty());
      RC_ASSERT(!slow.reasons.empty());
    }
  }
}

}  // namespace
}  // namespace plumb::testing
