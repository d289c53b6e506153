// Reports that are absent or come late, answers that are given anew or taken back: none of them
// opens what was closed, lifts a level, or changes what an earlier answer had judged.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

constexpr int silent_days = 14;

/// In BUILD, then a morning that begins a bad spell, and a session of rest on that day.
JournalBuilder in_flare() {
  JournalBuilder journal = begin_build();
  journal.next_day(8).check_in(6).session({{"EX11", 1, 6}}, 6).after(6);
  return journal;
}

TEST(Silence, raises_no_flag_in_a_bad_spell_and_offers_nothing) {
  JournalBuilder journal = in_flare();
  journal.later(silent_days);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(find_open(plan, "PL-FLARES"), nullptr);
  EXPECT_TRUE(plan.lines.empty());
  EXPECT_EQ(plan.ask, AskNext::screen_full);
  EXPECT_TRUE(speaks(plan, "screen.silent-flare"));
  EXPECT_TRUE(speaks(plan, "nothing.safe"));
}

TEST(Silence, that_ends_with_a_report_in_an_open_bad_spell_needs_a_professional) {
  JournalBuilder told = in_flare();
  told.later(silent_days).check_in(2);
  EXPECT_NE(find_open(plan_of(told), "PL-FLARES"), nullptr);
  JournalBuilder screened = in_flare();
  screened.later(silent_days).screen();
  EXPECT_NE(find_open(plan_of(screened), "PL-FLARES"), nullptr);
}

TEST(Silence, opens_what_reports_that_come_late_show_to_have_been_over) {
  JournalBuilder all = in_flare();
  for (int day = 0; day < 3; ++day) all.next_day(8).check_in(2);
  all.later(silent_days).screen().check_in(2);
  const Plan plan = plan_of(all);
  EXPECT_LT(plan.action, ActionLevel::professional);
  EXPECT_FALSE(plan.lines.empty());
  EXPECT_FALSE(has_step(plan));
}

TEST(WorseDay, has_nothing_at_a_higher_level_than_an_easy_day) {
  JournalBuilder journal = begin_build(4);
  journal.session({{"EX11", 2, 4}}, 4).after(4).next_day(8).check_in(4);
  JournalBuilder easy = journal;
  easy.later(0, 0, 1).check_in(6);
  JournalBuilder relief = journal;
  relief.later(0, 0, 1).check_in(9);
  const Plan on_easy = plan_of(easy), on_relief = plan_of(relief);
  ASSERT_EQ(on_easy.gate, DayGate::easy);
  ASSERT_EQ(on_relief.gate, DayGate::relief);
  ASSERT_NE(find_line(on_easy, "EX11"), nullptr);
  ASSERT_NE(find_line(on_relief, "EX11"), nullptr);
  EXPECT_LE(find_line(on_relief, "EX11")->level, find_line(on_easy, "EX11")->level);
}

/// A ten-minute report of 1, and next day a session that begins less than a day later and ends
/// after it, with that peak.
JournalBuilder with_peak(int peak) {
  JournalBuilder journal = begin_build();
  for (int day = 0; day < 3; ++day) journal.next_day(9).good_day(first_session());
  journal.next_day(9).check_in(2).session(first_session()).after(1);
  journal.later(0, 23, 55).check_in(2).session({{"EX11", 1, peak}}, 2).after(2);
  journal.later(0, 20).check_in(2);
  return journal;
}

TEST(Rise, of_a_session_counts_from_its_start_until_a_day_after_its_end) {
  ASSERT_TRUE(has_step(plan_of(with_peak(2))));
  EXPECT_FALSE(has_step(plan_of(with_peak(3))));
}

TEST(Answers, that_are_taken_back_leave_the_flag_that_they_raised) {
  JournalBuilder journal(real_catalogue());
  journal.intake({count_role(real_catalogue(), QuestionRole::age, 16)});
  const Uuid7 young = journal.events().back().id;
  journal.later(0, 0, 1).add(Voided{young, "a slip"});
  journal.later(0, 0, 1).intake().screen().owns({"mat", "chair", "wall"});
  journal.later(0, 0, 1).check_in(2);
  const Plan plan = plan_of(journal);
  EXPECT_NE(find_open(plan, "RF-A1"), nullptr);
  EXPECT_TRUE(plan.lines.empty());
}

TEST(Answers, given_anew_do_not_judge_the_past_anew) {
  // Two mornings at 4 over a usual of 2 made two sessions of the trial red.
  JournalBuilder journal = begin_usual(2);
  for (int day = 0; day < 2; ++day) {
    journal.session({{"EX11"}, {"EX01"}}).after(2);
    journal.next_day(8).check_in(4).later(0, 4).check_in(2, false);
  }
  ASSERT_NE(find_open(plan_of(journal), "PL-REDS"), nullptr);
  journal.later(0, 0, 1).intake({count_role(real_catalogue(), QuestionRole::pain_usual, 6)});
  EXPECT_NE(find_open(plan_of(journal), "PL-REDS"), nullptr);
}

TEST(BadSpell, of_two_reds_begins_when_the_session_was_red_however_much_follows) {
  JournalBuilder journal = begin_build();
  journal.session({{"EX11", 1, 6}}).after(2).next_day(8).check_in(2);
  journal.session({{"EX11", 1, 6}, {"EX42", 1, 2}}).after(2).later(0, 2);
  const Plan before = plan_of(journal);
  ASSERT_EQ(before.state, PlanState::flare);
  journal.next_day(8).check_in(4);
  const Plan after = plan_of(journal);
  ASSERT_EQ(after.state, PlanState::flare);
  EXPECT_EQ(after.state_since, before.state_since);
}

}  // namespace
}  // namespace plumb::testing
