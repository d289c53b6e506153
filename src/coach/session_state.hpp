#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "care/colour.hpp"
#include "care/event.hpp"
#include "care/plan.hpp"
#include "coach/timeline.hpp"

namespace plumb::coach {

using base::Instant;
using base::Moment;
using base::named;

/// ready: waits for the first start · stopping: shows the way out · asking: waits for answers.
enum class Mode : std::uint8_t { ready, running, paused, stopping, asking, done };
constexpr auto names_of(Mode) {
  return std::array{named(Mode::ready, "ready"),   named(Mode::running, "running"),
                    named(Mode::paused, "paused"), named(Mode::stopping, "stopping"),
                    named(Mode::asking, "asking"), named(Mode::done, "done")};
}

enum class PausedBy : std::uint8_t { nobody, person, missed, offer, not_before, verdict };
constexpr auto names_of(PausedBy) {
  return std::array{named(PausedBy::nobody, "nobody"),         named(PausedBy::person, "person"),
                    named(PausedBy::missed, "missed"),         named(PausedBy::offer, "offer"),
                    named(PausedBy::not_before, "not_before"), named(PausedBy::verdict, "verdict")};
}

/// left: gone on from before it was whole · dropped: the core took it out of this session.
enum class LineState : std::uint8_t { todo, now, done, left, stopped, skipped, dropped };
constexpr auto names_of(LineState) {
  return std::array{named(LineState::todo, "todo"),       named(LineState::now, "now"),
                    named(LineState::done, "done"),       named(LineState::left, "left"),
                    named(LineState::stopped, "stopped"), named(LineState::skipped, "skipped"),
                    named(LineState::dropped, "dropped")};
}

enum class EndedBy : std::uint8_t { nobody, plan, person, verdict, stale };
constexpr auto names_of(EndedBy) {
  return std::array{named(EndedBy::nobody, "nobody"), named(EndedBy::plan, "plan"),
                    named(EndedBy::person, "person"), named(EndedBy::verdict, "verdict"),
                    named(EndedBy::stale, "stale")};
}

/// Where in its movement a body is: at the start, on the way out, held, on the way back.
enum class PhaseKind : std::uint8_t { start, out, held, back };
constexpr auto names_of(PhaseKind) {
  return std::array{named(PhaseKind::start, "start"), named(PhaseKind::out, "out"),
                    named(PhaseKind::held, "held"), named(PhaseKind::back, "back")};
}
struct Phase {
  PhaseKind kind = PhaseKind::start;
  double share = 0;  ///< 0…1 of that stretch
};
template <class V>
void describe(V& v, Phase& x) {
  v.field("kind", x.kind);
  v.field("share", x.share);
}

/// One exercise of the session: what was planned and what became of it.
struct SessionLine {
  care::ExerciseReport report;  ///< `completed` and `skipped` are found when the session ends
  LineState state = LineState::todo;
  bool entered = false;  ///< its position was to be taken, so the one before it was left
  std::optional<Instant> not_before;
  std::vector<std::string> cautions;
  SideCounts counted;              ///< whole repetitions, at any level
  SideCounts omitted;              ///< of these, done before the level was lowered
  std::int64_t done_ms = 0;        ///< active time at this level
  std::int64_t repetition_ms = 0;  ///< of it, in the repetition under way
  bool repeated = false;           ///< the repetition under way was begun anew once
  int before = 0;  ///< share of the exercise done before the level was lowered, per ten thousand
  std::string dropped_why;  ///< text key
  /// As it is for this person, where that is not the catalogue's (`PlanLine::own`).
  std::optional<care::Exercise> own;
};
template <class V>
void describe(V& v, SessionLine& x) {
  v.field("report", x.report);
  v.field("state", x.state);
  v.maybe("entered", x.entered);
  v.maybe("not_before", x.not_before);
  v.maybe("cautions", x.cautions);
  v.maybe("counted", x.counted);
  v.maybe("omitted", x.omitted);
  v.maybe("done_ms", x.done_ms);
  v.maybe("repetition_ms", x.repetition_ms);
  v.maybe("repeated", x.repeated);
  v.maybe("before", x.before);
  v.maybe("dropped_why", x.dropped_why);
  v.maybe("own", x.own);
}

/// An exercise that a verdict took out of the session, and why (a text key).
struct Dropped {
  Id exercise;
  std::string why;
};
template <class V>
void describe(V& v, Dropped& x) {
  v.field("exercise", x.exercise);
  v.field("why", x.why);
}

struct Lowered {
  Id exercise;
  int level = 1;
};
template <class V>
void describe(V& v, Lowered& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
}

/// What the rules said of an exercise that was stopped, and what follows for the rest.
struct SessionVerdict {
  care::Colour colour = care::Colour::green;
  std::vector<care::Reason> reasons;
  bool ends_session = false;
  std::vector<Dropped> dropped;
  std::vector<Lowered> lowered;
};
template <class V>
void describe(V& v, SessionVerdict& x) {
  v.field("colour", x.colour);
  v.field("reasons", x.reasons);
  v.field("ends_session", x.ends_session);
  v.maybe("dropped", x.dropped);
  v.maybe("lowered", x.lowered);
}

/// A session under way: everything that has to outlive a reload of the page. Times are those of
/// the caller's clock (`at_ms`) or lengths; the session itself reads no clock.
struct SessionState {
  int format = 1;
  std::string catalogue;  ///< version that the plan was made from
  std::string plan;       ///< its fingerprint
  Moment at;              ///< when the session began, by the wall clock
  care::PainScore pain_before;
  care::Zones zones_before;
  int baseline = 0;  ///< this person's own level of pain
  OwnTimes times;
  std::vector<Id> left_first;  ///< exercises whose uneven rungs begin on the left this time
  std::vector<SessionLine> lines;

