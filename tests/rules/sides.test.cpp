// A back is trained evenly: over one occasion both sides get the same. Where a rung has an odd
// number of repetitions for both sides together, the right side has the one more.
#include <gtest/gtest.h>

#include "base/instant.hpp"
#include "coach/timeline.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

TEST(Sides, get_equal_time_in_every_rung_but_for_an_odd_repetition) {
  const app::Content& content = real_content();
  int even = 0;
  for (const care::Exercise& exercise : content.care.exercises) {
    for (const care::Rung& rung : exercise.ladder) {
      const std::string which = exercise.id + " rung " + std::to_string(rung.level);
      const auto timeline = coach::make_timeline(content.coach, {&exercise, &rung});
      const auto right = find_active_ms(timeline, coach::Side::right);
      const auto left = find_active_ms(timeline, coach::Side::left);
      const care::Sides sides = coach::find_sides(exercise, rung);
      EXPECT_EQ(left > 0, sides != care::Sides::none) << which;
      const bool is_odd = sides != care::Sides::none && sides != care::Sides::each &&
                          rung.sets * rung.reps % 2 == 1;
      const std::int64_t one = (rung.move_s + rung.hold_s) * base::ms_per_second;
      EXPECT_EQ(right - left, is_odd ? one : 0) << which;
      even += left > 0 && !is_odd ? 1 : 0;
    }
  }
  EXPECT_GE(even, 30);
}

}  // namespace
}  // namespace plumb::testing
