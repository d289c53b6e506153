#pragma once

#include <optional>
#include <span>
#include <vector>

#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// The plan of a moment: a pure function of journal, catalogue and moment. Events after `now` do
/// not count yet; events may come in any order and more than once. The same inputs and the same
/// catalogue give the same bytes. Reasons carry their sentences (`explain_plan`).
///
/// There is always an answer: without exercises it says why, and what to do instead.
///
/// Takes   wish: an exercise that the person asks for. It takes the turn of the one new exercise of
///         the day and obeys every rule that this would; otherwise its refusal says why.
Plan make_plan(const Catalogue& catalogue, std::span<const Event> events, const Moment& now,
               const std::optional<Id>& wish = {});

/// The same for a journal that `merge_events` has ordered already.
Plan make_plan_of_merged(const Catalogue& catalogue, std::span<const Event> merged,
                         const Moment& now, const std::optional<Id>& wish = {});

/// The same plan without sentences and fingerprint, for whoever asks for very many and reads only
/// what is decided.
Plan decide_plan_of_merged(const Catalogue& catalogue, std::span<const Event> merged,
                           const Moment& now);

}  // namespace plumb::care
