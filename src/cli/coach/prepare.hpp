#pragma once

#include "base/outcome.hpp"
#include "cli/coach/asker.hpp"
#include "cli/coach/coach_journal.hpp"

/// What is asked before a session. Every answer is in the journal before the next question.
namespace plumb::cli {

/// How it goes on: closed: there is nothing to do now, and that was said · ended: nobody answers
/// any more.
enum class Going : std::uint8_t { on, closed, ended };

/// Asks whatever the plan asks first, until it asks for nothing. Faults: the journal's.
base::Outcome<Going> prepare_session(Asker& asker, CoachJournal& journal);

/// The questions about danger signs that the plan names.
base::Outcome<Going> ask_signs(Asker& asker, CoachJournal& journal, const care::Plan& plan);
/// The short form of them, all in one. What was told is in the journal.
base::Outcome<Going> ask_short_signs(Asker& asker, CoachJournal& journal);
/// One sign that was answered "yes": whether it is so, and its details. Passed: it was a slip.
Said<care::FlagAnswer> confirm_sign(Asker& asker, const care::RedFlag& flag, bool plainer);
/// The questions of the interview that apply and have no answer.
base::Outcome<Going> ask_interview(Asker& asker, CoachJournal& journal, const care::Plan& plan);
/// Whoever has not read yet what this is reads it first.
base::Outcome<Going> ask_consent(Asker& asker, CoachJournal& journal);
/// How it is today.
base::Outcome<Going> ask_day(Asker& asker, CoachJournal& journal, const care::Plan& plan);
/// How it was ten minutes after a session, where that can still be told.
base::Outcome<Going> ask_after(Asker& asker, CoachJournal& journal);

/// True while nothing may be done by any channel.
inline bool is_blocked(const CoachJournal& journal) {
  return journal.make_plan().state == care::PlanState::blocked;
}

/// The levels of action: what it means and what to do, with the numbers to call where they count.
void say_action(Asker& asker, const CoachJournal& journal, care::ActionLevel level);

}  // namespace plumb::cli
