#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "care/catalogue.hpp"
#include "care/event.hpp"

/// A journal as a file: JSON Lines, one event a line, in any order. Blank lines are allowed.
namespace plumb::wire {

struct JournalFile {
  std::string name;  ///< stands in every message
  std::vector<care::Event> events;
  std::vector<int> lines;  ///< of each event, from 1
};

/// Reads a whole journal. Every problem of every line is reported as `name:line`; the events that
/// could be read stand in the result all the same.
JournalFile parse_journal(std::string_view text, std::string_view name,
                          base::Diagnostics& problems);

/// Checks a journal as the server would when it is sent there: ids that exist in the catalogue,
/// answers that fit their question, nothing ahead of `now`, and no id used for two events.
void check_journal(const care::Catalogue& catalogue, const JournalFile& journal, base::Instant now,
                   base::Diagnostics& problems);

/// The journal as text, in the order given, each event in its canonical line.
std::string format_journal(std::span<const care::Event> events);

}  // namespace plumb::wire
