#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "care/event.hpp"
#include "care/exercise.hpp"
#include "care/questions.hpp"
#include "care/rulebook.hpp"

namespace plumb::care {

/// A named value that made a rule speak, as text ("pain" = "6", "until" = an instant).
struct ReasonInput {
  std::string name;
  std::string value;
};
template <class V>
void describe(V& v, ReasonInput& x) {
  v.field("name", x.name);
  v.field("value", x.value);
}

/// Why: the rule that spoke, what made it speak, where it comes from, and the sentence for people.
struct Reason {
  Id rule;
  std::vector<ReasonInput> inputs;
  std::string source;  ///< filled from the registry of rules
  std::string text;    ///< filled by `explain_plan` from the texts
};
template <class V>
void describe(V& v, Reason& x) {
  v.field("rule", x.rule);
  v.maybe("inputs", x.inputs);
  v.maybe("source", x.source);
  v.maybe("text", x.text);
}

/// The states of a plan (clinical rules 5.4).
enum class PlanState : std::uint8_t {
  intake,
  trial,
  build,
  flare,
  reentry,
  returning,
  maintain,
  blocked
};
constexpr auto names_of(PlanState) {
  return std::array{named(PlanState::intake, "intake"),     named(PlanState::trial, "trial"),
                    named(PlanState::build, "build"),       named(PlanState::flare, "flare"),
                    named(PlanState::reentry, "reentry"),   named(PlanState::returning, "return"),
                    named(PlanState::maintain, "maintain"), named(PlanState::blocked, "blocked")};
}

/// What today allows, from strict to loose.
enum class DayGate : std::uint8_t { blocked, rest, relief, easy, normal };
constexpr auto names_of(DayGate) {
  return std::array{named(DayGate::blocked, "blocked"), named(DayGate::rest, "rest"),
                    named(DayGate::relief, "relief"), named(DayGate::easy, "easy"),
                    named(DayGate::normal, "normal")};
}

/// A red flag that stands open, and how far it reaches.
struct OpenFlag {
  Id flag;
  ActionLevel level = ActionLevel::none;
  Instant since;
  std::vector<Reason> reasons;
};
template <class V>
void describe(V& v, OpenFlag& x) {
  v.field("flag", x.flag);
  v.field("level", x.level);
  v.field("since", x.since);
  v.maybe("reasons", x.reasons);
}

/// One exercise of today.
struct PlanLine {
  Id exercise;
  std::string slot;  ///< rest, mobility, control, aerobic, added, regression
  int level = 1;
  Rung dose;
  bool step_up = false;               ///< this level is offered for the first time
  int done_today = 0;                 ///< times it was done on this local day
  bool finished = false;              ///< done as often as the dose says: no more of it today
  std::optional<Instant> not_before;  ///< morning lock: do it from then on
  std::vector<std::string> cautions;  ///< text keys, shown before the first repetition
  /// The exercise as it is for this person, where it is not that of the catalogue: with a
  /// therapist's smaller doses, or written by a therapist.
  std::optional<Exercise> own;
  std::map<std::string, std::string> own_texts;  ///< of one that a therapist wrote: "name" …
  std::vector<Reason> reasons;
};
template <class V>
void describe(V& v, PlanLine& x) {
  v.field("exercise", x.exercise);
  v.field("slot", x.slot);
  v.field("level", x.level);
  v.field("dose", x.dose);
  v.maybe("step_up", x.step_up);
  v.maybe("done_today", x.done_today);
  v.maybe("finished", x.finished);
  v.maybe("not_before", x.not_before);
  v.maybe("cautions", x.cautions);
  v.maybe("own", x.own);
  v.maybe("own_texts", x.own_texts);
  v.maybe("reasons", x.reasons);
}

/// The rest that may be taken at any time of the day, as often as it does good: the resting
/// position of the plan, for a short while.
struct PlanRest {
  Id exercise;
  std::int64_t seconds = 0;
};
template <class V>
void describe(V& v, PlanRest& x) {
  v.field("exercise", x.exercise);
  v.field("seconds", x.seconds);
}

/// An exercise that is not offered today, with every reason, and until when if that is known.
struct Refusal {
  Id exercise;
  std::optional<Instant> until;
  std::vector<Reason> reasons;
};
template <class V>
void describe(V& v, Refusal& x) {
  v.field("exercise", x.exercise);
  v.maybe("until", x.until);
  v.maybe("reasons", x.reasons);
}

enum class ChangeKind : std::uint8_t { added, step_up, hold, step_down, suspended, replaced };
constexpr auto names_of(ChangeKind) {
  return std::array{
      named(ChangeKind::added, "added"),         named(ChangeKind::step_up, "step_up"),
      named(ChangeKind::hold, "hold"),           named(ChangeKind::step_down, "step_down"),
      named(ChangeKind::suspended, "suspended"), named(ChangeKind::replaced, "replaced")};
}

/// What the back's answers changed, and what comes next.
struct Change {
  ChangeKind kind = ChangeKind::hold;
  Id exercise;
  int from_level = 0;
  int to_level = 0;
  std::optional<Id> replaced_by;
  std::optional<Instant> until;
  std::vector<Reason> reasons;
};
template <class V>
void describe(V& v, Change& x) {
  v.field("kind", x.kind);
  v.field("exercise", x.exercise);
  v.maybe("from_level", x.from_level);
  v.maybe("to_level", x.to_level);
  v.maybe("replaced_by", x.replaced_by);
  v.maybe("until", x.until);
  v.maybe("reasons", x.reasons);
}

/// What is still to be asked before, or instead of, exercise.
enum class AskNext : std::uint8_t {
  nothing,
  screen_full,
  screen_again,
  intake,
  check_in,
  pressure_again
};
constexpr auto names_of(AskNext) {
  return std::array{named(AskNext::nothing, "nothing"),
                    named(AskNext::screen_full, "screen_full"),
                    named(AskNext::screen_again, "screen_again"),
                    named(AskNext::intake, "intake"),
                    named(AskNext::check_in, "check_in"),
                    named(AskNext::pressure_again, "pressure_again")};
}

/// A direction of trunk movement as it stands now, and its trial of movement where it may be done.
struct DirectionView {
  Direction direction = Direction::flexion;
  std::string permission;        ///< forbid, mid_range, after_observation, allow: what holds now
  std::string preference;        ///< none, weak, clear: how much a trial has shown it to help
  std::string last_outcome;      ///< of the latest trial; empty without one
  std::optional<Instant> until;  ///< the preference ends, or the lock if it is locked
  std::vector<TrialStep> trial;  ///< the trial may be done today, in this order
  std::vector<Reason> reasons;   ///< of what was seen, and why there is no trial today
};
template <class V>
void describe(V& v, DirectionView& x) {
  v.field("direction", x.direction);
  v.field("permission", x.permission);
  v.field("preference", x.preference);
  v.maybe("last_outcome", x.last_outcome);
  v.maybe("until", x.until);
  v.maybe("trial", x.trial);
  v.maybe("reasons", x.reasons);
}

/// The answer for one moment: what to do, what not, and why. A pure function of journal,
/// catalogue and moment; the same inputs give the same bytes.
struct Plan {
  std::string catalogue;
  Moment at;
  LocalDate day;
  PlanState state = PlanState::intake;
  std::optional<Instant> state_since;
  std::optional<Instant> state_until;  ///< not over before; nothing where no time ends it
  DayGate gate = DayGate::blocked;
  ActionLevel action = ActionLevel::none;
  AskNext ask = AskNext::nothing;
  std::vector<Id> ask_items;  ///< questions or flags that are meant by `ask`
  std::vector<OpenFlag> flags;
  std::vector<Id> conditions;  ///< declared, or taken to be so
  std::int64_t cap_g = 0;
  std::int64_t slu_seconds = 0;  ///< of the day as planned
  std::int64_t slu_seconds_budget = 0;
  std::vector<PlanLine> lines;
  std::optional<PlanRest> rest;
  std::vector<Refusal> refusals;
  std::vector<Change> changes;
  std::vector<Reason> ends;  ///< what ends the state
  std::vector<DirectionView> directions;
  std::vector<Reason> reasons;  ///< of state, gate and, where there is none, of no exercise
  std::vector<Reason> advice;   ///< texts that never block
  std::string offer;            ///< fingerprint of the lines alone: what a clinician countersigns
  std::vector<PlanLine> proposed;  ///< what waits for a countersignature
  std::string fingerprint;         ///< of everything above but its sentences
};
template <class V>
void describe(V& v, Plan& x) {
  v.field("catalogue", x.catalogue);
  v.field("at", x.at);
  v.field("day", x.day);
  v.field("state", x.state);
  v.maybe("state_since", x.state_since);
  v.maybe("state_until", x.state_until);
  v.field("gate", x.gate);
  v.field("action", x.action);
  v.field("ask", x.ask);
  v.maybe("ask_items", x.ask_items);
  v.maybe("flags", x.flags);
  v.maybe("conditions", x.conditions);
  v.field("cap_g", x.cap_g);
  v.field("slu_seconds", x.slu_seconds);
  v.field("slu_seconds_budget", x.slu_seconds_budget);
  v.field("lines", x.lines);
  v.maybe("rest", x.rest);
  v.maybe("refusals", x.refusals);
  v.maybe("changes", x.changes);
  v.maybe("ends", x.ends);
  v.maybe("directions", x.directions);
  v.maybe("reasons", x.reasons);
  v.maybe("advice", x.advice);
  v.maybe("offer", x.offer);
  v.maybe("proposed", x.proposed);
  v.maybe("fingerprint", x.fingerprint);
}

}  // namespace plumb::care
