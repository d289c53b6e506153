#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/difference.hpp"

/// The story of a journal: what changed in the plan from day to day, and why. Nothing of it is kept
/// anywhere; it is what the rules say today of each day that was, from the journal as it is now.
namespace plumb::care {

struct ReplayedEvent {
  Moment at;
  std::string kind;  ///< "check_in", "session" …
  Uuid7 id;
};
template <class V>
void describe(V& v, ReplayedEvent& x) {
  v.field("at", x.at);
  v.field("kind", x.kind);
  v.field("id", x.id);
}

struct ReplayedLine {
  Id exercise;
  int level = 1;
};
template <class V>
void describe(V& v, ReplayedLine& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
}

/// One local day, as it stood after its last event; without an event, two hours after getting up.
struct ReplayDay {
  LocalDate day;
  Moment at;
  std::vector<ReplayedEvent> events;
  PlanStanding standing;
  std::vector<ReplayedLine> lines;
  std::vector<Difference> changes;  ///< against the day before
  std::vector<std::string> says;
};
template <class V>
void describe(V& v, ReplayDay& x) {
  v.field("day", x.day);
  v.field("at", x.at);
  v.maybe("events", x.events);
  v.field("standing", x.standing);
  v.maybe("lines", x.lines);
  v.maybe("changes", x.changes);
  v.maybe("says", x.says);
}

struct Replay {
  std::string catalogue;
  LocalDate from, to;
  std::vector<ReplayDay> days;  ///< every day, in order
};
template <class V>
void describe(V& v, Replay& x) {
  v.field("catalogue", x.catalogue);
  v.field("from", x.from);
  v.field("to", x.to);
  v.field("days", x.days);
}

/// Which days are told: without a limit, from the journal's first to its last.
struct ReplaySpan {
  std::optional<LocalDate> from;
  std::optional<LocalDate> to;
};

/// Takes   merged: as `merge_events` gives it
///         progress: called after each day, with the days done and all of them; may be empty
Replay make_replay(const Catalogue& catalogue, std::span<const Event> merged,
                   const ReplaySpan& span, const std::function<void(int, int)>& progress = {});

/// The moment of a day on which nothing tells when: two hours after the person gets up, by the
/// clock of the last event before it.
Moment find_moment_of_day(const Catalogue& catalogue, std::span<const Event> merged, LocalDate day,
                          std::int32_t offset_without);

/// The name of an event's kind.
std::string_view find_kind(const Event& event);

}  // namespace plumb::care
