#pragma once

#include <string>
#include <vector>

#include "care/plan.hpp"
#include "cli/words.hpp"

namespace plumb::cli {

/// The sentence of a cue or a notice: exercises by their names, sides by their words.
std::string format_inputs(const Words& words, const std::string& key,
                          const std::vector<care::ReasonInput>& inputs);

/// "0:25" of what is left, rounded up.
std::string format_clock(std::int64_t ms);

}  // namespace plumb::cli
