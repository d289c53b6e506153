// A back is trained evenly. Where a rung has an odd number of repetitions for both sides together,
// one side has one more; the sides take turns: over two occasions both get the same.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/instant.hpp"
#include "care/plan_engine.hpp"
#include "coach/session.hpp"
#include "coach/timeline.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

TEST(Sides, get_equal_time_over_two_occasions_of_every_rung) {
  const app::Content& content = real_content();
  int uneven = 0;
  int even = 0;
  for (const care::Exercise& exercise : content.care.exercises) {
    for (const care::Rung& rung : exercise.ladder) {
      const std::string which = exercise.id + " rung " + std::to_string(rung.level);
      coach::TimelineSpec line{&exercise, &rung};
      const auto first = coach::make_timeline(content.coach, line);
      line.left_first = true;
      const auto second = coach::make_timeline(content.coach, line);
      const auto right = [](const auto& one) { return find_active_ms(one, coach::Side::right); };
      const auto left = [](const auto& one) { return find_active_ms(one, coach::Side::left); };
      EXPECT_EQ(right(first) + right(second), left(first) + left(second)) << which;
      EXPECT_EQ(find_active_ms(first), find_active_ms(second)) << which << ": the dose stays";
      EXPECT_EQ(left(first) > 0, coach::find_sides(exercise, rung) != care::Sides::none) << which;
      const bool is_uneven = coach::is_uneven(exercise, rung);
      const std::int64_t one = (rung.move_s + rung.hold_s) * base::ms_per_second;
      EXPECT_EQ(right(first) - left(first), is_uneven ? one : 0) << which;
      (is_uneven ? uneven : even) += left(first) > 0 ? 1 : 0;
    }
  }
  EXPECT_GE(uneven, 11);
  EXPECT_GE(even, 30);
}

/// Whose turn it is stands in the journal: what was done whole, and was not taken back.
TEST(Sides, take_turns_from_session_to_session) {
  const care::Catalogue& catalogue = real_catalogue();
  JournalBuilder journal(catalogue, "2026-11-02T09:00:00+01:00");
  journal.screen().check_in(2).later(0, 1);
  const auto left_begins = [&] {
    const care::Plan plan = care::make_plan(catalogue, journal.events(), journal.now());
    const auto facts = coach::find_session_facts(catalogue, plan, journal.events());
    EXPECT_TRUE(facts) << "the pain was told";
    return facts && std::ranges::count(facts->left_first, "EX27") > 0;
  };
  const auto done = [&](int level) { journal.session({{"EX27", level}}).later(0, 1); };
  EXPECT_FALSE(left_begins());
  done(2);
  EXPECT_FALSE(left_begins()) << "two repetitions are one for each side";
  done(3);
  EXPECT_TRUE(left_begins());
  done(2);
  EXPECT_TRUE(left_begins()) << "what is even changes no turn";
  journal.session({{.exercise = "EX27", .level = 3, .completed = 60}}).later(0, 1);
  EXPECT_TRUE(left_begins()) << "nor does what was broken off";
  done(3);
  EXPECT_FALSE(left_begins());
}

}  // namespace
}  // namespace plumb::testing
