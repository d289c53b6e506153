// The self-checks at home: when a change counts, and what it leads to.
#include <gtest/gtest.h>

#include <algorithm>

#include "care/follow_up.hpp"
#include "care/plan_engine.hpp"
#include "care/self_check.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

/// Someone of 44 who answered everything and checked in.
JournalBuilder make_person(std::vector<FlagAnswer> flags = {}, std::vector<Answer> answers = {}) {
  JournalBuilder journal(catalogue(), "2026-11-02T10:00:00+01:00");
  answers.push_back(count_role(catalogue(), QuestionRole::age, 44));
  journal.intake(std::move(answers)).owns({"mat", "chair", "wall"}).screen(std::move(flags));
  journal.check_in(2);
  return journal;
}

CheckResult fine(const Id& check) {
  CheckResult result{check, false, false, false, {}};
  for (const std::string& part : catalogue().find_self_check(check)->parts) {
    const bool is_time = catalogue().find_self_check(check)->less_is_better;
    result.values.push_back({part, {is_time ? 10 : 25}});
  }
  return result;
}
CheckResult trouble(const Id& check, bool known = false) {
  CheckResult result = fine(check);
  result.trouble = true;
  result.known = known;
  return result;
}
CheckResult counted(const Id& check, int value) {
  CheckResult result = fine(check);
  for (CheckValue& one : result.values) one.value.value = value;
  return result;
}
SelfCheckDone round_of(std::vector<CheckResult> results) { return {std::move(results)}; }

SelfCheckDone fine_round() {
  SelfCheckDone done;
  for (const SelfCheck& check : catalogue().content().self_checks)
    done.results.push_back(fine(check.id));
  return done;
}

Plan plan_of(const JournalBuilder& journal) {
  return make_plan(catalogue(), journal.events(), journal.now());
}
ActionLevel level_of(const Plan& plan, std::string_view flag) {
  const auto found = std::ranges::find(plan.flags, flag, &OpenFlag::flag);
  return found == plan.flags.end() ? ActionLevel::none : found->level;
}
bool has_check(const FollowUp& follow_up, std::string_view check) {
  return std::ranges::find(follow_up.checks, check, &CheckWanted::check) != follow_up.checks.end();
}

TEST(SelfCheck, a_round_without_trouble_changes_nothing) {
  JournalBuilder journal = make_person();
  const Plan before = plan_of(journal);
  journal.add(fine_round());
  EXPECT_EQ(plan_of(journal).fingerprint, before.fingerprint);
}

TEST(SelfCheck, trouble_at_the_very_first_try_is_for_a_professional) {
  for (const SelfCheck& check : catalogue().content().self_checks) {
    if (check.by_professional) continue;
    JournalBuilder journal = make_person();
    journal.add(round_of({trouble(check.id)}));
    EXPECT_EQ(level_of(plan_of(journal), flag_check_first), ActionLevel::professional) << check.id;
    EXPECT_TRUE(plan_of(journal).lines.empty()) << check.id;
  }
}

TEST(SelfCheck, trouble_at_the_first_try_that_a_professional_knows_of_does_not_block) {
  JournalBuilder journal = make_person();
  journal.add(round_of({trouble("T3", true)}));
  EXPECT_EQ(plan_of(journal).action, ActionLevel::none);
  journal.later(7).check_in(2).add(round_of({trouble("T3")}));
  EXPECT_EQ(plan_of(journal).action, ActionLevel::none) << "the same trouble is nothing new";
}

TEST(SelfCheck, trouble_at_the_first_try_with_a_sign_of_weakness_is_urgent) {
  for (const char* sign : {"RF-M1", "RF-N2", "RF-N3"}) {
    JournalBuilder journal = make_person({{sign, FlagReply::yes, {}, false}});
    journal.add(round_of({trouble("T8")}));
    EXPECT_GE(level_of(plan_of(journal), flag_check_first), ActionLevel::urgent) << sign;
  }
}

TEST(SelfCheck, a_heel_or_toes_that_newly_fail_are_urgent_at_once) {
  for (const char* check : {"T3", "T4"}) {
    JournalBuilder journal = make_person();
    journal.add(fine_round()).later(7).check_in(2).add(round_of({trouble(check)}));
    EXPECT_EQ(plan_of(journal).action, ActionLevel::urgent) << check;
  }
}

TEST(SelfCheck, two_different_checks_that_newly_fail_on_one_day_are_urgent) {
  JournalBuilder journal = make_person();
  journal.add(fine_round()).later(7).check_in(2);
  journal.add(round_of({trouble("T1")})).later(0, 2).add(round_of({trouble("T8")}));
  EXPECT_EQ(plan_of(journal).action, ActionLevel::urgent);
  EXPECT_EQ(level_of(plan_of(journal), flag_check_two), ActionLevel::urgent);
}

