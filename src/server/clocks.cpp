#include "server/clocks.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

namespace plumb::server {

base::Instant SystemClock::read_now() const {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

base::Instant FileClock::read_now() const {
  std::ifstream file(file_);
  std::string text;
  base::Instant now;
  if (!(file >> text) || !base::parse_leaf(text, now)) {
    std::fprintf(stderr, "plumbline: the test clock %s does not hold an instant\n", file_.c_str());
    std::abort();
  }
  return now;
}

int read_local_offset_minutes(base::Instant at) {
  const auto seconds = static_cast<std::time_t>(at.ms / base::ms_per_second);
  std::tm local{};
  ::localtime_r(&seconds, &local);
  return static_cast<int>(local.tm_gmtoff / 60);
}

}  // namespace plumb::server
