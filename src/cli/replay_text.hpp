#pragma once

#include <string>

#include "care/catalogue.hpp"
#include "care/replay.hpp"

namespace plumb::cli {

/// The story of a journal, day by day; days on which nothing changed are counted. `why` adds the
/// rule, its values and its source to each change.
std::string format_replay(const care::Catalogue& catalogue, const care::Replay& replay, bool why);

}  // namespace plumb::cli
