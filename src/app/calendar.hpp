#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.hpp"
#include "base/diagnostics.hpp"
#include "base/instant.hpp"
#include "base/outcome.hpp"

/// Reminders as a calendar that other programs subscribe to, at an address that is a secret.
namespace plumb::app {

enum class Weekday : std::uint8_t {
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday
};
constexpr auto names_of(Weekday) {
  return std::array{
      base::named(Weekday::monday, "monday"),       base::named(Weekday::tuesday, "tuesday"),
      base::named(Weekday::wednesday, "wednesday"), base::named(Weekday::thursday, "thursday"),
      base::named(Weekday::friday, "friday"),       base::named(Weekday::saturday, "saturday"),
      base::named(Weekday::sunday, "sunday")};
}

/// When a person wants to be reminded. What stands in the calendar says nothing of a back.
struct CalendarSettings {
  std::string zone;  ///< name of the zone, "Europe/Berlin"
  std::vector<base::TimeOfDay> times;
  std::vector<Weekday> quiet_days;             ///< without any reminder
  std::optional<base::LocalDate> quiet_until;  ///< none before the day after it
  std::string title;                           ///< what the entry is called
};
template <class V>
void describe(V& v, CalendarSettings& x) {
  v.field("zone", x.zone);
  v.field("times", x.times);
  v.maybe("quiet_days", x.quiet_days);
  v.maybe("quiet_until", x.quiet_until);
  v.field("title", x.title);
}

/// Reports what no calendar could be made of, by JSON pointer. Whether there is such a zone, who
/// makes the calendar knows.
void check_calendar(const CalendarSettings& settings, base::Diagnostics& problems);

/// A calendar as the store keeps it: its settings are text to it.
struct CalendarRecord {
  std::string person;
  std::string settings;
  base::Instant created;
};

/// Keeps one calendar for a person at most. The store never learns a secret, only its fingerprint.
class CalendarStore {
 public:
  virtual ~CalendarStore() = default;
  /// An earlier calendar of that person ends.
  virtual base::Outcome<void> record_calendar(std::string_view secret_hash,
                                              const CalendarRecord& calendar) = 0;
  virtual base::Outcome<std::optional<CalendarRecord>> find_calendar(
      std::string_view secret_hash) = 0;
  virtual base::Outcome<std::optional<CalendarRecord>> find_calendar_of(
      std::string_view person) = 0;
  virtual base::Outcome<void> remove_calendar(std::string_view person) = 0;
};

}  // namespace plumb::app
