// From the trial to BUILD, and how the back's answers move the plan.
#include <gtest/gtest.h>

#include <algorithm>

#include "care/plan_engine.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

const std::vector<Felt> first_session = {{"EX11"}, {"EX01"}, {"EX29"}, {"EX42"}};

JournalBuilder begin() {
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  journal.screen()
      .intake({count_role(catalogue(), QuestionRole::pain_now, 2),
               count_role(catalogue(), QuestionRole::pain_usual, 2)})
      .owns({"mat", "chair", "wall", "strap", "worktop"})
      .screen();
  return journal;
}

JournalBuilder in_build() {
  JournalBuilder journal = begin();
  for (int day = 0; day < 3; ++day) journal.good_day(first_session);
  journal.next_day(8).check_in(2).later(0, 1);
  return journal;
}

Plan plan_of(const JournalBuilder& journal) {
  return make_plan(catalogue(), journal.events(), journal.now());
}

const PlanLine* find_line(const Plan& plan, std::string_view id) {
  const auto line = std::ranges::find(plan.lines, id, &PlanLine::exercise);
  return line == plan.lines.end() ? nullptr : &*line;
}

const Change* find_change(const Plan& plan, std::string_view id, ChangeKind kind) {
  for (const Change& change : plan.changes)
    if (change.exercise == id && change.kind == kind) return &change;
  return nullptr;
}

bool speaks(const std::vector<Reason>& reasons, std::string_view rule) {
  return std::ranges::any_of(reasons, [&](const Reason& reason) { return reason.rule == rule; });
}

TEST(Day, what_was_done_as_often_as_the_dose_says_is_finished_until_tomorrow) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2).later(0, 1);
  EXPECT_FALSE(find_line(plan_of(journal), "EX01")->finished);
  journal.session({{"EX01"}, {"EX29"}}).after(2);
  const Plan after = plan_of(journal);
  EXPECT_TRUE(find_line(after, "EX01")->finished);
  EXPECT_TRUE(speaks(find_line(after, "EX01")->reasons, "day.done"));
  EXPECT_EQ(find_line(after, "EX29")->done_today, 1) << "its dose is twice a day";
  EXPECT_FALSE(find_line(after, "EX29")->finished);
  EXPECT_FALSE(find_line(after, "EX42")->finished);
  EXPECT_FALSE(speaks(after.reasons, "day.all-done"));
  journal.session({{"EX11"}, {"EX29"}, {"EX42"}}).after(2);
  EXPECT_TRUE(speaks(plan_of(journal).reasons, "day.all-done"));
  journal.next_day(8).check_in(2);
  EXPECT_FALSE(find_line(plan_of(journal), "EX01")->finished);
}

TEST(Day, the_worst_check_in_and_the_worst_of_back_and_limb_count) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(8).later(0, 3).check_in(2, false);
  EXPECT_EQ(plan_of(journal).gate, DayGate::relief);
  CheckIn leg;
  leg.pain.value = 2;
  leg.limb_pain = PainScore{8};
  journal.next_day(8).check_in(leg);
  EXPECT_EQ(plan_of(journal).gate, DayGate::relief);
  CheckIn ill;
  ill.ill = true;
  journal.next_day(8).check_in(ill).later(0, 3).check_in(2, false);
  EXPECT_EQ(plan_of(journal).gate, DayGate::rest);
}

TEST(Trial, a_bad_morning_leaves_rest_and_walking_and_takes_the_movement) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2).later(0, 1).session(first_session).after(2);
  journal.next_day(8).check_in(4);
  const Plan plan = plan_of(journal);
  EXPECT_NE(find_change(plan, "EX01", ChangeKind::suspended), nullptr);
  for (const char* calm : {"EX11", "EX29", "EX42"})
    EXPECT_NE(find_line(plan, calm), nullptr) << calm;
  const Change* held = find_change(plan, "EX42", ChangeKind::hold);
  ASSERT_NE(held, nullptr);
  EXPECT_TRUE(speaks(held->reasons, "hold.session-red"));
}

TEST(Zones, pain_that_spreads_is_seen_even_where_a_side_was_not_asked_again) {
  JournalBuilder journal = begin();
  CheckIn told;
  told.pain.value = 2;
  told.zones.back_left = Zone{1};
  told.zones.back_right = Zone{0};
  journal.next_day(8).check_in(told).later(0, 1).session({{"EX01"}});
  AfterReport after;
  for (const Event& event : journal.events())
    if (std::holds_alternative<SessionDone>(event.body)) after.session = event.id;
  after.pain.value = 2;
  after.zones.back_left = Zone{4};
  journal.later(0, 0, 20).add(after);
  const Plan plan = plan_of(journal);
  const Change* change = find_change(plan, "EX01", ChangeKind::suspended);
  ASSERT_NE(change, nullptr);
  EXPECT_TRUE(speaks(change->reasons, "colour.red-zone"));
}

