#pragma once

#include <string>

#include "base/diagnostics.hpp"
#include "base/outcome.hpp"
#include "loads/scenario.hpp"

namespace plumb::cli {

/// Reads a scenario file (YAML) strictly; "-" is standard input.
/// Reports   every problem of the file with its line. What it gives then is not whole.
base::Outcome<loads::ScenarioFile> read_scenarios(const std::string& path,
                                                  base::Diagnostics& problems);

/// Reads "male,1.74m,70kg", its parts in any order, over the measures given. False if it is none.
bool parse_body(std::string_view text, spine::BodyMeasures& measures);

}  // namespace plumb::cli
