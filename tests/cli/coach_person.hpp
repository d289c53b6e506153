#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "care/event.hpp"
#include "store/temp_folder.test.hpp"

namespace plumb::testing {

/// A clock in a file, as `--clock` reads it. It stands still until it is put forward.
class TestClock {
 public:
  explicit TestClock(std::string file, std::int64_t ms);
  const std::string& file() const { return file_; }
  void advance(std::int64_t ms);

 private:
  void write() const;
  std::string file_;
  std::int64_t ms_;
};

/// A person with a journal and a clock: the end of three good days, just before the session of the
/// fourth, unless another story is named. Every exercise of the story's plan is to be done.
struct CoachPerson {
  explicit CoachPerson(const std::string& story = "three_good_days",
                       const std::string& at = "2026-11-06T11:00:00+01:00");

  /// "coach" with this journal and clock, and more.
  std::vector<std::string> call(const std::vector<std::string>& more = {}) const;
  std::string text() const;
  /// The journal's events; every line of it has to be in order.
  std::vector<care::Event> events() const;
  /// The sessions that came after the story.
  std::vector<care::SessionDone> sessions() const;

  store::TempFolder folder;
  std::string journal;
  std::size_t events_before = 0;
  TestClock clock;
};

}  // namespace plumb::testing
