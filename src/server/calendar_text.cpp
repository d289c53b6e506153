#include "server/calendar_text.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>

#include "base/expect.hpp"

namespace plumb::server {

namespace {

constexpr int minutes_of_entry = 15;

struct FreeComponent {
  void operator()(icalcomponent* one) const { icalcomponent_free(one); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

/// The library keeps its zones in tables of the whole program.
std::mutex& library() {
  static std::mutex mutex;
  return mutex;
}

void add(icalcomponent* to, icalproperty* property) { icalcomponent_add_property(to, property); }

/// Zones of the library have names of its own; in this calendar they have the usual ones.
Component make_zone(icaltimezone* zone, const std::string& name) {
  Component made(icalcomponent_new_clone(icaltimezone_get_component(zone)));
  icalproperty_set_tzid(icalcomponent_get_first_property(made.get(), ICAL_TZID_PROPERTY),
                        name.c_str());
  return made;
}

icaltimetype make_utc(base::Instant at) {
  icaltimetype time = icaltime_from_timet_with_zone(
      static_cast<time_t>(at.ms / base::ms_per_second), 0, icaltimezone_get_utc_timezone());
  return time;
}

/// Monday is 0, as in `Weekday`; 1970-01-01 was a Thursday.
app::Weekday find_weekday(base::LocalDate day) {
  return static_cast<app::Weekday>(((day.days % 7) + 7 + 3) % 7);
}

bool is_quiet(const app::CalendarSettings& settings, app::Weekday day) {
  return std::ranges::find(settings.quiet_days, day) != settings.quiet_days.end();
}

/// The first day with a reminder: never before the calendar was made, nor in the quiet time.
base::LocalDate find_first_day(const CalendarSpec& spec) {
  base::LocalDate day = base::find_local_date({spec.created, 0});
  if (spec.settings.quiet_until)
    day = std::max(day, base::LocalDate{spec.settings.quiet_until->days + 1});
  while (is_quiet(spec.settings, find_weekday(day))) ++day.days;
  return day;
}

std::string format_rule(const app::CalendarSettings& settings) {
  constexpr const char* names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  std::string days;
  for (int i = 0; i < 7; ++i)
    if (!is_quiet(settings, static_cast<app::Weekday>(i)))
      days += (days.empty() ? "" : ",") + std::string(names[i]);
  return "FREQ=WEEKLY;BYDAY=" + days;
}

Component make_entry(const CalendarSpec& spec, base::LocalDate first, base::TimeOfDay time) {
  const base::YearMonthDay civil = find_civil(first);
  icaltimetype start = icaltime_null_time();
  start.year = civil.year;
  start.month = civil.month;
  start.day = civil.day;
  start.hour = time.minutes / 60;
  start.minute = time.minutes % 60;
  Component entry(icalcomponent_new(ICAL_VEVENT_COMPONENT));
  const std::string uid = spec.uid + "-" + std::to_string(time.minutes) + "@plumbline";
  add(entry.get(), icalproperty_new_uid(uid.c_str()));
  add(entry.get(), icalproperty_new_dtstamp(make_utc(spec.created)));
  icalproperty* begins = icalproperty_new_dtstart(start);
  icalproperty_add_parameter(begins, icalparameter_new_tzid(spec.settings.zone.c_str()));
  add(entry.get(), begins);
  icaldurationtype length = icaldurationtype_from_int(minutes_of_entry * 60);
  add(entry.get(), icalproperty_new_duration(length));
  add(entry.get(),
      icalproperty_new_rrule(icalrecurrencetype_from_string(format_rule(spec.settings).c_str())));
  add(entry.get(), icalproperty_new_summary(spec.settings.title.c_str()));
  add(entry.get(), icalproperty_new_class(ICAL_CLASS_PRIVATE));
  add(entry.get(), icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  Component alarm(icalcomponent_new(ICAL_VALARM_COMPONENT));
  add(alarm.get(), icalproperty_new_action(ICAL_ACTION_DISPLAY));
  add(alarm.get(), icalproperty_new_description(spec.settings.title.c_str()));
  add(alarm.get(), icalproperty_new_trigger(icaltriggertype_from_int(0)));
  icalcomponent_add_component(entry.get(), alarm.release());
  return entry;
}

icalproperty* make_extra(const char* name, const char* value) {
  icalproperty* property = icalproperty_new_x(value);
  icalproperty_set_x_name(property, name);
  return property;
}

icaltimezone* find_zone(const std::string& name) {
  return icaltimezone_get_builtin_timezone(name.c_str());
}

}  // namespace

bool is_known_zone(std::string_view zone) {
  const std::lock_guard lock(library());
  icaltimezone* found = find_zone(std::string(zone));
  return found != nullptr &&
         (found == icaltimezone_get_utc_timezone() || icaltimezone_get_component(found) != nullptr);
}

std::string format_calendar(const CalendarSpec& spec) {
  const std::lock_guard lock(library());
  Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  add(calendar.get(), icalproperty_new_version("2.0"));
  add(calendar.get(), icalproperty_new_prodid("-//Plumbline//Reminders//EN"));
  add(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
  add(calendar.get(), make_extra("X-PUBLISHED-TTL", "PT12H"));
  icaltimezone* zone = find_zone(spec.settings.zone);
  PLUMB_EXPECT(zone != nullptr);
  icalcomponent_add_component(calendar.get(), make_zone(zone, spec.settings.zone).release());
  const base::LocalDate first = find_first_day(spec);
  for (const base::TimeOfDay time : spec.settings.times)
    icalcomponent_add_component(calendar.get(), make_entry(spec, first, time).release());
  char* text = icalcomponent_as_ical_string_r(calendar.get());
  PLUMB_EXPECT(text != nullptr);
  std::string made(text);
  std::free(text);
  return made;
}

}  // namespace plumb::server
