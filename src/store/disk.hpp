#pragma once

#include <string>

#include "base/outcome.hpp"

/// Files as the disk has them: what is renamed or removed here is so after a power cut, too.
namespace plumb::store {

using base::Fault;
using base::Outcome;

/// What the system refused, as a fault of storage.
Fault find_disk_fault(int reason, std::string doing, std::string file);

/// Writes the file's bytes out to the disk itself.
Outcome<void> sync_file(const std::string& file);
/// Puts a file in the place of another, at once and for good. Both lie in one folder.
Outcome<void> replace_file(const std::string& file, const std::string& place);
/// Removes a database that is in nobody's use, with what SQLite keeps beside it. Absent ones do
/// not matter.
void remove_database(const std::string& file);
/// Copies a file into a new one that its owner alone can read; one that is there is replaced.
Outcome<void> copy_privately(const std::string& from, const std::string& to);

/// The whole file; nothing for one that is absent. Never for a database in use: to close it lets go
/// of the locks that SQLite holds on it.
Outcome<std::string> read_whole(const std::string& file);

}  // namespace plumb::store
