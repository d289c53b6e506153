// What is asked, when, and once more: readings, accidents, answers that contradict each other, and
// signs of conditions that were told.
#include <gtest/gtest.h>

#include <algorithm>

#include "care/interview.hpp"
#include "care/plan_engine.hpp"
#include "care/summary.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

JournalBuilder make_person(std::vector<Answer> answers = {}, std::vector<FlagAnswer> flags = {}) {
  JournalBuilder journal(catalogue(), "2026-11-02T11:00:00+01:00");
  journal.intake(std::move(answers)).owns({"mat", "chair"}).screen(std::move(flags));
  return journal;
}
Plan plan_of(const JournalBuilder& journal) {
  return make_plan(catalogue(), journal.events(), journal.now());
}

CheckIn reading(int systolic, int diastolic, bool repeated) {
  CheckIn check_in;
  check_in.pain.value = 2;
  check_in.pressure = BloodPressure{{systolic}, {diastolic}, repeated};
  return check_in;
}

TEST(Pressure, a_reading_counts_as_repeated_only_after_ten_minutes) {
  JournalBuilder journal = make_person();
  journal.check_in(reading(185, 95, false)).later(0, 0, 9).check_in(reading(150, 90, true));
  EXPECT_EQ(plan_of(journal).ask, AskNext::pressure_again) << "nine minutes are no rest";
  EXPECT_TRUE(plan_of(journal).lines.empty());
  journal.later(0, 0, 1).check_in(reading(150, 90, true));
  EXPECT_EQ(plan_of(journal).ask, AskNext::nothing);
  EXPECT_FALSE(plan_of(journal).lines.empty());
}

TEST(Pressure, either_number_is_high_by_itself) {
  for (const auto& [systolic, diastolic] : {std::pair{180, 80}, std::pair{120, 110}}) {
    JournalBuilder journal = make_person();
    journal.check_in(reading(systolic, diastolic, false));
    EXPECT_EQ(plan_of(journal).ask, AskNext::pressure_again) << systolic << "/" << diastolic;
  }
  JournalBuilder journal = make_person();
  journal.check_in(reading(179, 109, false));
  EXPECT_EQ(plan_of(journal).ask, AskNext::nothing);
}

TEST(Pressure, confirmed_and_with_a_danger_sign_is_an_emergency) {
  JournalBuilder journal = make_person();
  journal.check_in(reading(190, 100, false)).later(0, 0, 12).check_in(reading(188, 100, true));
  EXPECT_EQ(plan_of(journal).action, ActionLevel::professional);
  CheckIn chest = reading(188, 100, true);
  chest.flags.push_back({"RF-V5", FlagReply::yes, {}, false});
  journal.later(0, 0, 12).check_in(chest);
  EXPECT_EQ(plan_of(journal).action, ActionLevel::emergency);
}

TEST(Accident, asks_for_every_danger_sign_anew) {
  JournalBuilder journal = make_person();
  CheckIn fell;
  fell.pain.value = 3;
  fell.accident = true;
  journal.next_day().check_in(fell);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.ask, AskNext::screen_full);
  EXPECT_TRUE(plan.lines.empty());
  EXPECT_EQ(plan.reasons.front().rule, "screen.after-accident");
  journal.screen();
  EXPECT_EQ(plan_of(journal).ask, AskNext::nothing);
}

TEST(ShortForm, of_each_morning_asks_for_the_signs_that_cannot_wait) {
  JournalBuilder journal = make_person(declare(catalogue(), {"PREG1"}));
  const Interview interview = find_interview(catalogue(), journal.events(), journal.now());
  for (const char* sign : {"RF-C1", "RF-C2", "RF-C3", "RF-C4", "RF-C5", "RF-N1", "RF-N2", "RF-I1",
                           "RF-V1", "RF-V3", "RF-V5", "RF-P1"})
    EXPECT_NE(std::ranges::find(interview.short_flags, sign), interview.short_flags.end()) << sign;
}

TEST(FullScreen, comes_again_after_four_weeks_and_after_a_gap) {
  JournalBuilder journal = make_person();
  journal.session({{.exercise = "EX11"}}).later(14).check_in(2);
  EXPECT_EQ(plan_of(journal).ask, AskNext::nothing);
  journal.later(1).check_in(2);
  EXPECT_EQ(plan_of(journal).ask, AskNext::screen_full) << "a gap of more than 14 days";
  JournalBuilder steady = make_person();
  for (int day = 0; day < 28; ++day) steady.good_day({{.exercise = "EX11"}});
  EXPECT_EQ(plan_of(steady).ask, AskNext::nothing);
  steady.next_day().check_in(2);
  EXPECT_EQ(plan_of(steady).ask, AskNext::screen_full);
}

