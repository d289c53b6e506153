#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "care/catalogue.hpp"
#include "care/plan.hpp"

namespace plumb::care {

/// How what a therapist gave stands today. `ended`: a later one took its place. `refused`: its seal
/// is not good, so that it counts for nothing.
enum class WordStanding : std::uint8_t { counts, ahead, over, ended, refused };
constexpr auto names_of(WordStanding) {
  return std::array{named(WordStanding::counts, "counts"), named(WordStanding::ahead, "ahead"),
                    named(WordStanding::over, "over"), named(WordStanding::ended, "ended"),
                    named(WordStanding::refused, "refused")};
}

/// A clearance, an order, an exercise of a therapist or a countersignature: an event of the journal
/// that says what it gives. Here stands only what the rules make of it.
struct TherapistWord {
  Uuid7 event;
  WordStanding standing = WordStanding::counts;
  bool sealed = false;          ///< under a key that the person has accepted, without fault
  LocalDate until;              ///< the last day on which it counts
  std::vector<Reason> reasons;  ///< why it, or a part of it, does not count
};
template <class V>
void describe(V& v, TherapistWord& x) {
  v.field("event", x.event);
  v.field("standing", x.standing);
  v.maybe("sealed", x.sealed);
  v.field("until", x.until);
  v.maybe("reasons", x.reasons);
}

/// A key that the person accepted, by that event.
struct TherapistKey {
  Uuid7 event;
  std::optional<Instant> withdrawn;
};
template <class V>
void describe(V& v, TherapistKey& x) {
  v.field("event", x.event);
  v.maybe("withdrawn", x.withdrawn);
}

/// Everything that therapists gave this person, in time.
struct Therapists {
  std::vector<TherapistKey> keys;
  std::vector<TherapistWord> words;
};
template <class V>
void describe(V& v, Therapists& x) {
  v.maybe("keys", x.keys);
  v.maybe("words", x.words);
}

/// A pure function of journal, catalogue and moment, as the plan is.
Therapists find_therapists(const Catalogue& catalogue, std::span<const Event> events,
                           const Moment& now);

}  // namespace plumb::care
