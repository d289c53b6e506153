#pragma once

#include <span>
#include <vector>

#include "care/screening.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// What there is to ask this person, given what is known. Red flags come first.
struct Interview {
  std::vector<Id> flags;             ///< the full screen, in order
  std::vector<Id> short_flags;       ///< the short form of a check-in
  std::vector<Id> again;             ///< flags to ask once more in plainer words
  std::vector<Id> contradicted;      ///< those of them whose "no" another answer contradicts
  std::vector<Id> questions;         ///< intake questions that apply, in order
  std::vector<Id> missing_required;  ///< without which no plan is made
};
template <class V>
void describe(V& v, Interview& x) {
  v.field("flags", x.flags);
  v.field("short_flags", x.short_flags);
  v.field("again", x.again);
  v.maybe("contradicted", x.contradicted);
  v.field("questions", x.questions);
  v.field("missing_required", x.missing_required);
}

Interview find_interview(const Catalogue& catalogue, const Status& status);
/// The same from a journal; `events` in any order.
Interview find_interview(const Catalogue& catalogue, std::span<const Event> events,
                         const Moment& now);

/// Required questions that apply and have no answer.
std::vector<Id> find_missing_required(const Catalogue& catalogue, const Status& status);

}  // namespace plumb::care
