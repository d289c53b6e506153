#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "spine/body_spec.hpp"
#include "spine/posture.hpp"
#include "spine/vec.hpp"

/// An exercise, or a movement to avoid, as it is seen: keyframes, the way through them, and the
/// things around the body.
///
///   catalogue/postures/ID.yaml → MovementSpec, one file for each
///
/// World of a movement: X forward, Y up, Z right, metres; the floor (top of the mat) is y = 0.
/// Fitted for the reference body; for another body the world is scaled with its height.
namespace plumb::spine {

enum class PropKind : std::uint8_t {
  mat,
  chair,
  bench,
  box,
  bar,
  wall,
  worktop,
  pillow,
  roll,
  towel,
  dumbbells,
  long_bar,
  strap,
  band,
  dowel,
  water
};
constexpr auto names_of(PropKind) {
  return std::array{base::named(PropKind::mat, "mat"),
                    base::named(PropKind::chair, "chair"),
                    base::named(PropKind::bench, "bench"),
                    base::named(PropKind::box, "box"),
                    base::named(PropKind::bar, "bar"),
                    base::named(PropKind::wall, "wall"),
                    base::named(PropKind::worktop, "worktop"),
                    base::named(PropKind::pillow, "pillow"),
                    base::named(PropKind::roll, "roll"),
                    base::named(PropKind::towel, "towel"),
                    base::named(PropKind::dumbbells, "dumbbells"),
                    base::named(PropKind::long_bar, "long_bar"),
                    base::named(PropKind::strap, "strap"),
                    base::named(PropKind::band, "band"),
                    base::named(PropKind::dowel, "dowel"),
                    base::named(PropKind::water, "water")};
}

/// A thing of the exercise. It fills the box from `low_m` to `high_m`: a chair, bench, box or
/// worktop carries on its top; a wall is met at the face that looks at the body; a bar runs along z
/// through the middle of its box. Dumbbells and the long bar go with the hands; a strap runs from
/// both hands round the foot that is held higher, a band from both hands to the middle of its box,
/// where it is fixed; a dowel lies along the back. Water fills its box.
struct PropSpec {
  std::string id;  ///< what a contact names in `at`
  PropKind kind = PropKind::mat;
  std::vector<int> levels;  ///< empty = all
  Vec3 low_m;
  Vec3 high_m;
  bool has_back = false;  ///< a chair with a backrest, at its low x
};
template <class V>
void describe(V& v, PropSpec& x) {
  v.field("id", x.id);
  v.field("kind", x.kind);
  v.maybe("levels", x.levels);
  v.maybe("low_m", x.low_m);
  v.maybe("high_m", x.high_m);
  v.maybe("has_back", x.has_back);
}

/// Can a body rest on it?
bool carries(PropKind kind);

/// One keyframe, complete in itself: nothing is merged from another level.
struct KeyframeSpec {
  std::string key;          ///< "K0"; may stand several times for different levels
  std::vector<int> levels;  ///< ladder levels it holds for; empty = all that have no own one
  double t_s = 0;           ///< seconds to come here from the neighbour on the path
  bool through = false;     ///< a way-point: the movement does not stop here
  Posture posture;
  std::string note;   ///< for those who work on the content
  std::string doubt;  ///< what a physiotherapist should look at
};
template <class V>
void describe(V& v, KeyframeSpec& x) {
  v.field("key", x.key);
  v.maybe("levels", x.levels);
  v.maybe("t_s", x.t_s);
  v.maybe("through", x.through);
  v.maybe("note", x.note);
  v.maybe("doubt", x.doubt);
  describe_members(v, x.posture);
}

/// `each`: the other side is the mirror image.
enum class MovementSides : std::uint8_t { none, each };
constexpr auto names_of(MovementSides) {
  return std::array{base::named(MovementSides::none, "none"),
                    base::named(MovementSides::each, "each")};
}

/// Where the picture is taken from, degrees: 0/0 looks at the right side of a standing person;
/// yaw turns the eye towards the front, pitch raises it.
struct ViewSpec {
  double yaw_deg = 0;
  double pitch_deg = 0;
};
template <class V>
void describe(V& v, ViewSpec& x) {
  v.field("yaw_deg", x.yaw_deg);
  v.field("pitch_deg", x.pitch_deg);
}

/// Where people brace in a movement. Least effort never does, so loads are then a band from it to
/// this. Without a name they brace, but nobody has measured how much: the band has no upper edge.
struct MovementBracing {
  std::string name;         ///< of body/effort.yaml
  std::vector<int> levels;  ///< empty = all
  std::vector<std::string>
      keys;  ///< where it is held; between these and the others it comes or goes
  Mark mark = Mark::judgement;
  std::string source;  ///< why this one
};
template <class V>
void describe(V& v, MovementBracing& x) {
  v.maybe("name", x.name);
  v.maybe("levels", x.levels);
  v.field("keys", x.keys);
  v.field("mark", x.mark);
  v.field("source", x.source);
}

struct MovementSpec {
  std::string id;  ///< the exercise or the avoided movement that it shows
  MovementSides sides = MovementSides::none;
  ViewSpec view;
  std::vector<PropSpec> props;
  std::vector<std::string> path;  ///< keys from the start to the one that is held
  std::vector<std::string> back;  ///< keys after it; empty = the path the other way round
  bool cycle = false;             ///< the path is walked round and round and never held
  std::string safe_exit;          ///< key to return to when the person stops
  std::vector<KeyframeSpec> keyframes;
  std::vector<MovementBracing> bracing;
  std::vector<std::string> doubts;
};
template <class V>
void describe(V& v, MovementSpec& x) {
  v.field("id", x.id);
  v.maybe("sides", x.sides);
  v.field("view", x.view);
  v.maybe("props", x.props);
  v.field("path", x.path);
  v.maybe("back", x.back);
  v.maybe("cycle", x.cycle);
  v.field("safe_exit", x.safe_exit);
  v.field("keyframes", x.keyframes);
  v.maybe("bracing", x.bracing);
  v.maybe("doubts", x.doubts);
}

/// The keyframe of that key at that ladder level: its own one, else the one for all levels.
const KeyframeSpec* find_keyframe(const MovementSpec& spec, const std::string& key, int level);
/// The thing a contact rests on, or nullptr.
const PropSpec* find_prop(const MovementSpec& spec, const std::string& id);
/// How people brace at that level, or nullptr.
const MovementBracing* find_bracing(const MovementSpec& spec, int level);
/// The ladder levels that differ, in order; 0 stands for every level not named.
std::vector<int> find_levels(const MovementSpec& spec);

}  // namespace plumb::spine
