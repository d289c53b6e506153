// What an event has changed in a plan, in data and in sentences.
#include "care/difference.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "care/plan_engine.hpp"
#include "support/journal_builder.hpp"
#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

/// What the last events of the journal have changed at its moment.
PlanDifference consequence_of_last(const JournalBuilder& journal, std::size_t events = 1) {
  const auto& all = journal.events();
  const std::span<const Event> whole(all);
  const std::size_t before = all.size() - events;
  return find_consequence(catalogue(), whole.first(before), whole.subspan(before), journal.now());
}

const Difference* find_change(const PlanDifference& difference, DifferenceKind kind,
                              std::string_view exercise = {}) {
  for (const Difference& one : difference.changes)
    if (one.kind == kind && (exercise.empty() || one.exercise == exercise)) return &one;
  return nullptr;
}

void expect_readable(const PlanDifference& difference) {
  EXPECT_FALSE(difference.says.empty());
  for (const std::string& sentence : difference.says)
    for (const char* flaw : {"<", "{", "}", "  "})
      EXPECT_EQ(sentence.find(flaw), std::string::npos) << sentence;
  for (const Difference& one : difference.changes) EXPECT_FALSE(one.text.empty());
}

TEST(Consequence, of_a_usual_check_in_is_that_the_questions_of_today_are_answered) {
  JournalBuilder journal = begin_build();
  journal.next_day(8).check_in(2);
  const PlanDifference difference = consequence_of_last(journal);
  expect_readable(difference);
  EXPECT_EQ(difference.before.ask, AskNext::check_in);
  EXPECT_EQ(difference.after.ask, AskNext::nothing);
  EXPECT_EQ(find_change(difference, DifferenceKind::removed), nullptr);
  EXPECT_EQ(find_change(difference, DifferenceKind::gate), nullptr);
}

TEST(Consequence, of_strong_pain_takes_all_but_rest_out_of_the_day_and_says_why) {
  JournalBuilder journal = begin_build();
  journal.next_day(8).check_in(8);
  const PlanDifference difference = consequence_of_last(journal);
  expect_readable(difference);
  const Difference* gate = find_change(difference, DifferenceKind::gate);
  ASSERT_NE(gate, nullptr);
  EXPECT_EQ(gate->to, "relief");
  ASSERT_FALSE(gate->reasons.empty());
  EXPECT_EQ(gate->reasons.front().rule, "day.relief");
  const Difference* walk = find_change(difference, DifferenceKind::removed, "EX42");
  ASSERT_NE(walk, nullptr);
  EXPECT_TRUE(speaks(walk->reasons, "day.relief-only"));
  EXPECT_EQ(find_change(difference, DifferenceKind::removed, "EX11"), nullptr);
}

TEST(Consequence, of_it_hurts_is_known_at_once) {
  JournalBuilder journal = begin_build();
  journal.session({{"EX11"}, {"EX29", 1, 6, 4, 30, StopReason::hurts}, {"EX42"}});
  const PlanDifference difference = consequence_of_last(journal);
  expect_readable(difference);
  // Nothing is lower than level 1: it stays there, and says why.
  const Difference* brace = find_change(difference, DifferenceKind::held, "EX29");
  ASSERT_NE(brace, nullptr);
  EXPECT_EQ(brace->to_level, 1);
  EXPECT_TRUE(speaks(brace->reasons, "colour.red-stop"));
  // In the first days it rests instead.
  JournalBuilder early = begin_usual();
  early.next_day(8).check_in(2).later(0, 2);
  early.session({{"EX11"}, {"EX01", 1, 6, 4, 30, StopReason::hurts}, {"EX42"}});
  const PlanDifference rests = consequence_of_last(early);
  expect_readable(rests);
  const Difference* cat = find_change(rests, DifferenceKind::removed, "EX01");
  ASSERT_NE(cat, nullptr);
  EXPECT_TRUE(cat->until.has_value());
  EXPECT_EQ(cat->reasons.front().rule, "suspend.trial-red");
}

