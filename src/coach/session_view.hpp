#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coach/session_state.hpp"

namespace plumb::coach {

/// What a page shows. `resting`: running, but nothing of the dose is being done.
enum class ShownState : std::uint8_t { ready, running, resting, paused, stopping, asking, done };
constexpr auto names_of(ShownState) {
  return std::array{named(ShownState::ready, "ready"),       named(ShownState::running, "running"),
                    named(ShownState::resting, "resting"),   named(ShownState::paused, "paused"),
                    named(ShownState::stopping, "stopping"), named(ShownState::asking, "asking"),
                    named(ShownState::done, "done")};
}

enum class CueKind : std::uint8_t {
  ready,
  count,
  start,
  hold,
  half,
  release,
  rest,
  change,
  next,
  exercise_done,
  session_done,
  stop
};
constexpr auto names_of(CueKind) {
  return std::array{named(CueKind::ready, "ready"),
                    named(CueKind::count, "count"),
                    named(CueKind::start, "start"),
                    named(CueKind::hold, "hold"),
                    named(CueKind::half, "half"),
                    named(CueKind::release, "release"),
                    named(CueKind::rest, "rest"),
                    named(CueKind::change, "switch"),
                    named(CueKind::next, "next"),
                    named(CueKind::exercise_done, "exercise_done"),
                    named(CueKind::session_done, "session_done"),
                    named(CueKind::stop, "stop")};
}

/// Something to be heard or said at a moment: a text key with its inputs, never a text.
struct Cue {
  std::string id;  ///< the same over all views of one epoch
  std::int64_t at_ms = 0;
  CueKind kind = CueKind::start;
  int count = 0;
  std::string text;
  std::vector<care::ReasonInput> inputs;
};
template <class V>
void describe(V& v, Cue& x) {
  v.field("id", x.id);
  v.field("at_ms", x.at_ms);
  v.field("kind", x.kind);
  v.maybe("count", x.count);
  v.field("text", x.text);
  v.maybe("inputs", x.inputs);
}

struct Notice {
  std::string text;
  std::vector<care::ReasonInput> inputs;
};
template <class V>
void describe(V& v, Notice& x) {
  v.field("text", x.text);
  v.maybe("inputs", x.inputs);
}

struct ShownExercise {
  Id id;
  int level = 1;
  int index = 0;
  int of = 1;
  std::string position;
  int sets = 1;
  int reps = 1;
  std::int64_t load_g = 0;
  int per_day = 1;
  bool someone_near = false;
  std::vector<std::string> cautions;
  std::optional<Instant> not_before;
};
template <class V>
void describe(V& v, ShownExercise& x) {
  v.field("id", x.id);
  v.field("level", x.level);
  v.field("index", x.index);
  v.field("of", x.of);
  v.field("position", x.position);
  v.field("sets", x.sets);
  v.field("reps", x.reps);
  v.maybe("load_g", x.load_g);
  v.field("per_day", x.per_day);
  v.maybe("someone_near", x.someone_near);
  v.maybe("cautions", x.cautions);
  v.maybe("not_before", x.not_before);
}

struct ShownStep {
  StepKind kind = StepKind::ready;
  bool again = false;  ///< a lead-in before something that had begun
  Side side = Side::none;
  bool mirrored = false;
  int set = 0;
  int rep = 0;
  std::int64_t from_ms = 0;
  std::int64_t to_ms = 0;
  std::int64_t duration_ms = 0;
  std::int64_t left_ms = 0;
};
template <class V>
void describe(V& v, ShownStep& x) {
  v.field("kind", x.kind);
  v.maybe("again", x.again);
  v.field("side", x.side);
  v.maybe("mirrored", x.mirrored);
  v.field("set", x.set);
  v.field("rep", x.rep);
  v.field("from_ms", x.from_ms);
  v.field("to_ms", x.to_ms);
  v.field("duration_ms", x.duration_ms);
  v.field("left_ms", x.left_ms);
}

/// An exercise at a level, where no more is said of it.
using AtLevel = Lowered;

struct ShownThen {
  StepKind kind = StepKind::ready;
  Side side = Side::none;
  std::optional<AtLevel> exercise;  ///< where it changes
};
template <class V>
void describe(V& v, ShownThen& x) {
  v.field("kind", x.kind);
  v.field("side", x.side);
  v.maybe("exercise", x.exercise);
}

struct ShownLine {
  Id exercise;
  int level = 1;
  int seconds = 0;
  LineState state = LineState::todo;
  int percent = 0;
};
template <class V>
void describe(V& v, ShownLine& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
  v.field("seconds", x.seconds);
  v.field("state", x.state);
  v.field("percent", x.percent);
}

struct WayOut {
  Id exercise;
  int level = 1;
  Phase phase;
  bool mirrored = false;
  std::int64_t since_ms = 0;
};
template <class V>
void describe(V& v, WayOut& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
  v.field("phase", x.phase);
  v.maybe("mirrored", x.mirrored);
  v.field("since_ms", x.since_ms);
}

enum class Want : std::uint8_t { pain, effort, zones, reason };
constexpr auto names_of(Want) {
  return std::array{named(Want::pain, "pain"), named(Want::effort, "effort"),
                    named(Want::zones, "zones"), named(Want::reason, "reason")};
}
enum class AskAbout : std::uint8_t { stop, end };
constexpr auto names_of(AskAbout) {
  return std::array{named(AskAbout::stop, "stop"), named(AskAbout::end, "end")};
}
struct Asked {
  Id exercise;
  int level = 1;
  std::vector<Want> wants;
};
template <class V>
void describe(V& v, Asked& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
  v.field("wants", x.wants);
}
struct Ask {
  AskAbout about = AskAbout::end;
  std::vector<Asked> exercises;
  std::vector<care::StopReason> reasons;  ///< to choose from, where a reason is wanted
};
template <class V>
void describe(V& v, Ask& x) {
  v.field("about", x.about);
  v.field("exercises", x.exercises);
  v.maybe("reasons", x.reasons);
}

/// Everything that a screen, a voice and a bell need at this moment.
struct SessionView {
  ShownState state = ShownState::ready;
  int epoch = 0;
  std::int64_t at_ms = 0;
  std::optional<std::int64_t> call_by_ms;
  PausedBy paused_by = PausedBy::nobody;
  std::optional<ShownExercise> exercise;
  std::optional<ShownStep> step;
  std::optional<ShownThen> then;
  std::vector<ShownLine> lines;
  int elapsed_s = 0;
  int left_s = 0;
  std::optional<Notice> notice;
  std::optional<AtLevel> offer;
  std::optional<WayOut> way_out;
  std::optional<Ask> ask;
  std::optional<SessionVerdict> verdict;
  std::optional<care::SessionDone> session;
  EndedBy ended_by = EndedBy::nobody;
  bool nothing_done = false;
  std::vector<Cue> cues;
  int figure_lead_ms = 0;
  int adjust_s = 0;
  OwnTimes times;
  int times_step_s = 0;
};
template <class V>
void describe(V& v, SessionView& x) {
  v.field("state", x.state);
  v.field("epoch", x.epoch);
  v.field("at_ms", x.at_ms);
  v.maybe("call_by_ms", x.call_by_ms);
  v.maybe("paused_by", x.paused_by);
  v.maybe("exercise", x.exercise);
  v.maybe("step", x.step);
  v.maybe("then", x.then);
  v.field("lines", x.lines);
  v.field("elapsed_s", x.elapsed_s);
  v.field("left_s", x.left_s);
  v.maybe("notice", x.notice);
  v.maybe("offer", x.offer);
  v.maybe("way_out", x.way_out);
  v.maybe("ask", x.ask);
  v.maybe("verdict", x.verdict);
  v.maybe("session", x.session);
  v.maybe("ended_by", x.ended_by);
  v.maybe("nothing_done", x.nothing_done);
  v.field("cues", x.cues);
  v.field("figure_lead_ms", x.figure_lead_ms);
  v.field("adjust_s", x.adjust_s);
  v.maybe("times", x.times);
  v.field("times_step_s", x.times_step_s);
}

}  // namespace plumb::coach
