#pragma once

#include <string>

#include "base/outcome.hpp"
#include "care/event.hpp"

namespace plumb::cli {

/// A journal file that events are added to. It is held for this program alone until it is closed.
class JournalAppender {
 public:
  /// `begin`: makes an empty journal, for its owner alone, if there is none.
  ///
  /// Faults  not_found without `begin`; storage_busy if another program holds it; storage_failed
  static base::Outcome<JournalAppender> open(const std::string& path, bool begin);

  JournalAppender(JournalAppender&& other) noexcept;
  JournalAppender& operator=(JournalAppender&&) = delete;
  ~JournalAppender();

  /// Adds one line; when it returns, the line is on disk. A line that does not fit is taken back
  /// whole.
  base::Outcome<void> append(const care::Event& event);

 private:
  JournalAppender(std::string path, int file) : path_{std::move(path)}, file_{file} {}
  std::string path_;
  int file_ = -1;
};

}  // namespace plumb::cli
