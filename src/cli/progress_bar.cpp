#include "cli/progress_bar.hpp"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace plumb::cli {

ProgressBar::ProgressBar()
    : start_{std::chrono::steady_clock::now()}, is_terminal_{::isatty(STDERR_FILENO) == 1} {}

ProgressBar::~ProgressBar() {
  if (is_shown_) std::fputs("\r\033[K", stderr);
}

void ProgressBar::show(std::size_t done, std::size_t all) {
  constexpr std::size_t blocks = 40, percent = 100;
  if (!is_terminal_ || all == 0) return;
  if (std::chrono::steady_clock::now() - start_ < std::chrono::seconds(1)) return;
  const std::size_t now = percent * done / all;
  if (is_shown_ && now == last_percent_) return;
  std::string bar;
  for (std::size_t i = 0; i < blocks; ++i) bar += i * all < done * blocks ? "█" : "░";
  std::fprintf(stderr, "\r%s %3zu %%", bar.c_str(), now);
  std::fflush(stderr);
  is_shown_ = true;
  last_percent_ = now;
}

}  // namespace plumb::cli
