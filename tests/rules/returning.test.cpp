// Coming back after a break: the bands of 5.4 RETURN, keys, single exercises that were left out.
#include <gtest/gtest.h>

#include <algorithm>

#include "care/returning.hpp"
#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

/// Ten days of sessions with walking at level 6 and breathing at level 3.
JournalBuilder at_level_six() {
  JournalBuilder journal = begin_build();
  journal.later(0, 1).session({{"EX11", 3}, {"EX29", 3}, {"EX42", 6}}).after(2);
  return journal;
}

/// The plan after so many days without a session, the morning told.
Plan plan_after(int days) {
  JournalBuilder journal = at_level_six();
  for (int day = 0; day < days; ++day) journal.next_day(9);
  if (days > 14) journal.screen();
  journal.check_in(2);
  return plan_of(journal);
}

TEST(Gap, of_three_days_changes_nothing) {
  const Plan plan = plan_after(3);
  EXPECT_EQ(plan.state, PlanState::build);
  EXPECT_EQ(find_line(plan, "EX42")->level, 6);
}

TEST(Gap, of_four_to_seven_days_is_one_level_lower) {
  for (const int days : {4, 7}) {
    const Plan plan = plan_after(days);
    EXPECT_EQ(plan.state, PlanState::returning) << days;
    EXPECT_TRUE(speaks(plan, "gap.down"));
    EXPECT_TRUE(speaks(plan.ends, "ends.return"));
    EXPECT_EQ(find_line(plan, "EX42")->level, 5) << days;
  }
}

TEST(Gap, of_eight_to_fourteen_days_is_half) {
  for (const int days : {8, 14}) {
    const Plan plan = plan_after(days);
    EXPECT_EQ(plan.state, PlanState::returning) << days;
    EXPECT_EQ(find_line(plan, "EX42")->level, 3) << days;
  }
}

TEST(Gap, of_fifteen_days_begins_the_trial_again) {
  const Plan plan = plan_after(15);
  EXPECT_EQ(plan.state, PlanState::trial);
  EXPECT_TRUE(speaks(plan, "gap.restart"));
  for (const PlanLine& line : plan.lines) EXPECT_EQ(line.level, 1) << line.exercise;
}

TEST(Gap, of_more_than_four_weeks_asks_everything_again) {
  const Plan plan = plan_after(29);
  EXPECT_EQ(plan.state, PlanState::intake);
  EXPECT_EQ(plan.ask, AskNext::intake);
  EXPECT_TRUE(plan.lines.empty());
}

TEST(Gap, lowers_also_what_is_not_done_in_the_first_session_back) {
  JournalBuilder journal = at_level_six();
  for (int day = 0; day < 9; ++day) journal.next_day(8);
  journal.check_in(2).later(0, 1).session({{"EX11"}, {"EX29"}}).after(2);
  journal.next_day(8).check_in(2);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::build);
  ASSERT_NE(find_line(plan, "EX42"), nullptr);
  EXPECT_EQ(find_line(plan, "EX42")->level, 3) << "not the old level, and not halved twice";
}

TEST(Gap, of_one_exercise_alone_brings_it_back_lower_and_after_long_at_the_first_level) {
  JournalBuilder journal = at_level_six();
  for (int day = 0; day < 9; ++day) journal.good_day({{"EX11", 3}, {"EX29", 3}});
  journal.next_day(8).check_in(2);
  const Plan halved = plan_of(journal);
  ASSERT_NE(find_line(halved, "EX42"), nullptr);
  EXPECT_EQ(find_line(halved, "EX42")->level, 3);
  EXPECT_TRUE(speaks(find_line(halved, "EX42")->reasons, "gap.exercise"));
  for (int day = 0; day < 22; ++day) {
    if (day % 10 == 0) journal.screen();
    journal.good_day({{"EX11", 3}, {"EX29", 3}});
  }
  journal.next_day(8).check_in(2);
  const Plan lapsed = plan_of(journal);
  ASSERT_NE(find_line(lapsed, "EX42"), nullptr);
  EXPECT_EQ(find_line(lapsed, "EX42")->level, 1);
}

TEST(Gap, of_more_than_four_weeks_voids_every_key_for_good) {
  JournalBuilder journal = begin_build(2, declare(real_catalogue(), {"POSTOP"}));
  // The key itself is tested with the clearances; here only that an old one does not come back.
  Clearance key;
  key.clinician = "J. Doe";
  key.role = "physiotherapist";
  key.given = find_local_date(journal.now());
  key.expires = {key.given.days + 90};
  key.keys = {"EX02"};
  key.conditions = {"POSTOP"};
  journal.add(key).later(0, 1).session({{"EX11"}, {"EX29"}}).after(2);
  const auto needs_key = [&] {
    const Plan plan = plan_of(journal);
    const Refusal* refused = find_refusal(plan, "EX02");
    return refused != nullptr && speaks(refused->reasons, "matrix.key-needed");
  };
  journal.next_day(9).check_in(2);
  EXPECT_FALSE(needs_key());
  for (int day = 0; day < 29; ++day) journal.next_day(8);
  journal.screen().intake(declare(real_catalogue(), {"POSTOP"})).screen().check_in(2);
  EXPECT_TRUE(needs_key());
  journal.later(0, 1).session({{"EX11"}, {"EX29"}}).after(2).next_day(8).check_in(2);
  EXPECT_TRUE(needs_key()) << "the first session back does not bring the key back";
}

TEST(Gap, is_read_by_the_longer_of_two_calendars) {
  JournalBuilder journal = at_level_six();
  journal.next_day(23).check_in(2, false).session({{"EX42", 6}}).after(2);
  std::vector<Event> events = journal.events();
  Status status;
  // 23:00 in Berlin is the next day in Tokyo, and the day before in New York.
  const Moment last = journal.now();
  status.now = {base::add_days(last.at, 4), -5 * 60};
  EXPECT_EQ(find_days_since(status, last), 4);
  status.now = {base::add_hours(base::add_days(last.at, 3), 3), 9 * 60};
  EXPECT_EQ(find_days_since(status, last), 4) << "three days and three hours, but a fourth date";
}

}  // namespace
}  // namespace plumb::testing
