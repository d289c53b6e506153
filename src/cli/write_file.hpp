#pragma once

#include <string>
#include <string_view>

#include "base/outcome.hpp"

namespace plumb::cli {

/// Writes a file whole or not at all: under another name first, then renamed.
base::Outcome<void> write_file(const std::string& path, std::string_view text);

}  // namespace plumb::cli
