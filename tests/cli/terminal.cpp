#include "cli/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>

#include "base/expect.hpp"

namespace plumb::testing {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds patience{10'000};
constexpr std::size_t columns_of_a_tab = 8;
constexpr char escape = '\x1b';

winsize make_size(int columns, int rows) {
  winsize size{};
  size.ws_col = static_cast<unsigned short>(columns);
  size.ws_row = static_cast<unsigned short>(rows);
  return size;
}

[[noreturn]] void become_program(const std::vector<std::string>& arguments,
                                 const TerminalSpec& spec) {
  const rlimit limit{spec.file_bytes, spec.file_bytes};
  if (spec.file_bytes > 0 && ::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(126);
  std::vector<std::string> words = {"TERM=" + spec.kind, "TZ=Europe/Berlin", "PATH=/usr/bin:/bin"};
  words.insert(words.end(), spec.environment.begin(), spec.environment.end());
  std::vector<char*> environment;
  for (std::string& word : words) environment.push_back(word.data());
  environment.push_back(nullptr);
  std::vector<char*> call = {const_cast<char*>(PLUMB_PROGRAM)};
  for (const std::string& one : arguments) call.push_back(const_cast<char*>(one.c_str()));
  call.push_back(nullptr);
  ::execve(PLUMB_PROGRAM, call.data(), environment.data());
  ::_exit(127);
}

std::size_t length_of_letter(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0x80u) return 1;
  if (byte < 0xE0u) return 2;
  return byte < 0xF0u ? 3 : 4;
}

}  // namespace

Terminal::Terminal(const std::vector<std::string>& arguments, TerminalSpec spec)
    : cells_(static_cast<std::size_t>(spec.rows),
             std::vector<std::string>(static_cast<std::size_t>(spec.columns), " ")) {
  set_margins(0, cells_.size() - 1);
  winsize size = make_size(spec.columns, spec.rows);
  int program_side = -1;
  PLUMB_EXPECT(::openpty(&file_, &program_side, nullptr, nullptr, &size) == 0);
  ::fcntl(file_, F_SETFD, FD_CLOEXEC);
  child_ = ::fork();
  PLUMB_EXPECT(child_ >= 0);
  if (child_ == 0) {
    ::login_tty(program_side);
    become_program(arguments, spec);
  }
  kept_open_ = program_side;
  ::fcntl(kept_open_, F_SETFD, FD_CLOEXEC);
}

Terminal::~Terminal() {
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  if (file_ >= 0) ::close(file_);
  if (kept_open_ >= 0) ::close(kept_open_);
}

void Terminal::type(std::string_view keys) {
  since_typed_.clear();
  PLUMB_EXPECT(::write(file_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
}

void Terminal::resize(int columns, int rows) {
  winsize size = make_size(columns, rows);
  PLUMB_EXPECT(::ioctl(file_, TIOCSWINSZ, &size) == 0);
  cells_.assign(static_cast<std::size_t>(rows),
                std::vector<std::string>(static_cast<std::size_t>(columns), " "));
  set_margins(0, cells_.size() - 1);
}

void Terminal::signal(int number) { ::kill(child_, number); }

void Terminal::hang_up() {
  ::close(kept_open_);
  ::close(file_);
  kept_open_ = file_ = -1;
}

bool Terminal::read_some(milliseconds time) {
  if (file_ < 0) return false;
  pollfd file{file_, POLLIN, 0};
  if (::poll(&file, 1, static_cast<int>(time.count())) <= 0) return false;
  std::array<char, 4096> bytes{};
  const ssize_t count = ::read(file_, bytes.data(), bytes.size());
  if (count <= 0) return false;
  const std::string_view fresh(bytes.data(), static_cast<std::size_t>(count));
  printed_ += fresh;
  since_typed_ += fresh;
  show(fresh);
  return true;
}

bool Terminal::sees(std::string_view text) {
  const auto until = Clock::now() + patience;
  while (since_typed_.find(text) == std::string::npos && screen().find(text) == std::string::npos) {
    if (Clock::now() > until) return false;
    read_some(milliseconds(20));
  }
  return true;
}

void Terminal::look(milliseconds time) {
  for (const auto until = Clock::now() + time; Clock::now() < until;) read_some(milliseconds(10));
}

std::string Terminal::screen() const {
  std::string text;
  for (const auto& row : cells_) {
    for (const std::string& cell : row) text += cell;
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text;
}

std::string Terminal::prompt() const {
  std::string text;
  for (const std::string& cell : cells_[row_]) text += cell;
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

bool Terminal::is_restored() const {
  termios settings{};
  return ::tcgetattr(kept_open_, &settings) == 0 && (settings.c_lflag & ICANON) != 0 &&
         (settings.c_lflag & ECHO) != 0;
}

int Terminal::end() {
  const auto until = Clock::now() + patience;
  while (::waitpid(child_, &status_, WNOHANG) == 0) {
    if (Clock::now() > until) return -1000;
    if (!read_some(milliseconds(10))) ::usleep(1'000);
  }
  while (read_some(milliseconds(10))) {
  }
  child_ = 0;
  return WIFEXITED(status_) ? WEXITSTATUS(status_) : -WTERMSIG(status_);
}

void Terminal::feed_line() {
  if (row_ != bottom_) {
    row_ = std::min(row_ + 1, cells_.size() - 1);
    return;
  }
  const auto first = cells_.begin() + static_cast<std::ptrdiff_t>(top_);
  std::rotate(first, first + 1, cells_.begin() + static_cast<std::ptrdiff_t>(bottom_) + 1);
  std::ranges::fill(cells_[bottom_], " ");
}

void Terminal::feed_line_back() {
  if (row_ != top_) {
    row_ -= std::min<std::size_t>(row_, 1);
    return;
  }
  const auto last = cells_.begin() + static_cast<std::ptrdiff_t>(bottom_);
  std::rotate(cells_.begin() + static_cast<std::ptrdiff_t>(top_), last, last + 1);
  std::ranges::fill(cells_[top_], " ");
}

void Terminal::set_margins(std::size_t top, std::size_t bottom) {
  top_ = std::min(top, cells_.size() - 1);
  bottom_ = std::min(bottom, cells_.size() - 1);
  row_ = column_ = 0;
}

void Terminal::obey_single(char command) {
  if (command == 'M') feed_line_back();
  if (command == 'D') feed_line();
}

void Terminal::put(std::string_view cell) {
  if (column_ >= cells_[row_].size()) {
    column_ = 0;
    feed_line();
  }
  cells_[row_][column_++] = cell;
}

/// The few commands of a vt100 that move the cursor or clear.
void Terminal::obey(std::string_view numbers, char command) {
  std::array<std::size_t, 2> given{};
  std::size_t count = 0;
  while (!numbers.empty() && count < given.size()) {
    const char* end =
        std::from_chars(numbers.data(), numbers.data() + numbers.size(), given[count]).ptr;
    ++count;
    numbers.remove_prefix(static_cast<std::size_t>(end - numbers.data()));
    if (!numbers.empty()) numbers.remove_prefix(1);
  }
  const std::size_t steps = std::max<std::size_t>(1, given[0]);
  const auto rows = cells_.size(), columns = cells_[0].size();
  auto& row = cells_[row_];
  const auto here = static_cast<std::ptrdiff_t>(std::min(column_, columns));
  switch (command) {
    case 'H':
      row_ = std::min(rows, steps) - 1;
      column_ = std::min(columns, std::max<std::size_t>(1, given[1])) - 1;
      break;
    case 'A': row_ -= std::min(row_, steps); break;
    case 'B': row_ = std::min(rows - 1, row_ + steps); break;
    case 'C': column_ = std::min(columns - 1, column_ + steps); break;
    case 'D': column_ -= std::min(column_, steps); break;
    case 'K':
      if (given[0] == 1)
        std::fill(row.begin(), row.begin() + std::min<std::ptrdiff_t>(here + 1, std::ssize(row)),
                  " ");
      else
        std::fill(row.begin() + here, row.end(), " ");
      break;
    case 'J':
      std::fill(row.begin() + here, row.end(), " ");
      for (std::size_t below = row_ + 1; below < rows; ++below)
        std::ranges::fill(cells_[below], " ");
      break;
    case 'r': set_margins(steps - 1, given[1] > 0 ? given[1] - 1 : rows - 1); break;
    default: break;  // looks, modes and margins change no letter
  }
}

void Terminal::show(std::string_view bytes) {
  rest_ += bytes;
  while (!rest_.empty()) {
    const char first = rest_.front();
    if (first == escape) {
      if (rest_.size() < 3) return;
      if (rest_[1] != '[') {
        obey_single(rest_[1]);
        rest_.erase(0, rest_[1] == '(' || rest_[1] == ')' ? 3 : 2);
        continue;
      }
      const std::size_t end = rest_.find_first_not_of("0123456789;?", 2);
      if (end == std::string::npos) return;
      obey(std::string_view(rest_).substr(2, end - 2), rest_[end]);
      rest_.erase(0, end + 1);
      continue;
    }
    const std::size_t length = length_of_letter(first);
    if (rest_.size() < length) return;
    if (first == '\n')
      feed_line();
    else if (first == '\r')
      column_ = 0;
    else if (first == '\t')
      column_ = std::min(cells_[0].size() - 1, (column_ / columns_of_a_tab + 1) * columns_of_a_tab);
    else if (first == '\b')
      column_ -= std::min<std::size_t>(column_, 1);
    else if (static_cast<unsigned char>(first) >= ' ')
      put(std::string_view(rest_).substr(0, length));
    rest_.erase(0, length);
  }
}

}  // namespace plumb::testing
