#pragma once

#include <memory>
#include <mutex>

#include "app/calendar.hpp"
#include "store/connection.hpp"
#include "store/sqlite_journal.hpp"

namespace plumb::store {

/// Calendars beside the journals, in the same file. Safe to call from several threads, one at a
/// time: they are few and asked for seldom.
class SqliteCalendar final : public app::CalendarStore {
 public:
  /// The journal must have been opened before: it brings the file up to this program's version.
  static Outcome<std::unique_ptr<SqliteCalendar>> open(const SqliteSpec& spec);

  Outcome<void> record_calendar(std::string_view secret_hash,
                                const app::CalendarRecord& calendar) override;
  Outcome<std::optional<app::CalendarRecord>> find_calendar(std::string_view secret_hash) override;
  Outcome<std::optional<app::CalendarRecord>> find_calendar_of(std::string_view person) override;
  Outcome<void> remove_calendar(std::string_view person) override;

 private:
  explicit SqliteCalendar(Connection connection) : connection_{std::move(connection)} {}
  Outcome<std::optional<app::CalendarRecord>> find(std::string_view sql, std::string_view key);
  std::mutex mutex_;
  Connection connection_;
};

}  // namespace plumb::store