TEST(Day, a_morning_far_above_the_usual_keeps_two_days_quiet) {
  JournalBuilder journal = in_build();
  journal.next_day(8).check_in(8);
  EXPECT_EQ(plan_of(journal).gate, DayGate::relief);
  journal.next_day(8).check_in(3);
  EXPECT_EQ(plan_of(journal).gate, DayGate::relief) << "one better morning is not the end of it";
  EXPECT_TRUE(speaks(plan_of(journal).reasons, "flare.hold"));
  journal.next_day(9).check_in(2);
  EXPECT_EQ(plan_of(journal).gate, DayGate::normal);
}

TEST(Trial, is_left_after_three_closed_days_without_red) {
  JournalBuilder journal = begin();
  journal.good_day(first_session).good_day(first_session);
  journal.next_day(8).check_in(2);
  EXPECT_EQ(plan_of(journal).state, PlanState::trial);
  EXPECT_EQ(plan_of(in_build()).state, PlanState::build);
}

TEST(Build, never_began_in_the_future_though_its_gate_counts_from_the_closing_of_the_morning) {
  JournalBuilder journal = in_build();
  const Plan early = plan_of(journal);
  ASSERT_EQ(early.state, PlanState::build);
  ASSERT_TRUE(early.state_since.has_value());
  EXPECT_EQ(*early.state_since, journal.now().at) << "the morning is told and not yet closed";
  journal.later(1);
  const Plan late = plan_of(journal);
  ASSERT_TRUE(late.state_since.has_value());
  EXPECT_LT(*early.state_since, *late.state_since) << "the gate counts from the closing still";
  EXPECT_LT(*late.state_since, journal.now().at);
}

TEST(Trial, a_session_without_its_next_morning_does_not_count) {
  JournalBuilder journal = begin();
  journal.good_day(first_session).good_day(first_session).good_day(first_session);
  EXPECT_EQ(plan_of(journal).state, PlanState::trial);
}

TEST(Trial, what_hurt_is_suspended_and_its_regression_comes_after_the_lock) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2).later(0, 2);
  journal.session({{"EX11"}, {"EX01", 1, 5, 4, 40, StopReason::hurts}, {"EX29"}}).after(3);
  journal.next_day(8).check_in(2).later(0, 2);
  Plan plan = plan_of(journal);
  EXPECT_EQ(find_line(plan, "EX01"), nullptr);
  const Change* suspended = find_change(plan, "EX01", ChangeKind::suspended);
  ASSERT_NE(suspended, nullptr);
  EXPECT_TRUE(suspended->until.has_value());
  EXPECT_TRUE(speaks(suspended->reasons, "colour.red-stop"));
  const Change* replaced = find_change(plan, "EX01", ChangeKind::replaced);
  ASSERT_NE(replaced, nullptr);
  EXPECT_EQ(replaced->replaced_by, "EX25");
  EXPECT_EQ(find_line(plan, "EX25"), nullptr) << "only after 48 hours";

  journal.next_day(8).check_in(2).later(0, 4);
  plan = plan_of(journal);
  EXPECT_EQ(find_line(plan, "EX01"), nullptr);
  ASSERT_NE(find_line(plan, "EX25"), nullptr);
  EXPECT_EQ(find_line(plan, "EX25")->level, 1);
}

TEST(Trial, two_reds_on_different_days_ask_for_a_professional) {
  JournalBuilder journal = begin();
  for (const auto* exercise : {"EX01", "EX42"}) {
    journal.next_day(8).check_in(2).later(0, 2);
    journal.session({{exercise, 1, 6, 4, 100, StopReason::hurts}}).after(2);
  }
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::blocked);
  EXPECT_EQ(plan.action, ActionLevel::professional);
  EXPECT_TRUE(plan.lines.empty());
}

TEST(Build, three_greens_and_the_gap_offer_a_step) {
  const Plan plan = plan_of(in_build());
  int offered = 0;
  for (const PlanLine& line : plan.lines) offered += line.step_up ? 1 : 0;
  EXPECT_LE(offered, 1);
  JournalBuilder journal = in_build();
  journal.later(0, 3);
  const Plan later = plan_of(journal);
  offered = 0;
  for (const PlanLine& line : later.lines) offered += line.step_up ? 1 : 0;
  EXPECT_EQ(offered, 1) << "72 hours after the first session one light exercise has earned it";
  for (const PlanLine& line : later.lines)
    if (line.step_up) {
      EXPECT_EQ(line.level, 2);
      EXPECT_TRUE(speaks(line.reasons, "step.up"));
    }
  // EX01 is of class L2: a week, not three days.
  ASSERT_NE(find_line(later, "EX42"), nullptr);
}

