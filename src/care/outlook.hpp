#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "care/catalogue.hpp"
#include "care/plan.hpp"

/// What would change a plan, and when at the earliest: for every line, for everything that is
/// closed, for the day and for the state. It is read from the rules that decided; it decides
/// nothing by itself.
namespace plumb::care {

/// One thing that has to come first: the rule that waits for it, and what lifts that rule.
struct Awaited {
  Lift lift = Lift::nothing;
  std::optional<Instant> until;  ///< not before; nothing where no time is known
  int sessions = 0;              ///< good ones that still lack
  Reason reason;                 ///< the rule that waits, as it spoke
  std::string text;              ///< what has to come, in a sentence
};
template <class V>
void describe(V& v, Awaited& x) {
  v.field("lift", x.lift);
  v.maybe("until", x.until);
  v.maybe("sessions", x.sessions);
  v.field("reason", x.reason);
  v.field("text", x.text);
}

/// `grows`: the next rung of a line. `eases`: it gets smaller, or rests. `opens`: what is closed
/// becomes open. `ends`: a day, a state or a sign is over.
enum class Turn : std::uint8_t { grows, eases, opens, ends };
constexpr auto names_of(Turn) {
  return std::array{named(Turn::grows, "grows"), named(Turn::eases, "eases"),
                    named(Turn::opens, "opens"), named(Turn::ends, "ends")};
}

/// One change that may come.
struct Outlook {
  Turn turn = Turn::opens;
  int level = 0;                      ///< that comes then; 0 where none is meant
  std::optional<Rung> dose;           ///< of that level, as a therapist has limited it
  std::optional<LocalDate> earliest;  ///< no rule lets it come before; nothing if none can tell
  std::vector<Awaited> awaited;  ///< all that has to come first; empty: nothing stands against it
  std::string text;              ///< all of it in a few sentences
};
template <class V>
void describe(V& v, Outlook& x) {
  v.field("turn", x.turn);
  v.maybe("level", x.level);
  v.maybe("dose", x.dose);
  v.maybe("earliest", x.earliest);
  v.maybe("awaited", x.awaited);
  v.field("text", x.text);
}

/// A line of the plan: what makes it grow (nothing on the last rung) and what makes it smaller.
struct LineOutlook {
  Id exercise;
  std::optional<Outlook> grows;
  Outlook eases;
};
template <class V>
void describe(V& v, LineOutlook& x) {
  v.field("exercise", x.exercise);
  v.maybe("grows", x.grows);
  v.field("eases", x.eases);
}

struct ExerciseOutlook {
  Id exercise;
  Outlook opens;
};
template <class V>
void describe(V& v, ExerciseOutlook& x) {
  v.field("exercise", x.exercise);
  v.field("opens", x.opens);
}

struct FlagOutlook {
  Id flag;
  Outlook ends;
};
template <class V>
void describe(V& v, FlagOutlook& x) {
  v.field("flag", x.flag);
  v.field("ends", x.ends);
}

/// The trial of movement in a direction, where it is not open today.
struct DirectionOutlook {
  Direction direction = Direction::flexion;
  Outlook opens;
};
template <class V>
void describe(V& v, DirectionOutlook& x) {
  v.field("direction", x.direction);
  v.field("opens", x.opens);
}

/// Everything that may change about a plan.
struct Outlooks {
  std::string catalogue;
  std::string plan;  ///< fingerprint of the plan that it speaks of
  std::optional<Outlook> state;
  std::optional<Outlook> today;  ///< nothing on a usual day
  std::vector<LineOutlook> lines;
  std::vector<ExerciseOutlook> closed;  ///< every exercise that is not offered
  std::vector<FlagOutlook> flags;
  std::vector<DirectionOutlook> directions;
};
template <class V>
void describe(V& v, Outlooks& x) {
  v.field("catalogue", x.catalogue);
  v.field("plan", x.plan);
  v.maybe("state", x.state);
  v.maybe("today", x.today);
  v.maybe("lines", x.lines);
  v.maybe("closed", x.closed);
  v.maybe("flags", x.flags);
  v.maybe("directions", x.directions);
}

/// What would change the plan of that moment. `events` as `make_plan` takes them.
Outlooks find_outlooks(const Catalogue& catalogue, std::span<const Event> events,
                       const Moment& now);

/// The same for a journal that `merge_events` has ordered already.
Outlooks find_outlooks_of_merged(const Catalogue& catalogue, std::span<const Event> merged,
                                 const Moment& now);

}  // namespace plumb::care
