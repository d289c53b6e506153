// The story of a journal day by day, and the therapist's report.
#include "care/replay.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "care/report.hpp"
#include "support/journal_builder.hpp"
#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

Replay replay_of(const JournalBuilder& journal, const ReplaySpan& span = {}) {
  const std::vector<Event> merged = merge_events(journal.events());
  return make_replay(catalogue(), merged, span);
}

const Difference* find_change(const ReplayDay& day, DifferenceKind kind,
                              std::string_view exercise = {}) {
  for (const Difference& one : day.changes)
    if (one.kind == kind && (exercise.empty() || one.exercise == exercise)) return &one;
  return nullptr;
}

/// Two weeks with a bad session in them.
JournalBuilder live_two_weeks() {
  JournalBuilder journal = begin_usual();
  for (int day = 0; day < 14; ++day) {
    journal.next_day(8).check_in(2).later(0, 3);
    const Plan plan = plan_of(journal);
    std::vector<Felt> done;
    for (const PlanLine& line : plan.lines)
      done.push_back({line.exercise, line.level, day == 8 && line.exercise == "EX29" ? 6 : 2});
    journal.session(done).after(day == 8 ? 4 : 2);
  }
  return journal;
}

TEST(Replay, has_every_day_once_and_the_plan_of_its_last_event) {
  const JournalBuilder journal = live_two_weeks();
  const Replay replay = replay_of(journal);
  ASSERT_EQ(replay.days.size(), static_cast<std::size_t>(replay.to.days - replay.from.days + 1));
  for (std::size_t i = 0; i < replay.days.size(); ++i) {
    const ReplayDay& day = replay.days[i];
    EXPECT_EQ(day.day.days, replay.from.days + static_cast<std::int32_t>(i));
    ASSERT_FALSE(day.events.empty());
    EXPECT_EQ(day.at.at, day.events.back().at.at);
    const Plan plan = make_plan(catalogue(), journal.events(), day.at);
    EXPECT_EQ(day.standing.plan, plan.fingerprint);
    EXPECT_EQ(day.lines.size(), plan.lines.size());
  }
}

TEST(Replay, tells_the_change_of_state_and_the_answer_to_a_bad_session) {
  const Replay replay = replay_of(live_two_weeks());
  const bool builds = std::ranges::any_of(replay.days, [](const ReplayDay& day) {
    const Difference* state = find_change(day, DifferenceKind::state);
    return state != nullptr && state->to == "build";
  });
  EXPECT_TRUE(builds);
  int told = 0;
  for (const ReplayDay& day : replay.days)
    for (const Difference& one : day.changes)
      for (const Reason& reason : one.reasons) {
        EXPECT_NE(catalogue().find_rule(reason.rule), nullptr) << reason.rule;
        told += reason.rule.starts_with("colour.red") || reason.rule == "down.red" ||
                reason.rule == "step.wait-red";
      }
  EXPECT_GT(told, 0);
}

TEST(Replay, of_a_part_is_that_part_of_the_whole) {
  const JournalBuilder journal = live_two_weeks();
  const Replay whole = replay_of(journal);
  const LocalDate from{whole.from.days + 5};
  const Replay part = replay_of(journal, {from, LocalDate{from.days + 3}});
  ASSERT_EQ(part.days.size(), 4u);
  for (std::size_t i = 0; i < part.days.size(); ++i) {
    EXPECT_EQ(part.days[i].standing.plan, whole.days[i + 5].standing.plan);
    EXPECT_EQ(part.days[i].says, whole.days[i + 5].says);
  }
}

TEST(Replay, tells_days_without_an_event_as_well) {
  JournalBuilder journal = begin_usual();
  journal.good_day(first_session());
  journal.later(6).check_in(2);
  const Replay replay = replay_of(journal);
  const bool quiet =
      std::ranges::any_of(replay.days, [](const ReplayDay& day) { return day.events.empty(); });
  EXPECT_TRUE(quiet);
  for (const ReplayDay& day : replay.days)
    for (const Difference& one : day.changes)
      EXPECT_FALSE(one.kind == DifferenceKind::asked && one.to == "check_in");
}

TEST(Replay, of_an_empty_journal_has_no_day) {
  EXPECT_TRUE(make_replay(catalogue(), {}, {}).days.empty());
}

TEST(Report, counts_what_was_done) {
  const JournalBuilder journal = live_two_weeks();
  const Report report = make_report(catalogue(), journal.events(), journal.now());
  EXPECT_EQ(report.done.sessions, 14);
  EXPECT_EQ(report.done.days_with_session, 14);
  EXPECT_GE(report.done.days, 14);
  EXPECT_EQ(report.done.too_much, 1);
  EXPECT_EQ(report.done.open, 1);
  EXPECT_EQ(report.done.good + report.done.so_so + report.done.too_much + report.done.open, 14);
  EXPECT_FALSE(report.weeks.empty());
  const auto brace = std::ranges::find(report.levels, "EX29", &ReportLevel::exercise);
  ASSERT_NE(brace, report.levels.end());
  EXPECT_EQ(brace->first, 1);
  EXPECT_GE(brace->highest, brace->last);
}

