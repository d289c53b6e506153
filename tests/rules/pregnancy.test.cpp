// From thirteen weeks on nothing is done lying on the back or on the front (invariant 36, A.13).
#include <gtest/gtest.h>

#include <algorithm>

#include "care/situation.hpp"
#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

/// Pregnant with that due date, allowed to exercise.
JournalBuilder due_on(std::string_view due) {
  Answer date;
  date.question = "Q32b";
  date.date = find_local_date(at(std::string(due) + "T12:00:00+00:00"));
  return begin_usual(2, {choose("Q02", {"female"}), count("Q01", 31),
                         choose("Q32a", {"pregnant_early"}), date, choose("Q32c", {"yes"})});
}

bool lies(const PlanLine& line) {
  const Exercise& exercise = *catalogue().find_exercise(line.exercise);
  const Position position = line.dose.position.value_or(exercise.positions.front());
  return position == Position::supine || position == Position::prone;
}

TEST(Pregnancy, the_second_third_begins_by_itself_at_thirteen_weeks) {
  // Twenty-seven weeks before 17 May 2027 is 9 November 2026.
  JournalBuilder journal = due_on("2027-05-17");
  const auto has = [](const Plan& plan, const char* id) {
    return std::ranges::find(plan.conditions, id) != plan.conditions.end();
  };
  for (int day = 0; day < 6; ++day) journal.next_day(23);
  journal.later(0, 0, 59).check_in(2, false);
  EXPECT_FALSE(has(plan_of(journal), "PREG23")) << "the last minute of 8 November";
  journal.later(0, 0, 1);
  EXPECT_TRUE(has(plan_of(journal), "PREG23"));
}

TEST(Pregnancy, her_first_plan_has_four_exercises_and_none_lies_on_the_back) {
  JournalBuilder journal =
      begin_usual(2, {choose("Q02", {"female"}), count("Q01", 31),
                      choose("Q32a", {"pregnant_later"}), choose("Q32c", {"yes"})});
  journal.later(0, 1);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.lines.size(), 4u);
  for (const PlanLine& line : plan.lines) EXPECT_FALSE(lies(line)) << line.exercise;
  for (const char* id : {"EX22", "EX27", "EX38", "EX39", "EX40"}) {
    ASSERT_NE(find_refusal(plan, id), nullptr) << id;
    EXPECT_TRUE(speaks(find_refusal(plan, id)->reasons, "position.lying")) << id;
  }
}

TEST(Pregnancy, what_is_closed_on_the_back_has_a_way_of_its_own_with_the_same_letters_and_doses) {
  const std::vector<std::pair<Id, Id>> ways = {
      {"EX44", "EX22"}, {"EX45", "EX27"}, {"EX46", "EX38"}, {"EX47", "EX39"}, {"EX48", "EX40"}};
  const CatalogueContent& content = catalogue().content();
  for (const auto& [way, parent] : ways) {
    const Exercise& own = *catalogue().find_exercise(way);
    const Exercise& old = *catalogue().find_exercise(parent);
    EXPECT_EQ(own.load_class, old.load_class) << way;
    EXPECT_FALSE(own.tags.contains("supine")) << way;
    ASSERT_LE(own.ladder.size(), old.ladder.size()) << way;
    for (std::size_t i = 0; i < own.ladder.size(); ++i) {
      EXPECT_EQ(own.ladder[i].reps, old.ladder[i].reps) << way;
      EXPECT_EQ(own.ladder[i].sets, old.ladder[i].sets) << way;
      EXPECT_EQ(own.ladder[i].hold_s, old.ladder[i].hold_s) << way;
      EXPECT_EQ(own.ladder[i].per_day, old.ladder[i].per_day) << way;
    }
    for (const Condition& condition : content.conditions)
      for (const Rung& rung : own.ladder)
        EXPECT_EQ(catalogue().find_permission(way, condition.id, rung.level, true),
                  catalogue().find_permission(parent, condition.id, rung.level, true))
            << way << " " << condition.id << " " << rung.level;
  }
}

TEST(Pregnancy, her_neck_is_trained_sitting_and_half_sitting) {
  JournalBuilder journal = begin_usual(
      2, {choose("Q02", {"female"}), count("Q01", 31), choose("Q32a", {"pregnant_later"}),
          choose("Q32c", {"yes"}), choose("Q10a", {"neck"})});
  journal.owns({"mat", "chair", "wall", "pillow"}).later(0, 1);
  const Plan plan = plan_of(journal);
  for (const PlanLine& line : plan.lines) EXPECT_FALSE(lies(line)) << line.exercise;
  EXPECT_NE(find_line(plan, "EX47"), nullptr);
  EXPECT_NE(find_line(plan, "EX48"), nullptr);
}

TEST(Pregnancy, no_level_of_any_exercise_that_is_offered_lies) {
  JournalBuilder journal =
      begin_usual(2, {choose("Q02", {"female"}), count("Q01", 31),
                      choose("Q32a", {"pregnant_later"}), choose("Q32c", {"yes"})});
  const Status status = find_status(catalogue(), journal.events(), journal.now());
  const Progress progress = find_progress(catalogue(), status);
  const Screening screening = find_screening(catalogue(), status, progress.flags, progress.calls);
  const Situation situation = find_situation(catalogue(), status, progress, screening);
  for (const Exercise& exercise : catalogue().content().exercises)
    for (const Rung& rung : exercise.ladder) {
      if (!find_objections(situation, exercise, rung.level).empty()) continue;
      const Position position = rung.position.value_or(exercise.positions.front());
      EXPECT_NE(position, Position::supine) << exercise.id << " " << rung.level;
      EXPECT_NE(position, Position::prone) << exercise.id << " " << rung.level;
    }
}

TEST(Pregnancy, after_the_birth_lying_is_back_and_weights_are_not) {
  JournalBuilder journal =
      begin_usual(2, {choose("Q02", {"female"}), count("Q01", 31), choose("Q32a", {"gave_birth"}),
                      choose("Q32c", {"yes"})});
  journal.later(0, 1);
  const Plan plan = plan_of(journal);
  EXPECT_NE(find_line(plan, "EX29"), nullptr);
  EXPECT_EQ(plan.cap_g, 0);
  for (const char* id : {"EX05", "EX30", "EX04", "EX15", "EX16"})
    EXPECT_TRUE(speaks(find_refusal(plan, id)->reasons, "matrix.excluded")) << id;
}

}  // namespace
}  // namespace plumb::testing
