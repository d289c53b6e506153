#include "store/identity.hpp"

#include <chrono>
#include <cstdint>
#include <random>
#include <utility>

#include "base/uuid.hpp"

namespace plumb::store {

namespace {

Outcome<std::string> read_identity(Connection& connection) {
  PLUMB_TRY(Statement row, connection.query("select id from store_identity"));
  PLUMB_TRY(const bool stands, row.read_row());
  return stands ? std::string(row.text(0)) : std::string();
}

Outcome<void> write_identity(Connection& connection) {
  if (auto gone = connection.run("delete from store_identity"); !gone) return gone;
  const std::string id = make_identity();
  return connection.run("insert into store_identity (id) values ($1)", id);
}

}  // namespace

std::string make_identity() {
  std::random_device source;
  const auto draw = [&] {
    return (static_cast<std::uint64_t>(source()) << 32u) | static_cast<std::uint64_t>(source());
  };
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  const std::uint64_t high = draw();
  return base::make_uuid7({now.count()}, high, draw()).text;
}

Outcome<std::string> find_identity(Connection& connection) {
  PLUMB_TRY(std::string standing, read_identity(connection));
  if (!standing.empty()) return standing;
  PLUMB_TRY(Transaction transaction, Transaction::begin(connection));
  // Another program may have written one while this one waited for the lock.
  PLUMB_TRY(standing, read_identity(connection));
  if (standing.empty()) {
    if (auto written = write_identity(connection); !written)
      return std::unexpected(std::move(written).error());
    PLUMB_TRY(standing, read_identity(connection));
  }
  if (auto kept = transaction.commit(); !kept) return std::unexpected(std::move(kept).error());
  return standing;
}

Outcome<void> renew_identity(Connection& connection) {
  PLUMB_TRY(Transaction transaction, Transaction::begin(connection));
  if (auto written = write_identity(connection); !written) return written;
  return transaction.commit();
}

}  // namespace plumb::store
