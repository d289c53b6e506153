#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/describe.hpp"
#include "base/instant.hpp"
#include "care/condition.hpp"
#include "care/exercise.hpp"
#include "care/seal.hpp"

namespace plumb::care {

/// An exercise that the person would like to reach. The latest holds; without one there is no goal.
struct GoalChosen {
  static constexpr std::string_view kind = "goal";
  std::optional<Id> exercise;
};
template <class V>
void describe(V& v, GoalChosen& x) {
  v.maybe("exercise", x.exercise);
}

enum class SwapScope : std::uint8_t { today, always };
constexpr auto names_of(SwapScope) {
  return std::array{base::named(SwapScope::today, "today"),
                    base::named(SwapScope::always, "always")};
}

/// One exercise in place of another, for the day or for good. Without `instead` the exchange ends.
struct Swapped {
  static constexpr std::string_view kind = "swap";
  Id exercise;
  std::optional<Id> instead;
  SwapScope scope = SwapScope::today;
};
template <class V>
void describe(V& v, Swapped& x) {
  v.field("exercise", x.exercise);
  v.maybe("instead", x.instead);
  v.maybe("scope", x.scope);
}

/// An exercise that a therapist writes for this person: everything that the catalogue asks of its
/// own, a letter for every condition, and the therapist's seal. It is bound by the same rules.
struct CustomExercise {
  static constexpr std::string_view kind = "custom_exercise";
  std::string clinician;
  std::string role;
  std::string registration;
  base::LocalDate given;
  base::LocalDate expires;
  Exercise exercise;
  std::map<std::string, Permission> cells;   ///< condition → letter; every condition of the matrix
  std::map<std::string, std::string> texts;  ///< "name", "steps.1", "stop.1", "rung.1" …
  std::optional<Id> avoided;                 ///< the movement to avoid that it is
  std::optional<Seal> seal;
};
template <class V>
void describe(V& v, CustomExercise& x) {
  v.field("clinician", x.clinician);
  v.field("role", x.role);
  v.maybe("registration", x.registration);
  v.field("given", x.given);
  v.field("expires", x.expires);
  v.field("exercise", x.exercise);
  v.field("cells", x.cells);
  v.field("texts", x.texts);
  v.maybe("avoided", x.avoided);
  v.maybe("seal", x.seal);
}

/// A rest that nobody planned, in the resting position of the plan. It is no session: it counts for
/// nothing and buys nothing. How the back is after it is told by a check-in.
struct RestTaken {
  static constexpr std::string_view kind = "rest";
  Id exercise;
  base::Bounded<1, 3600> seconds;  ///< as long as it was
};
template <class V>
void describe(V& v, RestTaken& x) {
  v.field("exercise", x.exercise);
  v.field("seconds", x.seconds);
}

/// How the plan is used. `personal`: the whole engine, for oneself. `clinician_directed`: nothing
/// is offered before a clinician has countersigned it. `education`: no plan of one's own.
enum class PlanProfile : std::uint8_t { personal, clinician_directed, education };
constexpr auto names_of(PlanProfile) {
  return std::array{base::named(PlanProfile::personal, "personal"),
                    base::named(PlanProfile::clinician_directed, "clinician_directed"),
                    base::named(PlanProfile::education, "education")};
}

struct ProfileChosen {
  static constexpr std::string_view kind = "profile";
  PlanProfile profile = PlanProfile::personal;
};
template <class V>
void describe(V& v, ProfileChosen& x) {
  v.field("profile", x.profile);
}

/// A clinician agrees with what a plan offers, by its fingerprint, until a day.
struct Countersigned {
  static constexpr std::string_view kind = "countersigned";
  std::string clinician;
  std::string role;
  std::string registration;
  std::string offer;  ///< fingerprint of exercises, levels and doses (`Plan::offer`)
  base::LocalDate given;
  base::LocalDate expires;
  std::string words;
  std::optional<Seal> seal;
};
template <class V>
void describe(V& v, Countersigned& x) {
  v.field("clinician", x.clinician);
  v.field("role", x.role);
  v.maybe("registration", x.registration);
  v.field("offer", x.offer);
  v.field("given", x.given);
  v.field("expires", x.expires);
  v.maybe("words", x.words);
  v.maybe("seal", x.seal);
}

}  // namespace plumb::care
