// The rest in between: of the plan, at any time, and never more than a rest.
#include <gtest/gtest.h>

#include <algorithm>

#include "care/plan_engine.hpp"
#include "care/record_days.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

JournalBuilder begin(std::vector<Id> conditions = {}) {
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  std::vector<Answer> answers = declare(catalogue(), std::move(conditions));
  answers.push_back(count_role(catalogue(), QuestionRole::pain_usual, 2));
  journal.screen().intake(std::move(answers)).owns({"mat", "chair", "wall", "pillow"}).screen();
  return journal;
}

Plan plan_of(const JournalBuilder& journal) {
  return make_plan(catalogue(), journal.events(), journal.now());
}

RestTaken two_minutes(Id exercise) {
  RestTaken taken;
  taken.exercise = std::move(exercise);
  taken.seconds.value = 120;
  return taken;
}

TEST(Rest, is_the_resting_place_of_the_plan_for_two_minutes) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2);
  const Plan plan = plan_of(journal);
  ASSERT_TRUE(plan.rest.has_value());
  EXPECT_EQ(plan.rest->exercise, "EX11");
  EXPECT_EQ(plan.rest->seconds, 120);
}

TEST(Rest, goes_on_when_its_exercise_is_done_for_today_and_on_a_day_of_strong_pain) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2).later(0, 1).session({{"EX11"}}).after(2);
  ASSERT_TRUE(plan_of(journal).lines.front().finished);
  EXPECT_TRUE(plan_of(journal).rest.has_value());
  journal.next_day(8).check_in(8);
  ASSERT_EQ(plan_of(journal).gate, DayGate::relief);
  EXPECT_TRUE(plan_of(journal).rest.has_value());
}

TEST(Rest, is_not_there_before_the_check_in_nor_behind_a_danger_sign_nor_on_a_sick_day) {
  JournalBuilder journal = begin();
  journal.next_day(8);
  EXPECT_FALSE(plan_of(journal).rest.has_value());
  JournalBuilder danger = journal;
  danger.check_in(2).screen({{"RF-C1", FlagReply::yes, {}, false}});
  EXPECT_FALSE(plan_of(danger).rest.has_value());
  CheckIn ill;
  ill.pain.value = 2;
  ill.ill = true;
  journal.check_in(ill);
  EXPECT_FALSE(plan_of(journal).rest.has_value());
}

TEST(Rest, late_in_pregnancy_is_on_the_side) {
  JournalBuilder journal = begin({"PREG23"});
  const Plan plan = plan_of(journal.next_day(8).check_in(2));
  if (plan.action >= ActionLevel::professional) {
    EXPECT_FALSE(plan.rest.has_value());
    return;
  }
  ASSERT_TRUE(plan.rest.has_value());
  EXPECT_EQ(plan.rest->exercise, "EX12");
}

TEST(Rest, counts_for_no_trial_no_gap_and_no_dose) {
  JournalBuilder journal = begin();
  for (int day = 0; day < 6; ++day) {
    journal.next_day(8).check_in(2).later(0, 1);
    for (int times = 0; times < 3; ++times) journal.add(two_minutes("EX11")).later(0, 2);
  }
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::trial);
  EXPECT_EQ(plan.lines.front().done_today, 0);
  JournalBuilder without = begin();
  for (int day = 0; day < 6; ++day) without.next_day(8).check_in(2).later(0, 7);
  EXPECT_EQ(plan.fingerprint, plan_of(without).fingerprint);
}

TEST(Rest, stands_in_the_record_of_its_day) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2).add(two_minutes("EX11")).later(0, 1).add(two_minutes("EX11"));
  const RecordDays record = make_record_days(catalogue(), journal.events(), journal.now());
  const auto today =
      std::ranges::find(record.days, find_local_date(journal.now()), &DayRecord::day);
  ASSERT_NE(today, record.days.end());
  EXPECT_EQ(today->rests, 2);
  EXPECT_TRUE(today->sessions.empty());
}

}  // namespace
}  // namespace plumb::testing
