#pragma once

#include <span>
#include <string>

#include "care/catalogue.hpp"
#include "care/event.hpp"

namespace plumb::wire::fhir {

/// A whole record as a Bundle of HL7 FHIR R4 (4.0.1): a resource for each event, and what the rules
/// make of them at that moment (CarePlan, Condition, Flag). Every event stands in it whole, so
/// that `parse_record` gives back the journal that it was made from.
std::string format_bundle(const care::Catalogue& catalogue, std::span<const care::Event> written,
                          std::span<const care::Event> counted, const base::Moment& at);

}  // namespace plumb::wire::fhir
