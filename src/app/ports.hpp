#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/outcome.hpp"

namespace plumb::app {

using base::Instant;
using base::Outcome;

/// One member of the household. Names are whatever the person writes, in any script.
struct PersonRecord {
  std::string id;  ///< UUIDv7 text
  std::string name;
  Instant created;
  bool erased = false;
};

/// One event as the store keeps it: opaque text beside what it is searched by.
struct EventRecord {
  std::string id;      ///< UUIDv7 text
  std::string person;  ///< id of the person
  Instant at;          ///< when it happened
  std::string kind;
  std::string text;           ///< canonical JSON of the event
  std::int64_t sequence = 0;  ///< given by the store, rising, per store
};

struct AppendResult {
  std::size_t stored = 0;
  std::size_t already_there = 0;
  std::int64_t last_sequence = 0;  ///< of that person, after the append
};

/// What an erasure took out of a store, and what was looked through afterwards.
struct ErasedRecord {
  std::string name;                 ///< as it stood until now
  std::vector<EventRecord> events;  ///< in the order in which they happened
  std::int64_t searched_bytes = 0;  ///< of the store's files, read after the erasure
  std::int64_t traces = 0;          ///< places in them that still name one of the events
};

/// The limit of `read_events` that is none.
inline constexpr std::int64_t all_events = std::numeric_limits<std::int64_t>::max();

/// Keeps journals. What `record_events` acknowledged is on disk and stays there.
class JournalStore {
 public:
  virtual ~JournalStore() = default;
  virtual Outcome<std::vector<PersonRecord>> read_people() = 0;
  /// Idempotent by id.
  virtual Outcome<PersonRecord> record_person(const PersonRecord& person) = 0;
  /// All or nothing, durable when it returns. The same id twice is one event; the same id with
  /// another text is a fault `input_invalid`.
  virtual Outcome<AppendResult> record_events(std::string_view person,
                                              std::span<const EventRecord> events) = 0;
  /// Events with a sequence above `after_sequence`, in order of sequence, at most `limit`.
  virtual Outcome<std::vector<EventRecord>> read_events(std::string_view person,
                                                        std::int64_t after_sequence,
                                                        std::int64_t limit) = 0;
  virtual Outcome<std::int64_t> read_last_sequence(std::string_view person) = 0;
  /// Which store this is. One that was put back from a backup is another.
  virtual Outcome<std::string> read_identity() = 0;
  /// Takes everything about a person out of the store, for good; the bare id stays as erased, so
  /// that a device which still holds the record does not bring it back. Faults: not_found.
  virtual Outcome<ErasedRecord> erase_person(std::string_view person) = 0;
  virtual Outcome<bool> is_erased(std::string_view person) = 0;
};

/// Verifies signatures of Ed25519 (RFC 8032). Whatever is not a key, a text and its signature is
/// not signed; there are no faults.
class SignatureVerifier {
 public:
  virtual ~SignatureVerifier() = default;
  /// `key` of 64 and `signature` of 128 hexadecimal digits.
  virtual bool is_signed_by(std::string_view key, std::string_view text,
                            std::string_view signature) const = 0;
};

/// The system's clock in programs, an injected one in tests.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant read_now() const = 0;
};

}  // namespace plumb::app
