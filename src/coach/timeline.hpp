#pragma once

#include <cstdint>
#include <vector>

#include "care/exercise.hpp"
#include "coach/coach_spec.hpp"

namespace plumb::coach {

/// What a person does for a stretch of time. `walk` is a hold that one walks through.
enum class StepKind : std::uint8_t { ready, move, hold, release, rest, switch_side, next, walk };
constexpr auto names_of(StepKind) {
  using base::named;
  return std::array{named(StepKind::ready, "ready"), named(StepKind::move, "move"),
                    named(StepKind::hold, "hold"),   named(StepKind::release, "release"),
                    named(StepKind::rest, "rest"),   named(StepKind::switch_side, "switch_side"),
                    named(StepKind::next, "next"),   named(StepKind::walk, "walk")};
}

/// True for what the dose counts: moving, holding, coming back, walking.
constexpr bool is_active(StepKind kind) {
  return kind == StepKind::move || kind == StepKind::hold || kind == StepKind::release ||
         kind == StepKind::walk;
}

enum class Side : std::uint8_t { none, right, left };
constexpr auto names_of(Side) {
  return std::array{base::named(Side::none, "none"), base::named(Side::right, "right"),
                    base::named(Side::left, "left")};
}

/// Repetitions by side.
struct SideCounts {
  int none = 0;
  int right = 0;
  int left = 0;
  friend constexpr bool operator==(const SideCounts&, const SideCounts&) = default;
};
template <class V>
void describe(V& v, SideCounts& x) {
  v.maybe("none", x.none);
  v.maybe("right", x.right);
  v.maybe("left", x.left);
}
constexpr int& pick(SideCounts& counts, Side side) {
  return side == Side::none ? counts.none : side == Side::right ? counts.right : counts.left;
}

struct Step {
  StepKind kind = StepKind::ready;
  Side side = Side::none;
  int set = 0;  ///< from 1; 0 before the first repetition
  int rep = 0;  ///< from 1, in its set
  std::int64_t duration_ms = 0;
  std::int64_t floor_ms = 0;  ///< least that a person may cut it down to
  std::int64_t most_ms = 0;   ///< most that a person may make it: of what is active, the dose
  bool closes_repetition = false;
};

/// One exercise of a session as steps, one after the other, without gaps.
struct Timeline {
  std::vector<Step> steps;
};

/// Seconds that a person adds to every wait of a session, and takes from every hold: a hold never
/// grows beyond its dose.
struct OwnTimes {
  int ready_s = 0;
  int rest_s = 0;  ///< not below 0
  int hold_s = 0;  ///< not above 0
  friend constexpr bool operator==(const OwnTimes&, const OwnTimes&) = default;
};
template <class V>
void describe(V& v, OwnTimes& x) {
  v.maybe("ready_s", x.ready_s);
  v.maybe("rest_s", x.rest_s);
  v.maybe("hold_s", x.hold_s);
}

/// What a timeline is made of: one occasion of a rung.
struct TimelineSpec {
  const care::Exercise* exercise = nullptr;
  const care::Rung* rung = nullptr;
  std::size_t cautions = 0;  ///< texts to be read first
  bool first = true;         ///< nothing to come out of before it
  SideCounts omitted{};      ///< repetitions of each side that are done already, from the front
  OwnTimes times{};
  bool left_first = false;  ///< of an uneven rung: the left side has the one repetition more
};

/// How the repetitions of the rung fall on the sides: its own word, or the exercise's.
care::Sides find_sides(const care::Exercise& exercise, const care::Rung& rung);

/// The dose counts both sides together; of an odd number one side gets one repetition more. More
/// would be beyond the dose, less below it: the sides take turns from occasion to occasion.
bool is_uneven(const care::Exercise& exercise, const care::Rung& rung);

/// The steps of one occasion: next, get ready, then move, hold and release with their rests.
///
/// Sides   `each`: every set on the right, then every set on the left. `halves`: inside a set, the
///         odd repetition first; the next set begins on the side on which this one ended, so that
///         over two sets both sides get the same. `alternate`: right, left, right …
/// Tempo   of move_s half is the way out and half the way back
Timeline make_timeline(const CoachSpec& spec, const TimelineSpec& line);

/// Time that the dose counts.
std::int64_t find_active_ms(const Timeline& timeline);
std::int64_t find_active_ms(const Timeline& timeline, Side side);
std::int64_t find_total_ms(const Timeline& timeline);
/// Active time of the dose, of which a person's own times may take some.
std::int64_t find_dose_ms(const Timeline& timeline);

/// The first active step at or after `from`; the number of steps if there is none.
std::size_t find_active_step(const Timeline& timeline, std::size_t from);
/// The first step of the repetition that `step` belongs to.
std::size_t find_repetition_start(const Timeline& timeline, std::size_t step);

}  // namespace plumb::coach
