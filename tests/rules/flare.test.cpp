// A bad spell: what begins it, what it holds, what ends it, and the way back (5.4 FLARE, REENTRY).
#include <gtest/gtest.h>

#include <algorithm>

#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

/// In BUILD, with the breathing at level 3 and the rest at level 2.
JournalBuilder with_levels() {
  JournalBuilder journal = begin_build();
  journal.later(0, 1).session({{"EX11", 2}, {"EX29", 3}, {"EX42", 4}}).after(2);
  return journal;
}

PaceChosen pace(Pace wish, std::optional<Id> exercise = {}) { return {wish, std::move(exercise)}; }

TEST(Flare, begins_with_a_morning_three_points_above_the_usual) {
  JournalBuilder journal = begin_build();
  journal.next_day(8).check_in(5);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::flare);
  EXPECT_EQ(plan.gate, DayGate::relief);
  EXPECT_TRUE(speaks(plan, "flare.morning"));
  EXPECT_TRUE(speaks(plan.ends, "ends.flare"));
  EXPECT_EQ(plan.state_since, journal.now().at);
}

TEST(Flare, begins_with_a_strong_morning_of_who_usually_has_at_most_five) {
  JournalBuilder usual_five = begin_build(5);
  usual_five.next_day(8).check_in(7);
  EXPECT_EQ(plan_of(usual_five).state, PlanState::flare);
  JournalBuilder usual_six = begin_usual(6);
  for (int day = 0; day < 3; ++day) usual_six.next_day(8).check_in(6);
  usual_six.next_day(8).check_in(7);
  EXPECT_NE(plan_of(usual_six).state, PlanState::flare);
}

TEST(Flare, begins_with_two_red_sessions_in_a_week_and_not_with_two_in_nine_days) {
  const auto red = [](JournalBuilder& journal) {
    journal.later(0, 1).session({{"EX11", 1, 5, 3}}).after(2);
  };
  JournalBuilder near = begin_build();
  red(near);
  near.next_day(8).check_in(2).next_day(8).check_in(2);
  EXPECT_EQ(plan_of(near).state, PlanState::build);
  red(near);
  near.later(0, 2);
  EXPECT_EQ(plan_of(near).state, PlanState::flare);
  EXPECT_TRUE(speaks(plan_of(near), "flare.reds"));
  JournalBuilder far = begin_build();
  red(far);
  for (int day = 0; day < 9; ++day) far.good_day({{"EX11"}});
  far.next_day(8).check_in(2);
  red(far);
  far.later(0, 2);
  EXPECT_EQ(plan_of(far).state, PlanState::build);
}

TEST(Flare, begins_when_the_person_says_so) {
  JournalBuilder journal = begin_build();
  journal.add(pace(Pace::flare)).later(0, 1);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::flare);
  EXPECT_TRUE(speaks(plan, "flare.said"));
}

TEST(Flare, holds_only_rest_and_an_easy_walk_while_pain_allows_it) {
  JournalBuilder journal = with_levels();
  journal.next_day(8).check_in(5);
  const Plan plan = plan_of(journal);
  ASSERT_FALSE(plan.lines.empty());
  for (const PlanLine& line : plan.lines) {
    if (line.exercise == "EX42") {
      EXPECT_EQ(line.level, 1);
      EXPECT_TRUE(speaks(line.reasons, "flare.walk"));
    } else {
      EXPECT_EQ(class_of(line), LoadClass::l0) << line.exercise;
    }
  }
  EXPECT_NE(find_line(plan, "EX42"), nullptr);
  journal.next_day(8).check_in(7);
  const Plan strong = plan_of(journal);
  EXPECT_EQ(find_line(strong, "EX42"), nullptr) << "with pain of 7 only resting positions";
}

TEST(Flare, lasts_two_days_at_least_and_needs_two_good_mornings_in_a_row) {
  JournalBuilder journal = begin_build();
  journal.next_day(8).check_in(5);
  journal.next_day(7).check_in(3).later(0, 2);
  EXPECT_EQ(plan_of(journal).state, PlanState::flare) << "one good morning";
  journal.next_day(7).check_in(2);
  EXPECT_EQ(plan_of(journal).state, PlanState::flare) << "47 hours";
  journal.later(0, 2);
  EXPECT_EQ(plan_of(journal).state, PlanState::reentry);
}

TEST(Flare, goes_on_when_a_morning_is_missing_or_bad_between_the_good_ones) {
  JournalBuilder missing = begin_build();
  missing.next_day(8).check_in(5).next_day(8).check_in(2);
  missing.next_day(8).next_day(8).check_in(2);
  EXPECT_EQ(plan_of(missing).state, PlanState::flare);
  missing.next_day(8).check_in(2);
  EXPECT_EQ(plan_of(missing).state, PlanState::reentry);
  JournalBuilder bad = begin_build();
  bad.next_day(8).check_in(5).next_day(8).check_in(2).next_day(8).check_in(4);
  bad.next_day(8).check_in(2);
  EXPECT_EQ(plan_of(bad).state, PlanState::flare);
}

