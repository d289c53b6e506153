#pragma once

#include <optional>
#include <span>
#include <vector>

#include "care/plan.hpp"
#include "care/situation.hpp"

namespace plumb::care {

/// True if the second serves what the first is there for and loads the back no more.
bool is_fit_swap(const Exercise& from, const Exercise& to);

/// One exercise that could stand in the place of another, as things are for this person.
struct Replacement {
  Id exercise;
  bool open = false;  ///< nothing speaks against it today
  int level = 1;      ///< where it would begin, or goes on
  std::optional<Instant> until;
  std::vector<Reason> reasons;  ///< what speaks against it
};
template <class V>
void describe(V& v, Replacement& x) {
  v.field("exercise", x.exercise);
  v.field("open", x.open);
  v.field("level", x.level);
  v.maybe("until", x.until);
  v.maybe("reasons", x.reasons);
}

/// What to do in place of a movement to avoid, or of an exercise: for the first its ladder in the
/// order in which it is worked through, for the second what serves the same purpose.
struct Replacements {
  Id of;
  std::vector<Replacement> ladder;
  std::vector<Reason> reasons;  ///< where nothing at all is offered now
};
template <class V>
void describe(V& v, Replacements& x) {
  v.field("of", x.of);
  v.field("ladder", x.ladder);
  v.maybe("reasons", x.reasons);
}

/// `id`: a movement to avoid or an exercise of the catalogue; another has an empty ladder.
Replacements find_replacements(const Catalogue& catalogue, std::span<const Event> events,
                               const Moment& now, const Id& id);

/// How one exercise stands for this person today.
Replacement find_replacement(const Situation& situation, const Exercise& exercise);

/// Exercises that could stand in the place of this one, those of the page first.
std::vector<const Exercise*> find_fit_swaps(const Catalogue& catalogue, const Exercise& exercise);

}  // namespace plumb::care
