#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "care/exercise.hpp"

namespace plumb::care {

/// The letters of the exclusion matrix, from loose to strict. Several conditions combine by the
/// strictest letter.
enum class Permission : std::uint8_t { allowed, caution, key, excluded };
constexpr auto names_of(Permission) {
  return std::array{named(Permission::allowed, "."), named(Permission::caution, "C"),
                    named(Permission::key, "K"), named(Permission::excluded, "X")};
}

/// How far a direction of trunk movement is permitted, from strict to loose.
/// `after_observation`: mid-range until a trial of movement was seen not to worsen, then `allow`.
enum class DirectionPermission : std::uint8_t { forbid, mid_range, after_observation, allow };
constexpr auto names_of(DirectionPermission) {
  return std::array{named(DirectionPermission::forbid, "forbid"),
                    named(DirectionPermission::mid_range, "mid_range"),
                    named(DirectionPermission::after_observation, "after_observation"),
                    named(DirectionPermission::allow, "allow")};
}

/// A condition code. Texts: condition.<ID>.name, condition.<ID>.short, caution.<ID>.
struct Condition {
  Id id;
  std::int64_t cap_g = 0;                   ///< highest external load, grams including any bar
  std::optional<std::int64_t> cap_early_g;  ///< cap while the spell is younger than the early weeks
  DirectionPermission flexion = DirectionPermission::allow;
  DirectionPermission extension = DirectionPermission::allow;
  DirectionPermission neck_extension = DirectionPermission::allow;
  bool not_lying = false;  ///< nothing that is done lying on the back or on the front
  bool acute = false;      ///< its X cells bind every profile and every override
  std::vector<Id> prefer;  ///< exercises that suit it
  Evidence evidence;
  std::string reviewed = "none";
};
template <class V>
void describe(V& v, Condition& x) {
  v.field("id", x.id);
  v.field("cap_g", x.cap_g);
  v.maybe("cap_early_g", x.cap_early_g);
  v.maybe("flexion", x.flexion);
  v.maybe("extension", x.extension);
  v.maybe("neck_extension", x.neck_extension);
  v.maybe("not_lying", x.not_lying);
  v.maybe("acute", x.acute);
  v.maybe("prefer", x.prefer);
  v.field("evidence", x.evidence);
  v.field("reviewed", x.reviewed);
}

/// One row of the matrix: the exercise, and the letter for each condition that is not ".".
struct MatrixRow {
  Id exercise;
  std::map<std::string, Permission> cells;
};
template <class V>
void describe(V& v, MatrixRow& x) {
  v.field("exercise", x.exercise);
  v.field("cells", x.cells);
}

/// A cell that holds only from a level on, or only without someone near.
struct MatrixRefinement {
  Id exercise;
  Id condition;
  Permission letter = Permission::excluded;
  int from_level = 1;
  bool unless_someone_near = false;  ///< does not hold when someone is within call
  std::string because;               ///< id of the rule or section that it comes from
};
template <class V>
void describe(V& v, MatrixRefinement& x) {
  v.field("exercise", x.exercise);
  v.field("condition", x.condition);
  v.field("letter", x.letter);
  v.maybe("from_level", x.from_level);
  v.maybe("unless_someone_near", x.unless_someone_near);
  v.field("because", x.because);
}

struct Matrix {
  std::vector<Id> conditions;  ///< every column, so that a missing column is an error
  std::vector<MatrixRow> rows;
  std::vector<MatrixRefinement> refinements;
  Citation source;
  std::string reviewed = "none";
};
template <class V>
void describe(V& v, Matrix& x) {
  v.field("conditions", x.conditions);
  v.field("rows", x.rows);
  v.maybe("refinements", x.refinements);
  v.field("source", x.source);
  v.field("reviewed", x.reviewed);
}

}  // namespace plumb::care
