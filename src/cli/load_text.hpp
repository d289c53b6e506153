#pragma once

#include <string>
#include <vector>

#include "loads/report.hpp"

namespace plumb::cli {

/// Loads as a table for people: one line a disc from the head down, a bar against own standing.
std::string format_loads(const loads::LoadReport& report, const std::string& only_disc);

/// The same as comma-separated values, one row a disc, with a heading if asked for.
std::string format_loads_csv(const std::vector<loads::LoadReport>& reports);

}  // namespace plumb::cli
