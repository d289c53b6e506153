#pragma once

#include <string>

#include "base/outcome.hpp"

namespace plumb::files {

/// Reads a text file whole; "-" is standard input.
/// Faults   not_found, storage_failed, out_of_range for more than a gigabyte
base::Outcome<std::string> read_text(const std::string& path);

}  // namespace plumb::files
