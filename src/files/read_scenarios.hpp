#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "base/document.hpp"
#include "base/outcome.hpp"
#include "loads/scenario.hpp"

namespace plumb::files {

/// A scenario file as it was read, with what a later message needs to name a line of it.
struct ScenarioSource {
  loads::ScenarioFile file;
  std::string name;
  base::Document document;
};

/// Reads a scenario (YAML, docs/reference/scenario.md) strictly.
/// Reports   every problem with its line. What it gives then is not whole.
ScenarioSource parse_scenarios(std::string_view text, const std::string& name,
                               base::Diagnostics& problems);

/// The same from a file; "-" is standard input.
/// Faults    as read_text says
base::Outcome<ScenarioSource> read_scenarios(const std::string& path, base::Diagnostics& problems);

/// A fault of the engine about these scenarios as a problem of their file, with its line.
base::Diagnostic find_problem(const ScenarioSource& source, const base::Fault& fault);

}  // namespace plumb::files
