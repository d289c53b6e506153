#pragma once

#include <functional>

#include "cli/coach/asker.hpp"
#include "cli/coach/coach_journal.hpp"
#include "cli/coach/stage.hpp"
#include "coach/coach_spec.hpp"
#include "coach/session.hpp"

namespace plumb::cli {

/// The clock that a session runs by: milliseconds that only grow. `wait_ms`: the longest wait after
/// which it is looked at again.
struct SessionClock {
  std::function<std::int64_t()> read_ms;
  int wait_ms = 250;
};

struct SessionRun {
  Asker& asker;
  CoachJournal& journal;
  const coach::CoachSpec& spec;
  const SessionClock& clock;
  Stage& stage;
};

/// Runs a session to its end and writes it into the journal. Whatever ends it, the last key or a
/// signal, what was done is written. True if something was.
base::Outcome<bool> run_session(const SessionRun& run, coach::SessionState state);

/// Asks what the session wants to know of the exercise that was stopped.
Said<coach::SessionInput> ask_stop(Asker& asker, const CoachJournal& journal,
                                   const coach::SessionView& view);
/// Asks how an exercise was. Passed: that is all the person wants to say.
Said<coach::SessionInput> ask_end(Asker& asker, const coach::Asked& asked);
/// Says what the rules make of a stop.
void say_verdict(Asker& asker, const coach::SessionVerdict& verdict);
/// Says what was done, and what comes after.
void say_end(Asker& asker, const coach::SessionView& view);

}  // namespace plumb::cli
