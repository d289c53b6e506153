// Locks in hours and quotas of days: travel never makes them shorter (A.5, A.10, A.22).
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <utility>

#include "care/budget.hpp"
#include "care/flares.hpp"
#include "care/hanging.hpp"
#include "care/plan_engine.hpp"
#include "care/verdicts.hpp"
#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

/// The journal with every event from `from` on told at another offset, as after a flight.
std::vector<Event> move_clock(std::vector<Event> events, Instant from, std::int32_t offset) {
  for (Event& event : events)
    if (event.at.at >= from) event.at.offset_minutes = offset;
  return events;
}

TEST(MorningLock, waits_an_hour_after_getting_up_and_two_for_a_disc) {
  const auto opens = [](std::vector<Answer> answers, const char* id) {
    JournalBuilder journal = begin_usual(2, std::move(answers));
    journal.next_day(7, 10).check_in(2);
    const Plan plan = plan_of(journal);
    const PlanLine* line = find_line(plan, id);
    return line == nullptr ? std::nullopt : line->not_before;
  };
  EXPECT_EQ(opens({}, "EX01"), at("2026-11-03T08:00:00+01:00").at);
  EXPECT_EQ(opens({}, "EX29"), std::nullopt);
}

TEST(MorningLock, of_the_place_that_was_left_holds_after_a_flight) {
  JournalBuilder journal = begin_usual();
  journal.next_day(7, 10).check_in(2).later(0, 0, 10);
  const Moment there{journal.now().at, 3 * 60};  // 09:20 by the new clock
  const Plan plan = make_plan(catalogue(), journal.events(), there);
  ASSERT_NE(find_line(plan, "EX01"), nullptr);
  EXPECT_EQ(find_line(plan, "EX01")->not_before, at("2026-11-03T08:00:00+01:00").at);
}

TEST(NextMorning, counts_from_five_to_thirty_six_hours_and_the_worst_of_several) {
  const auto colour_after = [](std::vector<std::pair<int, int>> mornings) {
    JournalBuilder journal = begin_usual();
    journal.next_day(12).check_in(2, false).session({{"EX11"}}).after(2);
    AfterReport report;
    report.when = ReportKind::next_morning;
    for (const Event& event : journal.events())
      if (std::holds_alternative<SessionDone>(event.body)) report.session = event.id;
    const Moment start = journal.now();
    for (const auto& [hours, pain] : mornings) {
      report.pain.value = pain;
      JournalBuilder& later = journal.later(0, hours);
      later.add(report).later(0, -hours);
    }
    const std::vector<Event> merged = journal.events();
    const Moment now{base::add_days(start.at, 3), start.offset_minutes};
    const Status status = find_status(catalogue(), merged, now);
    return JudgedSessions(catalogue(), status).sessions().back().reports.front().verdict.colour;
  };
  EXPECT_EQ(colour_after({{20, 2}}), Colour::green);
  EXPECT_EQ(colour_after({}), Colour::amber) << "silence is not good";
  EXPECT_EQ(colour_after({{4, 2}}), Colour::amber) << "before any sleep";
  EXPECT_EQ(colour_after({{40, 2}}), Colour::amber) << "too late to be good";
  EXPECT_EQ(colour_after({{40, 5}}), Colour::red) << "never too late to be bad";
  EXPECT_EQ(colour_after({{20, 2}, {22, 4}}), Colour::red);
}

/// A person who has a bar and hangs: sessions at these hours of one day.
JournalBuilder hang_at(const std::vector<int>& hours) {
  JournalBuilder journal = begin_usual();
  journal.next_day(0);
  const Moment midnight = journal.now();
  for (const int hour : hours) {
    journal.later(0, hour).session({{"EX15", 1}, {"EX16", 1}});
    journal.later(0, -hour);
  }
  journal.later(0, hours.back() + 1);
  EXPECT_LT(midnight.at, journal.now().at);
  return journal;
}

TEST(Hanging, is_counted_in_occasions_two_hours_apart_and_in_seconds_of_all_bouts) {
  const auto done_at = [](const std::vector<int>& hours) {
    const JournalBuilder journal = hang_at(hours);
    return find_hang_done(catalogue(), find_status(catalogue(), journal.events(), journal.now()));
  };
  const HangDone once = done_at({9});
  EXPECT_EQ(once.occasions, 1) << "two exercises of one session are one occasion";
  EXPECT_EQ(done_at({9, 10}).occasions, 1);
  EXPECT_EQ(done_at({9, 10}).seconds, 2 * once.seconds);
  EXPECT_EQ(done_at({9, 12, 15}).occasions, 3);
}

/// The situation of a journal, for the rules that look at one exercise.
struct Looked {
  JournalBuilder journal;  ///< the status points into its events
  Status status;
  Progress progress;
  Screening screening;
  Situation situation;

