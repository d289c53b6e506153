#include "store/memory_journal.hpp"

#include <algorithm>
#include <tuple>

#include "store/refusals.hpp"

namespace plumb::store {

using base::Outcome;

MemoryJournal::Kept* MemoryJournal::find(std::string_view person) {
  const auto found = kept_.find(person);
  return found == kept_.end() || found->second.person.erased ? nullptr : &found->second;
}

Outcome<std::vector<app::PersonRecord>> MemoryJournal::read_people() {
  const std::lock_guard lock(mutex_);
  std::vector<app::PersonRecord> people;
  for (const auto& [id, kept] : kept_)
    if (!kept.person.erased) people.push_back(kept.person);
  std::ranges::sort(people, {}, [](const app::PersonRecord& one) {
    return std::tuple(one.created, std::string_view(one.id));
  });
  return people;
}

Outcome<app::PersonRecord> MemoryJournal::record_person(const app::PersonRecord& person) {
  const std::lock_guard lock(mutex_);
  kept_.try_emplace(person.id, Kept{person, {}, {}});
  const Kept* standing = find(person.id);
  if (standing == nullptr)
    return std::unexpected(refuse_unknown_person("adding a person", person.id));
  if (standing->person.name != person.name) return std::unexpected(refuse_other_name(person.id));
  return standing->person;
}

Outcome<app::AppendResult> MemoryJournal::record_events(std::string_view person,
                                                        std::span<const app::EventRecord> events) {
  const std::lock_guard lock(mutex_);
  Kept* standing = find(person);
  if (standing == nullptr)
    return std::unexpected(refuse_unknown_person("writing the journal", person));
  Kept next = *standing;  // all or nothing
  app::AppendResult result;
  for (const auto& event : events) {
    const auto [place, is_new] = next.places.try_emplace(event.id, next.events.size());
    if (!is_new) {
      if (next.events[place->second].text != event.text)
        return std::unexpected(refuse_other_text(event.id));
      ++result.already_there;
      continue;
    }
    ++result.stored;
    next.events.push_back(event);
    next.events.back().person = person;
    next.events.back().sequence = last_sequence_ + static_cast<std::int64_t>(result.stored);
  }
  last_sequence_ += static_cast<std::int64_t>(result.stored);
  result.last_sequence = next.events.empty() ? 0 : next.events.back().sequence;
  *standing = std::move(next);
  return result;
}

Outcome<std::vector<app::EventRecord>> MemoryJournal::read_events(std::string_view person,
                                                                  std::int64_t after_sequence,
                                                                  std::int64_t limit) {
  const std::lock_guard lock(mutex_);
  const Kept* standing = find(person);
  if (standing == nullptr)
    return std::unexpected(refuse_unknown_person("reading the journal", person));
  const auto first =
      std::ranges::upper_bound(standing->events, after_sequence, {}, &app::EventRecord::sequence);
  const std::int64_t count = std::min<std::int64_t>(standing->events.end() - first, limit);
  return std::vector<app::EventRecord>(first, first + count);
}

Outcome<std::int64_t> MemoryJournal::read_last_sequence(std::string_view person) {
  const std::lock_guard lock(mutex_);
  const Kept* standing = find(person);
  if (standing == nullptr)
    return std::unexpected(refuse_unknown_person("reading the journal", person));
  return standing->events.empty() ? 0 : standing->events.back().sequence;
}

Outcome<app::ErasedRecord> MemoryJournal::erase_person(std::string_view person) {
  const std::lock_guard lock(mutex_);
  Kept* standing = find(person);
  if (standing == nullptr)
    return std::unexpected(refuse_unknown_person("erasing a record", person));
  app::ErasedRecord erased{standing->person.name, std::move(standing->events), 0, 0};
  std::ranges::sort(erased.events, {}, [](const app::EventRecord& one) {
    return std::tuple(one.at, std::string_view(one.id));
  });
  *standing = Kept{{std::string(person), "", {}, true}, {}, {}};
  return erased;
}

Outcome<bool> MemoryJournal::is_erased(std::string_view person) {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(person);
  return found != kept_.end() && found->second.person.erased;
}

}  // namespace plumb::store
