// What the person wishes: one exercise in place of another, and what to do instead of a movement
// to avoid. The rules of the plan hold for all of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "care/plan_engine.hpp"
#include "care/practice.hpp"
#include "care/replacements.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

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
  // The cat pose once: its class has few days in the first weeks.
  journal.good_day({{"EX11"}, {"EX01"}, {"EX29"}, {"EX42"}});
  for (int day = 0; day < 2; ++day) journal.good_day({{"EX11"}, {"EX29"}, {"EX42"}});
  journal.next_day(8).check_in(2).later(0, 3);
  return journal;
}

Plan plan_of(const JournalBuilder& journal) {
  return make_plan(catalogue(), journal.events(), journal.now());
}

const PlanLine* find_line(const Plan& plan, const Id& exercise) {
  const auto line = std::ranges::find(plan.lines, exercise, &PlanLine::exercise);
  return line == plan.lines.end() ? nullptr : &*line;
}

bool speaks(const std::vector<Reason>& reasons, std::string_view rule) {
  return std::ranges::find(reasons, rule, &Reason::rule) != reasons.end();
}

bool is_refused(const Plan& plan, const Id& exercise, std::string_view rule) {
  const auto refused = std::ranges::find(plan.refusals, exercise, &Refusal::exercise);
  return find_line(plan, exercise) == nullptr && refused != plan.refusals.end() &&
         speaks(refused->reasons, rule);
}

TEST(Swaps, one_exercise_takes_the_place_of_another_for_today) {
  JournalBuilder journal = in_build();
  ASSERT_NE(find_line(plan_of(journal), "EX01"), nullptr);
  journal.add(Swapped{"EX01", "EX25", SwapScope::today});
  const Plan plan = plan_of(journal);
  const PlanLine* line = find_line(plan, "EX25");
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->level, 1);
  EXPECT_TRUE(speaks(line->reasons, "swap.chosen"));
  EXPECT_TRUE(is_refused(plan, "EX01", "swap.instead"));
  journal.next_day(8).check_in(2).later(0, 3);
  EXPECT_NE(find_line(plan_of(journal), "EX01"), nullptr) << "it was for the day";
}

TEST(Swaps, for_good_means_until_it_is_taken_back) {
  JournalBuilder journal = in_build();
  journal.add(Swapped{"EX01", "EX25", SwapScope::always}).next_day(8).check_in(2).later(0, 3);
  EXPECT_NE(find_line(plan_of(journal), "EX25"), nullptr);
  journal.add(Swapped{"EX01", std::nullopt, SwapScope::always});
  EXPECT_NE(find_line(plan_of(journal), "EX01"), nullptr);
}

TEST(Swaps, purpose_is_kept_and_load_is_not_raised) {
  for (const Exercise& from : catalogue().content().exercises)
    for (const Exercise& to : catalogue().content().exercises) {
      if (!is_fit_swap(from, to)) continue;
      EXPECT_NE(std::ranges::find(to.goals, from.goals.front()), to.goals.end());
      EXPECT_LE(to.load_class, from.load_class) << from.id << " " << to.id;
    }
}

TEST(Swaps, what_does_not_fit_changes_nothing_however_it_came_into_the_journal) {
  for (const char* unfit : {"EX30", "EX42", "EX36", "EX01", "EX99"}) {
    JournalBuilder journal = in_build();
    const Plan before = plan_of(journal);
    journal.add(Swapped{"EX01", unfit, SwapScope::always});
    const Plan after = plan_of(journal);
    ASSERT_EQ(after.lines.size(), before.lines.size()) << unfit;
    for (std::size_t i = 0; i < after.lines.size(); ++i)
      EXPECT_EQ(after.lines[i].exercise, before.lines[i].exercise) << unfit;
  }
}

/// Held against the raw matrix: no wish brings in what it leaves out.
TEST(Swaps, no_swap_offers_what_the_matrix_leaves_out) {
  for (const Id& condition : catalogue().content().matrix.conditions) {
    const JournalBuilder person = begin({condition});
    const Plan first = make_plan(catalogue(), person.events(), person.now());
    for (const MatrixRow& row : catalogue().content().matrix.rows) {
      const auto cell = row.cells.find(condition);
      if (cell == row.cells.end() || cell->second < Permission::key) continue;
      JournalBuilder journal = person;
      for (const PlanLine& line : first.lines)
        journal.add(Swapped{line.exercise, row.exercise, SwapScope::always});
      EXPECT_EQ(find_line(plan_of(journal), row.exercise), nullptr)
          << condition << " " << row.exercise;
    }
  }
}

