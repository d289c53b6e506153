#pragma once

#include <span>
#include <string>

#include "base/diagnostics.hpp"
#include "care/catalogue.hpp"
#include "care/event.hpp"

namespace plumb::app {

/// Most events of one request; more come in further requests.
inline constexpr std::size_t max_events_per_request = 10'000;
/// Longest text that a person may write into one field, in bytes of UTF-8.
inline constexpr std::size_t max_words = 4'000;

/// Says that a request holds more events than it may.
void report_too_many_events(base::Diagnostics& problems);

/// Checks events against the catalogue and the clock, beyond what their description says: ids
/// that exist, answers that fit their question, an instant that is not ahead of the clock by more
/// than the rule allows (A.22), texts of bounded length. Reports every problem by JSON pointer
/// ("/events/3/body/answers/0"). `now` is the clock of whoever takes the events in.
void check_events(const care::Catalogue& catalogue, std::span<const care::Event> events,
                  base::Instant now, base::Diagnostics& problems);

}  // namespace plumb::app
