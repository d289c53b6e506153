#pragma once

#include <string>

#include "loads/answer.hpp"

namespace plumb::cli {

/// One line a moment, with a bar against standing, at one disc.
std::string format_ribbon(const loads::RibbonAnswer& answer, const std::string& disc);
/// One row a moment and disc.
std::string format_ribbon_csv(const loads::RibbonAnswer& answer);

}  // namespace plumb::cli
