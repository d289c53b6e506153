#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace plumb::testing {

/// What a person at a terminal finds: its size, its kind, and what else the program is told.
struct TerminalSpec {
  int columns = 80;
  int rows = 24;
  std::string kind = "vt100";
  std::vector<std::string> environment;  ///< further "NAME=value"
  std::uint64_t file_bytes = 0;          ///< bounds the size of files: a full disk
};

/// The built program in a real terminal of its own, with somebody who reads and types. The screen
/// is kept as a vt100 shows it.
class Terminal {
 public:
  explicit Terminal(const std::vector<std::string>& arguments, TerminalSpec spec = {});
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void type(std::string_view keys);
  void resize(int columns, int rows);
  void signal(int number);
  /// The person goes away: the line is cut.
  void hang_up();

  /// Reads until the text stands on the screen, or in what was printed since the last `type`.
  /// False after a few seconds without it.
  bool sees(std::string_view text);
  /// Reads for a while.
  void look(std::chrono::milliseconds time);
  /// What stands on the screen now, a line per row.
  std::string screen() const;
  /// Everything printed so far, as it came.
  const std::string& printed() const { return printed_; }
  /// The last line on which the cursor stands, without blanks at its end.
  std::string prompt() const;
  /// Lines are edited and shown again, as before the program began.
  bool is_restored() const;
  /// Waits for the end: the exit code, or minus the signal.
  int end();

 private:
  bool read_some(std::chrono::milliseconds time);
  void show(std::string_view bytes);
  void obey(std::string_view numbers, char command);
  void put(std::string_view cell);
  void obey_single(char command);
  void set_margins(std::size_t top, std::size_t bottom);
  void feed_line();
  void feed_line_back();

  pid_t child_ = 0;
  int file_ = -1;
  int kept_open_ = -1;  ///< the program's side, so that its settings can be read after its end
  int status_ = 0;
  std::string printed_, since_typed_, rest_;
  std::vector<std::vector<std::string>> cells_;
  std::size_t row_ = 0, column_ = 0;
  std::size_t top_ = 0, bottom_ = 0;  ///< the rows between which lines scroll
};

}  // namespace plumb::testing
