#pragma once

#include <cstdint>

namespace plumb::verify {

/// A row of numbers that a seed decides whole (SplitMix64): the same on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_{seed} {}

  std::uint64_t next() {
    constexpr std::uint64_t step = 0x9E3779B97F4A7C15, first = 0xBF58476D1CE4E5B9,
                            second = 0x94D049BB133111EB;
    std::uint64_t z = state_ += step;
    z = (z ^ (z >> 30)) * first;
    z = (z ^ (z >> 27)) * second;
    return z ^ (z >> 31);
  }
  /// From `low` to `high`, both of them too.
  int between(int low, int high) {
    return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  /// True once in so many times.
  bool once_in(int times) { return between(1, times) == 1; }

 private:
  std::uint64_t state_;
};

}  // namespace plumb::verify