TEST(Build, two_ambers_step_down_and_one_holds) {
  JournalBuilder journal = in_build();
  // EX11 at level 2, as if the step had been taken.
  const auto amber_day = [&](int level, int effort) {
    journal.later(0, 1).session({{"EX11", level, 2, effort}}).after(2);
    journal.next_day(8).check_in(2).later(0, 1);
  };
  amber_day(2, 6);
  Plan plan = plan_of(journal);
  ASSERT_NE(find_line(plan, "EX11"), nullptr);
  EXPECT_EQ(find_line(plan, "EX11")->level, 2);
  EXPECT_NE(find_change(plan, "EX11", ChangeKind::hold), nullptr);
  amber_day(2, 6);
  plan = plan_of(journal);
  EXPECT_EQ(find_line(plan, "EX11")->level, 1);
  const Change* down = find_change(plan, "EX11", ChangeKind::step_down);
  ASSERT_NE(down, nullptr);
  EXPECT_EQ(down->from_level, 2);
  EXPECT_EQ(down->to_level, 1);
  EXPECT_TRUE(speaks(down->reasons, "down.two-ambers"));
}

TEST(Build, a_red_session_at_the_lowest_level_holds_it_there) {
  JournalBuilder journal = in_build();
  journal.later(0, 1).session({{"EX11", 1, 6, 3}}).after(2);
  journal.next_day(8).check_in(2).later(0, 1);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(find_change(plan, "EX11", ChangeKind::step_down), nullptr);
  const Change* held = find_change(plan, "EX11", ChangeKind::hold);
  ASSERT_NE(held, nullptr);
  EXPECT_EQ(held->from_level, held->to_level);
  EXPECT_TRUE(speaks(held->reasons, "hold.lowest"));
  EXPECT_FALSE(speaks(held->reasons, "down.red"));
}

TEST(Build, a_rise_of_pain_locks_every_step_for_a_day) {
  JournalBuilder journal = in_build();
  journal.later(0, 3);
  CheckIn worse;
  worse.pain.value = 4;
  journal.check_in(worse);
  const Plan plan = plan_of(journal);
  for (const PlanLine& line : plan.lines) EXPECT_FALSE(line.step_up) << line.exercise;
}

TEST(Build, no_step_in_the_week_after_a_red) {
  JournalBuilder journal = in_build();
  journal.later(0, 1).session({{"EX42", 1, 5, 4, 50, StopReason::hurts}}).after(2);
  for (int day = 0; day < 5; ++day) journal.good_day({{"EX11"}, {"EX29"}});
  journal.next_day(8).check_in(2).later(0, 4);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::build);
  for (const PlanLine& line : plan.lines) EXPECT_FALSE(line.step_up) << line.exercise;
}

TEST(Build, two_reds_of_one_exercise_suspend_it) {
  JournalBuilder journal = in_build();
  for (int i = 0; i < 2; ++i) {
    journal.later(0, 1).session({{"EX42", 1, 6, 4, 50, StopReason::hurts}}).after(2);
    journal.next_day(8).check_in(2);
  }
  const Plan plan = plan_of(journal);
  EXPECT_EQ(find_line(plan, "EX42"), nullptr);
  ASSERT_NE(find_change(plan, "EX42", ChangeKind::suspended), nullptr);
  EXPECT_TRUE(
      speaks(find_change(plan, "EX42", ChangeKind::suspended)->reasons, "suspend.two-reds"));
}

TEST(Day, strong_pain_leaves_only_rest) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(8).later(0, 2);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.gate, DayGate::relief);
  ASSERT_FALSE(plan.lines.empty());
  for (const PlanLine& line : plan.lines)
    EXPECT_EQ(catalogue().find_exercise(line.exercise)->load_class, LoadClass::l0);
}

TEST(Day, illness_is_a_rest_day_with_a_word) {
  JournalBuilder journal = begin();
  CheckIn ill;
  ill.pain.value = 2;
  ill.ill = true;
  journal.next_day(8).check_in(ill);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.gate, DayGate::rest);
  EXPECT_TRUE(plan.lines.empty());
  EXPECT_TRUE(speaks(plan.reasons, "today.ill"));
}

TEST(Gap, a_long_gap_starts_again_at_the_first_rung_with_a_full_screen) {
  JournalBuilder journal = in_build();
  journal.later(16);
  Plan plan = plan_of(journal);
  EXPECT_EQ(plan.ask, AskNext::screen_full);
  EXPECT_TRUE(plan.lines.empty());
  journal.screen().check_in(2);
  plan = plan_of(journal);
  EXPECT_EQ(plan.state, PlanState::trial);
  for (const PlanLine& line : plan.lines) EXPECT_EQ(line.level, 1);
}

}  // namespace
}  // namespace plumb::testing
