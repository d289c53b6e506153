#pragma once

#include <optional>
#include <vector>

namespace plumb::care {

/// The middle value; of an even count the upper of the two in the middle, so that it is never read
/// as the better one. Nothing of nothing.
std::optional<int> find_upper_median(std::vector<int> values);

}  // namespace plumb::care
