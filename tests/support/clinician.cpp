#include "support/clinician.hpp"

#include "base/expect.hpp"
#include "wire/signed_text.hpp"

namespace plumb::testing {

namespace {
constexpr int clearance_days = 60;
constexpr std::size_t secret_digits = 64;
}  // namespace

Clinician::Clinician(std::string name, char seed) : name_{std::move(name)} {
  const auto pair = seal::find_key_pair(std::string(secret_digits, seed));
  PLUMB_EXPECT(pair.has_value());
  keys_ = *pair;
}

Uuid7 Clinician::accept(JournalBuilder& journal) const {
  return journal.add(key()).events().back().id;
}

Clearance Clinician::clear(const Moment& when, std::vector<Id> flags, std::vector<Id> keys) const {
  Clearance clearance;
  clearance.clinician = name_;
  clearance.role = "doctor";
  clearance.given = find_local_date(when);
  clearance.expires = {clearance.given.days + clearance_days};
  clearance.flags = std::move(flags);
  clearance.keys = std::move(keys);
  return clearance;
}

std::string Clinician::make_signature(EventBody body) const {
  Event event;
  event.body = std::move(body);
  const auto signature = seal::sign_text(keys_.secret, wire::format_signed_text(event));
  PLUMB_EXPECT(signature.has_value());
  return *signature;
}

std::vector<Event> verified(const JournalBuilder& journal) {
  std::vector<Event> events = journal.events();
  wire::verify_seals(seal::Ed25519Verifier(), events);
  return events;
}

}  // namespace plumb::testing
