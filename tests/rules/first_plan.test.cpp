// The first plans that clinical rule A.17 expects, and what never stands in one.
#include <gtest/gtest.h>

#include <algorithm>

#include "care/plan_engine.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

using Ids = std::vector<Id>;

Ids lines_of(const Plan& plan) {
  Ids ids;
  for (const PlanLine& line : plan.lines) ids.push_back(line.exercise);
  std::ranges::sort(ids);
  return ids;
}

Ids sorted(Ids ids) {
  std::ranges::sort(ids);
  return ids;
}

struct Person {
  Ids conditions;
  std::vector<std::string> where = {"low_back"};
  std::vector<std::string> items = {"mat", "chair", "wall"};
};

Plan first_plan(const Person& person) {
  const Catalogue& catalogue = real_catalogue();
  JournalBuilder journal(catalogue, "2026-11-02T11:00:00+01:00");
  std::vector<Answer> answers = declare(catalogue, person.conditions);
  answers.push_back(choose_role(catalogue, QuestionRole::where, person.where));
  answers.push_back(count_role(catalogue, QuestionRole::age, 50));
  answers.push_back(count_role(catalogue, QuestionRole::pain_now, 3));
  answers.push_back(count_role(catalogue, QuestionRole::pain_usual, 3));
  journal.screen().intake(std::move(answers)).owns(person.items).screen();
  return make_plan(catalogue, journal.events(), journal.now());
}

TEST(FirstPlan, no_diagnosis) {
  EXPECT_EQ(lines_of(first_plan({})), sorted({"EX11", "EX01", "EX29", "EX42"}));
}

TEST(FirstPlan, disc_and_sciatica) {
  EXPECT_EQ(lines_of(first_plan({{"DISC", "SCIAT"}})), sorted({"EX12", "EX02", "EX29", "EX42"}));
}

TEST(FirstPlan, stenosis_with_and_without_a_pool) {
  EXPECT_EQ(lines_of(first_plan({{"STEN"}})), sorted({"EX11", "EX03", "EX29", "EX42"}));
  EXPECT_EQ(lines_of(first_plan({{"STEN"}, {"low_back"}, {"mat", "chair", "wall", "pool"}})),
            sorted({"EX11", "EX03", "EX29", "EX43"}));
}

TEST(FirstPlan, vertebral_fracture) {
  EXPECT_EQ(lines_of(first_plan({{"VFX"}})), sorted({"EX12", "EX02", "EX29", "EX42"}));
}

TEST(FirstPlan, neck_only) {
  EXPECT_EQ(lines_of(first_plan({{}, {"neck"}})), sorted({"EX12", "EX39", "EX40", "EX42"}));
}

TEST(FirstPlan, is_small_and_starts_at_the_first_rung) {
  const Catalogue& catalogue = real_catalogue();
  for (const Condition& condition : catalogue.content().conditions) {
    const Plan plan = first_plan({{condition.id}});
    if (plan.lines.empty()) {
      EXPECT_FALSE(plan.reasons.empty()) << condition.id;
      continue;
    }
    EXPECT_LE(plan.lines.size(), 4u) << condition.id;
    EXPECT_LE(plan.slu_seconds, 4 * 60) << condition.id;
    for (const PlanLine& line : plan.lines) {
      EXPECT_EQ(line.level, 1) << condition.id << " " << line.exercise;
      const Exercise* exercise = catalogue.find_exercise(line.exercise);
      EXPECT_NE(exercise->load_class, LoadClass::l3) << line.exercise;
      EXPECT_FALSE(exercise->prerequisite.has_value()) << line.exercise;
      EXPECT_FALSE(line.reasons.empty()) << line.exercise;
      for (const Reason& reason : line.reasons)
        EXPECT_EQ(reason.text.find('<'), std::string::npos) << reason.rule << ": " << reason.text;
    }
  }
}

TEST(FirstPlan, without_anything_at_home_still_has_something) {
  const Plan plan = first_plan({{}, {"low_back"}, {}});
  EXPECT_FALSE(plan.lines.empty());
  for (const PlanLine& line : plan.lines) EXPECT_NE(line.exercise, "EX01");  // needs a mat
}

TEST(FirstPlan, every_exercise_is_a_line_or_refused_with_reasons) {
  const Plan plan = first_plan({{"DISC", "SCIAT"}});
  EXPECT_EQ(plan.lines.size() + plan.refusals.size(), real_catalogue().content().exercises.size());
  for (const Refusal& refusal : plan.refusals) EXPECT_FALSE(refusal.reasons.empty());
}

TEST(FirstPlan, what_no_key_opens_is_said_before_what_a_key_would) {
  const Plan plan = first_plan({{"OSTEO", "VFX"}});
  std::size_t both = 0;
  for (const Refusal& refusal : plan.refusals) {
    bool seen_key = false, seen_excluded = false;
    for (const Reason& reason : refusal.reasons) {
      seen_key = seen_key || reason.rule == "matrix.key-needed";
      if (reason.rule != "matrix.excluded") continue;
      seen_excluded = true;
      EXPECT_FALSE(seen_key) << refusal.exercise;
    }
    if (seen_key && seen_excluded) ++both;
  }
  EXPECT_GT(both, 3u);
}

TEST(FirstPlan, loaded_bending_waits_for_the_morning_to_pass) {
  const Catalogue& catalogue = real_catalogue();
  JournalBuilder journal(catalogue, "2026-11-02T07:20:00+01:00");
  Answer wake;
  for (const Question& question : catalogue.content().questions)
    if (question.role == QuestionRole::wake_time) wake.question = question.id;
  wake.time = TimeOfDay{7 * 60};
  journal.screen().intake({wake}).owns({"mat", "chair", "wall"}).screen();
  const Plan plan = make_plan(catalogue, journal.events(), journal.now());
  const auto cat = std::ranges::find(plan.lines, "EX01", &PlanLine::exercise);
  ASSERT_NE(cat, plan.lines.end());
  ASSERT_TRUE(cat->not_before.has_value());
  EXPECT_EQ(format_leaf(*cat->not_before), "2026-11-02T07:00:00Z");  // 60 minutes after 07:00+01
}

}  // namespace
}  // namespace plumb::testing
