#pragma once

#include <string>
#include <vector>

#include "app/ports.hpp"
#include "base/describe.hpp"
#include "care/event.hpp"

namespace plumb::wire {

/// The bytes that a clinician signs: `{"body":…,"kind":…}` as canonical JSON (RFC 8785: members in
/// order, no blanks), with the seal but without its `signature`. So nothing of the record can be
/// changed, nor can it be lent to another person, whose acceptance has another id. Empty for an
/// event that bears no seal.
std::string format_signed_text(const care::Event& event);

/// Asks the verifier for every seal and marks what is genuine. Whoever gives events to the rules
/// does this first; left out, every seal counts as false.
void verify_seals(const app::SignatureVerifier& verifier, std::vector<care::Event>& events);

}  // namespace plumb::wire
