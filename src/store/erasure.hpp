#pragma once

#include <string_view>
#include <vector>

#include "app/ports.hpp"
#include "store/connection.hpp"

namespace plumb::store {

/// Takes events and name of a person out of the database; the bare id stays, as erased. Wants a
/// transaction around it.
Outcome<app::ErasedRecord> take_out_person(Connection& connection, std::string_view person);

/// Rewrites the file without what was taken out of it, and empties the write-ahead file. Wants no
/// transaction around it.
Outcome<void> rewrite_file(Connection& connection);

/// Looks through the bytes of the database and of its write-ahead file for the ids of events that
/// are no longer in it. Sets `searched_bytes` and `traces`.
Outcome<void> search_for_traces(Connection& connection, app::ErasedRecord& erased);

/// Ids of those who were erased here.
Outcome<std::vector<std::string>> read_erased_people(Connection& connection);

}  // namespace plumb::store
