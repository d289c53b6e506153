#pragma once

#include <chrono>
#include <cstddef>

namespace plumb::cli {

/// A bar on standard error, where that is a terminal and the work takes more than a second.
class ProgressBar {
 public:
  ProgressBar();
  /// Takes the bar away again.
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::size_t done, std::size_t all);

 private:
  std::chrono::steady_clock::time_point start_;
  bool is_terminal_ = false;
  bool is_shown_ = false;
  std::size_t last_percent_ = 0;
};

}  // namespace plumb::cli
