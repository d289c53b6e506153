#pragma once

#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "care/event.hpp"

namespace plumb::care {

/// The union of events in the order (at, id), each id once. Merging in any order, any number of
/// times, gives the same list. Of two events with one id the one whose body sorts first by its
/// order in `events` stays: the store refuses such pairs before they get here.
std::vector<Event> merge_events(std::vector<Event> events);

/// The events as they count at that clock: one that a fast device clock put ahead of it counts
/// from now on, for a danger sign must not wait until the clock has caught up. What is stored keeps
/// the device's own instant, so the answer depends on nothing but the events and the clock.
std::vector<Event> bring_to_clock(std::vector<Event> events, Instant clock);

/// The ids of events that were taken back by a void given at `now` or before. A void takes back
/// events wherever they stand in the order; a void cannot be voided. Danger signs among them keep
/// counting: see `find_status`.
std::set<std::string_view> find_voided(std::span<const Event> merged, Instant now);

}  // namespace plumb::care
