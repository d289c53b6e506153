#pragma once

#include <variant>

#include "cli/coach/asker.hpp"
#include "cli/coach/coach_journal.hpp"

namespace plumb::cli {

/// What a question of the interview is answered with.
using InterviewAnswer = std::variant<care::Answer, care::EquipmentListed>;

/// Asks one question of the interview. What need not be answered can be left out.
Said<InterviewAnswer> ask_question(Asker& asker, const CoachJournal& journal,
                                   const care::Question& question);

/// Asks for a reading of blood pressure.
Said<care::BloodPressure> ask_pressure(Asker& asker, MayPass may_pass);

}  // namespace plumb::cli