TEST(Report, has_the_changes_that_stay_and_none_that_a_day_makes) {
  JournalBuilder journal = live_two_weeks();
  CheckIn told = tell(5);
  journal.next_day(8).check_in(told);
  const Report report = make_report(catalogue(), journal.events(), journal.now());
  EXPECT_FALSE(report.changes.empty());
  for (const ReportChange& one : report.changes) {
    EXPECT_NE(one.change.kind, DifferenceKind::gate);
    EXPECT_FALSE(one.change.text.empty());
  }
  EXPECT_TRUE(std::ranges::is_sorted(report.changes, std::ranges::greater{}, &ReportChange::day));
}

TEST(Report, asks_the_therapist_about_open_signs_and_keys) {
  JournalBuilder journal = begin_usual(2, declare(catalogue(), {"DISC"}));
  journal.screen({{"RF-K2", FlagReply::yes, {}, false}});
  const Report report = make_report(catalogue(), journal.events(), journal.now());
  const auto sign =
      std::ranges::find(report.questions, ReportQuestionKind::sign, &ReportQuestion::kind);
  ASSERT_NE(sign, report.questions.end());
  EXPECT_EQ(sign->about, std::vector<Id>{"RF-K2"});
  const auto flag = std::ranges::find(report.flags, "RF-K2", &ReportFlag::flag);
  ASSERT_NE(flag, report.flags.end());
  EXPECT_FALSE(flag->closed.has_value());

  const JournalBuilder open = begin_usual(2, declare(catalogue(), {"DISC"}));
  const Report other = make_report(catalogue(), open.events(), open.now());
  for (const ReportQuestion& one : other.questions)
    for (const char* flaw : {"<", "{", "}"})
      EXPECT_EQ(one.text.find(flaw), std::string::npos) << one.text;
}

TEST(Report, asks_once_what_two_signs_ask_in_the_same_words) {
  JournalBuilder journal = begin_usual(2, declare(catalogue(), {"DISC"}));
  journal.screen({{"RF-K2", FlagReply::yes, {}, false}, {"RF-K3", FlagReply::yes, {}, false}});
  Clearance old;
  old.clinician = "Dr. Ada";
  old.role = "physiotherapist";
  old.given = find_local_date(journal.later(0, 1).now());
  old.expires = old.given;
  old.flags = {"RF-K2", "RF-K3"};
  journal.add(old).later(2);
  const Report report = make_report(catalogue(), journal.events(), journal.now());
  std::set<std::string> texts;
  for (const ReportQuestion& one : report.questions)
    EXPECT_TRUE(texts.insert(one.text).second) << one.text;
  const auto word =
      std::ranges::find(report.questions, ReportQuestionKind::clearance, &ReportQuestion::kind);
  ASSERT_NE(word, report.questions.end());
  EXPECT_EQ(word->about, (std::vector<Id>{"RF-K2", "RF-K3"}));
  EXPECT_EQ(word->reasons.size(), 2u) << "each sign keeps its own reason";
}

TEST(Report, tells_orders_and_clearances_in_force) {
  JournalBuilder journal = begin_build();
  TherapistOrder order;
  order.clinician = "Dr. Ada";
  order.role = "physiotherapist";
  order.given = find_local_date(journal.now());
  order.expires = {order.given.days + 30};
  order.words = "No cat pose for now.";
  order.locks.push_back({"EX01", "irritable"});
  journal.add(order);
  Clearance clearance;
  clearance.clinician = "Dr. Ada";
  clearance.role = "physiotherapist";
  clearance.given = order.given;
  clearance.expires = {order.given.days + 300};
  clearance.keys = {"EX16"};
  journal.add(clearance);
  const Report report = make_report(catalogue(), journal.events(), journal.now());
  ASSERT_EQ(report.orders.size(), 1u);
  EXPECT_FALSE(report.orders[0].is_signed);
  ASSERT_EQ(report.clearances.size(), 1u);
  // Not longer than a clearance counts, whatever it says.
  EXPECT_EQ(report.clearances[0].last_day.days,
            order.given.days +
                static_cast<std::int32_t>(catalogue().constants().clearance_max_days.value));
}

TEST(Report, of_an_empty_journal_says_nothing_was_done) {
  const Report report = make_report(catalogue(), {}, at("2026-11-04T10:00:00+01:00"));
  EXPECT_EQ(report.done.sessions, 0);
  EXPECT_TRUE(report.levels.empty());
}

}  // namespace
}  // namespace plumb::testing
