#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/ports.hpp"

namespace plumb::app {

/// What was erased, so that it can be shown to be gone. It holds nothing of the record itself.
struct ErasureProof {
  std::string person;
  std::string store;  ///< identity of the store that it was erased from
  Instant at;
  std::int64_t events = 0;
  std::int64_t bytes = 0;  ///< of their texts, each with its line end
  std::optional<Instant> first, last;
  std::string sha256;  ///< of those texts, one a line, in order: of the exported journal file
  std::int64_t searched_bytes = 0;
  std::int64_t traces = 0;
};
template <class V>
void describe(V& v, ErasureProof& x) {
  v.field("person", x.person);
  v.field("store", x.store);
  v.field("at", x.at);
  v.field("events", x.events);
  v.field("bytes", x.bytes);
  v.maybe("first", x.first);
  v.maybe("last", x.last);
  v.field("sha256", x.sha256);
  v.field("searched_bytes", x.searched_bytes);
  v.field("traces", x.traces);
}

/// The SHA-256 of some bytes in hexadecimal digits; whoever has such a thing brings it.
using Sha256 = std::function<std::string(std::string_view bytes)>;

/// Erases the whole record of a person. Faults: not_found; storage_busy if the record is erased
/// but the file could not be rewritten yet.
Outcome<ErasureProof> erase_record(JournalStore& store, std::string_view person, Instant now,
                                   const Sha256& sha256);

}  // namespace plumb::app