TEST(Swaps, something_new_waits_its_turn_and_the_other_stays) {
  JournalBuilder journal = in_build();
  journal.session({{"EX22"}}).after(2).later(0, 1);
  journal.add(Swapped{"EX01", "EX25", SwapScope::always});
  const Plan plan = plan_of(journal);
  EXPECT_NE(find_line(plan, "EX01"), nullptr);
  EXPECT_TRUE(is_refused(plan, "EX25", "swap.not-now"));
}

TEST(Swaps, an_exercise_is_never_line_and_refusal_at_once) {
  JournalBuilder journal = in_build();
  for (const Exercise* fit : find_fit_swaps(catalogue(), *catalogue().find_exercise("EX01"))) {
    JournalBuilder swapped = journal;
    swapped.add(Swapped{"EX01", fit->id, SwapScope::always});
    const Plan plan = plan_of(swapped);
    for (const PlanLine& line : plan.lines)
      EXPECT_EQ(std::ranges::find(plan.refusals, line.exercise, &Refusal::exercise),
                plan.refusals.end())
          << fit->id << " " << line.exercise;
  }
}

Replacements instead_of(const JournalBuilder& journal, const Id& id) {
  return find_replacements(catalogue(), journal.events(), journal.now(), id);
}

TEST(Instead, of_a_movement_to_avoid_comes_its_ladder_in_order) {
  const JournalBuilder journal = in_build();
  for (const AvoidedMovement& avoided : catalogue().content().avoided) {
    if (avoided.replacements.empty()) continue;
    const Replacements found = instead_of(journal, avoided.id);
    std::vector<Id> ids;
    for (const Replacement& one : found.ladder) ids.push_back(one.exercise);
    EXPECT_EQ(ids, avoided.replacements) << avoided.id;
    for (const Replacement& one : found.ladder)
      EXPECT_NE(one.open, !one.reasons.empty()) << avoided.id << " " << one.exercise;
  }
}

TEST(Instead, the_ladder_is_filtered_by_the_persons_own_exclusions) {
  for (const Id& condition : catalogue().content().matrix.conditions) {
    const JournalBuilder journal = begin({condition});
    for (const AvoidedMovement& avoided : catalogue().content().avoided)
      for (const Replacement& one : instead_of(journal, avoided.id).ladder) {
        const Permission letter = catalogue().find_permission(one.exercise, condition, 1, false);
        if (letter >= Permission::key)
          EXPECT_FALSE(one.open) << condition << " " << avoided.id << " " << one.exercise;
        for (const Reason& reason : one.reasons) EXPECT_FALSE(reason.text.empty()) << reason.rule;
      }
  }
}

TEST(Instead, a_slipped_vertebra_has_its_own_ladder) {
  const auto has = [](const Replacements& found, const Id& id) {
    return std::ranges::find(found.ladder, id, &Replacement::exercise) != found.ladder.end();
  };
  const Condition& slipped = *catalogue().find_condition("LISTH");
  ASSERT_FALSE(slipped.prefer.empty());
  const Replacements found = instead_of(begin({"LISTH"}), "AV09");
  for (const Id& id : slipped.prefer) EXPECT_TRUE(has(found, id)) << id;
}

TEST(Instead, a_closed_plan_offers_no_replacement) {
  JournalBuilder journal = in_build();
  journal.screen({{"RF-C1", FlagReply::yes, {}, false}});
  const Replacements found = instead_of(journal, "AV01");
  ASSERT_FALSE(found.ladder.empty());
  EXPECT_FALSE(found.reasons.empty());
  for (const Replacement& one : found.ladder) EXPECT_FALSE(one.open) << one.exercise;
}

TEST(Instead, of_an_exercise_comes_what_serves_its_purpose) {
  const Replacements found = instead_of(in_build(), "EX01");
  EXPECT_FALSE(found.ladder.empty());
  for (const Replacement& one : found.ladder)
    EXPECT_TRUE(
        is_fit_swap(*catalogue().find_exercise("EX01"), *catalogue().find_exercise(one.exercise)));
}

TEST(Instead, what_nobody_knows_has_no_ladder) {
  EXPECT_TRUE(instead_of(in_build(), "EX99").ladder.empty());
}

}  // namespace
}  // namespace plumb::testing
