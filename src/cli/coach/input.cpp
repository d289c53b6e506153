#include "cli/coach/input.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "base/expect.hpp"

namespace plumb::cli {

namespace {

constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};
constexpr std::size_t longest_line = 16'384;

volatile std::sig_atomic_t end_has_come = 0;
std::array<int, 2> bell_pipe{-1, -1};
std::array<struct sigaction, signals.size()> before{};

/// Wakes a wait that begins just now as well: a flag alone could come a moment too early.
void note_end(int) {
  const int saved = errno;
  end_has_come = 1;
  [[maybe_unused]] const ssize_t written = ::write(bell_pipe[1], "!", 1);
  errno = saved;
}

}  // namespace

EndSignals::EndSignals() {
  PLUMB_EXPECT(bell_pipe[0] < 0);
  PLUMB_EXPECT(::pipe2(bell_pipe.data(), O_CLOEXEC | O_NONBLOCK) == 0);
  struct sigaction action{};
  action.sa_handler = note_end;
  for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &action, &before[i]);
}

EndSignals::~EndSignals() {
  for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before[i], nullptr);
  for (int& end : bell_pipe) {
    ::close(end);
    end = -1;
  }
}

bool EndSignals::has_come() { return end_has_come != 0; }

Heard Input::wait(int timeout_ms) {
  if (EndSignals::has_come()) return Heard::end;
  if (bytes_.find('\n') != std::string::npos) return Heard::something;
  if (is_over_) return bytes_.empty() ? Heard::end : Heard::something;
  std::array<pollfd, 2> files{{{file_, POLLIN, 0}, {bell_pipe[0], POLLIN, 0}}};
  const int ready = ::poll(files.data(), files.size(), timeout_ms);
  if (EndSignals::has_come()) return Heard::end;
  if (ready < 0) return Heard::something;  // another signal, such as a new size of the window
  if (ready == 0) return Heard::nothing;
  if ((files[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0 &&
      (files[0].revents & POLLIN) == 0) {
    is_over_ = true;
    return Heard::end;
  }
  return Heard::something;
}

std::optional<std::string> Input::take_line() {
  const std::size_t end = bytes_.find('\n');
  if (end == std::string::npos && !(is_over_ && !bytes_.empty())) return std::nullopt;
  std::string line = bytes_.substr(0, end);
  bytes_.erase(0, end == std::string::npos ? end : end + 1);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

/// Reads once; what is longer than any answer is thrown away.
void Input::fill() {
  std::array<char, 1024> piece{};
  const ssize_t count = ::read(file_, piece.data(), piece.size());
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (count <= 0)
    is_over_ = true;
  else if (bytes_.size() < longest_line)
    bytes_.append(piece.data(), static_cast<std::size_t>(count));
  else
    bytes_.clear();
}

std::optional<std::string> Input::take_ready_line() {
  if (auto line = take_line()) return line;
  if (!is_over_) fill();
  return take_line();
}

std::optional<std::string> Input::read_line() {
  constexpr int without_limit = -1;
  while (wait(without_limit) != Heard::end)
    if (auto line = take_ready_line()) return line;
  return std::nullopt;
}

}  // namespace plumb::cli
