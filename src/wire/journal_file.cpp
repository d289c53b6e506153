#include "wire/journal_file.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "app/event_rules.hpp"
#include "care/event_described.hpp"
#include "wire/event_codec.hpp"
#include "wire/json.hpp"

namespace plumb::wire {

namespace {

constexpr std::string_view blanks = " \t\r";

bool is_blank(std::string_view line) { return line.find_first_not_of(blanks) == line.npos; }

/// "file:12:5" → "5": where in its line a text stopped being JSON.
std::string_view find_column(std::string_view where) {
  const std::size_t colon = where.rfind(':');
  return colon == where.npos ? std::string_view{} : where.substr(colon + 1);
}

void parse_line(std::string_view line, int number, JournalFile& journal,
                base::Diagnostics& problems) {
  const auto document = parse_json(line, {journal.name, number});
  if (!document) {
    const base::Fault& fault = document.error();
    problems.report(
        {journal.name, number, ""},
        "is not JSON at column " + std::string(find_column(fault.where)) + ": " + fault.hint);
    return;
  }
  care::Event event;
  if (!base::read_described(*document, event, journal.name, problems)) return;
  journal.events.push_back(std::move(event));
  journal.lines.push_back(number);
}

/// "/events/17/body/pain" → 17 and "/body/pain". The rules name events by their place in a list.
std::pair<std::size_t, std::string> split_place(std::string_view path) {
  constexpr std::string_view list = "/events/";
  std::size_t index = 0;
  if (!path.starts_with(list)) return {index, std::string(path)};
  path.remove_prefix(list.size());
  const char* end = std::from_chars(path.data(), path.data() + path.size(), index).ptr;
  path.remove_prefix(static_cast<std::size_t>(end - path.data()));
  return {index, std::string(path)};
}

/// One id is one event: the same line twice is fine, another content is not.
void check_ids(const JournalFile& journal, base::Diagnostics& problems) {
  const JsonEventCodec codec;
  std::map<std::string_view, std::size_t> first_of;
  for (std::size_t i = 0; i < journal.events.size(); ++i) {
    const care::Event& event = journal.events[i];
    const auto [first, is_new] = first_of.emplace(event.id.text, i);
    if (is_new || codec.format_event(event) == codec.format_event(journal.events[first->second]))
      continue;
    problems.report({journal.name, journal.lines[i], "/id"},
                    "is the id of line " + std::to_string(journal.lines[first->second]) +
                        " too, with another content; give each event an id of its own");
  }
}

}  // namespace

JournalFile parse_journal(std::string_view text, std::string_view name,
                          base::Diagnostics& problems) {
  JournalFile journal;
  journal.name = name;
  int number = 0;
  while (!text.empty()) {
    ++number;
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!is_blank(line)) parse_line(line, number, journal, problems);
  }
  return journal;
}

void check_journal(const care::Catalogue& catalogue, const JournalFile& journal, base::Instant now,
                   base::Diagnostics& problems) {
  const std::span<const care::Event> all(journal.events);
  // A file may hold more than one request does: it is checked in parts of that size.
  for (std::size_t from = 0; from < all.size(); from += app::max_events_per_request) {
    const auto part = all.subspan(from, std::min(app::max_events_per_request, all.size() - from));
    base::Diagnostics found;
    app::check_events(catalogue, part, now, found);
    for (const base::Diagnostic& one : found.found()) {
      auto [index, path] = split_place(one.place.path);
      problems.report({journal.name, journal.lines[from + index], std::move(path)}, one.message);
    }
  }
  check_ids(journal, problems);
}

std::string format_journal(std::span<const care::Event> events) {
  const JsonEventCodec codec;
  std::string text;
  for (const care::Event& event : events) {
    text += codec.format_event(event);
    text += '\n';
  }
  return text;
}

}  // namespace plumb::wire
