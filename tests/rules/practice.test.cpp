// One exercise that the person asks for: the plan's rules hold for it as well.
#include "care/practice.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "care/plan_engine.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

const std::vector<Felt> first_session = {{"EX11"}, {"EX01"}, {"EX29"}, {"EX42"}};

JournalBuilder begin(std::vector<Id> conditions = {}) {
  std::vector<Answer> answers = declare(catalogue(), std::move(conditions));
  answers.push_back(count_role(catalogue(), QuestionRole::pain_now, 2));
  answers.push_back(count_role(catalogue(), QuestionRole::pain_usual, 2));
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  journal.screen()
      .intake(std::move(answers))
      .owns({"mat", "chair", "wall", "strap", "worktop"})
      .screen();
  return journal;
}

JournalBuilder in_build() {
  JournalBuilder journal = begin();
  for (int day = 0; day < 3; ++day) journal.good_day(first_session);
  journal.next_day(8).check_in(2).later(0, 3);
  return journal;
}

Practice ask(const JournalBuilder& journal, const Id& exercise) {
  return find_practice(catalogue(), journal.events(), journal.now(), exercise);
}

std::vector<Id> find_open(const JournalBuilder& journal) {
  return find_practicable(catalogue(), journal.events(), journal.now());
}

bool speaks(const std::vector<Reason>& reasons, std::string_view rule) {
  return std::ranges::any_of(reasons, [&](const Reason& reason) { return reason.rule == rule; });
}

bool is_refused(const Practice& practice, std::string_view rule) {
  return !practice.line && practice.refusal && speaks(practice.refusal->reasons, rule);
}

TEST(Practice, a_line_of_the_plan_is_practised_as_the_plan_says) {
  const JournalBuilder journal = in_build();
  const Plan plan = make_plan(catalogue(), journal.events(), journal.now());
  ASSERT_FALSE(plan.lines.empty());
  for (const PlanLine& line : plan.lines) {
    if (line.level != 1) continue;  // a step up is offered once, wherever it is looked at
    const Practice practice = ask(journal, line.exercise);
    ASSERT_TRUE(practice.line) << line.exercise;
    EXPECT_EQ(practice.line->level, line.level);
  }
}

TEST(Practice, the_first_days_take_nothing_else) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2).later(0, 3);
  EXPECT_TRUE(is_refused(ask(journal, "EX22"), "new.wait-trial"));
}

TEST(Practice, later_a_wish_takes_the_turn_of_the_new_exercise) {
  const JournalBuilder journal = in_build();
  const Practice practice = ask(journal, "EX22");
  ASSERT_TRUE(practice.line) << practice.refusal->reasons.front().rule;
  EXPECT_EQ(practice.line->level, 1);
  EXPECT_TRUE(speaks(practice.line->reasons, "new.chosen"));
  const Plan plan = make_plan(catalogue(), journal.events(), journal.now(), "EX22");
  const auto fresh = std::ranges::count_if(plan.lines, [](const PlanLine& line) {
    return std::ranges::none_of(first_session,
                                [&](const Felt& felt) { return felt.exercise == line.exercise; });
  });
  EXPECT_EQ(fresh, 1) << "one new exercise a day, not the wish and another";
}

TEST(Practice, after_something_new_a_wish_waits_as_the_plan_does) {
  JournalBuilder journal = in_build();
  journal.session({{"EX22"}}).after(2);
  EXPECT_TRUE(is_refused(ask(journal, "EX25"), "new.wait"));
  journal.next_day(8).check_in(2).later(0, 3);
  EXPECT_TRUE(is_refused(ask(journal, "EX25"), "new.wait"));
  EXPECT_TRUE(ask(journal, "EX22").line) << "what was begun goes on";
}

TEST(Practice, a_bad_day_begins_nothing_new) {
  JournalBuilder journal = in_build();
  journal.next_day(8).check_in(8).later(0, 3);
  const Practice practice = ask(journal, "EX22");
  EXPECT_FALSE(practice.line);
}

