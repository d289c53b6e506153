#include "app/calendar.hpp"

#include <algorithm>

namespace plumb::app {

namespace {
constexpr std::size_t max_times = 4;
constexpr std::size_t max_title = 200;  // bytes of UTF-8
constexpr std::size_t weekdays = 7;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20u || c == '\x7f'; }
}  // namespace

void check_calendar(const CalendarSettings& settings, base::Diagnostics& problems) {
  const auto report = [&](const char* path, std::string message) {
    problems.report({"", 0, path}, std::move(message));
  };
  if (settings.times.empty() || settings.times.size() > max_times)
    report("/times", "must hold one to four times of the day");
  auto times = settings.times;
  std::ranges::sort(times);
  if (std::ranges::adjacent_find(times) != times.end()) report("/times", "holds a time twice");
  auto quiet = settings.quiet_days;
  std::ranges::sort(quiet);
  if (std::ranges::adjacent_find(quiet) != quiet.end()) report("/quiet_days", "holds a day twice");
  if (quiet.size() >= weekdays)
    report("/quiet_days", "leaves no day for a reminder; revoke the calendar instead");
  if (settings.title.empty() || settings.title.size() > max_title ||
      std::ranges::any_of(settings.title, is_control))
    report("/title", "must be a short line of text");
}

}  // namespace plumb::app
