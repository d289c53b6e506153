#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports.hpp"
#include "base/diagnostics.hpp"
#include "care/interview.hpp"
#include "care/plan_engine.hpp"
#include "care/record.hpp"
#include "cli/coach/journal_append.hpp"

namespace plumb::cli {

/// The journal of whoever sits at the terminal: what it says now, and what is added to it.
class CoachJournal {
 public:
  /// Opens, reads and checks it. Faults as those of JournalAppender and of reading.
  /// Reports   every problem of the file; nothing is to be done with it then.
  static base::Outcome<CoachJournal> open(const care::Catalogue& catalogue, const app::Clock& clock,
                                          const std::string& path, bool begin,
                                          base::Diagnostics& problems);

  const care::Catalogue& catalogue() const { return *catalogue_; }
  care::Moment now() const;
  /// On disk when it returns. After a fault nothing more is taken: what was asked would be lost.
  base::Outcome<base::Uuid7> record(care::EventBody body);
  base::Outcome<base::Uuid7> record(const care::Moment& at, care::EventBody body);

  const std::vector<care::Event>& events() const { return events_; }
  care::Plan make_plan(const std::optional<care::Id>& wish = {}) const;
  care::Interview find_interview() const;
  care::Record make_record() const;
  /// The latest answer to a question, or nullptr.
  const care::Answer* find_answer(std::string_view question) const;
  std::optional<care::Zones> find_last_zones() const;

 private:
  CoachJournal(const care::Catalogue& catalogue, const app::Clock& clock, JournalAppender appender,
               std::vector<care::Event> events);
  const care::Catalogue* catalogue_;
  const app::Clock* clock_;
  JournalAppender appender_;
  std::vector<care::Event> events_;  ///< merged
};

}  // namespace plumb::cli
