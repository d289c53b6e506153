#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "care/status.hpp"

namespace plumb::care {

/// `find_baseline` for one status, asked again and again. The window moves with the questions, so
/// whoever asks in the order of time pays for each report of pain once; any other order is right
/// as well, only slower.
class Baselines {
 public:
  /// Both must outlive it.
  Baselines(const Constants& constants, const Status& status);

  std::optional<int> find(Instant when);

 private:
  void move_to(Instant from, Instant when);

  const Constants& c_;
  const Status& status_;
  std::size_t first_ = 0;    ///< of the window, in the pain of the status
  std::size_t behind_ = 0;   ///< its end
  std::vector<int> values_;  ///< of the mornings and days in it, in order of size
};

}  // namespace plumb::care