TEST(SelfCheck, two_changes_with_a_sign_of_the_bladder_are_an_emergency) {
  JournalBuilder journal = make_person();
  journal.add(fine_round()).later(7).screen({{"RF-C1", FlagReply::yes, {}, false}}).check_in(2);
  journal.add(round_of({trouble("T1"), trouble("T8")}));
  EXPECT_EQ(level_of(plan_of(journal), flag_check_two), ActionLevel::emergency);
}

TEST(SelfCheck, one_change_alone_locks_steps_and_is_tried_again_after_two_days) {
  JournalBuilder journal = make_person();
  SelfCheckDone second = fine_round();
  second.results[0] = trouble("T1");
  journal.add(fine_round()).later(7).check_in(2).add(second);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.action, ActionLevel::none);
  EXPECT_TRUE(std::ranges::any_of(
      plan.advice, [](const Reason& reason) { return reason.rule == "check.again"; }));
  const std::vector<Event> merged = journal.events();
  EXPECT_TRUE(find_check_lock(catalogue(), find_status(catalogue(), merged, journal.now())));
  journal.later(2, 1).check_in(2);
  const FollowUp due = make_follow_up(catalogue(), journal.events(), journal.now());
  ASSERT_EQ(due.checks.size(), 1u);
  EXPECT_TRUE(due.checks[0].again);

  JournalBuilder better = journal;
  better.add(round_of({fine("T1")}));
  const std::vector<Event> again = better.events();
  EXPECT_FALSE(find_check_lock(catalogue(), find_status(catalogue(), again, better.now())));
  EXPECT_EQ(plan_of(better).action, ActionLevel::none);

  journal.add(round_of({trouble("T1")}));
  EXPECT_EQ(level_of(plan_of(journal), flag_check_again), ActionLevel::professional);
}

TEST(SelfCheck, a_second_try_on_the_same_evening_does_not_end_the_wait) {
  JournalBuilder journal = make_person();
  journal.add(fine_round()).later(7).check_in(2).add(round_of({trouble("T1")}));
  journal.later(0, 3).add(round_of({fine("T1")}));
  const std::vector<Event> merged = journal.events();
  EXPECT_TRUE(find_check_lock(catalogue(), find_status(catalogue(), merged, journal.now())));
}

TEST(SelfCheck, slow_hands_on_two_days_with_clumsiness_are_urgent) {
  // 44 years of age: fewer than 20 in ten seconds.
  JournalBuilder journal = make_person({{"RF-M1", FlagReply::not_sure, {}, true}});
  journal.add(fine_round()).later(7).check_in(2).add(round_of({counted("T5", 19)}));
  EXPECT_EQ(level_of(plan_of(journal), "PL-HAND"), ActionLevel::none);
  journal.later(2, 1).check_in(2).add(round_of({counted("T6", 18)}));
  EXPECT_EQ(level_of(plan_of(journal), "PL-HAND"), ActionLevel::urgent);
}

TEST(SelfCheck, the_cut_off_of_a_count_goes_by_age_and_is_missing_where_none_is_confirmed) {
  const auto is_concern = [](int age, int count) {
    JournalBuilder journal(catalogue(), "2026-11-02T10:00:00+01:00");
    journal.intake({count_role(catalogue(), QuestionRole::age, age)}).screen().check_in(2);
    journal.add(round_of({counted("T5", count)}));
    const std::vector<Event> merged = journal.events();
    return find_check_trend(catalogue(), find_status(catalogue(), merged, journal.now()))
        .judged.front()
        .concern;
  };
  EXPECT_TRUE(is_concern(44, 19));
  EXPECT_FALSE(is_concern(44, 20));
  EXPECT_TRUE(is_concern(75, 15));
  EXPECT_FALSE(is_concern(75, 16));
  EXPECT_FALSE(is_concern(30, 5));
  EXPECT_FALSE(is_concern(85, 5));
}

TEST(SelfCheck, ones_own_best_is_the_measure_of_time_and_of_standing_up) {
  JournalBuilder slow = make_person();
  slow.add(round_of({counted("T7", 10)})).later(7).check_in(2).add(round_of({counted("T7", 12)}));
  EXPECT_TRUE(plan_of(slow).advice.empty());
  slow.later(7).check_in(2).add(round_of({counted("T7", 13)}));
  EXPECT_FALSE(plan_of(slow).advice.empty()) << "30 % longer than the best, not than the last";
  slow.later(3).check_in(2).add(round_of({counted("T7", 14)}));
  EXPECT_EQ(level_of(plan_of(slow), flag_check_again), ActionLevel::professional);

  JournalBuilder few = make_person();
  few.add(round_of({counted("T9", 15)})).later(7).check_in(2).add(round_of({counted("T9", 12)}));
  EXPECT_FALSE(plan_of(few).advice.empty()) << "20 % fewer";
}

