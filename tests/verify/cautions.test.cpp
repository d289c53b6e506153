// Invariant 38: what is to be done with care says so before the first repetition. The plan carries
// the caution of every C cell by the raw matrix, each has its words, and the coach gives time for
// them before anything moves.
#include <gtest/gtest.h>

#include <algorithm>

#include "coach/small_session.test.hpp"
#include "coach/timeline.hpp"
#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"
#include "verify/case.hpp"

namespace plumb::testing {
namespace {

Permission find_letter_of(const PlanLine& line, const Id& condition) {
  const verify::Person person;
  const verify::Ledger nothing;
  const Plan none;
  return verify::find_letter({real_catalogue().content(), person, nothing, none, {}}, line.exercise,
                             condition, line.level);
}

TEST(Caution, of_every_cell_stands_in_the_plan_with_words_and_time_before_the_first_repetition) {
  int told = 0;
  for (const Condition& condition : real_catalogue().content().conditions) {
    const auto answers = declare(real_catalogue(), {condition.id});
    if (answers.empty()) continue;
    const Plan plan = plan_of(begin_usual(2, answers));
    for (const PlanLine& line : plan.lines) {
      if (find_letter_of(line, condition.id) != Permission::caution) continue;
      const std::string key = "caution." + condition.id;
      EXPECT_NE(std::ranges::find(line.cautions, key), line.cautions.end())
          << line.exercise << " under " << condition.id;
      EXPECT_NE(real_catalogue().find_text(key), nullptr) << key;
      ++told;
    }
  }
  EXPECT_GT(told, 10);
}

TEST(Caution, takes_its_time_before_anything_moves) {
  for (const Exercise& exercise : real_catalogue().content().exercises)
    for (const Rung& rung : exercise.ladder) {
      const auto begin = [&](std::size_t cautions) {
        const auto steps = coach::make_timeline(coach::testing::make_spec(),
                                                {&exercise, &rung, cautions, true, {}})
                               .steps;
        const auto first = std::ranges::find_if(
            steps, [](const coach::Step& step) { return coach::is_active(step.kind); });
        std::int64_t before = 0;
        for (auto step = steps.begin(); step != first; ++step) before += step->duration_ms;
        return before;
      };
      EXPECT_LT(begin(0), begin(1)) << exercise.id;
      EXPECT_LT(begin(1), begin(2)) << exercise.id;
    }
}

}  // namespace
}  // namespace plumb::testing