  explicit Looked(JournalBuilder of)
      : journal{std::move(of)},
        status{find_status(catalogue(), journal.events(), journal.now())},
        progress{find_progress(catalogue(), status)},
        screening{find_screening(catalogue(), status, progress.flags, progress.calls)},
        situation{find_situation(catalogue(), status, progress, screening)} {}
};

TEST(Hanging, waits_two_hours_after_the_last_occasion_whichever_exercise_it_was) {
  JournalBuilder journal = hang_at({9});
  const Looked soon(journal);
  const Exercise& dead_hang = *catalogue().find_exercise("EX16");
  const auto lock = find_hang_lock(soon.situation, dead_hang);
  EXPECT_EQ(lock, at("2026-11-03T11:10:00+01:00").at) << "two hours after the session's end";
  journal.later(0, 1, 10);
  EXPECT_EQ(find_hang_lock(Looked(journal).situation, dead_hang), std::nullopt);
  EXPECT_EQ(find_hang_lock(soon.situation, *catalogue().find_exercise("EX14")), std::nullopt)
      << "the bar lean keeps both feet on the floor";
}

TEST(Hanging, ends_for_the_day_after_three_occasions_and_at_two_minutes_of_all_bouts) {
  const Exercise& toe_hang = *catalogue().find_exercise("EX15");
  const Exercise& tuck = *catalogue().find_exercise("EX04");
  const auto excess_after = [&](const std::vector<int>& hours) {
    const Looked looked(hang_at(hours));
    return DayBudget(looked.situation).find_excess(tuck, tuck.ladder.front()).has_value();
  };
  EXPECT_FALSE(excess_after({9}));
  EXPECT_TRUE(excess_after({8, 11, 14})) << "the third occasion was the last";
  Rung long_bout = toe_hang.ladder.front();
  long_bout.hold_s = 31;
  const Looked looked(hang_at({9}));
  EXPECT_TRUE(DayBudget(looked.situation).find_excess(toe_hang, long_bout).has_value());
  Rung too_much = toe_hang.ladder.front();
  too_much.reps = 14;
  EXPECT_TRUE(DayBudget(looked.situation).find_excess(toe_hang, too_much).has_value());
}

TEST(WeekGrowth, is_the_lesser_of_ten_more_and_half_more_or_four_more) {
  JournalBuilder journal = begin_usual();
  // A week of rest only, then another day: four units are the most for the whole week.
  for (int day = 0; day < 8; ++day) journal.good_day({{"EX11"}});
  journal.next_day(10).check_in(2);
  const auto room = find_week_room(Looked(journal).situation);
  ASSERT_TRUE(room.has_value());
  EXPECT_EQ(*room, 4 * 60);
}

RC_GTEST_PROP(Flare, never_ends_within_two_days_of_its_last_sign, ()) {
  JournalBuilder journal = begin_usual();
  const int days = *rc::gen::inRange(2, 15);
  for (int day = 0; day < days; ++day) {
    journal.next_day(*rc::gen::inRange(6, 10));
    if (*rc::gen::inRange(0, 5) > 0) journal.check_in(*rc::gen::inRange(0, 9));
    if (*rc::gen::inRange(0, 3) == 0)
      journal.later(0, 3).session({{"EX11", 1, *rc::gen::inRange(0, 9)}}).after(2);
  }
  const Status status = find_status(catalogue(), journal.events(), journal.now());
  const JudgedSessions judged(catalogue(), status);
  const auto flares = find_flares(catalogue(), status, judged.sessions());
  for (const Flare& flare : flares) {
    RC_ASSERT(flare.hold_until >= base::add_hours(flare.since.at, 48));
    if (flare.until) RC_ASSERT(*flare.until >= flare.hold_until);
  }
  for (std::size_t i = 1; i < flares.size(); ++i) {
    RC_ASSERT(flares[i - 1].until.has_value());
    RC_ASSERT(flares[i].since.at >= *flares[i - 1].until);
  }
}

RC_GTEST_PROP(Travel, never_makes_a_plan_larger_in_what_it_locks, ()) {
  JournalBuilder journal = begin_build();
  const int days = *rc::gen::inRange(0, 6);
  for (int day = 0; day < days; ++day) {
    if (*rc::gen::inRange(0, 3) > 0) journal.later(0, 2).session(first_session()).after(2);
    journal.next_day(8).check_in(*rc::gen::inRange(1, 5));
  }
  journal.later(0, *rc::gen::inRange(0, 8));
  const auto offset = *rc::gen::inRange(-11, 13) * 60;
  const Moment abroad{journal.now().at, offset};
  const Status home = find_status(catalogue(), journal.events(), journal.now());
  const Status away = find_status(catalogue(), journal.events(), abroad);
  // What a flight changes is the calendar of now; the days since the last session never get fewer
  // than by the calendar of then.
  for (const SessionAt& session : home.sessions)
    RC_ASSERT(find_days_since(away, session.at) >=
              find_local_date(abroad).days - find_local_date(session.at).days);
  // A step that was taken in the last seven days still counts, wherever one is.
  const Progress here = find_progress(catalogue(), home);
  const Progress there = find_progress(catalogue(), away);
  RC_ASSERT(here.steps.size() == there.steps.size());
  RC_ASSERT(here.rise_until == there.rise_until);
  RC_ASSERT(here.last_red == there.last_red);
}

