#pragma once

#include <string>

#include "base/outcome.hpp"

struct sqlite3;

namespace plumb::store {

using base::Fault;
using base::Outcome;

/// What a SQLite result code means to whoever called: storage_full (no room, or a limit on the
/// size of files), storage_busy (another program holds the file), else storage_failed; with a
/// hint for the person who can act. `connection` may be null when opening failed early.
Fault find_sqlite_fault(sqlite3* connection, int code, std::string doing, std::string file);

}  // namespace plumb::store
