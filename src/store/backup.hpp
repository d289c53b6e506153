#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "app/ports.hpp"
#include "store/connection.hpp"

/// The journals of a household as one file to put away, and back. A file with its final name is
/// whole, whenever the process was killed.
namespace plumb::store {

struct BackupReport {
  std::int64_t people = 0;
  std::int64_t events = 0;
  std::int64_t bytes = 0;
};

/// Writes what stands committed in the journal at this moment into a new file, while others go on
/// reading and writing. What was erased before is not in it.
///
/// Takes     `place`: where the backup goes; what is there is replaced only at the end
/// Faults    not_found without a journal; storage_busy while another backup goes to that place;
///           storage_failed for a journal that is damaged
Outcome<BackupReport> make_backup(const std::string& journal, const std::string& place);

/// Whether an event of a backup is what it should be.
using EventCheck = std::function<Outcome<void>(const app::EventRecord& event)>;

/// Looks through a backup: pages, references, version, every event.
///
/// Faults    not_found; input_invalid for a file that is damaged or no backup; unsupported for one
///           of a newer program
Outcome<BackupReport> check_backup(const std::string& backup, const EventCheck& check);

struct RestoreSpec {
  std::string backup;
  std::string folder;  ///< of the journals; this process has its FolderLock
  std::string stamp;   ///< ends the name of the file that keeps what stood there before
  EventCheck check;
};

struct RestoreReport {
  BackupReport put_back;
  std::string kept;               ///< file with what stood there before; empty if there was nothing
  bool was_damaged = false;       ///< what stood there before could not be read
  std::int64_t still_erased = 0;  ///< people of the backup who were erased here since
};

/// Puts a backup in the place of the journal, after looking through it as `check_backup` does. The
/// result is another store, so that devices tell it what came after the backup; who was erased
/// here stays erased.
Outcome<RestoreReport> restore_backup(const RestoreSpec& spec);

}  // namespace plumb::store
