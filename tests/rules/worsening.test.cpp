// What creeps is seen: medians of a week against the intake and against four weeks ago (A.15).
#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

/// So many mornings with that pain, and that far out on both sides.
void tell_days(JournalBuilder& journal, int days, int pain, std::optional<int> zone = {}) {
  for (int day = 0; day < days; ++day) {
    if (day % 20 == 19) journal.screen();
    journal.next_day(8).check_in(tell(pain, zone, zone));
  }
}

/// A person of that usual pain after spans of days, each with its pain.
JournalBuilder after_days(int usual, const std::vector<std::pair<int, int>>& spans) {
  JournalBuilder journal = begin_usual(usual);
  for (const auto& [days, pain] : spans) tell_days(journal, days, pain);
  return journal;
}

TEST(SlowWorsening, of_two_points_makes_the_days_easy_and_advises_a_review) {
  const JournalBuilder journal = after_days(2, {{9, 4}});
  const Plan plan = plan_of(journal);
  ASSERT_NE(find_open(plan, "PL-PAIN"), nullptr);
  EXPECT_EQ(plan.action, ActionLevel::advise);
  EXPECT_EQ(plan.gate, DayGate::easy);
  EXPECT_TRUE(speaks(plan, "worse.easy"));
  EXPECT_FALSE(plan.lines.empty());
}

TEST(SlowWorsening, of_one_point_or_of_two_days_is_none) {
  EXPECT_EQ(find_open(plan_of(after_days(2, {{9, 3}})), "PL-PAIN"), nullptr);
  EXPECT_EQ(find_open(plan_of(after_days(2, {{6, 2}, {2, 4}})), "PL-PAIN"), nullptr);
}

TEST(SlowWorsening, against_four_weeks_ago_is_seen_below_the_pain_of_the_intake) {
  const JournalBuilder journal = after_days(5, {{14, 1}, {28, 3}});
  EXPECT_NE(find_open(plan_of(journal), "PL-PAIN"), nullptr);
}

TEST(SlowWorsening, closes_when_the_sign_was_away_for_two_weeks) {
  JournalBuilder journal = after_days(2, {{8, 4}, {12, 2}});
  EXPECT_NE(find_open(plan_of(journal), "PL-PAIN"), nullptr);
  tell_days(journal, 8, 2);
  EXPECT_EQ(find_open(plan_of(journal), "PL-PAIN"), nullptr);
}

TEST(SlowWorsening, of_the_zone_needs_a_professional_whose_word_counts_from_then_on) {
  std::vector<Answer> zones = {count_role(real_catalogue(), QuestionRole::zone_left, 1),
                               count_role(real_catalogue(), QuestionRole::zone_right, 1)};
  JournalBuilder journal = begin_usual(2, zones);
  tell_days(journal, 5, 2, 3);
  EXPECT_EQ(find_open(plan_of(journal), "PL-ZONE"), nullptr) << "no week yet";
  tell_days(journal, 1, 2, 3);
  EXPECT_EQ(plan_of(journal).state, PlanState::blocked);
  ASSERT_NE(find_open(plan_of(journal), "PL-ZONE"), nullptr);
  Clearance seen;
  seen.clinician = "J. Doe";
  seen.role = "physiotherapist";
  seen.given = find_local_date(journal.now());
  seen.expires = {seen.given.days + 60};
  seen.flags = {"PL-ZONE"};
  journal.later(0, 2).add(seen).later(0, 1);
  EXPECT_EQ(plan_of(journal).state, PlanState::trial);
  journal.next_day(8).check_in(tell(2, 3, 3));
  EXPECT_NE(plan_of(journal).state, PlanState::blocked) << "old days were looked at";
  tell_days(journal, 6, 2, 3);
  EXPECT_EQ(plan_of(journal).state, PlanState::blocked)
      << "it stays further out than at the intake";
}

TEST(SlowWorsening, more_than_two_weeks_of_relief_need_a_professional) {
  JournalBuilder journal = after_days(7, {{13, 7}});
  EXPECT_EQ(find_open(plan_of(journal), "PL-RELIEF"), nullptr);
  tell_days(journal, 1, 7);
  EXPECT_NE(find_open(plan_of(journal), "PL-RELIEF"), nullptr);
  EXPECT_EQ(plan_of(journal).state, PlanState::blocked);
}

TEST(SlowWorsening, one_better_day_begins_the_count_of_relief_again) {
  const JournalBuilder journal = after_days(7, {{12, 7}, {1, 6}, {12, 7}});
  EXPECT_EQ(find_open(plan_of(journal), "PL-RELIEF"), nullptr);
}

TEST(SlowWorsening, strong_usual_pain_for_two_weeks_is_advice_only) {
  const JournalBuilder journal = after_days(5, {{21, 5}});
  const Plan plan = plan_of(journal);
  ASSERT_NE(find_open(plan, "PL-STAYS"), nullptr);
  EXPECT_EQ(find_open(plan, "PL-STAYS")->level, ActionLevel::advise);
  EXPECT_FALSE(plan.lines.empty());
}

}  // namespace
}  // namespace plumb::testing
