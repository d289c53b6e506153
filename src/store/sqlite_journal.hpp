#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/ports.hpp"
#include "store/connection.hpp"
#include "store/group_writer.hpp"

namespace plumb::store {

/// Where a journal lives and how patient it is.
struct SqliteSpec {
  std::string file;
  std::chrono::milliseconds busy_timeout{5'000};
};

/// The journals of a household in one SQLite file. Safe to call from many threads: one writes, in
/// groups; each reader has a connection of its own while it reads and never waits for a writer.
///
/// Faults, beside those of the port: not_found for a person that was never recorded or was
/// erased; storage_busy, storage_full, storage_failed as the world has it.
class SqliteJournal final : public app::JournalStore {
 public:
  /// Opens or creates the file and brings it up to this program's version.
  static Outcome<std::unique_ptr<SqliteJournal>> open(const SqliteSpec& spec);

  Outcome<std::vector<app::PersonRecord>> read_people() override;
  Outcome<app::PersonRecord> record_person(const app::PersonRecord& person) override;
  Outcome<app::AppendResult> record_events(std::string_view person,
                                           std::span<const app::EventRecord> events) override;
  Outcome<std::vector<app::EventRecord>> read_events(std::string_view person,
                                                     std::int64_t after_sequence,
                                                     std::int64_t limit) override;
  Outcome<std::int64_t> read_last_sequence(std::string_view person) override;
  Outcome<std::string> read_identity() override { return identity_; }
  /// The file is rewritten without what was erased, which takes a while on a large one. A fault of
  /// that kind comes after the erasure itself.
  Outcome<app::ErasedRecord> erase_person(std::string_view person) override;
  Outcome<bool> is_erased(std::string_view person) override;

 private:
  SqliteJournal(SqliteSpec spec, std::string identity, Connection writer);

  /// Runs `read` on a connection that nobody else uses meanwhile; there are never more
  /// connections than there were readers at one time.
  template <class Read>
  auto read_with_connection(const Read& read) -> decltype(read(std::declval<Connection&>()));

  SqliteSpec spec_;
  std::string identity_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_readers_;
  GroupWriter writer_;
};

}  // namespace plumb::store