  Mode mode = Mode::ready;
  PausedBy paused_by = PausedBy::nobody;
  EndedBy ended_by = EndedBy::nobody;
  int line = 0;  ///< under way
  int step = 0;  ///< of its timeline
  std::int64_t in_step_ms = 0;
  std::int64_t extra_ms = 0;    ///< added to this step by the person, or taken from it
  std::int64_t lead_ms = 0;     ///< left of a lead-in before the step goes on
  std::int64_t lead_of_ms = 0;  ///< its whole length
  std::int64_t at_ms = 0;       ///< the caller's clock, when this state was true
  std::int64_t spent_ms = 0;    ///< since the start
  int epoch = 0;
  std::optional<Phase> stopped_in;  ///< where the body was when it was stopped
  Side stopped_side = Side::none;
  std::int64_t stopped_ms = 0;  ///< since then
  std::optional<SessionVerdict> verdict;
};
template <class V>
void describe(V& v, SessionState& x) {
  v.field("format", x.format);
  v.field("catalogue", x.catalogue);
  v.field("plan", x.plan);
  v.field("at", x.at);
  v.field("pain_before", x.pain_before);
  v.maybe("zones_before", x.zones_before);
  v.field("baseline", x.baseline);
  v.maybe("times", x.times);
  v.maybe("left_first", x.left_first);
  v.field("lines", x.lines);
  v.field("mode", x.mode);
  v.maybe("paused_by", x.paused_by);
  v.maybe("ended_by", x.ended_by);
  v.field("line", x.line);
  v.field("step", x.step);
  v.field("in_step_ms", x.in_step_ms);
  v.maybe("extra_ms", x.extra_ms);
  v.maybe("lead_ms", x.lead_ms);
  v.maybe("lead_of_ms", x.lead_of_ms);
  v.field("at_ms", x.at_ms);
  v.field("spent_ms", x.spent_ms);
  v.field("epoch", x.epoch);
  v.maybe("stopped_in", x.stopped_in);
  v.maybe("stopped_side", x.stopped_side);
  v.maybe("stopped_ms", x.stopped_ms);
  v.maybe("verdict", x.verdict);
}

}  // namespace plumb::coach