TEST(Contradiction, of_a_crash_and_no_accident_is_asked_about_once_more) {
  for (const char* cause : {"car_crash", "fall"}) {
    JournalBuilder journal = make_person({choose("Q12", {cause})});
    const Plan plan = plan_of(journal);
    EXPECT_EQ(plan.ask, AskNext::screen_again) << cause;
    EXPECT_EQ(plan.ask_items, std::vector<Id>{"RF-F1"});
    EXPECT_TRUE(plan.lines.empty());
    EXPECT_EQ(plan.reasons.front().rule, "screen.contradiction");
    EXPECT_EQ(plan.action, ActionLevel::none) << "a question is no alarm";
    const Interview interview = find_interview(catalogue(), journal.events(), journal.now());
    EXPECT_EQ(interview.again, std::vector<Id>{"RF-F1"});
    EXPECT_EQ(interview.contradicted, std::vector<Id>{"RF-F1"});
  }
}

TEST(Contradiction, ends_with_the_answer_to_the_plainer_words) {
  JournalBuilder no = make_person({choose("Q12", {"car_crash"})});
  JournalBuilder yes = no, unsure = no;
  no.later(0, 0, 1).add(
      FlagsScreened{ScreenForm::short_form, {{"RF-F1", FlagReply::no, {}, true}}});
  EXPECT_EQ(plan_of(no).ask, AskNext::nothing);
  EXPECT_FALSE(plan_of(no).lines.empty());
  yes.add(FlagsScreened{ScreenForm::short_form, {{"RF-F1", FlagReply::yes, {}, true}}});
  EXPECT_EQ(plan_of(yes).action, ActionLevel::urgent);
  unsure.add(FlagsScreened{ScreenForm::short_form, {{"RF-F1", FlagReply::not_sure, {}, true}}});
  EXPECT_EQ(plan_of(unsure).action, ActionLevel::limit);
}

TEST(Contradiction, is_none_where_the_answers_agree) {
  EXPECT_NE(plan_of(make_person({choose("Q12", {"lifting"})})).ask, AskNext::screen_again);
  JournalBuilder told =
      make_person({choose("Q12", {"car_crash"})}, {{"RF-F1", FlagReply::yes, {}, false}});
  EXPECT_EQ(plan_of(told).action, ActionLevel::urgent);
}

TEST(ConditionSigns, are_asked_of_those_whom_they_concern_and_block_until_cleared) {
  const std::vector<std::pair<const char*, const char*>> pairs = {
      {"STEN", "PC-STEN"}, {"OSTEO", "PC-OSTEO"}, {"HYPM", "PC-NECK"}};
  for (const auto& [condition, sign] : pairs) {
    const auto answers = declare(catalogue(), {condition});
    EXPECT_EQ(plan_of(make_person(answers, {{sign, FlagReply::yes, {}, false}})).action,
              ActionLevel::professional)
        << sign;
    EXPECT_NE(plan_of(make_person(answers)).state, PlanState::blocked) << sign;
    JournalBuilder other = make_person();
    const Interview interview = find_interview(catalogue(), other.events(), other.now());
    EXPECT_EQ(std::ranges::find(interview.flags, sign), interview.flags.end()) << sign;
  }
}

TEST(Summary, says_which_sign_was_told_when_and_what_else_is_known) {
  JournalBuilder journal = make_person({choose("Q42", {"blood_thinners"})});
  journal.next_day().check_in(reading(150, 90, false));
  journal.later(0, 2).add(
      FlagsScreened{ScreenForm::short_form, {{"RF-C2", FlagReply::yes, {}, false}}});
  const Moment told = journal.now();
  journal.later(0, 1);
  const Summary summary = make_summary(catalogue(), journal.events(), journal.now());
  ASSERT_EQ(summary.signs.size(), 1u);
  EXPECT_EQ(summary.signs[0].flag, "RF-C2");
  EXPECT_EQ(summary.signs[0].level, ActionLevel::emergency);
  EXPECT_EQ(summary.signs[0].reply, FlagReply::yes);
  EXPECT_EQ(summary.signs[0].told, told);
  EXPECT_TRUE(std::ranges::any_of(summary.others, [](const SummaryReply& other) {
    return other.flag == "RF-C1" && other.reply == FlagReply::no;
  }));
  const auto medicines = std::ranges::find(
      summary.answers, "Q42", [](const SummaryAnswer& one) { return one.answer.question; });
  ASSERT_NE(medicines, summary.answers.end());
  EXPECT_EQ(medicines->answer.choices, std::vector<std::string>{"blood_thinners"});
  ASSERT_EQ(summary.pressures.size(), 1u);
  EXPECT_EQ(summary.pressures[0].pressure.systolic.value, 150);
  ASSERT_TRUE(summary.pain);
  EXPECT_EQ(summary.pain->pain.value, 2);
}

TEST(Summary, keeps_a_sign_that_a_later_no_followed) {
  JournalBuilder journal = make_person({}, {{"RF-K2", FlagReply::yes, {}, false}});
  const Moment told = journal.now();
  journal.next_day().screen();
  const Summary summary = make_summary(catalogue(), journal.events(), journal.now());
  ASSERT_EQ(summary.signs.size(), 1u);
  EXPECT_EQ(summary.signs[0].reply, FlagReply::yes);
  EXPECT_EQ(summary.signs[0].told, told);
}

}  // namespace
}  // namespace plumb::testing
