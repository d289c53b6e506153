#pragma once

#include <optional>
#include <span>
#include <vector>

#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// May this exercise be practised now: the line of the plan that says how, or the refusal.
struct Practice {
  std::optional<PlanLine> line;
  std::optional<Refusal> refusal;
};
template <class V>
void describe(V& v, Practice& x) {
  v.maybe("line", x.line);
  v.maybe("refusal", x.refusal);
}

/// Exactly one of the two, for an exercise that the person asks for out of turn: the answer of the
/// plan with that wish. Where the whole plan is closed, its reasons are the refusal.
Practice find_practice(const Catalogue& catalogue, std::span<const Event> events, const Moment& now,
                       const Id& exercise);

/// Every exercise that `find_practice` gives a line, in the order of the catalogue.
std::vector<Id> find_practicable(const Catalogue& catalogue, std::span<const Event> events,
                                 const Moment& now);

}  // namespace plumb::care
