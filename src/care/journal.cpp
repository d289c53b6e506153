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

std::vector<const Event*> find_valid(std::span<const Event> merged) {
  std::set<std::string_view> voided;
  for (const Event& event : merged)
    if (const auto* body = std::get_if<Voided>(&event.body)) voided.insert(body->event.text);
  std::vector<const Event*> valid;
  valid.reserve(merged.size());
  for (const Event& event : merged)
    if (!std::holds_alternative<Voided>(event.body) && !voided.contains(event.id.text))
      valid.push_back(&event);
  return valid;
}

}  // namespace plumb::care
