#include "care/median.hpp"

#include <algorithm>
#include <cstddef>

namespace plumb::care {

std::optional<int> find_upper_median(std::vector<int> values) {
  return take_upper_median(std::span<int>(values));
}

std::optional<int> take_upper_median(std::span<int> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace plumb::care
