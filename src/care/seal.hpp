#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/describe.hpp"
#include "base/instant.hpp"
#include "base/uuid.hpp"

namespace plumb::care {

/// A clinician's signature under a record: with which key, for whom, and when. It is made over the
/// whole record but for the signature itself (`wire/signed_text.hpp`).
struct Seal {
  std::string key;        ///< public key of Ed25519, 64 hexadecimal digits
  base::Uuid7 accepted;   ///< the event by which this person accepted the key: nobody else has it
  base::Moment at;        ///< when it was signed
  std::string signature;  ///< of Ed25519, 128 hexadecimal digits
  /// Found by whoever read the journal, never read from it: what nobody verified is not genuine.
  bool is_genuine = false;
};
template <class V>
void describe(V& v, Seal& x) {
  v.field("key", x.key);
  v.field("accepted", x.accepted);
  v.field("at", x.at);
  v.field("signature", x.signature);
}

/// The person accepts a clinician's public key: from then on what it signs can open what a name
/// alone cannot.
struct KeyAccepted {
  static constexpr std::string_view kind = "key_accepted";
  std::string clinician;  ///< name
  std::string role;
  std::string registration;
  std::string key;  ///< public key of Ed25519, 64 hexadecimal digits
};
template <class V>
void describe(V& v, KeyAccepted& x) {
  v.field("clinician", x.clinician);
  v.field("role", x.role);
  v.maybe("registration", x.registration);
  v.field("key", x.key);
}

/// The person trusts the key no more: nothing that it signed opens anything from then on.
struct KeyWithdrawn {
  static constexpr std::string_view kind = "key_withdrawn";
  std::string key;
  std::string because;
};
template <class V>
void describe(V& v, KeyWithdrawn& x) {
  v.field("key", x.key);
  v.maybe("because", x.because);
}

}  // namespace plumb::care
