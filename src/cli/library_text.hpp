#pragma once

#include <string>
#include <string_view>

#include "care/catalogue.hpp"

/// What the library shows, in words.
namespace plumb::cli {

/// Everything there is to learn about, one line each.
std::string format_library(const care::Catalogue& catalogue);

/// One lesson, exercise, movement to avoid or condition; empty if the id is none of these.
std::string format_library_entry(const care::Catalogue& catalogue, std::string_view id);

}  // namespace plumb::cli
