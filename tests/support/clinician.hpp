#pragma once

#include <string>
#include <utility>

#include "care/event.hpp"
#include "seal/ed25519.hpp"
#include "support/journal_builder.hpp"

namespace plumb::testing {

/// A clinician with a key pair of their own, who signs as their program would.
class Clinician {
 public:
  /// The same `seed`, a digit, gives the same key pair.
  explicit Clinician(std::string name = "Dr A. Kowalska", char seed = '1');

  const std::string& name() const { return name_; }
  KeyAccepted key() const { return {name_, "doctor", "GMC 123", keys_.open}; }

  /// The person accepts the key now; gives what the clinician signs for.
  Uuid7 accept(JournalBuilder& journal) const;

  /// A record with this clinician's seal for that acceptance, signed at that moment.
  template <class Body>
  Body sign(Body body, const Uuid7& accepted, const Moment& when) const {
    body.clinician = name_;
    body.role = "doctor";
    body.seal = Seal{keys_.open, accepted, when, {}};
    body.seal->signature = make_signature(body);
    return body;
  }

  /// A clearance of these flags for two months, with these keys, unsigned.
  Clearance clear(const Moment& when, std::vector<Id> flags, std::vector<Id> keys = {}) const;

 private:
  std::string make_signature(EventBody body) const;

  std::string name_;
  seal::KeyPair keys_;
};

/// The journal's events with their seals verified, as every program does before it plans.
std::vector<Event> verified(const JournalBuilder& journal);

}  // namespace plumb::testing
