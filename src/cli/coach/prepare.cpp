#include "cli/coach/prepare.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "cli/coach/ask_answers.hpp"

namespace plumb::cli {

namespace {

using care::AskNext;
using care::Question;

constexpr std::string_view consent_page = "consent";

bool has_answer(const CoachJournal& journal, const Question& question) {
  if (question.kind != care::AnswerKind::equipment)
    return journal.find_answer(question.id) != nullptr;
  return std::ranges::any_of(journal.events(), [](const care::Event& event) {
    return std::holds_alternative<care::EquipmentListed>(event.body);
  });
}

base::Outcome<base::Uuid7> record_answer(CoachJournal& journal, InterviewAnswer answer) {
  if (auto* list = std::get_if<care::EquipmentListed>(&answer))
    return journal.record(std::move(*list));
  return journal.record(care::IntakeAnswered{{std::get<care::Answer>(std::move(answer))}});
}

/// Asks one question and records its answer at once.
base::Outcome<Going> ask_and_record(Asker& asker, CoachJournal& journal, const Question& question,
                                    std::set<care::Id>& passed) {
  auto said = ask_question(asker, journal, question);
  if (said.is_passed()) {
    passed.insert(question.id);
    return Going::on;
  }
  if (!said) return Going::ended;
  PLUMB_TRY([[maybe_unused]] const auto id, record_answer(journal, std::move(said.value)));
  return Going::on;
}

/// The first question that applies and was neither answered nor left out, or nullptr.
const Question* find_next_question(const CoachJournal& journal, const std::set<care::Id>& passed) {
  for (const care::Id& id : journal.find_interview().questions) {
    const Question* question = journal.catalogue().find_question(id);
    if (question != nullptr && !passed.contains(id) && !has_answer(journal, *question))
      return question;
  }
  return nullptr;
}

/// Everything required once more, after a long time away. The answers count together: the interview
/// is over only when all of them are there.
base::Outcome<Going> ask_anew(Asker& asker, CoachJournal& journal, const care::Plan& plan) {
  care::IntakeAnswered intake;
  std::vector<care::EquipmentListed> lists;
  for (const care::Id& id : plan.ask_items) {
    const Question* question = journal.catalogue().find_question(id);
    if (question == nullptr) continue;
    auto said = ask_question(asker, journal, *question);
    if (said.is_passed()) continue;
    if (!said) return Going::ended;
    if (auto* list = std::get_if<care::EquipmentListed>(&said.value))
      lists.push_back(std::move(*list));
    else
      intake.answers.push_back(std::get<care::Answer>(std::move(said.value)));
  }
  for (care::EquipmentListed& list : lists) {
    PLUMB_TRY([[maybe_unused]] const auto id, journal.record(std::move(list)));
  }
  PLUMB_TRY([[maybe_unused]] const auto id, journal.record(std::move(intake)));
  return Going::on;
}

base::Outcome<Going> ask_what_is_due(Asker& asker, CoachJournal& journal, const care::Plan& plan) {
  switch (plan.ask) {
    case AskNext::nothing: return Going::on;
    case AskNext::screen_full:
    case AskNext::screen_again: return ask_signs(asker, journal, plan);
    case AskNext::intake: return ask_interview(asker, journal, plan);
    case AskNext::check_in:
    case AskNext::pressure_again: return ask_day(asker, journal, plan);
  }
  return Going::on;
}

}  // namespace

base::Outcome<Going> ask_consent(Asker& asker, CoachJournal& journal) {
  std::set<care::Id> passed;
  for (const Question& question : journal.catalogue().content().questions) {
    if (question.page != consent_page || has_answer(journal, question)) continue;
    if (!question.required) {
      PLUMB_TRY(const Going going, ask_and_record(asker, journal, question, passed));
      if (going == Going::ended) return going;
      continue;
    }
    const Words& words = asker.words();
    const std::string stem = "question." + question.id + ".";
    asker.say_title(words.say(stem + "ask"));
    asker.say(words.say(stem + "hint"));
    const std::string& option = question.options.front();
    const auto accepted = asker.ask_yes_no(words.say(stem + "option." + option));
    if (!accepted) return Going::ended;
    if (!accepted.value) return Going::closed;
    care::Answer answer;
    answer.question = question.id;
    answer.choices = {option};
    PLUMB_TRY([[maybe_unused]] const auto id,
              journal.record(care::IntakeAnswered{{std::move(answer)}}));
  }
  return Going::on;
}

base::Outcome<Going> ask_interview(Asker& asker, CoachJournal& journal, const care::Plan& plan) {
  const auto is_known = [&](const care::Id& id) {
    const Question* question = journal.catalogue().find_question(id);
    return question != nullptr && has_answer(journal, *question);
  };
  asker.say_title(asker.words().say("page.ask.intake.title"));
  asker.say(asker.words().say("page.ask.intake.body"));
  if (std::ranges::any_of(plan.ask_items, is_known)) return ask_anew(asker, journal, plan);
  std::set<care::Id> passed;
  while (const Question* question = find_next_question(journal, passed)) {
    PLUMB_TRY(const Going going, ask_and_record(asker, journal, *question, passed));
    if (going != Going::on) return going;
    if (is_blocked(journal)) return Going::on;
  }
  return Going::on;
}

base::Outcome<Going> prepare_session(Asker& asker, CoachJournal& journal) {
  PLUMB_TRY(const Going told, ask_consent(asker, journal));
  if (told != Going::on) return told;
  PLUMB_TRY(const Going after, ask_after(asker, journal));
  if (after != Going::on) return after;
  while (true) {
    const care::Plan plan = journal.make_plan();
    const bool is_screen = plan.ask == AskNext::screen_full || plan.ask == AskNext::screen_again;
    if (plan.state == care::PlanState::blocked && !is_screen) return Going::on;
    if (plan.ask == AskNext::nothing) return Going::on;
    PLUMB_TRY(const Going going, ask_what_is_due(asker, journal, plan));
    if (going != Going::on) return going;
  }
}

}  // namespace plumb::cli
