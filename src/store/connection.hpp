#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "store/sqlite_fault.hpp"

struct sqlite3;
struct sqlite3_stmt;

/// A thin layer over the C API of SQLite: one connection for one thread at a time, prepared
/// statements kept by their text, scope objects that undo what was not finished.
namespace plumb::store {

struct ConnectionSpec {
  std::string file;
  std::chrono::milliseconds busy_timeout{5'000};
  bool only_reads = false;  ///< the connection refuses to write
};

/// A prepared statement in use. Rows are read one after the other; the end of its scope releases
/// its locks. Texts that were bound, and texts that it returns, live as their owner says: bound
/// ones must outlive the statement, returned ones last until the next row.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  /// True if a row stands, false at the end.
  Outcome<bool> read_row();
  std::int64_t integer(int column) const;
  bool boolean(int column) const { return integer(column) != 0; }
  bool is_null(int column) const;
  std::string_view text(int column) const;

 private:
  friend class Connection;
  Statement(const class Connection& owner, sqlite3_stmt* prepared);
  const Connection* owner_;
  sqlite3_stmt* prepared_;
};

class Connection {
 public:
  /// Opens or creates the file (readable by its owner alone) with WAL, synchronous=FULL and
  /// foreign keys. An acknowledged commit survives the loss of the process and of power.
  static Outcome<Connection> open(const ConnectionSpec& spec);
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  /// Starts a statement. Parameters stand in it as $1, $2, … and may repeat.
  template <class... Values>
  Outcome<Statement> query(std::string_view sql, const Values&... values) {
    PLUMB_TRY(sqlite3_stmt * prepared, find_prepared(sql));
    int number = 0;
    (bind(prepared, ++number, values), ...);
    return Statement(*this, prepared);
  }
  /// Runs a statement to its end and drops any rows.
  template <class... Values>
  Outcome<void> run(std::string_view sql, const Values&... values) {
    PLUMB_TRY(Statement statement, query(sql, values...));
    return run_to_end(statement);
  }
  /// Runs a text of several statements, without parameters.
  Outcome<void> run_script(const std::string& sql);

  /// False when SQLite has rolled the transaction back by itself, as it may on a full disk.
  bool is_in_transaction() const;
  /// Shows the bytes of the file itself, in pieces that overlap by `overlap` bytes. They are read
  /// through SQLite, whose locks a second opening of the file would undo.
  Outcome<void> read_bytes(std::size_t overlap,
                           const std::function<void(std::string_view piece)>& look) const;
  const std::string& file() const { return file_; }

 private:
  struct Closer {
    void operator()(sqlite3* opened) const;
  };
  struct Finalizer {
    void operator()(sqlite3_stmt* prepared) const;
  };
  struct Prepared {
    std::string sql;
    std::unique_ptr<sqlite3_stmt, Finalizer> statement;
  };
  friend class Statement;

  Connection() = default;
  Outcome<sqlite3_stmt*> find_prepared(std::string_view sql);
  Outcome<void> run_to_end(Statement& statement);
  Fault find_fault(int code, std::string doing) const;
  static void bind(sqlite3_stmt* prepared, int number, std::string_view value);
  static void bind(sqlite3_stmt* prepared, int number, std::int64_t value);

  std::string file_;
  bool only_reads_ = false;
  std::unique_ptr<sqlite3, Closer> opened_;  // before the statements: they are finalized first
  std::vector<Prepared> prepared_;
};

/// Takes the write lock at once, so that a transaction never fails half-way for want of it.
/// Rolls back at the end of its scope unless committed.
class Transaction {
 public:
  static Outcome<Transaction> begin(Connection& connection);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Outcome<void> commit();

 private:
  explicit Transaction(Connection& connection) : connection_{&connection} {}
  Connection* connection_;
};

/// A part of a transaction that can fail alone: undone at the end of its scope unless kept.
class Savepoint {
 public:
  static Outcome<Savepoint> begin(Connection& connection);
  Savepoint(Savepoint&& other) noexcept;
  Savepoint& operator=(Savepoint&&) = delete;
  ~Savepoint();
  Outcome<void> keep();

 private:
  explicit Savepoint(Connection& connection) : connection_{&connection} {}
  Connection* connection_;
};

}  // namespace plumb::store
