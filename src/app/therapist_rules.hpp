#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "care/catalogue.hpp"
#include "care/event.hpp"

namespace plumb::app {

/// Where in the event, and what is wrong there.
using ReportProblem = std::function<void(std::string_view where, std::string message)>;

/// What a seal must look like; whether it is genuine, the rules ask.
void check_seal(const std::optional<care::Seal>& seal, const ReportProblem& report);

/// The dates of what a professional gives: not ahead of the event, and not for longer than the
/// rules let it hold.
void check_dates(const care::Catalogue& catalogue, const care::Event& event, care::LocalDate given,
                 care::LocalDate expires, const ReportProblem& report);

/// Events by which a therapist's word comes into a journal, beyond what their description says.
void check_therapist_body(const care::Catalogue& catalogue, const care::Event& event,
                          const care::KeyAccepted& body, const ReportProblem& report);
void check_therapist_body(const care::Catalogue& catalogue, const care::Event& event,
                          const care::KeyWithdrawn& body, const ReportProblem& report);
void check_therapist_body(const care::Catalogue& catalogue, const care::Event& event,
                          const care::TherapistOrder& body, const ReportProblem& report);
void check_therapist_body(const care::Catalogue& catalogue, const care::Event& event,
                          const care::GoalChosen& body, const ReportProblem& report);
void check_therapist_body(const care::Catalogue& catalogue, const care::Event& event,
                          const care::Swapped& body, const ReportProblem& report);
void check_therapist_body(const care::Catalogue& catalogue, const care::Event& event,
                          const care::CustomExercise& body, const ReportProblem& report);
void check_therapist_body(const care::Catalogue& catalogue, const care::Event& event,
                          const care::ProfileChosen& body, const ReportProblem& report);
void check_therapist_body(const care::Catalogue& catalogue, const care::Event& event,
                          const care::Countersigned& body, const ReportProblem& report);

}  // namespace plumb::app
