#pragma once

#include <string>

#include "care/catalogue.hpp"
#include "care/road.hpp"

namespace plumb::cli {

/// The road to a goal in words: rungs passed, where the person is, what comes when at the earliest.
std::string format_road(const care::Catalogue& catalogue, const care::Road& road, bool why);

}  // namespace plumb::cli
