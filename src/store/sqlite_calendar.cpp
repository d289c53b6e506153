#include "store/sqlite_calendar.hpp"

#include <utility>

#include "store/refusals.hpp"

namespace plumb::store {

Outcome<std::unique_ptr<SqliteCalendar>> SqliteCalendar::open(const SqliteSpec& spec) {
  PLUMB_TRY(Connection connection, Connection::open({spec.file, spec.busy_timeout, false}));
  return std::unique_ptr<SqliteCalendar>(new SqliteCalendar(std::move(connection)));
}

Outcome<void> SqliteCalendar::record_calendar(std::string_view secret_hash,
                                              const app::CalendarRecord& calendar) {
  const std::lock_guard lock(mutex_);
  PLUMB_TRY(Transaction transaction, Transaction::begin(connection_));
  {
    PLUMB_TRY(Statement row, connection_.query("select 1 from person where id = $1 and not erased",
                                               calendar.person));
    PLUMB_TRY(const bool stands, row.read_row());
    if (!stands)
      return std::unexpected(refuse_unknown_person("making a calendar", calendar.person));
  }
  if (auto gone = connection_.run("delete from calendar_feed where person = $1", calendar.person);
      !gone)
    return gone;
  auto kept = connection_.run(
      "insert into calendar_feed (secret_hash, person, settings, created_ms) "
      "values ($1, $2, $3, $4)",
      secret_hash, calendar.person, calendar.settings, calendar.created.ms);
  if (!kept) return kept;
  return transaction.commit();
}

Outcome<std::optional<app::CalendarRecord>> SqliteCalendar::find(std::string_view sql,
                                                                 std::string_view key) {
  const std::lock_guard lock(mutex_);
  PLUMB_TRY(Statement row, connection_.query(sql, key));
  PLUMB_TRY(const bool stands, row.read_row());
  if (!stands) return std::optional<app::CalendarRecord>{};
  return app::CalendarRecord{std::string(row.text(0)), std::string(row.text(1)), {row.integer(2)}};
}

Outcome<std::optional<app::CalendarRecord>> SqliteCalendar::find_calendar(
    std::string_view secret_hash) {
  return find("select person, settings, created_ms from calendar_feed where secret_hash = $1",
              secret_hash);
}

Outcome<std::optional<app::CalendarRecord>> SqliteCalendar::find_calendar_of(
    std::string_view person) {
  return find("select person, settings, created_ms from calendar_feed where person = $1", person);
}

Outcome<void> SqliteCalendar::remove_calendar(std::string_view person) {
  const std::lock_guard lock(mutex_);
  return connection_.run("delete from calendar_feed where person = $1", person);
}

}  // namespace plumb::store
