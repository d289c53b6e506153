#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "base/instant.hpp"
#include "base/uuid.hpp"
#include "care/exercise.hpp"
#include "care/seal.hpp"

namespace plumb::care {

/// An exercise that the therapist leaves out for now.
struct ExerciseLock {
  Id exercise;
  std::string because;
};
template <class V>
void describe(V& v, ExerciseLock& x) {
  v.field("exercise", x.exercise);
  v.maybe("because", x.because);
}

/// At most so much on one disc, in whole per cent of what the same person's quiet standing lays
/// on it.
struct DiscLimit {
  std::string disc;  ///< "L4-L5", as the load table names it
  base::Bounded<0, 1000> percent;
};
template <class V>
void describe(V& v, DiscLimit& x) {
  v.field("disc", x.disc);
  v.field("percent", x.percent);
}

enum class LimitedMovement : std::uint8_t { lumbar_flexion, lumbar_extension };
constexpr auto names_of(LimitedMovement) {
  return std::array{base::named(LimitedMovement::lumbar_flexion, "lumbar_flexion"),
                    base::named(LimitedMovement::lumbar_extension, "lumbar_extension")};
}

/// No further than so many degrees from the person's own relaxed standing.
struct MovementLimit {
  LimitedMovement movement = LimitedMovement::lumbar_flexion;
  base::Bounded<0, 120> degrees;
};
template <class V>
void describe(V& v, MovementLimit& x) {
  v.field("movement", x.movement);
  v.field("degrees", x.degrees);
}

/// A smaller dose of one exercise: each member that is set takes the place of the rung's own figure
/// where it asks for less. A dose grows by the rungs of the ladder alone.
struct DoseEdit {
  Id exercise;
  std::optional<base::Bounded<1, 20>> sets;
  std::optional<base::Bounded<1, 200>> reps;
  std::optional<base::Bounded<0, 3600>> hold_s;
  std::optional<base::Bounded<0, 600>> rest_s;  ///< longer than the rung's own
  std::optional<base::Bounded<1, 20>> per_day;
  std::optional<base::Bounded<1, 50>> level;  ///< highest rung for now
};
template <class V>
void describe(V& v, DoseEdit& x) {
  v.field("exercise", x.exercise);
  v.maybe("sets", x.sets);
  v.maybe("reps", x.reps);
  v.maybe("hold_s", x.hold_s);
  v.maybe("rest_s", x.rest_s);
  v.maybe("per_day", x.per_day);
  v.maybe("level", x.level);
}

/// A rule that shall not hold one exercise back. Only rules that the register marks can be set
/// aside, and only under a seal.
struct RuleOverride {
  Id rule;
  Id exercise;
  std::string because;
};
template <class V>
void describe(V& v, RuleOverride& x) {
  v.field("rule", x.rule);
  v.field("exercise", x.exercise);
  v.field("because", x.because);
}

/// What a therapist orders, under their name and until a day. What makes the plan stricter counts
/// by name alone; what sets a rule aside needs the seal of an accepted key.
struct TherapistOrder {
  static constexpr std::string_view kind = "order";
  std::string clinician;
  std::string role;
  std::string registration;
  base::LocalDate given;
  base::LocalDate expires;
  std::vector<ExerciseLock> locks;
  std::vector<DiscLimit> disc_limits;
  std::vector<MovementLimit> movement_limits;
  std::optional<base::Bounded<0, 11339>> cap_g;
  std::optional<base::Bounded<0, 10>> exercises_per_day;
  std::optional<base::Bounded<0, 24>> slu_per_day;
  std::vector<DoseEdit> doses;
  std::vector<RuleOverride> overrides;
  std::vector<base::Uuid7> ends;  ///< earlier orders that this one takes the place of
  std::string words;
  std::optional<Seal> seal;
};
template <class V>
void describe(V& v, TherapistOrder& x) {
  v.field("clinician", x.clinician);
  v.field("role", x.role);
  v.maybe("registration", x.registration);
  v.field("given", x.given);
  v.field("expires", x.expires);
  v.maybe("locks", x.locks);
  v.maybe("disc_limits", x.disc_limits);
  v.maybe("movement_limits", x.movement_limits);
  v.maybe("cap_g", x.cap_g);
  v.maybe("exercises_per_day", x.exercises_per_day);
  v.maybe("slu_per_day", x.slu_per_day);
  v.maybe("doses", x.doses);
  v.maybe("overrides", x.overrides);
  v.maybe("ends", x.ends);
  v.maybe("words", x.words);
  v.maybe("seal", x.seal);
}

}  // namespace plumb::care