TEST(Practice, what_was_done_long_ago_begins_at_the_first_level) {
  JournalBuilder journal = in_build();
  for (int time = 0; time < 2; ++time)
    journal.session({{"EX22", 2}}).after(2).next_day(8).check_in(2).later(0, 3);
  for (int day = 0; day < 30; ++day) journal.good_day(first_session);
  journal.next_day(8).screen().check_in(2).later(0, 3);
  const Practice practice = ask(journal, "EX22");
  ASSERT_TRUE(practice.line) << practice.refusal->reasons.front().rule;
  EXPECT_EQ(practice.line->level, 1);
}

TEST(Practice, a_danger_sign_closes_every_wish) {
  JournalBuilder journal = in_build();
  journal.screen({{"RF-C1", FlagReply::yes, {}, false}});
  EXPECT_TRUE(find_open(journal).empty());
  const Practice practice = ask(journal, "EX22");
  EXPECT_FALSE(practice.line);
  ASSERT_TRUE(practice.refusal);
  EXPECT_FALSE(practice.refusal->reasons.empty());
}

TEST(Practice, a_caution_sign_leaves_light_wishes_at_the_first_level) {
  JournalBuilder journal = in_build();
  journal.screen({{"RF-N3", FlagReply::yes, {}, false}});
  EXPECT_TRUE(is_refused(ask(journal, "EX36"), "flag.limit")) << "hip hinge: class L2";
  for (const Id& open : find_open(journal)) {
    const Exercise* exercise = catalogue().find_exercise(open);
    ASSERT_NE(exercise, nullptr);
    const bool is_light =
        exercise->load_class <= LoadClass::l1 || exercise->load_class == LoadClass::walk;
    EXPECT_TRUE(is_light) << open;
    const Practice practice = ask(journal, open);
    ASSERT_TRUE(practice.line) << open;
    EXPECT_EQ(practice.line->level, 1) << open;
  }
}

/// The budget is read from the constants and summed over what the plan says, not asked of it.
TEST(Practice, a_wish_gets_no_day_beyond_its_budget) {
  const JournalBuilder journal = in_build();
  const Constants& constants = catalogue().content().constants;
  for (const Id& open : find_open(journal)) {
    const Plan plan = make_plan(catalogue(), journal.events(), journal.now(), open);
    EXPECT_LE(std::ssize(plan.lines), constants.day_exercises.value) << open;
    std::int64_t slu_seconds = 0;
    for (const PlanLine& line : plan.lines) {
      const Exercise& exercise = *catalogue().find_exercise(line.exercise);
      slu_seconds += catalogue().find_slu_seconds(exercise, *find_rung(exercise, line.level));
    }
    EXPECT_LE(slu_seconds, constants.day_slu.value * 60) << open;
  }
}

/// Held against the raw matrix, not against the rules that read it.
TEST(Practice, nothing_that_the_matrix_leaves_out_is_open) {
  for (const Id& condition : catalogue().content().matrix.conditions) {
    JournalBuilder journal = begin({condition});
    for (int day = 0; day < 3; ++day) journal.good_day({{"EX29"}, {"EX42"}});
    journal.next_day(8).check_in(2).later(0, 3);
    const std::vector<Id> open = find_open(journal);
    for (const MatrixRow& row : catalogue().content().matrix.rows) {
      const auto cell = row.cells.find(condition);
      if (cell == row.cells.end()) continue;
      if (cell->second == Permission::excluded || cell->second == Permission::key)
        EXPECT_EQ(std::ranges::count(open, row.exercise), 0) << condition << " " << row.exercise;
    }
  }
}

TEST(Practice, the_list_says_the_same_as_each_question) {
  for (const JournalBuilder& journal : {begin(), in_build()}) {
    const std::vector<Id> open = find_open(journal);
    for (const Exercise& exercise : catalogue().content().exercises)
      EXPECT_EQ(ask(journal, exercise.id).line.has_value(),
                std::ranges::count(open, exercise.id) == 1)
          << exercise.id;
  }
  EXPECT_GT(find_open(in_build()).size(), first_session.size());
}

}  // namespace
}  // namespace plumb::testing
