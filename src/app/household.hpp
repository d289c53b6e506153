#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/erasure.hpp"
#include "app/event_codec.hpp"
#include "app/ports.hpp"
#include "base/diagnostics.hpp"
#include "care/catalogue.hpp"
#include "care/plan.hpp"

namespace plumb::app {

/// What became of events that were sent.
struct Recorded {
  AppendResult result;
  base::Diagnostics problems;  ///< if any, nothing was stored
};

/// A plan with what it was made from, so that an unchanged answer need not be made twice.
struct Today {
  std::shared_ptr<const care::Plan> plan;
  std::int64_t last_sequence = 0;
};

/// The use cases of one household: several people, each with a journal of their own. Safe to call
/// from several threads.
class Household {
 public:
  Household(const care::Catalogue& catalogue, JournalStore& store, const EventCodec& codec,
            const Clock& clock);

  Outcome<std::vector<PersonRecord>> read_people() { return store_.read_people(); }
  /// The name is kept without blanks around it. Faults: input_invalid for an id that is no UUIDv7
  /// and for what is no name (`parse_person_name`).
  Outcome<PersonRecord> record_person(std::string id, std::string_view name);
  /// Checks all events first; stores all of them or none.
  Outcome<Recorded> record_events(std::string_view person, std::span<const care::Event> events);
  /// Faults: not_found; storage_busy, see `app::erase_record`.
  Outcome<ErasureProof> erase_record(std::string_view person, const Sha256& sha256);
  Outcome<bool> is_erased(std::string_view person) { return store_.is_erased(person); }
  /// Which store answers.
  Outcome<std::string> read_identity() { return store_.read_identity(); }
  /// At most `limit` of them.
  Outcome<std::vector<EventRecord>> read_events(std::string_view person, std::int64_t after,
                                                std::int64_t limit);
  /// The plan at that moment. Faults: not_found for an unknown person.
  Outcome<Today> find_today(std::string_view person, const care::Moment& at);

 private:
  struct Cached {
    std::int64_t last_sequence = 0;
    care::Moment at;
    bool was_ahead = false;  ///< an event lay ahead of the clock
    std::shared_ptr<const care::Plan> plan;
    std::vector<care::Event> merged;  ///< as stored, so that only new events are parsed
  };
  Outcome<bool> find_person(std::string_view person);

  const care::Catalogue& catalogue_;
  JournalStore& store_;
  const EventCodec& codec_;
  const Clock& clock_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Cached>> cache_;
};

}  // namespace plumb::app
