#include "store/sqlite_fault.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace plumb::store {

namespace {

bool is_no_room(int reason) { return reason == ENOSPC || reason == EDQUOT || reason == EFBIG; }

/// SQLite calls only ENOSPC full; a quota and a limit on file size are the same to a person. It
/// keeps the system's reason of a failed statement but not that of a failed commit, where the
/// thread's own `errno` still stands.
bool is_out_of_room(sqlite3* connection, int code, int last_reason) {
  if ((code & 0xff) == SQLITE_FULL) return true;
  if (code != SQLITE_IOERR_WRITE) return false;
  return is_no_room(last_reason) || is_no_room(sqlite3_system_errno(connection));
}

std::string describe_code(sqlite3* connection, int code) {
  const char* message = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  return "SQLite says: " + std::string(message) + " (" + std::to_string(code) + ")";
}

std::string find_hint(int primary) {
  switch (primary) {
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return "Check that the folder exists and that this program may write in it.";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "The file is damaged or is not a journal. Keep it as it is and restore a backup.";
    default: return "Nothing of this request was stored. Check the disk, then try again.";
  }
}

}  // namespace

Fault find_sqlite_fault(sqlite3* connection, int code, std::string doing, std::string file) {
  const int last_reason = errno;  // before anything else can change it
  const int primary = code & 0xff;
  std::string where = std::move(file) + ": " + describe_code(connection, code);
  if (is_out_of_room(connection, code, last_reason))
    return {Fault::Code::storage_full, std::move(doing), std::move(where),
            "Nothing of this request was stored. Make room on the disk, then try again."};
  if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
    return {Fault::Code::storage_busy, std::move(doing), std::move(where),
            "Another program is using the file. Close it, or try again in a moment."};
  return {Fault::Code::storage_failed, std::move(doing), std::move(where), find_hint(primary)};
}

}  // namespace plumb::store
