#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/outcome.hpp"
#include "store/connection.hpp"

namespace plumb::store {

/// A file of `migrations/`, as embedded at build time: "0001_journal.sql" and its text.
struct EmbeddedText {
  std::string_view name;
  std::string_view text;
};

/// The migrations of this program, in order; the number in a name is its place, from 1.
std::span<const EmbeddedText> find_migrations();

/// Brings the database up to this program's version, one transaction per migration. Migrations
/// only go forward.
///
/// Gives     the version that now stands in the database.
/// Faults    unsupported, if the database was written by a newer program or is not a journal of
///           ours; the storage faults.
Outcome<std::int64_t> apply_migrations(Connection& connection,
                                       std::span<const EmbeddedText> migrations);

}  // namespace plumb::store
