#include "verify/diary.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

#include "care/interview.hpp"
#include "care/journal.hpp"
#include "care/screening.hpp"

namespace plumb::verify {

using namespace care;

namespace {

constexpr int long_ago_days = 2000;   // a date that no rule reads as fresh
constexpr int due_in_days = 200;      // a due date that leaves early pregnancy early
constexpr int lightest_mass_g = 500;  // something that every rung can be done with

Answer& put_answer(std::vector<Answer>& answers, const Id& question) {
  const auto found = std::ranges::find(answers, question, &Answer::question);
  if (found != answers.end()) return *found;
  Answer answer;
  answer.question = question;
  return answers.emplace_back(std::move(answer));
}

/// The effect by which one answer declares just this condition, or nothing.
std::pair<const Question*, const Effect*> find_declaring(const CatalogueContent& tables,
                                                         const Id& condition) {
  for (const Question& question : tables.questions)
    for (const Effect& effect : question.effects)
      if (!effect.when.options_any.empty() && !effect.when.question &&
          effect.conditions == std::vector<Id>{condition})
        return {&question, &effect};
  return {nullptr, nullptr};
}

bool speaks_of(const Question& question, const std::string& option) {
  return std::ranges::any_of(question.effects, [&](const Effect& effect) {
    return std::ranges::find(effect.when.options_any, option) != effect.when.options_any.end();
  });
}

bool looks_ahead(const Question& question) {
  return std::ranges::any_of(question.effects, [](const Effect& effect) {
    return effect.when.weeks_since_at_least.value_or(0) < 0;
  });
}

std::string find_mild_option(const Question& question) {
  for (const auto* wish : {"none", "no", "nothing"})
    if (std::ranges::find(question.options, wish) != question.options.end()) return wish;
  for (const std::string& option : question.options)
    if (!speaks_of(question, option)) return option;
  return question.options.front();
}

Answer find_mild_answer(const Question& question, LocalDate today) {
  Answer answer;
  answer.question = question.id;
  switch (question.kind) {
    case AnswerKind::choice:
    case AnswerKind::choices: answer.choices = {find_mild_option(question)}; break;
    case AnswerKind::number:
      answer.number = (question.min.value_or(0) + question.max.value_or(0)) / 2;
      break;
    case AnswerKind::scale:
    case AnswerKind::zones: answer.number = question.min.value_or(0) + 1; break;
    case AnswerKind::text: answer.text = "-"; break;
    case AnswerKind::date:
      answer.date = LocalDate{today.days + (looks_ahead(question) ? due_in_days : -long_ago_days)};
      break;
    case AnswerKind::time_of_day: answer.time = TimeOfDay{}; break;
    case AnswerKind::blood_pressure: answer.not_sure = true; break;
    case AnswerKind::equipment: break;
  }
  return answer;
}

/// What the truth about a person says to a question that the rules read by its role.
bool put_role(const Question& question, const Person& person, int usual_pain, Answer& answer) {
  answer.question = question.id;
  switch (question.role) {
    case QuestionRole::age: answer.number = person.age; return true;
    case QuestionRole::mass: answer.number = person.mass_kg; return true;
    case QuestionRole::wake_time: answer.time = TimeOfDay{person.wake_minute}; return true;
    case QuestionRole::pain_usual:
    case QuestionRole::pain_now: answer.number = usual_pain; return true;
    case QuestionRole::someone_near:
      answer.choices = {person.someone_near ? "yes" : "no"};
      return true;
    default: return false;
  }
}

}  // namespace

bool can_declare(const CatalogueContent& tables, const std::set<Id>& conditions) {
  std::set<Id> single;
  for (const Id& id : conditions) {
    const auto [question, effect] = find_declaring(tables, id);
    if (question == nullptr) return false;
    if (question->kind == AnswerKind::choice && !single.insert(question->id).second) return false;
  }
  return true;
}

std::vector<OwnedItem> own_everything(const CatalogueContent& tables, int rating_kg,
                                      bool masses_known) {
  std::vector<OwnedItem> items;
  for (const Equipment& one : tables.equipment) {
    OwnedItem item{one.id, {}, {}};
    if (one.has_rating && rating_kg > 0) item.rating_kg = base::Bounded<1, 2000>{rating_kg};
    if (one.has_masses && masses_known) item.masses_g.push_back({lightest_mass_g});
    items.push_back(std::move(item));
  }
  return items;
}

Diary::Diary(const Catalogue& catalogue, Person of, Moment start)
    : person{std::move(of)}, now{start}, catalogue_{catalogue} {}

Uuid7 Diary::add(EventBody body) {
  Event event;
  event.id = base::make_uuid7(now.at, count_, count_);
  ++count_;
  event.at = now;
  event.body = std::move(body);
  events.push_back(std::move(event));
  return events.back().id;
}

void Diary::answer_interview(int usual_pain) {
  IntakeAnswered body;
  for (const Id& id : person.conditions)
    if (const auto [question, effect] = find_declaring(catalogue_.content(), id);
        question != nullptr)
      put_answer(body.answers, question->id).choices.push_back(effect->when.options_any.front());
  // What is asked hangs on what was answered, so it is asked until nothing is missing.
  constexpr int rounds = 6;
  for (int round = 0; round < rounds; ++round) {
    Event probe;
    probe.id = base::make_uuid7(now.at, 0, 0);
    probe.at = now;
    probe.body = body;
    const std::vector<Event> merged = merge_events({probe});
    const Interview interview = find_interview(catalogue_, find_status(catalogue_, merged, now));
    bool grew = false;
    for (const Id& id : interview.questions) {
      const Question* question = catalogue_.find_question(id);
      if (question == nullptr || question->kind == AnswerKind::equipment) continue;
      if (std::ranges::find(body.answers, id, &Answer::question) != body.answers.end()) continue;
      Answer answer;
      if (!put_role(*question, person, usual_pain, answer)) {
        if (!question->required) continue;
        answer = find_mild_answer(*question, find_local_date(now));
      }
      body.answers.push_back(std::move(answer));
      grew = true;
    }
    if (!grew) break;
  }
  add(std::move(body));
}

void Diary::answer_asked(const std::vector<Id>& questions, int usual_pain) {
  IntakeAnswered body;
  for (const Id& id : person.conditions)
    if (const auto [question, effect] = find_declaring(catalogue_.content(), id);
        question != nullptr && std::ranges::find(questions, question->id) != questions.end())
      put_answer(body.answers, question->id).choices.push_back(effect->when.options_any.front());
  for (const Id& id : questions) {
    if (std::ranges::find(body.answers, id, &Answer::question) != body.answers.end()) continue;
    const Question* question = catalogue_.find_question(id);
    if (question == nullptr || question->kind == AnswerKind::equipment) continue;
    Answer answer;
    if (!put_role(*question, person, usual_pain, answer))
      answer = find_mild_answer(*question, find_local_date(now));
    body.answers.push_back(std::move(answer));
  }
  add(std::move(body));
}

void Diary::answer_not_sure(const Id& question) {
  IntakeAnswered body;
  Answer& answer = put_answer(body.answers, question);
  answer.not_sure = true;
  add(std::move(body));
}

/// Who tells things in time, as nearly everybody does, has a journal that is merged already.
std::vector<const RedFlag*> Diary::find_flags_to_ask() const {
  const auto when = [](const Event& event) { return std::tie(event.at.at, event.id.text); };
  const auto earlier = [&](const Event& a, const Event& b) { return when(a) < when(b); };
  const bool in_time = std::ranges::adjacent_find(events, std::not_fn(earlier)) == events.end();
  std::vector<Event> merged;
  if (!in_time) merged = merge_events(events);
  return find_applicable_flags(catalogue_, find_status(catalogue_, in_time ? events : merged, now));
}

void Diary::screen() {
  FlagsScreened body;
  for (const RedFlag* flag : find_flags_to_ask())
    body.answers.push_back({flag->id, FlagReply::no, {}, true});
  add(std::move(body));
}

void Diary::list_equipment() { add(EquipmentListed{person.items}); }

void Diary::check_in(CheckIn told, const Id& sign) {
  for (const RedFlag* flag : find_flags_to_ask())
    if (flag->short_form || flag->id == sign)
      told.flags.push_back(
          {flag->id, flag->id == sign ? FlagReply::yes : FlagReply::no, {}, false});
  add(std::move(told));
}

void Diary::clear(const std::vector<Id>& flags, const std::vector<Id>& keys, int days) {
  constexpr int given_before = 30;
  const LocalDate today = find_local_date(now);
  Clearance word;
  word.clinician = "A. Verifier";
  word.role = "physiotherapist";
  word.given = days < 0 ? LocalDate{today.days + days - given_before} : today;
  word.expires = LocalDate{today.days + days};
  word.flags = flags;
  word.keys = keys;
  word.words = "seen";
  add(std::move(word));
}

}  // namespace plumb::verify
