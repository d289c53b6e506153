#pragma once

#include <string>

#include "app/ports.hpp"

namespace plumb::server {

class SystemClock final : public app::Clock {
 public:
  base::Instant read_now() const override;
};

/// A clock for end-to-end tests: reads its instant from a file each time it is asked, so that a
/// test can let a night pass. A file that cannot be read is a broken test: the program stops.
class FileClock final : public app::Clock {
 public:
  explicit FileClock(std::string file) : file_{std::move(file)} {}
  base::Instant read_now() const override;

 private:
  std::string file_;
};

/// Minutes that local time is ahead of UTC on this machine at that instant.
int read_local_offset_minutes(base::Instant at);

}  // namespace plumb::server
