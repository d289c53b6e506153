#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace plumb::cli {

/// Takes SIGINT, SIGTERM and SIGHUP while it lives: they end a wait instead of the program.
/// One at a time.
class EndSignals {
 public:
  EndSignals();
  ~EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;
  static bool has_come();
};

enum class Heard : std::uint8_t { nothing, something, end };

/// What a person types, line by line, from a terminal or a pipe.
class Input {
 public:
  explicit Input(int file) : file_{file} {}

  /// Waits until there is something to read, the time is over, or nothing will come any more: the
  /// input has ended, or a signal asked for the end. A wait below zero has no limit.
  Heard wait(int timeout_ms);
  /// Waits for the next line, without its end; nothing if nothing will come any more.
  std::optional<std::string> read_line();
  /// A line that is there already, after `wait` has heard something.
  std::optional<std::string> take_ready_line();

 private:
  void fill();
  std::optional<std::string> take_line();
  int file_;
  std::string bytes_;
  bool is_over_ = false;
};

}  // namespace plumb::cli
