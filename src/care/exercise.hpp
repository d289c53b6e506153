#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.hpp"

namespace plumb::care {

using base::name_of;
using base::named;

/// Identifiers are slugs for life ("EX01", "DISC", "RF-C1", "Q13"): never renumbered, never reused.
using Id = std::string;

enum class Origin : std::uint8_t { page, beyond, replacement };
constexpr auto names_of(Origin) {
  return std::array{named(Origin::page, "page"), named(Origin::beyond, "beyond"),
                    named(Origin::replacement, "replacement")};
}

enum class Goal : std::uint8_t { unload, mobilise, strengthen, control, posture, balance, aerobic };
constexpr auto names_of(Goal) {
  return std::array{named(Goal::unload, "unload"),         named(Goal::mobilise, "mobilise"),
                    named(Goal::strengthen, "strengthen"), named(Goal::control, "control"),
                    named(Goal::posture, "posture"),       named(Goal::balance, "balance"),
                    named(Goal::aerobic, "aerobic")};
}

enum class Region : std::uint8_t { neck, shoulder, thoracic, lumbar, abdominal, hip, leg, whole };
constexpr auto names_of(Region) {
  return std::array{named(Region::neck, "neck"),
                    named(Region::shoulder, "shoulder"),
                    named(Region::thoracic, "thoracic"),
                    named(Region::lumbar, "lumbar"),
                    named(Region::abdominal, "abdominal"),
                    named(Region::hip, "hip"),
                    named(Region::leg, "leg"),
                    named(Region::whole, "whole")};
}

enum class Position : std::uint8_t {
  supine,
  side_lying,
  prone,
  all_fours,
  kneeling,
  sitting,
  standing,
  hanging,
  walking,
  water
};
constexpr auto names_of(Position) {
  return std::array{
      named(Position::supine, "supine"),     named(Position::side_lying, "side_lying"),
      named(Position::prone, "prone"),       named(Position::all_fours, "all_fours"),
      named(Position::kneeling, "kneeling"), named(Position::sitting, "sitting"),
      named(Position::standing, "standing"), named(Position::hanging, "hanging"),
      named(Position::walking, "walking"),   named(Position::water, "water")};
}

/// L0 relief lying … L3 high; `walk` is walking and water, counted in minutes, not in spinal load.
enum class LoadClass : std::uint8_t { l0, l1, l2, l3, walk };
constexpr auto names_of(LoadClass) {
  return std::array{named(LoadClass::l0, "L0"), named(LoadClass::l1, "L1"),
                    named(LoadClass::l2, "L2"), named(LoadClass::l3, "L3"),
                    named(LoadClass::walk, "W")};
}

/// What a movement asks of a body; the value (1–3) says how much. Vocabulary: rules speak of these.
enum class Tag : std::uint8_t {
  flex,
  ext,
  tract,
  ovh,
  axial,
  isom,
  bal,
  fallrisk,
  grip,
  wrist,
  kneel,
  deepknee,
  deephip,
  supine,
  prone,
  neckflex,
  neckext,
  neckrot,
  neckload,
  neural,
  abd,
  headlow,
  shoext,
  wtshoulder,
  pool,
  upright
};
constexpr auto names_of(Tag) {
  return std::array{named(Tag::flex, "flex"),         named(Tag::ext, "ext"),
                    named(Tag::tract, "tract"),       named(Tag::ovh, "ovh"),
                    named(Tag::axial, "axial"),       named(Tag::isom, "isom"),
                    named(Tag::bal, "bal"),           named(Tag::fallrisk, "fallrisk"),
                    named(Tag::grip, "grip"),         named(Tag::wrist, "wrist"),
                    named(Tag::kneel, "kneel"),       named(Tag::deepknee, "deepknee"),
                    named(Tag::deephip, "deephip"),   named(Tag::supine, "supine"),
                    named(Tag::prone, "prone"),       named(Tag::neckflex, "neckflex"),
                    named(Tag::neckext, "neckext"),   named(Tag::neckrot, "neckrot"),
                    named(Tag::neckload, "neckload"), named(Tag::neural, "neural"),
                    named(Tag::abd, "abd"),           named(Tag::headlow, "headlow"),
                    named(Tag::shoext, "shoext"),     named(Tag::wtshoulder, "wtshoulder"),
                    named(Tag::pool, "pool"),         named(Tag::upright, "upright")};
}

/// The scale of `flex` and `ext`: 1 slight or mid-range, 2 end of range, 3 loaded.
inline constexpr int tag_end_range = 2;

/// How the repetitions of a rung fall on the two sides. `each`: all of them on one side, then all
/// of them on the other. `halves`: the first half on one side, the rest on the other (the first
/// side has the odd one). `alternate`: one repetition on one side, the next on the other.
/// A rung counts the repetitions of both sides together under `halves` and `alternate`.
enum class Sides : std::uint8_t { none, each, halves, alternate };
constexpr auto names_of(Sides) {
  return std::array{named(Sides::none, "none"), named(Sides::each, "each"),
                    named(Sides::halves, "halves"), named(Sides::alternate, "alternate")};
}

/// A need is met by any one of its alternatives, each an equipment id of `equipment.yaml`.
struct Need {
  std::vector<Id> any;
};
template <class V>
void describe(V& v, Need& x) {
  v.field("any", x.any);
}

/// One rung of a ladder. Times in whole seconds, load in whole grams including any bar.
/// One repetition lasts move_s + hold_s; a "2 minute rest" is one repetition with hold_s 120.
struct Rung {
  int level = 0;
  int sets = 1;
  int reps = 1;
  int move_s = 0;
  int hold_s = 0;
  int rest_s = 0;  ///< between sets, and between repetitions when there is one set
  int per_day = 1;
  std::int64_t load_g = 0;
  bool someone_near = false;         ///< only with someone, or a phone, within call
  int bar_rating_percent = 0;        ///< rating the fixed bar needs, in percent of body mass
  std::vector<Need> needs;           ///< beside those of the exercise
  std::optional<Sides> sides;        ///< where this rung differs from the exercise
  std::optional<Position> position;  ///< where it is not the first of the exercise
};
template <class V>
void describe(V& v, Rung& x) {
  v.field("level", x.level);
  v.maybe("sets", x.sets);
  v.field("reps", x.reps);
  v.field("move_s", x.move_s);
  v.field("hold_s", x.hold_s);
  v.field("rest_s", x.rest_s);
  v.field("per_day", x.per_day);
  v.maybe("load_g", x.load_g);
  v.maybe("someone_near", x.someone_near);
  v.maybe("bar_rating_percent", x.bar_rating_percent);
  v.maybe("needs", x.needs);
  v.maybe("sides", x.sides);
  v.maybe("position", x.position);
}

struct Prerequisite {
  Id exercise;
  int level = 1;
};
template <class V>
void describe(V& v, Prerequisite& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
}

enum class EvidenceGrade : std::uint8_t { a, b, c, d };
constexpr auto names_of(EvidenceGrade) {
  return std::array{named(EvidenceGrade::a, "A"), named(EvidenceGrade::b, "B"),
                    named(EvidenceGrade::c, "C"), named(EvidenceGrade::d, "D")};
}

/// How far the source itself was read; `unconfirmed` must never be shown as a fact.
enum class Confirmation : std::uint8_t { read, professional, unconfirmed };
constexpr auto names_of(Confirmation) {
  return std::array{named(Confirmation::read, "read"),
                    named(Confirmation::professional, "professional"),
                    named(Confirmation::unconfirmed, "unconfirmed")};
}

struct Citation {
  Id source;       ///< key of a file in catalogue/sources
  std::string at;  ///< table, page or section; may be empty
};
template <class V>
void describe(V& v, Citation& x) {
  v.field("source", x.source);
  v.maybe("at", x.at);
}

struct Evidence {
  EvidenceGrade grade = EvidenceGrade::d;
  Confirmation confirmation = Confirmation::professional;
  std::vector<Citation> sources;
};
template <class V>
void describe(V& v, Evidence& x) {
  v.field("grade", x.grade);
  v.field("confirmation", x.confirmation);
  v.maybe("sources", x.sources);
}

/// One exercise of the catalogue. Texts stand under keys made of the id (see `texts.hpp`).
struct Exercise {
  Id id;
  std::string slug;
  Origin origin = Origin::beyond;
  std::vector<Goal> goals;
  std::vector<Region> regions;
  std::vector<Position> positions;
  std::vector<Need> needs;
  LoadClass load_class = LoadClass::l0;
  std::map<std::string, int> tags;  ///< Tag name → 1…3
  int flexion_deg = 0;    ///< furthest that the low back rounds from relaxed standing, any rung
  int extension_deg = 0;  ///< furthest that it arches
  Sides sides = Sides::none;
  std::vector<Rung> ladder;
  std::vector<Id> regress_to;
  std::vector<Id> progress_to;
  std::optional<Prerequisite> prerequisite;
  bool needs_build_days = false;  ///< never in a first plan; opens after gate days in BUILD
  bool neck_item = false;         ///< blocked item by item under neck instability
  bool hanging = false;           ///< counts against the hanging budget
  Evidence evidence;
  std::string reviewed = "none";  ///< who of a profession has reviewed it; "none" is shown as such
};
template <class V>
void describe(V& v, Exercise& x) {
  v.field("id", x.id);
  v.field("slug", x.slug);
  v.field("origin", x.origin);
  v.field("goals", x.goals);
  v.field("regions", x.regions);
  v.field("positions", x.positions);
  v.maybe("needs", x.needs);
  v.field("load_class", x.load_class);
  v.maybe("tags", x.tags);
  v.maybe("flexion_deg", x.flexion_deg);
  v.maybe("extension_deg", x.extension_deg);
  v.maybe("sides", x.sides);
  v.field("ladder", x.ladder);
  v.maybe("regress_to", x.regress_to);
  v.maybe("progress_to", x.progress_to);
  v.maybe("prerequisite", x.prerequisite);
  v.maybe("needs_build_days", x.needs_build_days);
  v.maybe("neck_item", x.neck_item);
  v.maybe("hanging", x.hanging);
  v.field("evidence", x.evidence);
  v.field("reviewed", x.reviewed);
}

/// A movement that is never offered, and the ladder that replaces it.
struct AvoidedMovement {
  Id id;
  std::string slug;
  Origin origin = Origin::page;
  std::vector<Id> replacements;  ///< in the order in which they are worked through
  std::vector<Id> conditions;    ///< where the advice is the condition's own column (AV09)
  Evidence evidence;
  std::string reviewed = "none";
};
template <class V>
void describe(V& v, AvoidedMovement& x) {
  v.field("id", x.id);
  v.field("slug", x.slug);
  v.field("origin", x.origin);
  v.field("replacements", x.replacements);
  v.maybe("conditions", x.conditions);
  v.field("evidence", x.evidence);
  v.field("reviewed", x.reviewed);
}

/// Equipment that needs can name. Household items are taken to be there; the rest is asked.
struct Equipment {
  Id id;
  bool household = false;
  bool has_rating = false;  ///< a rated load in kg belongs to it (fixed bar)
  bool has_masses = false;  ///< a list of masses belongs to it (weights, Smith bar)
};
template <class V>
void describe(V& v, Equipment& x) {
  v.field("id", x.id);
  v.maybe("household", x.household);
  v.maybe("has_rating", x.has_rating);
  v.maybe("has_masses", x.has_masses);
}

}  // namespace plumb::care
