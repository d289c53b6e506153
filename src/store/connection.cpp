#include "store/connection.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/expect.hpp"

namespace plumb::store {

namespace {

/// SQLite gives a new file the rights of the process; a journal is for its owner alone. The
/// write-ahead files take their rights from this one. A file that is there is not touched: to close
/// it would let go of every lock that this process has on it, and another program would then
/// take the write-ahead file away from under the connections that are open.
Outcome<void> make_private_file(const std::string& file) {
  const int descriptor =
      ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) {
    const int reason = errno;
    if (reason == EEXIST) return {};
    const bool full = reason == ENOSPC || reason == EDQUOT;
    return base::fail(full ? Fault::Code::storage_full : Fault::Code::storage_failed,
                      "opening the journal", file + ": " + std::strerror(reason),
                      full ? "Make room on the disk, then try again."
                           : "Check that the folder exists and that this program may write in it.");
  }
  ::close(descriptor);
  return {};
}

// Checkpoints keep the write-ahead file near 4 MB; after a burst it is cut back to this size.
constexpr const char* settings = R"sql(
pragma journal_mode = wal;
pragma synchronous = full;
pragma foreign_keys = on;
pragma trusted_schema = off;
pragma journal_size_limit = 16777216;
pragma secure_delete = on;
pragma temp_store = memory;
)sql";

}  // namespace

Statement::Statement(const Connection& owner, sqlite3_stmt* prepared)
    : owner_{&owner}, prepared_{prepared} {}

Statement::Statement(Statement&& other) noexcept
    : owner_{other.owner_}, prepared_{std::exchange(other.prepared_, nullptr)} {}

Statement::~Statement() {
  if (prepared_ == nullptr) return;
  sqlite3_reset(prepared_);
  sqlite3_clear_bindings(prepared_);
}

Outcome<bool> Statement::read_row() {
  const int code = sqlite3_step(prepared_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return std::unexpected(owner_->find_fault(
      code, owner_->only_reads_ ? "reading the journal" : "writing the journal"));
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(prepared_, column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(prepared_, column) == SQLITE_NULL;
}

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(prepared_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(prepared_, column))};
}

void Connection::Closer::operator()(sqlite3* opened) const { sqlite3_close_v2(opened); }
void Connection::Finalizer::operator()(sqlite3_stmt* prepared) const { sqlite3_finalize(prepared); }

Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Outcome<Connection> Connection::open(const ConnectionSpec& spec) {
  if (auto created = make_private_file(spec.file); !created)
    return std::unexpected(std::move(created).error());
  Connection connection;
  connection.file_ = spec.file;
  connection.only_reads_ = spec.only_reads;
  sqlite3* opened = nullptr;
  // One thread at a time uses a connection: SQLite's own mutexes would only cost time.
  const int code = sqlite3_open_v2(spec.file.c_str(), &opened,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  connection.opened_.reset(opened);
  if (code != SQLITE_OK)
    return std::unexpected(find_sqlite_fault(opened, code, "opening the journal", spec.file));
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, static_cast<int>(spec.busy_timeout.count()));
  std::string script = settings;
  if (spec.only_reads) script += "pragma query_only = on;";
  if (auto set = connection.run_script(script); !set)
    return std::unexpected(std::move(set).error());
  return connection;
}

