#include "care/baselines.hpp"

#include <algorithm>

namespace plumb::care {

Baselines::Baselines(const Constants& constants, const Status& status)
    : c_{constants}, status_{status} {}

void Baselines::move_to(Instant from, Instant when) {
  const auto& pain = status_.pain;
  const bool back = (first_ > 0 && pain[first_ - 1].at.at >= from) ||
                    (behind_ > 0 && pain[behind_ - 1].at.at > when);
  if (back) {
    const auto by_instant = [](const PainPoint& point) { return point.at.at; };
    const auto first = std::ranges::lower_bound(pain, from, {}, by_instant);
    first_ = behind_ = static_cast<std::size_t>(first - pain.begin());
    values_.clear();
  }
  for (; behind_ < pain.size() && pain[behind_].at.at <= when; ++behind_)
    if (pain[behind_].of_day)
      values_.insert(std::ranges::upper_bound(values_, pain[behind_].value), pain[behind_].value);
  for (; first_ < behind_ && pain[first_].at.at < from; ++first_)
    if (pain[first_].of_day) values_.erase(std::ranges::lower_bound(values_, pain[first_].value));
}

std::optional<int> Baselines::find(Instant when) {
  const Instant from = find_baseline_begin(c_, when);
  move_to(from, when);
  std::optional<int> median;  // of an even count the upper one: `find_upper_median`
  if (!values_.empty()) median = values_[values_.size() / 2];
  return choose_baseline(status_, from, when, median);
}

}  // namespace plumb::care
