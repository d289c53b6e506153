#pragma once

#include <set>
#include <string>
#include <vector>

#include "care/catalogue.hpp"
#include "care/event.hpp"
#include "wire/fhir/parts.hpp"

namespace plumb::wire::fhir {

/// What every resource of a record needs to know.
struct RecordContext {
  const care::Catalogue& catalogue;
  std::string patient;           ///< id of the Patient
  std::set<std::string> voided;  ///< ids of events that were taken back
};

/// The resources of one event. The first bears the event itself, whole, as an extension, and its
/// id; the others are what a reader of FHIR would look for.
std::vector<Document> make_event_resources(const RecordContext& context, const care::Event& event);

}  // namespace plumb::wire::fhir