Outcome<sqlite3_stmt*> Connection::find_prepared(std::string_view sql) {
  for (const auto& entry : prepared_) {
    if (entry.sql != sql) continue;
    PLUMB_EXPECT(sqlite3_stmt_busy(entry.statement.get()) == 0);
    return entry.statement.get();
  }
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(opened_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  if (code != SQLITE_OK) return std::unexpected(find_fault(code, "preparing to use the journal"));
  prepared_.push_back({std::string(sql), std::unique_ptr<sqlite3_stmt, Finalizer>(prepared)});
  return prepared;
}

Outcome<void> Connection::run_to_end(Statement& statement) {
  bool row = true;
  while (row) {
    PLUMB_TRY(row, statement.read_row());
  }
  return {};
}

Outcome<void> Connection::run_script(const std::string& sql) {
  const int code = sqlite3_exec(opened_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return std::unexpected(find_fault(code, "opening the journal"));
  return {};
}

Outcome<void> Connection::read_bytes(
    std::size_t overlap, const std::function<void(std::string_view piece)>& look) const {
  constexpr std::size_t piece_bytes = 1u << 20;
  sqlite3_file* raw = nullptr;
  sqlite3_int64 size = 0;
  int code = sqlite3_file_control(opened_.get(), "main", SQLITE_FCNTL_FILE_POINTER, &raw);
  if (code == SQLITE_OK) code = raw->pMethods->xFileSize(raw, &size);
  std::string bytes;
  const auto end = static_cast<std::size_t>(size);
  for (std::size_t at = 0; code == SQLITE_OK && at < end;) {
    const std::size_t from = at - std::min(at, overlap);
    bytes.resize(std::min(piece_bytes, end - from));
    code = raw->pMethods->xRead(raw, bytes.data(), static_cast<int>(bytes.size()),
                                static_cast<sqlite3_int64>(from));
    if (code == SQLITE_OK) look(bytes);
    at = from + bytes.size();
  }
  if (code != SQLITE_OK) return std::unexpected(find_fault(code, "reading the journal"));
  return {};
}

bool Connection::is_in_transaction() const { return sqlite3_get_autocommit(opened_.get()) == 0; }

Fault Connection::find_fault(int code, std::string doing) const {
  return find_sqlite_fault(opened_.get(), code, std::move(doing), file_);
}

// SQLite takes $1, $2 as names that it numbers by first appearance, hence the look-up. A name
// that the statement does not hold, or a bind that fails, is a bug of ours.
void Connection::bind(sqlite3_stmt* prepared, int number, std::string_view value) {
  const std::string name = "$" + std::to_string(number);
  const int place = sqlite3_bind_parameter_index(prepared, name.c_str());
  const int code = sqlite3_bind_text64(prepared, place, value.data() != nullptr ? value.data() : "",
                                       value.size(), SQLITE_STATIC, SQLITE_UTF8);
  PLUMB_EXPECT(code == SQLITE_OK);
}

void Connection::bind(sqlite3_stmt* prepared, int number, std::int64_t value) {
  const std::string name = "$" + std::to_string(number);
  const int place = sqlite3_bind_parameter_index(prepared, name.c_str());
  PLUMB_EXPECT(sqlite3_bind_int64(prepared, place, value) == SQLITE_OK);
}

Outcome<Transaction> Transaction::begin(Connection& connection) {
  if (auto begun = connection.run("begin immediate"); !begun)
    return std::unexpected(std::move(begun).error());
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_{std::exchange(other.connection_, nullptr)} {}

Transaction::~Transaction() {
  // A failing rollback has nobody to tell: SQLite has then rolled back by itself.
  if (connection_ != nullptr && connection_->is_in_transaction())
    (void)connection_->run("rollback");
}

Outcome<void> Transaction::commit() {
  auto committed = connection_->run("commit");
  if (committed) connection_ = nullptr;
  return committed;
}

Outcome<Savepoint> Savepoint::begin(Connection& connection) {
  if (auto begun = connection.run("savepoint part"); !begun)
    return std::unexpected(std::move(begun).error());
  return Savepoint(connection);
}

Savepoint::Savepoint(Savepoint&& other) noexcept
    : connection_{std::exchange(other.connection_, nullptr)} {}

Savepoint::~Savepoint() {
  if (connection_ == nullptr || !connection_->is_in_transaction()) return;
  (void)connection_->run("rollback to part");
  (void)connection_->run("release part");
}

Outcome<void> Savepoint::keep() {
  auto kept = connection_->run("release part");
  if (kept) connection_ = nullptr;
  return kept;
}

}  // namespace plumb::store
