#include "app/household.hpp"

#include <algorithm>

#include "app/event_rules.hpp"
#include "app/person_name.hpp"
#include "base/uuid.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"

namespace plumb::app {

namespace {
constexpr std::size_t max_cached_people = 256;

/// Whether a fast device clock put one of them ahead; they are in order.
bool has_event_ahead(const std::vector<care::Event>& merged, Instant now) {
  return !merged.empty() && merged.back().at.at > now;
}

care::Plan make_plan_at_clock(const care::Catalogue& catalogue,
                              const std::vector<care::Event>& merged, const care::Moment& at,
                              Instant now) {
  if (!has_event_ahead(merged, now)) return care::make_plan_of_merged(catalogue, merged, at);
  return care::make_plan_of_merged(catalogue, care::merge_events(care::bring_to_clock(merged, now)),
                                   at);
}

/// A plan depends on the moment only through waits that end, so it is made anew when the minute
/// changes; within one minute, and without new events, the answer is the same.
bool is_same_minute(const care::Moment& a, const care::Moment& b) {
  return a.offset_minutes == b.offset_minutes &&
         a.at.ms / base::ms_per_minute == b.at.ms / base::ms_per_minute;
}
}  // namespace

Household::Household(const care::Catalogue& catalogue, JournalStore& store, const EventCodec& codec,
                     const Clock& clock)
    : catalogue_{catalogue}, store_{store}, codec_{codec}, clock_{clock} {}

Outcome<PersonRecord> Household::record_person(std::string id, std::string_view name) {
  base::Uuid7 uuid;
  if (!base::parse_leaf(id, uuid))
    return base::fail(base::Fault::Code::input_invalid, "adding a person", "/id",
                      "must be " + std::string(base::leaf_form(uuid)));
  PLUMB_TRY(std::string shown, parse_person_name(name));
  return store_.record_person({std::move(id), std::move(shown), clock_.read_now(), false});
}

Outcome<bool> Household::find_person(std::string_view person) {
  PLUMB_TRY(const auto people, store_.read_people());
  const bool known = std::ranges::any_of(
      people, [&](const PersonRecord& one) { return one.id == person && !one.erased; });
  if (!known)
    return base::fail(base::Fault::Code::not_found, "finding a person", std::string(person),
                      "this household has nobody with that id");
  return true;
}

Outcome<Recorded> Household::record_events(std::string_view person,
                                           std::span<const care::Event> events) {
  PLUMB_TRY([[maybe_unused]] const bool known, find_person(person));
  Recorded recorded;
  check_events(catalogue_, events, clock_.read_now(), recorded.problems);
  if (!recorded.problems.empty()) return recorded;
  std::vector<EventRecord> rows;
  rows.reserve(events.size());
  for (const care::Event& event : events) {
    const std::string_view kind = std::visit(
        [](const auto& body) { return std::remove_cvref_t<decltype(body)>::kind; }, event.body);
    rows.push_back({event.id.text, std::string(person), event.at.at, std::string(kind),
                    codec_.format_event(event), 0});
  }
  PLUMB_TRY(recorded.result, store_.record_events(person, rows));
  return recorded;
}

Outcome<std::vector<EventRecord>> Household::read_events(std::string_view person,
                                                         std::int64_t after, std::int64_t limit) {
  PLUMB_TRY([[maybe_unused]] const bool known, find_person(person));
  return store_.read_events(person, after, limit);
}

Outcome<ErasureProof> Household::erase_record(std::string_view person, const Sha256& sha256) {
  auto proof = app::erase_record(store_, person, clock_.read_now(), sha256);
  const std::lock_guard lock(mutex_);
  cache_.erase(std::string(person));
  return proof;
}

Outcome<Today> Household::find_today(std::string_view person, const care::Moment& at) {
  const std::string key(person);
  std::shared_ptr<const Cached> cached;
  {
    const std::lock_guard lock(mutex_);
    const auto found = cache_.find(key);
    if (found != cache_.end()) cached = found->second;
  }
  PLUMB_TRY(const std::int64_t last, store_.read_last_sequence(person));
  const Instant now = clock_.read_now();
  // While an event lies ahead of the clock, the answer moves with it and is made anew each time.
  const bool is_settled = cached && !cached->was_ahead && !has_event_ahead(cached->merged, now);
  if (is_settled && cached->last_sequence == last && is_same_minute(cached->at, at))
    return Today{cached->plan, last};
  if (last == 0) {
    PLUMB_TRY([[maybe_unused]] const bool known, find_person(person));
  }
  auto fresh = std::make_shared<Cached>();
  if (cached) *fresh = *cached;
  PLUMB_TRY(const auto rows, store_.read_events(person, fresh->last_sequence, all_events));
  for (const EventRecord& row : rows) {
    PLUMB_TRY(auto event, codec_.parse_event(row.text));
    fresh->merged.push_back(std::move(event));
    fresh->last_sequence = std::max(fresh->last_sequence, row.sequence);
  }
  fresh->merged = care::merge_events(std::move(fresh->merged));
  fresh->was_ahead = has_event_ahead(fresh->merged, now);
  fresh->at = at;
  fresh->plan =
      std::make_shared<const care::Plan>(make_plan_at_clock(catalogue_, fresh->merged, at, now));
  const std::lock_guard lock(mutex_);
  if (cache_.size() >= max_cached_people && !cache_.contains(key)) cache_.clear();
  cache_[key] = fresh;
  return Today{fresh->plan, fresh->last_sequence};
}

}  // namespace plumb::app
