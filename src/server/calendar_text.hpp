#pragma once

#include <string>
#include <string_view>

#include "app/calendar.hpp"

namespace plumb::server {

struct CalendarSpec {
  app::CalendarSettings settings;
  std::string uid;  ///< begins the uid of each entry; says nothing to others
  base::Instant created;
};

/// True if this machine's time zone database knows the zone.
bool is_known_zone(std::string_view zone);

/// The calendar as iCalendar (RFC 5545): an entry for each time of the day, repeated every week on
/// the days that are not quiet, in the person's own zone, whose rules stand in it.
std::string format_calendar(const CalendarSpec& spec);

}  // namespace plumb::server
