#pragma once

#include <string>
#include <string_view>

#include "base/outcome.hpp"

namespace plumb::app {

/// A name as it is kept: without blanks around it, in any script.
///
/// Faults  input_invalid for no name, one above 200 bytes, and one with characters that nobody
///         sees but that change how a line reads: controls, line ends, overrides of the direction
base::Outcome<std::string> parse_person_name(std::string_view text);

}  // namespace plumb::app