TEST(SelfCheck, what_was_noticed_in_a_week_counts_when_it_rises_for_two_weeks) {
  JournalBuilder journal = make_person();
  journal.add(round_of({counted("T11", 1)}));
  journal.later(7).check_in(2).add(round_of({counted("T11", 2)}));
  EXPECT_TRUE(plan_of(journal).advice.empty());
  journal.later(7).check_in(2).add(round_of({counted("T11", 3)}));
  EXPECT_FALSE(plan_of(journal).advice.empty());
}

TEST(SelfCheck, a_change_that_a_professional_noted_waits_for_their_word) {
  JournalBuilder journal = make_person();
  journal.add(round_of({trouble("T12")}));
  EXPECT_EQ(plan_of(journal).action, ActionLevel::none) << "known from the first day on";
  JournalBuilder changed = make_person();
  changed.add(fine_round()).later(7).check_in(2).add(round_of({trouble("T12")}));
  EXPECT_EQ(plan_of(changed).action, ActionLevel::professional);
}

TEST(SelfCheck, who_cannot_stand_heel_to_toe_counts_as_unsteady_and_sits) {
  JournalBuilder journal = make_person();
  CheckResult short_of = counted("T2", 6);
  short_of.known = true;
  journal.add(round_of({short_of}));
  const Plan plan = plan_of(journal);
  EXPECT_NE(std::ranges::find(plan.conditions, "BAL"), plan.conditions.end());
  EXPECT_LE(plan.cap_g, catalogue().find_condition("BAL")->cap_g);
  journal.later(7).check_in(2);
  const FollowUp due = make_follow_up(catalogue(), journal.events(), journal.now());
  EXPECT_FALSE(due.checks.empty());
  for (const CheckWanted& wanted : due.checks)
    EXPECT_TRUE(catalogue().find_self_check(wanted.check)->seated) << wanted.check;
}

TEST(SelfCheck, taking_a_round_back_takes_no_trouble_back) {
  JournalBuilder journal = make_person();
  journal.add(fine_round()).later(7).check_in(2).add(round_of({trouble("T3")}));
  journal.later(0, 1).add(Voided{journal.events().back().id, "tapped by mistake"});
  EXPECT_EQ(plan_of(journal).action, ActionLevel::urgent);
}

TEST(SelfCheck, comes_on_the_first_day_and_then_weekly) {
  JournalBuilder journal = make_person();
  const auto due = [&] { return make_follow_up(catalogue(), journal.events(), journal.now()); };
  EXPECT_EQ(due().checks.size(), catalogue().content().self_checks.size());
  EXPECT_TRUE(due().waits.empty());
  EXPECT_TRUE(due().checks[0].first);
  SelfCheckDone done = fine_round();
  done.results[0] = {done.results[0].check, true, false, false, {}};
  journal.add(done).later(6).check_in(2);
  EXPECT_TRUE(due().checks.empty());
  journal.later(1).check_in(2);
  EXPECT_TRUE(has_check(due(), "T1")) << "what was left out comes with the next round";
  EXPECT_EQ(due().checks.size(), catalogue().content().self_checks.size());
}

TEST(SelfCheck, waits_for_a_check_in_and_for_a_calm_and_wakeful_day) {
  JournalBuilder journal(catalogue(), "2026-11-02T10:00:00+01:00");
  journal.intake().owns({"mat"}).screen().next_day();
  const auto waits = [](const JournalBuilder& one) {
    const FollowUp due = make_follow_up(catalogue(), one.events(), one.now());
    return due.waits.empty() ? Id{} : due.waits.front().rule;
  };
  EXPECT_EQ(waits(journal), "check.wait-check-in");
  JournalBuilder hurts = journal, sleepy = journal, blocked = journal;
  hurts.check_in(7);
  EXPECT_EQ(waits(hurts), "check.wait-pain");
  CheckIn drowsy;
  drowsy.pain.value = 2;
  drowsy.drowsy = true;
  sleepy.check_in(drowsy);
  EXPECT_EQ(waits(sleepy), "check.wait-drowsy");
  blocked.screen({{"RF-K2", FlagReply::yes, {}, false}}).check_in(2);
  EXPECT_EQ(waits(blocked), "state.blocked");
  EXPECT_EQ(waits(journal.check_in(6)), "");
}

}  // namespace
}  // namespace plumb::testing
