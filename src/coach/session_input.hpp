#pragma once

#include <optional>

#include "coach/session_state.hpp"

namespace plumb::coach {

/// What a person can say during a session.
enum class InputKind : std::uint8_t {
  start,
  pause,
  resume,
  go_on,
  skip,
  back,
  repeat,
  adjust,
  times,
  too_hard,
  accept,
  too_easy,
  hurts,
  stop,
  out,
  answer,
  finish
};
constexpr auto names_of(InputKind) {
  return std::array{named(InputKind::start, "start"),       named(InputKind::pause, "pause"),
                    named(InputKind::resume, "resume"),     named(InputKind::go_on, "go_on"),
                    named(InputKind::skip, "skip"),         named(InputKind::back, "back"),
                    named(InputKind::repeat, "repeat"),     named(InputKind::adjust, "adjust"),
                    named(InputKind::too_hard, "too_hard"), named(InputKind::accept, "accept"),
                    named(InputKind::too_easy, "too_easy"), named(InputKind::hurts, "hurts"),
                    named(InputKind::stop, "stop"),         named(InputKind::out, "out"),
                    named(InputKind::answer, "answer"),     named(InputKind::finish, "finish"),
                    named(InputKind::times, "times")};
}

struct SessionInput {
  InputKind kind = InputKind::pause;
  base::Bounded<-3600, 3600> seconds;   ///< of `adjust`
  OwnTimes times;                       ///< of `times`
  std::optional<Id> exercise;           ///< of `answer`; absent: the one asked about
  std::optional<care::PainScore> pain;  ///< worst during it
  std::optional<care::Effort> effort;
  std::optional<care::Zones> zones;
  std::optional<care::StopReason> reason;
  std::optional<care::Felt> felt;
};
template <class V>
void describe(V& v, SessionInput& x) {
  v.field("kind", x.kind);
  v.maybe("seconds", x.seconds);
  v.maybe("times", x.times);
  v.maybe("exercise", x.exercise);
  v.maybe("pain", x.pain);
  v.maybe("effort", x.effort);
  v.maybe("zones", x.zones);
  v.maybe("reason", x.reason);
  v.maybe("felt", x.felt);
}

}  // namespace plumb::coach