TEST(L3, never_comes_twice_within_two_days_even_across_the_date_line) {
  JournalBuilder journal = begin_build();
  // A side bridge is of class L3. It is done in Auckland; a day later it is the same date again.
  journal.later(0, 1).session({{"EX33", 1}}).after(2);
  std::vector<Event> events = move_clock(journal.events(), journal.now().at, 13 * 60);
  const Moment there{base::add_hours(journal.now().at, 23), -10 * 60};
  const Status status = find_status(catalogue(), events, there);
  const Progress progress = find_progress(catalogue(), status);
  const Screening screening = find_screening(catalogue(), status, progress.flags, progress.calls);
  const Situation situation = find_situation(catalogue(), status, progress, screening);
  const DayBudget budget(situation);
  const Exercise& bridge = *catalogue().find_exercise("EX33");
  const auto excess = budget.find_excess(bridge, *find_rung(bridge, 2));
  ASSERT_TRUE(excess.has_value());
  EXPECT_EQ(excess->rule, "budget.l3-days");
}

/// A steady, a mixed and a hostile reporter follow the plan for six weeks. Whatever they tell, the
/// locks hold; they are looked up here from what was offered and told, not asked of the engine.
RC_GTEST_PROP(Locks, hold_for_whoever_follows_the_plan, ()) {
  const int temper = *rc::gen::inRange(0, 3);
  JournalBuilder journal = begin_usual(*rc::gen::inRange(0, 5));
  std::vector<Instant> steps, reds;
  std::map<Id, int> level;
  std::map<Id, Instant> changed;
  for (int day = 0; day < 24; ++day) {
    journal.next_day(8);
    if (day % 20 == 19) journal.screen();
    const int pain = temper == 0   ? 2
                     : temper == 1 ? *rc::gen::inRange(1, 5)
                                   : *rc::gen::inRange(0, 9);
    journal.check_in(pain).later(0, 3);
    const Plan plan = plan_of(journal);
    std::vector<Felt> felt;
    int offered = 0;
    for (const PlanLine& line : plan.lines) {
      const Exercise& exercise = *catalogue().find_exercise(line.exercise);
      const bool flare = plan.state == PlanState::flare || plan.gate == DayGate::relief;
      if (flare)
        RC_ASSERT(exercise.load_class == LoadClass::l0 ||
                  (line.exercise == "EX42" && line.level == 1 && pain < 7));
      if (!level.contains(line.exercise)) RC_ASSERT(line.level == 1);
      if (level.contains(line.exercise) && line.level > level[line.exercise]) {
        RC_ASSERT(line.step_up);
        RC_ASSERT(line.level == level[line.exercise] + 1);
        ++offered;
        const Instant now = journal.now().at;
        const bool loaded =
            exercise.load_class == LoadClass::l2 || exercise.load_class == LoadClass::l3;
        RC_ASSERT(now >= base::add_hours(changed[line.exercise], loaded ? 168 : 72));
        for (const Instant red : reds) RC_ASSERT(now >= base::add_days(red, 7));
        int recent = 0;
        for (const Instant step : steps) recent += step > base::add_days(now, -7) ? 1 : 0;
        RC_ASSERT(recent < 3);
      }
      const int peak = temper == 2 ? *rc::gen::inRange(0, 11) : pain;
      felt.push_back({line.exercise, line.level, peak, 3, 100, StopReason::none});
    }
    RC_ASSERT(offered <= 1);
    if (felt.empty()) continue;
    const Instant end = base::add_ms(journal.now().at, 600'000);
    for (const Felt& one : felt) {
      if (!level.contains(one.exercise) || level[one.exercise] != one.level) {
        if (level.contains(one.exercise) && one.level > level[one.exercise])
          steps.push_back(journal.now().at);
        changed[one.exercise] = journal.now().at;
      }
      level[one.exercise] = one.level;
      if (one.peak - pain >= 3) reds.push_back(end);
    }
    journal.session(felt, pain).after(std::min(pain, 10));
  }
}

}  // namespace
}  // namespace plumb::testing
