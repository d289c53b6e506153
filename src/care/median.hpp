#pragma once

#include <optional>
#include <span>
#include <vector>

namespace plumb::care {

/// The middle value; of an even count the upper of the two in the middle, so that it is never read
/// as the better one. Nothing of nothing.
std::optional<int> find_upper_median(std::vector<int> values);
/// The same in the room of the values, which change their places.
std::optional<int> take_upper_median(std::span<int> values);

}  // namespace plumb::care
