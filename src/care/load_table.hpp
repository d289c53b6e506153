#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "care/exercise.hpp"

/// Loads on the discs as decisions use them: made natively by the engine, kept in the catalogue.
///
///   catalogue/loads/reference.yaml → LoadReference, written by hand
///   catalogue/loads/table.yaml     → LoadTable, written by `plumbline catalogue loads --write`
///
/// Every value is a model estimate in whole per cent of what the same disc of the same body carries
/// in quiet standing; below 0 it is pulled apart.
namespace plumb::care {

enum class BodySex : std::uint8_t { female, male };
constexpr auto names_of(BodySex) {
  return std::array{named(BodySex::female, "female"), named(BodySex::male, "male")};
}

/// A body that the table was made for.
struct ReferenceBody {
  Id id;
  BodySex sex = BodySex::female;
  std::int64_t height_mm = 0;
  std::int64_t mass_g = 0;
};
template <class V>
void describe(V& v, ReferenceBody& x) {
  v.field("id", x.id);
  v.field("sex", x.sex);
  v.field("height_mm", x.height_mm);
  v.field("mass_g", x.mass_g);
}

/// What a load class lets a movement lay on the low back, against the class below it.
struct LoadClassLimit {
  LoadClass load_class = LoadClass::l0;
  int up_to_percent = 0;  ///< of own standing, at the highest moment
  std::string why;        ///< for those who work on the content
  std::vector<Citation> sources;
};
template <class V>
void describe(V& v, LoadClassLimit& x) {
  v.field("load_class", x.load_class);
  v.field("up_to_percent", x.up_to_percent);
  v.field("why", x.why);
  v.field("sources", x.sources);
}

struct LoadReference {
  std::vector<ReferenceBody> bodies;
  std::vector<Id> discs;                ///< the columns of the table, from below
  int step_ms = 0;                      ///< between two moments of a movement
  std::vector<Id> class_discs;          ///< at which load classes are judged
  std::vector<LoadClassLimit> classes;  ///< from the lowest up
};
template <class V>
void describe(V& v, LoadReference& x) {
  v.field("bodies", x.bodies);
  v.field("discs", x.discs);
  v.field("step_ms", x.step_ms);
  v.field("class_discs", x.class_discs);
  v.field("classes", x.classes);
}

/// One edge of the loads of a movement, disc by disc in the order of the columns. `held` is empty
/// where a movement goes round and round.
struct LoadCourse {
  std::vector<int> peak;  ///< highest moment, the start and the way back included
  std::vector<int> mean;  ///< over the time of the movement, without the hold
  std::vector<int> held;  ///< while it is held
};
template <class V>
void describe(V& v, LoadCourse& x) {
  v.field("peak", x.peak);
  v.field("mean", x.mean);
  v.maybe("held", x.held);
}

/// Loads of one reference body. Where any moment is not supportable, nothing is known.
struct BodyLoad {
  Id body;
  std::vector<std::string> not_supportable;  ///< keyframes, or seconds from the start: "1.25 s"
  std::optional<LoadCourse> least;           ///< at least effort; none = not supportable
  std::optional<LoadCourse> braced;          ///< with the bracing of the row, where it can be held
};
template <class V>
void describe(V& v, BodyLoad& x) {
  v.field("body", x.body);
  v.maybe("not_supportable", x.not_supportable);
  v.maybe("least", x.least);
  v.maybe("braced", x.braced);
}

/// How people brace in a movement, and whether it was measured.
enum class Bracing : std::uint8_t { none, measured, unmeasured };
constexpr auto names_of(Bracing) {
  return std::array{named(Bracing::none, "none"), named(Bracing::measured, "measured"),
                    named(Bracing::unmeasured, "unmeasured")};
}

/// Levels of one movement that are drawn and braced alike.
struct LoadRow {
  Id movement;              ///< an exercise, or a movement to avoid
  std::vector<int> levels;  ///< a movement to avoid has level 1
  std::string drawn;        ///< fingerprint of the keyframes that it was made with
  Bracing bracing = Bracing::none;
  std::string braced_as;  ///< of body/effort.yaml, where it is measured
  std::vector<BodyLoad> bodies;
};
template <class V>
void describe(V& v, LoadRow& x) {
  v.field("movement", x.movement);
  v.field("levels", x.levels);
  v.field("drawn", x.drawn);
  v.maybe("bracing", x.bracing);
  v.maybe("braced_as", x.braced_as);
  v.field("bodies", x.bodies);
}

struct LoadTable {
  int format = 1;
  std::string made_with;  ///< fingerprint of the body's data and of the reference
  std::vector<LoadRow> rows;
};
template <class V>
void describe(V& v, LoadTable& x) {
  v.field("format", x.format);
  v.field("made_with", x.made_with);
  v.field("rows", x.rows);
}

/// What is known of a person's size. What is missing is not guessed.
struct PersonBody {
  std::optional<BodySex> sex;
  std::optional<std::int64_t> height_mm;
  std::optional<std::int64_t> mass_g;
};

/// From least effort to braced. Without an upper edge people brace, and nobody knows how much.
struct PercentBand {
  int least = 0;
  std::optional<int> upper;
  friend bool operator==(const PercentBand&, const PercentBand&) = default;
};

struct LoadPercent {
  Id body;  ///< the reference body it was read for; empty = the highest of several
  PercentBand peak;
  PercentBand mean;
  std::optional<PercentBand> held;  ///< none: the movement is never held
};

class Catalogue;

/// Loads of a movement at a ladder level on one disc, for the nearest reference body.
///
/// Model   nearest: of the same sex, the least sum of the relative differences of height and mass.
///         Where height or mass is not known, no body is nearest: the highest of all that are left
/// Takes   an exercise or a movement to avoid (level 1); a disc of the table like "L4/L5"
/// Gives   none = unknown: not drawn, not supportable for that body (or, of several, for one of
///         them), no such disc. Unknown is never nothing
std::optional<LoadPercent> find_load_percent(const Catalogue& catalogue, std::string_view movement,
                                             int level, std::string_view disc,
                                             const PersonBody& body);

/// The row of a movement at a level, or nullptr.
const LoadRow* find_load_row(const LoadTable& table, std::string_view movement, int level);

}  // namespace plumb::care
