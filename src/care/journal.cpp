#include "care/journal.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace plumb::care {

namespace {
auto order_key(const Event& event) { return std::tie(event.at.at, event.id.text); }
}  // namespace

std::vector<Event> merge_events(std::vector<Event> events) {
  const auto earlier = [](const Event& a, const Event& b) { return order_key(a) < order_key(b); };
  if (!std::ranges::is_sorted(events, earlier)) std::ranges::sort(events, earlier);
  // One id may come with two instants if somebody tampered; the earlier one is kept.
  std::set<std::string_view> seen;
  std::vector<Event> unique;
  unique.reserve(events.size());
  for (Event& event : events)
    if (!seen.contains(event.id.text)) {
      unique.push_back(std::move(event));
      seen.insert(unique.back().id.text);
    }
  return unique;
}

std::vector<Event> bring_to_clock(std::vector<Event> events, Instant clock) {
  for (Event& event : events) event.at.at = std::min(event.at.at, clock);
  return events;
}

std::set<std::string_view> find_voided(std::span<const Event> merged, Instant now) {
  std::set<std::string_view> voided;
  for (const Event& event : merged)
    if (const auto* body = std::get_if<Voided>(&event.body); body && event.at.at <= now)
      voided.insert(body->event.text);
  return voided;
}

}  // namespace plumb::care
