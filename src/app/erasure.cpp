#include "app/erasure.hpp"

namespace plumb::app {

Outcome<ErasureProof> erase_record(JournalStore& store, std::string_view person, Instant now,
                                   const Sha256& sha256) {
  PLUMB_TRY(std::string identity, store.read_identity());
  PLUMB_TRY(const ErasedRecord erased, store.erase_person(person));
  ErasureProof proof;
  proof.person = person;
  proof.store = std::move(identity);
  proof.at = now;
  proof.events = static_cast<std::int64_t>(erased.events.size());
  std::string lines;
  for (const EventRecord& event : erased.events) lines += event.text + "\n";
  proof.bytes = static_cast<std::int64_t>(lines.size());
  proof.sha256 = sha256(lines);
  if (!erased.events.empty()) {
    proof.first = erased.events.front().at;
    proof.last = erased.events.back().at;
  }
  proof.searched_bytes = erased.searched_bytes;
  proof.traces = erased.traces;
  return proof;
}

}  // namespace plumb::app
