#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/outcome.hpp"
#include "care/catalogue.hpp"
#include "coach/coach_spec.hpp"
#include "coach/session_input.hpp"
#include "coach/session_state.hpp"
#include "coach/session_view.hpp"

namespace plumb::coach {

/// What a session takes from the person's journal.
struct SessionFacts {
  care::PainScore pain_before;
  care::Zones zones_before;
  int baseline = 0;
  /// Exercises of which uneven rungs were done an odd number of times: the right side has had one
  /// repetition more.
  std::vector<Id> left_first;
};

/// Pain and its reach as told today, the person's own level, and whose turn the left side is. At
/// the moment of `plan`, which knows the exercises that are not the catalogue's. Nothing if nobody
/// asked today.
std::optional<SessionFacts> find_session_facts(const care::Catalogue& catalogue,
                                               const care::Plan& plan,
                                               std::span<const care::Event> events);

/// A session of today's plan, waiting for its start. `chosen`: only these exercises; empty = all.
/// What has to wait for the morning to pass comes last. Nothing if the plan still asks for
/// something or has no such line.
std::optional<SessionState> make_session(const care::Plan& plan, const SessionFacts& facts,
                                         std::span<const Id> chosen, std::int64_t at_ms);

/// The session with `to` of a plan made anew in the place of `from`, of which nothing was done
/// yet; whatever ran is paused. Nothing if `from` was begun or is still planned, if `to` is no line
/// of the plan or is in the session already, or if something was stopped: what that rules out, the
/// plan cannot know before it is told.
std::optional<SessionState> swap_in_session(const care::Catalogue& catalogue, const CoachSpec& spec,
                                            const care::Plan& plan, SessionState state,
                                            const Id& from, const Id& to);

struct Advance {
  SessionState state;
  SessionView view;
};

/// The session at a later moment, after an input if there was one: time first, then the input.
/// STOP and "it hurts" end the exercise in this very call, whatever state it is in. An input that
/// does not fit changes nothing. If the end of a step was overslept by more than the coach allows,
/// that step counts, nothing after it does, and the session waits.
///
/// Takes   at_ms: any monotonic clock of the caller; the same one between two calls
/// Faults  input_invalid for a state that no session can be in, naming the member;
///         not_found for an exercise or a rung that this catalogue does not have
base::Outcome<Advance> apply_to_session(const care::Catalogue& catalogue, const CoachSpec& spec,
                                        const SessionState& state, std::int64_t at_ms,
                                        const std::optional<SessionInput>& input);

/// The view of a state as it is.
base::Outcome<SessionView> find_session_view(const care::Catalogue& catalogue,
                                             const CoachSpec& spec, const SessionState& state);

}  // namespace plumb::coach
