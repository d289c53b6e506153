#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plumb::testing {

/// What a run of the program gave.
struct Ended {
  int code = -1;  ///< -1: it did not end by itself
  std::string out;
  std::string err;
};

/// Runs the built program to its end.
Ended run_plumbline(const std::vector<std::string>& arguments, std::string_view input = {});

/// The same with standard output sent to a file of the system, like /dev/full.
Ended run_plumbline_into(const char* output, const std::vector<std::string>& arguments);

/// `plumbline serve` as a process of its own, on a free port. `file_bytes`, if not 0, bounds the
/// size of its files, which stands in for a full disk.
class ServingProgram {
 public:
  explicit ServingProgram(const std::string& folder, std::vector<std::string> more = {},
                          std::uint64_t file_bytes = 0);
  ~ServingProgram();
  ServingProgram(const ServingProgram&) = delete;
  ServingProgram& operator=(const ServingProgram&) = delete;

  const std::string& first_line() const { return first_line_; }
  std::uint16_t port() const { return port_; }
  /// Sends a signal and gives the exit code, or minus the signal that ended it.
  int end(int signal);

 private:
  pid_t child_ = 0;
  int output_ = -1;
  std::string first_line_;
  std::uint16_t port_ = 0;
};

}  // namespace plumb::testing