TEST(Flare, goes_on_while_the_pain_reaches_further_out_on_either_side) {
  JournalBuilder journal = begin_build();
  journal.later(0, 1).check_in(tell(2, 2, 1)).next_day(8).check_in(tell(6, 3, 1));
  journal.next_day(8).check_in(tell(2, 1, 3)).next_day(8).check_in(tell(2, 1, 3)).later(0, 1);
  EXPECT_NE(plan_of(journal).state, PlanState::reentry) << "the right side is further out";
}

TEST(Flare, of_a_week_brings_advice_and_of_two_weeks_a_professional) {
  JournalBuilder journal = begin_build();
  journal.next_day(8).check_in(5);
  for (int day = 0; day < 7; ++day) journal.next_day(9).check_in(4);
  Plan plan = plan_of(journal);
  ASSERT_NE(find_open(plan, "PL-FLARE"), nullptr);
  EXPECT_EQ(plan.state, PlanState::flare);
  EXPECT_FALSE(plan.lines.empty()) << "advice blocks nothing";
  for (int day = 0; day < 7; ++day) journal.next_day(9).check_in(4);
  plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::blocked);
  ASSERT_NE(find_open(plan, "PL-FLARES"), nullptr);
  EXPECT_EQ(find_open(plan, "PL-FLARES")->level, ActionLevel::professional);
  EXPECT_TRUE(speaks(plan.ends, "ends.blocked"));
}

TEST(Flare, three_within_four_weeks_ask_for_a_professional) {
  JournalBuilder journal = begin_build();
  for (int flare = 0; flare < 3; ++flare) {
    EXPECT_NE(plan_of(journal).state, PlanState::blocked) << flare;
    journal.next_day(8).check_in(6).next_day(8).check_in(2).next_day(8).check_in(2);
    journal.next_day(8).check_in(2);
  }
  EXPECT_EQ(plan_of(journal).state, PlanState::blocked);
  EXPECT_NE(find_open(plan_of(journal), "PL-FLARES"), nullptr);
}

TEST(Reentry, comes_back_at_half_of_before_and_nothing_steps_up_for_a_week) {
  JournalBuilder journal = with_levels();
  journal.next_day(8).check_in(2).add(pace(Pace::flare));
  journal.next_day(8).check_in(2).next_day(8).check_in(2).later(0, 1);
  Plan plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::reentry);
  EXPECT_EQ(plan.gate, DayGate::normal);
  ASSERT_NE(find_line(plan, "EX42"), nullptr);
  EXPECT_EQ(find_line(plan, "EX42")->level, 2);
  EXPECT_EQ(find_line(plan, "EX29")->level, 1);
  EXPECT_EQ(find_line(plan, "EX11")->level, 1);
  const base::Instant ended = base::add_hours(journal.now().at, -1);
  EXPECT_EQ(plan.state_until, base::add_days(ended, 7));
  for (int day = 0; day < 6; ++day) {
    journal.later(0, 1).session({{"EX11"}, {"EX29"}, {"EX42", 2}}).after(2).next_day(8).check_in(2);
    EXPECT_FALSE(has_step(plan_of(journal))) << day;
    EXPECT_EQ(plan_of(journal).state, PlanState::reentry) << day;
  }
  journal.later(0, 1).session({{"EX11"}, {"EX29"}, {"EX42", 2}}).after(2).next_day(9).check_in(2);
  plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::build);
  EXPECT_TRUE(has_step(plan));
}

TEST(Maintain, is_chosen_takes_no_step_and_ends_when_the_person_wants_to_grow) {
  JournalBuilder journal = begin_build();
  journal.later(0, 3);
  ASSERT_TRUE(has_step(plan_of(journal)));
  journal.add(pace(Pace::keep));
  Plan plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::maintain);
  EXPECT_FALSE(has_step(plan));
  EXPECT_TRUE(speaks(plan, "maintain.week"));
  for (const PlanLine& line : plan.lines) EXPECT_FALSE(speaks(line.reasons, "new.added"));
  journal.later(0, 0, 5).add(pace(Pace::grow));
  plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::build);
  EXPECT_TRUE(has_step(plan));
}

TEST(Pace, of_one_exercise_lowers_it_or_leaves_it_out_until_it_is_taken_up) {
  JournalBuilder journal = with_levels();
  journal.next_day(8).check_in(2).add(pace(Pace::lower, "EX42"));
  EXPECT_EQ(find_line(plan_of(journal), "EX42")->level, 3);
  journal.later(0, 1).add(pace(Pace::set_aside, "EX42"));
  EXPECT_EQ(find_line(plan_of(journal), "EX42"), nullptr);
  EXPECT_TRUE(speaks(find_refusal(plan_of(journal), "EX42")->reasons, "pace.set-aside"));
  journal.later(0, 1).add(pace(Pace::take_up, "EX42"));
  ASSERT_NE(find_line(plan_of(journal), "EX42"), nullptr);
  EXPECT_EQ(find_line(plan_of(journal), "EX42")->level, 3);
}

}  // namespace
}  // namespace plumb::testing
