#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/uuid.hpp"
#include "care/catalogue.hpp"
#include "care/event.hpp"

namespace plumb::testing {

using namespace care;  // tests speak the language of the rules

/// Reads "2026-11-24T10:00:00+01:00"; a wrong text is a wrong test and traps.
Moment at(std::string_view text);

/// How a session went, for one exercise.
struct Felt {
  Id exercise;
  int level = 1;
  int peak = 2;
  int effort = 3;
  int completed = 100;
  StopReason stop = StopReason::none;
};

/// Writes journals for tests: each call adds one event, in the words of the story.
class JournalBuilder {
 public:
  explicit JournalBuilder(const Catalogue& catalogue,
                          std::string_view first = "2026-11-02T09:00:00+01:00");

  /// Every required question in the mildest way, then these answers over it.
  JournalBuilder& intake(std::vector<Answer> answers = {});
  /// Every applicable flag "no", but for these.
  JournalBuilder& screen(std::vector<FlagAnswer> answers = {});
  JournalBuilder& owns(std::vector<std::string> items);
  JournalBuilder& check_in(int pain, bool morning = true);
  JournalBuilder& check_in(CheckIn check_in);
  JournalBuilder& session(std::vector<Felt> felt, int before = 2);
  /// Ten minutes after the last session.
  JournalBuilder& after(int pain);
  JournalBuilder& add(EventBody body);

  JournalBuilder& later(int days, int hours = 0, int minutes = 0);
  /// The next day at that local time.
  JournalBuilder& next_day(int hour = 9, int minute = 0);
  /// A whole good day: check-in in the morning, session, ten-minute report. Ends on that day.
  JournalBuilder& good_day(const std::vector<Felt>& felt, int pain = 2);

  const Moment& now() const { return now_; }
  const std::vector<Event>& events() const { return events_; }

 private:
  const Catalogue* catalogue_;
  Moment now_;
  Uuid7 last_session_;
  std::uint64_t counter_ = 0;
  std::vector<Event> events_;
};

Answer choose(std::string question, std::vector<std::string> options);
Answer count(std::string question, double number);
Answer unsure(std::string question);
/// The answers that declare these conditions, found through the catalogue's own effects.
std::vector<Answer> declare(const Catalogue& catalogue, std::vector<Id> conditions);
/// The answer to the question with that role.
Answer choose_role(const Catalogue& catalogue, QuestionRole role, std::vector<std::string> options);
Answer count_role(const Catalogue& catalogue, QuestionRole role, double number);

}  // namespace plumb::testing
