#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "care/event.hpp"
#include "store/folder_lock.hpp"
#include "store/sqlite_journal.hpp"

/// A store that is used from the command line, beside a server that may run on it.
namespace plumb::cli {

struct StoredJournal {
  store::FolderLock lock;
  std::unique_ptr<store::SqliteJournal> journal;
};

/// Opens the store of a folder; with `make`, one that is not there yet is begun.
/// Faults  not_found without a store; storage_busy while a backup is put back there
base::Outcome<StoredJournal> open_store(const std::string& folder, bool make = false);

/// The journal of a person (id or name), its seals verified.
base::Outcome<std::vector<care::Event>> read_stored(const std::string& folder,
                                                    const std::string& person);

}  // namespace plumb::cli
