// Danger signs: what they close, what opens it again, and what "not sure" means.
#include <gtest/gtest.h>

#include <algorithm>

#include "care/interview.hpp"
#include "care/plan_engine.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

Plan plan_with(std::vector<FlagAnswer> flags, std::vector<Answer> answers = {}) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake(std::move(answers)).owns({"mat", "chair"}).screen(std::move(flags));
  return make_plan(catalogue(), journal.events(), journal.now());
}

TEST(Screening, every_asked_flag_of_a_blocking_level_blocks) {
  for (const RedFlag& flag : catalogue().content().flags) {
    if (!flag.asked || flag.level < ActionLevel::professional) continue;
    const Plan plan = plan_with({{flag.id, FlagReply::yes, {}, false}});
    EXPECT_EQ(plan.state, PlanState::blocked) << flag.id;
    EXPECT_GE(plan.action, flag.level) << flag.id;
    EXPECT_TRUE(plan.lines.empty()) << flag.id;
    EXPECT_FALSE(plan.reasons.empty()) << flag.id;
  }
}

TEST(Screening, a_first_not_sure_is_asked_again_and_does_not_raise_the_alarm) {
  const Plan plan = plan_with({{"RF-C1", FlagReply::not_sure, {}, false}});
  EXPECT_EQ(plan.ask, AskNext::screen_again);
  EXPECT_EQ(plan.ask_items, std::vector<Id>{"RF-C1"});
  EXPECT_EQ(plan.action, ActionLevel::none);
  EXPECT_TRUE(plan.lines.empty());
}

TEST(Screening, a_second_not_sure_counts_as_the_rule_says) {
  EXPECT_EQ(plan_with({{"RF-C1", FlagReply::not_sure, {}, true}}).action, ActionLevel::emergency);
  EXPECT_EQ(plan_with({{"RF-C4", FlagReply::not_sure, {}, true}}).action, ActionLevel::urgent);
}

TEST(Screening, an_unanswered_flag_offers_nothing) {
  JournalBuilder journal(catalogue());
  FlagsScreened partial;
  partial.answers = {{"RF-C1", FlagReply::no, {}, false}};
  journal.intake().owns({"mat", "chair"}).add(partial);
  const Plan plan = make_plan(catalogue(), journal.events(), journal.now());
  EXPECT_EQ(plan.ask, AskNext::screen_full);
  EXPECT_TRUE(plan.lines.empty());
}

TEST(Screening, a_later_no_does_not_close_a_danger_sign) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen({{"RF-K2", FlagReply::yes, {}, false}});
  journal.next_day().screen();
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).state, PlanState::blocked);
}

Clearance make_clearance(const JournalBuilder& journal, std::vector<Id> flags) {
  Clearance clearance;
  clearance.clinician = "Dr A. Kowalska";
  clearance.role = "physiotherapist";
  clearance.given = find_local_date(journal.now());
  clearance.expires = {clearance.given.days + 60};
  clearance.flags = std::move(flags);
  return clearance;
}

TEST(Screening, a_named_professional_clears_what_is_of_level_p) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen({{"RF-K2", FlagReply::yes, {}, false}});
  journal.next_day().add(make_clearance(journal, {"RF-K2"})).check_in(2);
  const Plan plan = make_plan(catalogue(), journal.events(), journal.now());
  EXPECT_EQ(plan.state, PlanState::trial);
  EXPECT_FALSE(plan.lines.empty());
}

TEST(Screening, a_clearance_from_before_the_sign_is_worth_nothing) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen();
  journal.add(make_clearance(journal, {"RF-K2"}));
  journal.next_day().screen({{"RF-K2", FlagReply::yes, {}, false}});
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).state, PlanState::blocked);
}

TEST(Screening, an_expired_clearance_closes_again) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen({{"RF-K2", FlagReply::yes, {}, false}});
  journal.next_day().add(make_clearance(journal, {"RF-K2"}));
  journal.later(61).screen().check_in(2);
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).state, PlanState::blocked);
}

TEST(Screening, what_the_person_enters_never_clears_an_emergency) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen({{"RF-C2", FlagReply::yes, {}, false}});
  journal.next_day().add(make_clearance(journal, {"RF-C2"})).screen();
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).action, ActionLevel::emergency);
}

TEST(Screening, a_high_pressure_is_measured_again_before_it_blocks) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen();
  CheckIn high;
  high.pain.value = 2;
  high.pressure = BloodPressure{{150}, {112}, false};
  journal.check_in(high);
  Plan plan = make_plan(catalogue(), journal.events(), journal.now());
  EXPECT_EQ(plan.ask, AskNext::pressure_again);
  EXPECT_TRUE(plan.lines.empty());
  high.pressure->repeated_after_rest = true;
  journal.later(0, 0, 15).check_in(high);
  plan = make_plan(catalogue(), journal.events(), journal.now());
  EXPECT_EQ(plan.state, PlanState::blocked);
}

