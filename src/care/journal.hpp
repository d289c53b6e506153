#pragma once

#include <span>
#include <vector>

#include "care/event.hpp"

namespace plumb::care {

/// The union of events in the order (at, id), each id once. Merging in any order, any number of
/// times, gives the same list. Of two events with one id the one whose body sorts first by its
/// order in `events` stays: the store refuses such pairs before they get here.
std::vector<Event> merge_events(std::vector<Event> events);

/// The events that count: those not taken back by a void, and without the voids themselves.
/// A void takes back events wherever they stand in the order; a void cannot be voided.
std::vector<const Event*> find_valid(std::span<const Event> merged);

}  // namespace plumb::care
