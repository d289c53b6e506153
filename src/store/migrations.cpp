#include "store/migrations.hpp"

#include <string>
#include <utility>

namespace plumb::store {

namespace {

/// The version that stands in the database, 0 for an empty one.
Outcome<std::int64_t> read_version(Connection& connection) {
  PLUMB_TRY(Statement tables,
            connection.query("select count(*), coalesce(sum(name = 'schema_version'), 0) "
                             "from sqlite_master where type = 'table'"));
  PLUMB_TRY([[maybe_unused]] const bool counted, tables.read_row());
  if (tables.integer(0) == 0) return 0;
  if (tables.integer(1) == 0)
    return base::fail(Fault::Code::unsupported, "opening the journal", connection.file(),
                      "This is a database of another program. Choose another folder.");
  PLUMB_TRY(Statement row, connection.query("select version from schema_version"));
  PLUMB_TRY(const bool stands, row.read_row());
  return stands ? row.integer(0) : 0;
}

Outcome<void> apply_migration(Connection& connection, std::int64_t version, std::string_view sql) {
  PLUMB_TRY(Transaction transaction, Transaction::begin(connection));
  // Another program may have done it while this one waited for the lock.
  PLUMB_TRY(const std::int64_t standing, read_version(connection));
  if (standing >= version) return transaction.commit();
  std::string script;
  if (standing == 0)
    script =
        "create table schema_version (version bigint not null);\n"
        "insert into schema_version (version) values (0);\n";
  script += sql;
  if (auto done = connection.run_script(script); !done) return done;
  if (auto noted = connection.run("update schema_version set version = $1", version); !noted)
    return noted;
  return transaction.commit();
}

}  // namespace

Outcome<std::int64_t> apply_migrations(Connection& connection,
                                       std::span<const EmbeddedText> migrations) {
  const auto newest = static_cast<std::int64_t>(migrations.size());
  PLUMB_TRY(std::int64_t standing, read_version(connection));
  if (standing > newest)
    return base::fail(Fault::Code::unsupported, "opening the journal",
                      connection.file() + ": version " + std::to_string(standing),
                      "A newer Plumbline wrote this file. Use that version, or a newer one.");
  while (standing < newest) {
    const auto& migration = migrations[static_cast<std::size_t>(standing)];
    ++standing;
    if (auto done = apply_migration(connection, standing, migration.text); !done)
      return std::unexpected(std::move(done).error());
  }
  return standing;
}

}  // namespace plumb::store
