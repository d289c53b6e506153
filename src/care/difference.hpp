#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "care/catalogue.hpp"
#include "care/plan.hpp"

/// What is different between two plans of one person, and why: for the answer to a check-in, and
/// for the story of a journal day by day. It compares what the rules decided; it decides nothing.
namespace plumb::care {

enum class DifferenceKind : std::uint8_t {
  state,
  gate,
  asked,  ///< something has to be answered first
  flag_opened,
  flag_closed,
  added,            ///< a line that was not there
  removed,          ///< a line that is not there any more
  offered,          ///< a step up is offered
  raised,           ///< its level is higher
  lowered,          ///< its level is lower
  held,             ///< its last session keeps it at its level
  steps_wait,       ///< no exercise steps up until a time
  dose,             ///< another dose of the same level
  locked,           ///< closed until a time, or longer than before
  closed,           ///< closed, without a time
  opened,           ///< what closed it is gone
  direction_rests,  ///< a direction of movement is locked
  direction_opens,  ///< it is not locked any more
  cap               ///< the most that may be lifted
};
constexpr auto names_of(DifferenceKind) {
  using enum DifferenceKind;
  return std::array{named(state, "state"),
                    named(gate, "gate"),
                    named(asked, "asked"),
                    named(flag_opened, "flag_opened"),
                    named(flag_closed, "flag_closed"),
                    named(added, "added"),
                    named(removed, "removed"),
                    named(offered, "offered"),
                    named(raised, "raised"),
                    named(lowered, "lowered"),
                    named(held, "held"),
                    named(steps_wait, "steps_wait"),
                    named(dose, "dose"),
                    named(locked, "locked"),
                    named(closed, "closed"),
                    named(opened, "opened"),
                    named(direction_rests, "direction_rests"),
                    named(direction_opens, "direction_opens"),
                    named(cap, "cap")};
}

/// One thing that is different. `from` and `to` are names of states, gates, questions or action
/// levels, or figures of a cap in grams.
struct Difference {
  DifferenceKind kind = DifferenceKind::state;
  std::optional<Id> exercise;
  std::optional<Id> flag;
  std::optional<Direction> direction;
  std::string from, to;
  int from_level = 0;
  int to_level = 0;
  std::optional<Instant> until;
  std::vector<Reason> reasons;  ///< of the later plan: rule, inputs and source
  std::string text;
};
template <class V>
void describe(V& v, Difference& x) {
  v.field("kind", x.kind);
  v.maybe("exercise", x.exercise);
  v.maybe("flag", x.flag);
  v.maybe("direction", x.direction);
  v.maybe("from", x.from);
  v.maybe("to", x.to);
  v.maybe("from_level", x.from_level);
  v.maybe("to_level", x.to_level);
  v.maybe("until", x.until);
  v.maybe("reasons", x.reasons);
  v.field("text", x.text);
}

/// Where a plan stands, in short.
struct PlanStanding {
  std::string plan;  ///< its fingerprint
  PlanState state = PlanState::intake;
  DayGate gate = DayGate::blocked;
  ActionLevel action = ActionLevel::none;
  AskNext ask = AskNext::nothing;
  int lines = 0;
};
template <class V>
void describe(V& v, PlanStanding& x) {
  v.field("plan", x.plan);
  v.field("state", x.state);
  v.field("gate", x.gate);
  v.field("action", x.action);
  v.field("ask", x.ask);
  v.field("lines", x.lines);
}

struct PlanDifference {
  std::string catalogue;  ///< version of the later plan
  PlanStanding before, after;
  std::vector<Difference> changes;
  std::vector<std::string> says;  ///< the same in plain sentences, what belongs together in one
};
template <class V>
void describe(V& v, PlanDifference& x) {
  v.field("catalogue", x.catalogue);
  v.field("before", x.before);
  v.field("after", x.after);
  v.maybe("changes", x.changes);
  v.maybe("says", x.says);
}

PlanStanding find_plan_standing(const Plan& plan);

/// The differences alone, and their sentences by themselves: for who leaves some of them out.
std::vector<Difference> list_differences(const Catalogue& catalogue, const Plan& before,
                                         const Plan& after);
std::vector<std::string> say_differences(const Catalogue& catalogue, const Plan& after,
                                         const std::vector<Difference>& changes);

/// What is different in `after`. What was done already today makes no difference.
PlanDifference find_difference(const Catalogue& catalogue, const Plan& before, const Plan& after);

/// What `added` changes in the plan of that moment, or of the latest of them if that is later.
PlanDifference find_consequence(const Catalogue& catalogue, std::span<const Event> events,
                                std::span<const Event> added, const Moment& now);

}  // namespace plumb::care
