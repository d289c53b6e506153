#include <vector>

#include "calls/detail/journal_input.hpp"
#include "calls/host.hpp"
#include "care/difference.hpp"
#include "care/journal.hpp"
#include "care/outlook.hpp"
#include "care/replay.hpp"
#include "care/report.hpp"

/// What would change a plan, and what has changed it.
namespace plumb::calls::detail {

namespace {

/// `added`: events that are not in the journal yet, or have just come into it.
struct ConsequenceInput : JournalAt {
  std::vector<care::Event> added;
};
template <class V>
void describe(V& v, ConsequenceInput& x) {
  describe_journal(v, x);
  v.field("added", x.added);
}

/// `from`, `to`: days of the journal; without them, as `make_replay` and `make_report` choose.
struct SpanInput : JournalAt {
  std::optional<base::LocalDate> from, to;
};
template <class V>
void describe(V& v, SpanInput& x) {
  describe_journal(v, x);
  v.maybe("from", x.from);
  v.maybe("to", x.to);
}

/// The journal without what is told as added: a page may have written it down already.
std::vector<care::Event> list_others(std::vector<care::Event> events,
                                     const std::vector<care::Event>& added) {
  for (const care::Event& one : added)
    std::erase_if(events, [&](const care::Event& event) { return event.id == one.id; });
  return events;
}

}  // namespace

Reply find_outlooks(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>(host, "outlooks", document));
  return base::write_described(care::find_outlooks(*catalogue, input.events, input.at));
}

Reply find_consequence(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(auto input, read_journal_input<ConsequenceInput>(host, "consequence", document));
  host.verify(input.added);
  if (input.clock) input.added = care::bring_to_clock(std::move(input.added), *input.clock);
  const auto before = list_others(std::move(input.events), input.added);
  return base::write_described(care::find_consequence(*catalogue, before, input.added, input.at));
}

/// What had not happened by the moment that is asked about is no part of the story.
Reply make_replay(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(auto input, read_journal_input<SpanInput>(host, "replay", document));
  std::erase_if(input.events, [&](const care::Event& event) { return event.at.at > input.at.at; });
  const auto merged = care::merge_events(std::move(input.events));
  return base::write_described(care::make_replay(*catalogue, merged, {input.from, input.to}));
}

Reply make_report(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<SpanInput>(host, "report", document));
  return base::write_described(care::make_report(*catalogue, input.events, input.at, input.from));
}

}  // namespace plumb::calls::detail
