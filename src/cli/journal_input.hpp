#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/instant.hpp"
#include "base/outcome.hpp"
#include "care/catalogue.hpp"
#include "care/event.hpp"

namespace plumb::cli {

/// Reads and checks a journal file; "-" is standard input. `clock`: nothing may lie ahead of it;
/// without one, events of any time are taken.
/// Reports   every problem of the file. What it gives then is not whole.
base::Outcome<std::vector<care::Event>> read_journal(const care::Catalogue& catalogue,
                                                     const std::string& path,
                                                     std::optional<base::Instant> clock,
                                                     base::Diagnostics& problems);

/// What the clock and the zone of this machine say.
base::Moment read_moment_now();

/// The instant of an option --at; now if it is empty. Nothing if it is no instant: that was said.
std::optional<base::Moment> read_at(const std::string& option);

}  // namespace plumb::cli
