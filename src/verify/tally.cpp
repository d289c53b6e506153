#include "verify/tally.hpp"

#include <numeric>

namespace plumb::verify {

void Tally::look(int invariant, bool holds, const std::string& what) {
  Count& count = counts_[index(invariant)];
  ++count.checked;
  if (holds) return;
  if (++count.violations > 1) return;
  breaches_.push_back(
      {invariant, what, at_, story_, journal_ == nullptr ? std::vector<care::Event>{} : *journal_});
}

void Tally::begin(std::string story, const std::vector<care::Event>& journal,
                  const care::Moment& at) {
  story_ = std::move(story);
  journal_ = &journal;
  at_ = at;
}

std::int64_t Tally::violations() const {
  return std::accumulate(
      counts_.begin(), counts_.end(), std::int64_t{0},
      [](std::int64_t sum, const Count& count) { return sum + count.violations; });
}

}  // namespace plumb::verify
