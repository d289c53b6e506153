#include <vector>

#include "calls/detail/journal_input.hpp"
#include "calls/host.hpp"
#include "care/difference.hpp"
#include "care/outlook.hpp"

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

}  // namespace plumb::calls::detail
