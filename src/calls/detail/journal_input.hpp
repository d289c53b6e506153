#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "calls/detail/reply.hpp"
#include "calls/host.hpp"
#include "care/event_described.hpp"
#include "care/journal.hpp"

namespace plumb::calls::detail {

/// A journal, in any order, and the moment that is asked about. With the device's `clock`, events
/// that lie ahead of it count from now on; without it every event stands where it says.
struct JournalAt {
  std::vector<care::Event> events;
  base::Moment at;
  std::optional<base::Instant> clock;
};
template <class V>
void describe_journal(V& v, JournalAt& x) {
  v.field("events", x.events);
  v.field("at", x.at);
  v.maybe("clock", x.clock);
}
template <class V>
void describe(V& v, JournalAt& x) {
  describe_journal(v, x);
}

/// Reads an input that has a journal, with its seals verified and its events as they count at its
/// clock.
template <class Input>
std::expected<Input, Refused> read_journal_input(const Host& host, std::string_view name,
                                                 const base::Document& document) {
  auto input = read_input<Input>(name, document);
  if (input) host.verify(input->events);
  if (input && input->clock)
    input->events = care::bring_to_clock(std::move(input->events), *input->clock);
  return input;
}

}  // namespace plumb::calls::detail
