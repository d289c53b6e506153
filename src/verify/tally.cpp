#include "verify/tally.hpp"

#include <algorithm>
#include <numeric>

namespace plumb::verify {

void Tally::look(int invariant, bool holds, const std::string& what) {
  Count& count = counts_[index(invariant)];
  ++count.checked;
  if (holds) return;
  if (++count.violations == 1) keep(invariant, what);
}

void Tally::add(int invariant, std::int64_t checked, std::int64_t violations) {
  counts_[index(invariant)].checked += checked;
  counts_[index(invariant)].violations += violations;
}

void Tally::keep(int invariant, const std::string& what) {
  const auto known = [&](const Breach& breach) { return breach.invariant == invariant; };
  if (std::ranges::any_of(breaches_, known)) return;
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