TEST(Consequence, of_a_danger_sign_is_that_nothing_is_offered) {
  JournalBuilder journal = begin_build();
  CheckIn told = tell(3);
  told.flags = {{"RF-C1", FlagReply::yes, {}, false}};
  journal.next_day(8).check_in(told);
  const PlanDifference difference = consequence_of_last(journal);
  expect_readable(difference);
  EXPECT_EQ(difference.after.action, ActionLevel::emergency);
  EXPECT_EQ(difference.after.lines, 0);
  const Difference* flag = find_change(difference, DifferenceKind::flag_opened);
  ASSERT_NE(flag, nullptr);
  EXPECT_EQ(flag->flag, "RF-C1");
  const Difference* state = find_change(difference, DifferenceKind::state);
  ASSERT_NE(state, nullptr);
  EXPECT_EQ(state->to, "blocked");
}

TEST(Consequence, of_pain_that_goes_further_out_rests_a_direction) {
  JournalBuilder journal = begin_build();
  journal.next_day(8).check_in(tell(2, 1, 1)).later(0, 3);
  journal.session({{"EX01"}}).later(0, 0, 10);
  AfterReport report;
  report.session = journal.events().back().id;
  report.pain.value = 2;
  report.zones.back_left = Zone{4};
  report.zones.back_right = Zone{1};
  journal.add(report);
  const PlanDifference difference = consequence_of_last(journal);
  expect_readable(difference);
  const Difference* direction = find_change(difference, DifferenceKind::direction_rests);
  ASSERT_NE(direction, nullptr);
  EXPECT_EQ(direction->direction, Direction::flexion);
  EXPECT_TRUE(direction->until.has_value());
}

TEST(Consequence, of_a_note_is_nothing) {
  JournalBuilder journal = begin_build();
  journal.add(Note{"It rained.", ""});
  const PlanDifference difference = consequence_of_last(journal);
  EXPECT_TRUE(difference.changes.empty());
  ASSERT_EQ(difference.says.size(), 1u);
}

TEST(Consequence, does_not_depend_on_the_order_of_the_added_events) {
  JournalBuilder journal = begin_build();
  journal.session({{"EX11"}, {"EX01", 1, 6}}).after(6);
  const auto& all = journal.events();
  std::vector<Event> added(all.end() - 2, all.end());
  const std::span<const Event> before(all.data(), all.size() - 2);
  const PlanDifference once = find_consequence(catalogue(), before, added, journal.now());
  std::ranges::reverse(added);
  const PlanDifference again = find_consequence(catalogue(), before, added, journal.now());
  EXPECT_EQ(once.after.plan, again.after.plan);
  EXPECT_EQ(once.says, again.says);
}

/// Over many lives: what is told is what is different, and nothing else.
TEST(Difference, tells_every_line_that_came_or_went_or_changed_its_level) {
  JournalBuilder journal = begin_usual();
  Plan last = plan_of(journal);
  const int pains[] = {2, 2, 3, 2, 5, 7, 2, 2, 4, 2, 8, 3, 2, 2, 2, 6, 2, 2};
  for (const int pain : pains) {
    journal.next_day(8).check_in(pain).later(0, 3);
    const Plan plan = plan_of(journal);
    const PlanDifference difference = find_difference(catalogue(), last, plan);
    expect_readable(difference);
    for (const PlanLine& line : plan.lines) {
      const PlanLine* former = testing::find_line(last, line.exercise);
      const bool came = find_change(difference, DifferenceKind::added, line.exercise) != nullptr;
      EXPECT_EQ(came, former == nullptr) << line.exercise;
      if (former == nullptr || former->level == line.level) continue;
      const bool told = find_change(difference, DifferenceKind::raised, line.exercise) ||
                        find_change(difference, DifferenceKind::offered, line.exercise) ||
                        find_change(difference, DifferenceKind::lowered, line.exercise);
      EXPECT_TRUE(told) << line.exercise;
    }
    for (const PlanLine& line : last.lines)
      EXPECT_EQ(find_change(difference, DifferenceKind::removed, line.exercise) != nullptr,
                testing::find_line(plan, line.exercise) == nullptr)
          << line.exercise;
    std::vector<Felt> done;
    for (const PlanLine& line : plan.lines)
      done.push_back({line.exercise, line.level, pain > 4 ? pain + 2 : pain});
    if (!done.empty()) journal.session(done, pain).after(pain);
    last = plan_of(journal);
  }
}

}  // namespace
}  // namespace plumb::testing
