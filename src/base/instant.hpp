#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plumb::base {

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
};

constexpr std::int64_t ms_per_second = 1'000;
constexpr std::int64_t ms_per_minute = 60 * ms_per_second;
constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;
constexpr std::int64_t ms_per_day = 24 * ms_per_hour;
constexpr int days_per_week = 7;

/// Whole seconds in milliseconds.
constexpr std::int64_t in_ms(std::int64_t seconds) { return seconds * ms_per_second; }

constexpr Instant add_ms(Instant t, std::int64_t ms) { return {t.ms + ms}; }
constexpr Instant add_hours(Instant t, std::int64_t hours) { return {t.ms + hours * ms_per_hour}; }
constexpr Instant add_days(Instant t, std::int64_t days) { return {t.ms + days * ms_per_day}; }

/// A day of a calendar, as a count from 1970-01-01. No zone: it is whatever day it was there.
struct LocalDate {
  std::int32_t days = 0;
  friend constexpr auto operator<=>(LocalDate, LocalDate) = default;
};

/// An instant with the offset of local time from UTC that held there and then.
struct Moment {
  Instant at;
  std::int32_t offset_minutes = 0;
  friend constexpr auto operator<=>(const Moment&, const Moment&) = default;
};

/// The day and the minute of the day (0…1439) that a wall clock there showed.
LocalDate find_local_date(const Moment& moment);
int find_minute_of_day(const Moment& moment);
/// The moment at which a wall clock with that offset shows that minute of that day.
Moment find_moment(LocalDate date, int minute_of_day, std::int32_t offset_minutes);

struct YearMonthDay {
  int year = 1970, month = 1, day = 1;
};
YearMonthDay find_civil(LocalDate date);
/// Nothing if there is no such day.
std::optional<LocalDate> find_date(YearMonthDay civil);

/// RFC 3339, "2026-11-24T07:30:00+01:00" or with milliseconds; years 1900…2200.
bool parse_leaf(std::string_view text, Moment& value);
std::string format_leaf(const Moment& value);
constexpr std::string_view leaf_form(const Moment&) {
  return "an instant with its offset, like 2026-11-24T07:30:00+01:00";
}

/// RFC 3339 in UTC, "2026-11-24T06:30:00.000Z"; any offset is accepted on reading.
bool parse_leaf(std::string_view text, Instant& value);
std::string format_leaf(const Instant& value);
constexpr std::string_view leaf_form(const Instant&) {
  return "an instant, like 2026-11-24T06:30:00Z";
}

/// "2026-11-24".
bool parse_leaf(std::string_view text, LocalDate& value);
std::string format_leaf(const LocalDate& value);
constexpr std::string_view leaf_form(const LocalDate&) { return "a date like 2026-11-24"; }

/// A time of the day in minutes, written "07:30".
struct TimeOfDay {
  int minutes = 0;
  friend constexpr auto operator<=>(TimeOfDay, TimeOfDay) = default;
};
bool parse_leaf(std::string_view text, TimeOfDay& value);
std::string format_leaf(const TimeOfDay& value);
constexpr std::string_view leaf_form(const TimeOfDay&) { return "a time of day like 07:30"; }

}  // namespace plumb::base
