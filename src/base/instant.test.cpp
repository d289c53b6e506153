#include "base/instant.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace plumb::base {
namespace {

Moment parse(std::string_view text) {
  Moment moment;
  EXPECT_TRUE(parse_leaf(text, moment)) << text;
  return moment;
}

TEST(Instant, the_epoch_is_zero) { EXPECT_EQ(parse("1970-01-01T00:00:00Z").at.ms, 0); }

TEST(Instant, an_offset_moves_the_instant_and_keeps_the_wall_clock) {
  const Moment moment = parse("2026-11-24T00:30:00+01:00");
  EXPECT_EQ(format_leaf(moment.at), "2026-11-23T23:30:00Z");
  EXPECT_EQ(format_leaf(find_local_date(moment)), "2026-11-24");
  EXPECT_EQ(find_minute_of_day(moment), 30);
}

TEST(Instant, what_is_no_instant_is_refused) {
  Moment moment;
  for (const auto* text :
       {"", "2026-11-24", "2026-11-24T10:00:00", "2026-02-30T10:00:00Z", "2026-11-24T24:00:00Z",
        "2026-11-24T10:60:00Z", "2026-11-24T10:00:00+15:00", "2026-11-24T10:00:00Zx",
        "26-11-24T10:00:00Z", "2026-11-24 10:00:00Z", "0000-01-01T00:00:00Z"})
    EXPECT_FALSE(parse_leaf(text, moment)) << text;
}

TEST(Instant, milliseconds_survive) {
  EXPECT_EQ(format_leaf(parse("2026-11-24T10:00:00.250+05:30")), "2026-11-24T10:00:00.250+05:30");
}

TEST(Date, leap_years_are_known) {
  LocalDate date;
  EXPECT_TRUE(parse_leaf("2024-02-29", date));
  EXPECT_FALSE(parse_leaf("2023-02-29", date));
}

TEST(TimeOfDay, is_read_and_written) {
  TimeOfDay time;
  ASSERT_TRUE(parse_leaf("07:05", time));
  EXPECT_EQ(time.minutes, 425);
  EXPECT_EQ(format_leaf(time), "07:05");
  EXPECT_FALSE(parse_leaf("24:00", time));
  EXPECT_FALSE(parse_leaf("7:05", time));
}

RC_GTEST_PROP(Instant, text_and_back_is_the_same, ()) {
  const Moment moment{{*rc::gen::inRange<std::int64_t>(-2'000'000'000'000, 4'000'000'000'000)},
                      static_cast<std::int32_t>(*rc::gen::inRange(-14 * 60, 14 * 60))};
  Moment again;
  RC_ASSERT(parse_leaf(format_leaf(moment), again));
  RC_ASSERT(again == moment);
}

RC_GTEST_PROP(Instant, a_wall_clock_finds_its_moment, ()) {
  const LocalDate date{static_cast<std::int32_t>(*rc::gen::inRange(0, 40'000))};
  const int minute = *rc::gen::inRange(0, 1440);
  const int offset = *rc::gen::inRange(-840, 840);
  const Moment moment = find_moment(date, minute, offset);
  RC_ASSERT(find_local_date(moment) == date);
  RC_ASSERT(find_minute_of_day(moment) == minute);
}

}  // namespace
}  // namespace plumb::base
