#include "store/backup.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "store/disk.hpp"
#include "store/erasure.hpp"
#include "store/identity.hpp"
#include "store/migrations.hpp"

namespace plumb::store {

namespace {

namespace fs = std::filesystem;
using Code = Fault::Code;

std::int64_t find_size(const std::string& file) {
  std::error_code problem;
  const auto size = fs::file_size(file, problem);
  return problem ? 0 : static_cast<std::int64_t>(size);
}

bool is_there(const std::string& file) {
  std::error_code problem;
  return fs::exists(file, problem);
}

/// A file that is being written, for this process alone. It goes with the scope unless it was
/// given its final name.
class Unfinished {
 public:
  static Outcome<Unfinished> begin(std::string file) {
    const int descriptor =
        ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return std::unexpected(find_disk_fault(errno, "making a backup", file));
    Unfinished made(std::move(file), descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
      return base::fail(Code::storage_busy, "making a backup",
                        std::exchange(made.name_, {}),  // the file belongs to the other one
                        "Another backup is being written there. Wait for it.");
    // One that was killed here may have left its half.
    if (::ftruncate(descriptor, 0) != 0)
      return std::unexpected(find_disk_fault(errno, "making a backup", made.name_));
    return made;
  }
  Unfinished(Unfinished&& other) noexcept
      : name_{std::move(other.name_)}, descriptor_{std::exchange(other.descriptor_, -1)} {
    other.name_.clear();
  }
  Unfinished& operator=(Unfinished&&) = delete;
  ~Unfinished() {
    if (!name_.empty()) remove_database(name_);
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  const std::string& name() const { return name_; }
  Outcome<void> finish(const std::string& place) {
    if (auto synced = sync_file(name_); !synced) return synced;
    auto placed = replace_file(name_, place);
    if (placed) name_.clear();
    return placed;
  }

 private:
  Unfinished(std::string name, int descriptor) : name_{std::move(name)}, descriptor_{descriptor} {}
  std::string name_;
  int descriptor_;
};

Fault refuse_damaged(const std::string& file, std::string what) {
  return {Code::input_invalid, "reading the backup", file + ": " + std::move(what),
          "The file is damaged or is no backup. Use another one; nothing was changed."};
}

Outcome<void> check_pages(Connection& connection, const std::string& file) {
  for (const char* ask : {"pragma integrity_check(1)", "pragma foreign_key_check"}) {
    PLUMB_TRY(Statement row, connection.query(ask));
    PLUMB_TRY(const bool stands, row.read_row());
    if (stands && row.text(0) != "ok")
      return std::unexpected(refuse_damaged(file, std::string(row.text(0))));
  }
  return {};
}

Outcome<BackupReport> count_rows(Connection& connection) {
  PLUMB_TRY(Statement row,
            connection.query("select (select count(*) from person where not erased), "
                             "(select count(*) from event)"));
  PLUMB_TRY([[maybe_unused]] const bool stands, row.read_row());
  return BackupReport{row.integer(0), row.integer(1), 0};
}

Outcome<void> check_all_events(Connection& connection, const EventCheck& check) {
  PLUMB_TRY(Statement row, connection.query("select id, person, at_ms, kind, body, sequence from "
                                            "event order by person, sequence"));
  for (;;) {
    PLUMB_TRY(const bool stands, row.read_row());
    if (!stands) return {};
    auto checked = check({std::string(row.text(0)),
                          std::string(row.text(1)),
                          {row.integer(2)},
                          std::string(row.text(3)),
                          std::string(row.text(4)),
                          row.integer(5)});
    if (!checked) return checked;
  }
}

/// A fault of the journal that is in truth one of the file that was brought.
Fault blame_backup(Fault fault, const std::string& file) {
  if (fault.code != Code::storage_failed) return fault;
  return refuse_damaged(file, std::move(fault.where));
}

/// Copies a backup to `place` and looks through the copy, brought up to this program's version.
Outcome<BackupReport> take_in(const std::string& backup, const std::string& place,
                              const EventCheck& check) {
  if (!is_there(backup))
    return base::fail(Code::not_found, "reading the backup", backup,
                      "There is no such file. Name one that plumbline backup made.");
  if (find_size(backup + "-wal") > 0)
    return base::fail(Code::input_invalid, "reading the backup", backup + "-wal",
                      "This is a journal in use, not a backup. Make one with plumbline backup.");
  if (find_size(backup) == 0) return std::unexpected(refuse_damaged(backup, "it is empty"));
  remove_database(place);
  if (auto copied = copy_privately(backup, place); !copied)
    return std::unexpected(std::move(copied).error());
  auto connection = Connection::open({place});
  if (!connection) return std::unexpected(blame_backup(std::move(connection).error(), backup));
  const auto look = [&]() -> Outcome<BackupReport> {
    if (auto whole = check_pages(*connection, backup); !whole)
      return std::unexpected(std::move(whole).error());
    PLUMB_TRY([[maybe_unused]] const auto version,
              apply_migrations(*connection, find_migrations()));
    if (auto checked = check_all_events(*connection, check); !checked)
      return std::unexpected(
          refuse_damaged(backup, checked.error().where + ": " + checked.error().hint));
    return count_rows(*connection);
  };
  auto report = look();
  if (!report) return std::unexpected(blame_backup(std::move(report).error(), backup));
  report->bytes = find_size(backup);
  return report;
}

/// Who was erased from the journal is erased from the copy as well.
Outcome<std::int64_t> carry_erasures(Connection& copy, const std::vector<std::string>& erased) {
  std::int64_t carried = 0;
  PLUMB_TRY(Transaction transaction, Transaction::begin(copy));
  for (const std::string& person : erased) {
    const auto taken = take_out_person(copy, person);
    if (taken) ++carried;
    if (!taken && taken.error().code != Code::not_found) return std::unexpected(taken.error());
    auto noted = copy.run(
        "insert into person (id, name, created_ms, erased) "
        "values ($1, '', 0, true) on conflict (id) do nothing",
        person);
    if (!noted) return std::unexpected(std::move(noted).error());
  }
  if (auto kept = transaction.commit(); !kept) return std::unexpected(std::move(kept).error());
  if (carried > 0)
    if (auto rewritten = rewrite_file(copy); !rewritten)
      return std::unexpected(std::move(rewritten).error());
  return carried;
}

/// What stands in the journal that is to be replaced, or nothing if it cannot be read.
Outcome<std::vector<std::string>> read_standing(const std::string& journal) {
  PLUMB_TRY(Connection connection, Connection::open({journal}));
  if (auto whole = check_pages(connection, journal); !whole)
    return std::unexpected(std::move(whole).error());
  PLUMB_TRY([[maybe_unused]] const auto version, apply_migrations(connection, find_migrations()));
  return read_erased_people(connection);
}

/// Sets a journal aside that cannot be read, as it is.
Outcome<void> set_aside(const std::string& journal, const std::string& kept) {
  for (const char* end : {"-wal", "-shm", ""}) {
    if (!is_there(journal + end)) continue;
    if (auto moved = replace_file(journal + end, kept + end); !moved) return moved;
  }
  return {};
}

/// Keeps what stands there, and leaves a journal without a write-ahead file: one of the old journal
/// must never meet the new one.
Outcome<void> keep_standing(const std::string& journal, RestoreReport& report) {
  if (report.was_damaged) return set_aside(journal, report.kept);
  if (auto kept = make_backup(journal, report.kept); !kept)
    return std::unexpected(std::move(kept).error());
  {
    PLUMB_TRY(Connection last, Connection::open({journal}));
    PLUMB_TRY(Statement row, last.query("pragma wal_checkpoint(truncate)"));
    PLUMB_TRY([[maybe_unused]] const bool stands, row.read_row());
  }
  if (find_size(journal + "-wal") == 0) return {};
  return base::fail(Code::storage_busy, "putting a backup back", journal,
                    "Another program has the journal open. Close it, then try again.");
}

}  // namespace

Outcome<BackupReport> make_backup(const std::string& journal, const std::string& place) {
  if (!is_there(journal))
    return base::fail(Code::not_found, "making a backup", journal,
                      "There is no journal yet. Name the folder that holds it with --data.");
  PLUMB_TRY(Unfinished copy, Unfinished::begin(place + ".unfinished"));
  {
    PLUMB_TRY(Connection source, Connection::open({journal}));
    if (auto written = source.run("vacuum into $1", copy.name()); !written)
      return std::unexpected(std::move(written).error());
  }
  BackupReport report;
  {
    PLUMB_TRY(Connection written, Connection::open({copy.name()}));
    if (auto whole = check_pages(written, copy.name()); !whole)
      return std::unexpected(std::move(whole).error());
    PLUMB_TRY(report, count_rows(written));
    // A backup is one file that can be copied and read anywhere.
    PLUMB_TRY(Statement row, written.query("pragma journal_mode = delete"));
    PLUMB_TRY([[maybe_unused]] const bool stands, row.read_row());
  }
  report.bytes = find_size(copy.name());
  if (auto placed = copy.finish(place); !placed) return std::unexpected(std::move(placed).error());
  return report;
}

Outcome<BackupReport> check_backup(const std::string& backup, const EventCheck& check) {
  const std::string copy = backup + ".checked";
  auto report = take_in(backup, copy, check);
  remove_database(copy);
  return report;
}

Outcome<RestoreReport> restore_backup(const RestoreSpec& spec) {
  const std::string journal = spec.folder + "/journal.db";
  const std::string staged = spec.folder + "/journal.db.restoring";
  RestoreReport report;
  auto taken = take_in(spec.backup, staged, spec.check);
  if (!taken) {
    remove_database(staged);
    return std::unexpected(std::move(taken).error());
  }
  report.put_back = *taken;
  std::vector<std::string> erased;
  if (is_there(journal)) {
    auto standing = read_standing(journal);
    if (!standing && standing.error().code != Code::storage_failed &&
        standing.error().code != Code::input_invalid)
      return std::unexpected(std::move(standing).error());
    report.was_damaged = !standing.has_value();
    if (standing) erased = std::move(*standing);
    report.kept = spec.folder + "/before-restore-" + spec.stamp + ".db";
  }
  {
    PLUMB_TRY(Connection copy, Connection::open({staged}));
    PLUMB_TRY(report.still_erased, carry_erasures(copy, erased));
    if (auto renewed = renew_identity(copy); !renewed)
      return std::unexpected(std::move(renewed).error());
  }
  if (auto synced = sync_file(staged); !synced) return std::unexpected(std::move(synced).error());
  if (!report.kept.empty())
    if (auto kept = keep_standing(journal, report); !kept)
      return std::unexpected(std::move(kept).error());
  if (auto placed = replace_file(staged, journal); !placed)
    return std::unexpected(std::move(placed).error());
  return report;
}

}  // namespace plumb::store
