#pragma once

#include <string_view>

#include "base/diagnostics.hpp"
#include "base/outcome.hpp"

/// What the program says: answers on standard output, everything else on standard error.
namespace plumb::cli {

/// Writes an answer, whole. Gives exit_done, or exit_world if it could not be written.
int print(std::string_view text);

/// Says one line on standard error.
void say(std::string_view line);

/// Says what the world refused, and gives the exit code that belongs to it.
int say_fault(const base::Fault& fault);

/// Says every problem, sorted, as "file:line: error: …", then their number. Gives exit_bad_input.
int say_problems(base::Diagnostics problems);

}  // namespace plumb::cli
