#pragma once

#include <string>

#include "store/connection.hpp"

namespace plumb::store {

/// A new identity, by the clock and the random source of this machine.
std::string make_identity();

/// The identity that stands in the database; a new one is written if there is none yet.
Outcome<std::string> find_identity(Connection& connection);
/// From now on it is another store.
Outcome<void> renew_identity(Connection& connection);

}  // namespace plumb::store
