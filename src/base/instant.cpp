#include "base/instant.hpp"

#include <chrono>

#include "base/scalar_text.hpp"

namespace plumb::base {

namespace {

constexpr int minutes_per_day = 24 * 60;
constexpr int max_offset_minutes = 14 * 60;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
}

/// Reads exactly `count` digits at `at`; moves on.
std::optional<int> take_digits(std::string_view text, std::size_t& at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char c = text[at + i];
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  at += count;
  return value;
}

bool take(std::string_view text, std::size_t& at, char c) {
  if (at >= text.size() || text[at] != c) return false;
  ++at;
  return true;
}

std::string pad(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::optional<LocalDate> take_date(std::string_view text, std::size_t& at) {
  const auto year = take_digits(text, at, 4);
  if (!year || !take(text, at, '-')) return std::nullopt;
  const auto month = take_digits(text, at, 2);
  if (!month || !take(text, at, '-')) return std::nullopt;
  const auto day = take_digits(text, at, 2);
  if (!day || *year < 1900 || *year > 2200) return std::nullopt;
  return find_date({*year, *month, *day});
}

/// "HH:MM:SS" with an optional fraction, as milliseconds of the day.
std::optional<std::int64_t> take_time(std::string_view text, std::size_t& at) {
  const auto hour = take_digits(text, at, 2);
  if (!hour || *hour > 23 || !take(text, at, ':')) return std::nullopt;
  const auto minute = take_digits(text, at, 2);
  if (!minute || *minute > 59 || !take(text, at, ':')) return std::nullopt;
  const auto second = take_digits(text, at, 2);
  if (!second || *second > 59) return std::nullopt;
  std::int64_t ms = *hour * ms_per_hour + *minute * ms_per_minute + *second * ms_per_second;
  if (take(text, at, '.')) {
    const auto fraction = take_digits(text, at, 3);
    if (!fraction) return std::nullopt;
    ms += *fraction;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;  // finer than we keep
  }
  return ms;
}

std::optional<std::int32_t> take_offset(std::string_view text, std::size_t& at) {
  if (take(text, at, 'Z')) return 0;
  const int sign = take(text, at, '+') ? 1 : take(text, at, '-') ? -1 : 0;
  if (sign == 0) return std::nullopt;
  const auto hours = take_digits(text, at, 2);
  if (!hours || !take(text, at, ':')) return std::nullopt;
  const auto minutes = take_digits(text, at, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  const int total = *hours * 60 + *minutes;
  if (total > max_offset_minutes) return std::nullopt;
  return sign * total;
}

}  // namespace

LocalDate find_local_date(const Moment& moment) {
  const std::int64_t local = moment.at.ms + moment.offset_minutes * ms_per_minute;
  return {static_cast<std::int32_t>(floor_divide(local, ms_per_day))};
}

int find_minute_of_day(const Moment& moment) {
  const std::int64_t local = moment.at.ms + moment.offset_minutes * ms_per_minute;
  const std::int64_t in_day = local - floor_divide(local, ms_per_day) * ms_per_day;
  return static_cast<int>(in_day / ms_per_minute);
}

Moment find_moment(LocalDate date, int minute_of_day, std::int32_t offset_minutes) {
  const std::int64_t local = date.days * ms_per_day + minute_of_day * ms_per_minute;
  return {{local - offset_minutes * ms_per_minute}, offset_minutes};
}

YearMonthDay find_civil(LocalDate date) {
  const std::chrono::year_month_day civil{std::chrono::sys_days{std::chrono::days{date.days}}};
  return {static_cast<int>(civil.year()), static_cast<int>(static_cast<unsigned>(civil.month())),
          static_cast<int>(static_cast<unsigned>(civil.day()))};
}

std::optional<LocalDate> find_date(YearMonthDay civil) {
  if (civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.day > 31) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year{civil.year},
                                        std::chrono::month{static_cast<unsigned>(civil.month)},
                                        std::chrono::day{static_cast<unsigned>(civil.day)}};
  if (!day.ok()) return std::nullopt;
  const auto count = std::chrono::sys_days{day}.time_since_epoch().count();
  return LocalDate{static_cast<std::int32_t>(count)};
}

bool parse_leaf(std::string_view text, Moment& value) {
  std::size_t at = 0;
  const auto date = take_date(text, at);
  if (!date || !(take(text, at, 'T') || take(text, at, 't'))) return false;
  const auto ms = take_time(text, at);
  if (!ms) return false;
  const auto offset = take_offset(text, at);
  if (!offset || at != text.size()) return false;
  value.at.ms = date->days * ms_per_day + *ms - *offset * ms_per_minute;
  value.offset_minutes = *offset;
  return true;
}

std::string format_leaf(const Moment& value) {
  const std::int64_t local = value.at.ms + value.offset_minutes * ms_per_minute;
  const std::int64_t in_day = local - floor_divide(local, ms_per_day) * ms_per_day;
  const int minute = static_cast<int>(in_day / ms_per_minute);
  std::string text = format_leaf(find_local_date(value)) + "T" + pad(minute / 60, 2) + ":" +
                     pad(minute % 60, 2) + ":" + pad(in_day / ms_per_second % 60, 2);
  if (in_day % ms_per_second != 0) text += "." + pad(in_day % ms_per_second, 3);
  const int offset = value.offset_minutes < 0 ? -value.offset_minutes : value.offset_minutes;
  if (offset == 0) return text + "Z";
  return text + (value.offset_minutes < 0 ? "-" : "+") + pad(offset / 60, 2) + ":" +
         pad(offset % 60, 2);
}

bool parse_leaf(std::string_view text, Instant& value) {
  Moment moment;
  if (!parse_leaf(text, moment)) return false;
  value = moment.at;
  return true;
}

std::string format_leaf(const Instant& value) { return format_leaf(Moment{value, 0}); }

bool parse_leaf(std::string_view text, LocalDate& value) {
  std::size_t at = 0;
  const auto date = take_date(text, at);
  if (!date || at != text.size()) return false;
  value = *date;
  return true;
}

std::string format_leaf(const LocalDate& value) {
  const YearMonthDay civil = find_civil(value);
  return pad(civil.year, 4) + "-" + pad(civil.month, 2) + "-" + pad(civil.day, 2);
}

bool parse_leaf(std::string_view text, TimeOfDay& value) {
  std::size_t at = 0;
  const auto hour = take_digits(text, at, 2);
  if (!hour || !take(text, at, ':')) return false;
  const auto minute = take_digits(text, at, 2);
  if (!minute || at != text.size() || *hour * 60 + *minute >= minutes_per_day || *minute > 59)
    return false;
  value.minutes = *hour * 60 + *minute;
  return true;
}

std::string format_leaf(const TimeOfDay& value) {
  return pad(value.minutes / 60, 2) + ":" + pad(value.minutes % 60, 2);
}

}  // namespace plumb::base