TEST(Screening, a_caution_flag_leaves_light_things_at_the_first_rung) {
  for (const RedFlag& flag : catalogue().content().flags) {
    if (!flag.asked || flag.level != ActionLevel::limit) continue;
    const Plan plan = plan_with({{flag.id, FlagReply::yes, {}, false}});
    EXPECT_NE(plan.state, PlanState::blocked) << flag.id;
    for (const PlanLine& line : plan.lines) {
      const LoadClass load = catalogue().find_exercise(line.exercise)->load_class;
      EXPECT_TRUE(load != LoadClass::l2 && load != LoadClass::l3) << line.exercise;
      EXPECT_EQ(line.level, 1);
    }
  }
}

TEST(Screening, what_was_not_sure_ends_with_a_clear_no) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen({{"RF-K2", FlagReply::not_sure, {}, true}});
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).action, ActionLevel::limit);
  journal.next_day().screen().check_in(2);
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).action, ActionLevel::none);
}

TEST(Screening, not_sure_after_a_clearance_is_a_caution_again) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen({{"RF-K2", FlagReply::yes, {}, false}});
  journal.next_day().add(make_clearance(journal, {"RF-K2"}));
  journal.next_day().screen({{"RF-K2", FlagReply::not_sure, {}, true}}).check_in(2);
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).action, ActionLevel::limit);
}

TEST(Screening, new_numbness_is_a_caution_and_urgent_when_it_spreads) {
  EXPECT_EQ(plan_with({{"RF-N3", FlagReply::yes, {}, false}}).action, ActionLevel::limit);
  EXPECT_EQ(plan_with({{"RF-N3", FlagReply::yes, {"spreading"}, false}}).action,
            ActionLevel::urgent);
}

TEST(Screening, signs_that_stand_together_weigh_more) {
  const auto both = [](const char* one, const char* other) {
    return plan_with({{one, FlagReply::yes, {}, false}, {other, FlagReply::yes, {}, false}}).action;
  };
  EXPECT_EQ(both("RF-K1", "RF-N2"), ActionLevel::emergency);  // cancer before, and weakness
  EXPECT_EQ(both("RF-V5", "RF-V3"), ActionLevel::emergency);
  EXPECT_EQ(both("RF-K3", "RF-K1"), ActionLevel::urgent);
  EXPECT_EQ(both("RF-T1", "RF-K2"), ActionLevel::professional);
}

TEST(Screening, under_age_waits_for_a_professional) {
  const Plan plan = plan_with({}, {count_role(catalogue(), QuestionRole::age, 16)});
  EXPECT_EQ(plan.state, PlanState::blocked);
}

TEST(Screening, the_flags_come_before_the_intake) {
  JournalBuilder journal(catalogue());
  const Plan plan = make_plan(catalogue(), journal.events(), journal.now());
  EXPECT_EQ(plan.state, PlanState::intake);
  EXPECT_EQ(plan.ask, AskNext::screen_full);
  EXPECT_FALSE(plan.ask_items.empty());
  EXPECT_FALSE(plan.reasons.empty());
}

TEST(Screening, a_lower_reading_without_rest_does_not_answer_a_high_one) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen();
  CheckIn reading;
  reading.pain.value = 2;
  reading.pressure = BloodPressure{{185}, {112}, false};
  journal.check_in(reading).later(0, 0, 1);
  reading.pressure = BloodPressure{{150}, {90}, false};
  journal.check_in(reading);
  const auto plan = [&] { return make_plan(catalogue(), journal.events(), journal.now()); };
  EXPECT_EQ(plan().ask, AskNext::pressure_again);
  reading.pressure->repeated_after_rest = true;
  journal.later(0, 0, 10).check_in(reading);
  EXPECT_EQ(plan().ask, AskNext::nothing);
}

TEST(Screening, a_caution_closes_only_when_it_was_asked_for_again_and_was_gone) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen({{"RF-N3", FlagReply::yes, {}, false}});
  const auto plan = [&] { return make_plan(catalogue(), journal.events(), journal.now()); };
  EXPECT_EQ(plan().action, ActionLevel::limit);
  const RedFlag* flag = catalogue().find_flag("RF-N3");
  journal.later(flag->closes_after_days + 1);
  EXPECT_EQ(plan().ask, AskNext::screen_full);
  EXPECT_EQ(plan().ask_items, std::vector<Id>{"RF-N3"});
  EXPECT_EQ(plan().action, ActionLevel::limit);
  journal.screen();
  EXPECT_EQ(plan().action, ActionLevel::none);
}

TEST(Screening, fresh_and_strong_leg_pain_is_looked_at_first) {
  std::vector<Answer> answers = declare(catalogue(), {"SCIAT"});
  answers.push_back(choose_role(catalogue(), QuestionRole::spell, {"under_6_weeks"}));
  answers.push_back(count_role(catalogue(), QuestionRole::pain_now, 8));
  const Plan strong = plan_with({}, answers);
  EXPECT_EQ(strong.action, ActionLevel::professional);
  EXPECT_EQ(strong.flags.front().flag, "PC-SCIAT");
  answers.back() = count_role(catalogue(), QuestionRole::pain_now, 5);
  EXPECT_NE(plan_with({}, answers).state, PlanState::blocked);
}

}  // namespace
}  // namespace plumb::testing
