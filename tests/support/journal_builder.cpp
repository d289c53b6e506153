#include "support/journal_builder.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "care/interview.hpp"
#include "care/journal.hpp"

namespace plumb::testing {

namespace {

constexpr int session_minutes = 10;

/// The answer that declares nothing: "none", "no", the first option without an effect, a middle
/// number.
Answer find_mild_answer(const Question& question) {
  Answer answer;
  answer.question = question.id;
  switch (question.kind) {
    case AnswerKind::choice:
    case AnswerKind::choices: {
      const auto has_effect = [&](const std::string& option) {
        return std::ranges::any_of(question.effects, [&](const Effect& effect) {
          return std::ranges::find(effect.when.options_any, option) !=
                 effect.when.options_any.end();
        });
      };
      std::string mild;
      for (const auto* wish : {"none", "no", "nothing"})
        if (std::ranges::find(question.options, wish) != question.options.end()) mild = wish;
      if (mild.empty())
        for (const std::string& option : question.options)
          if (mild.empty() && !has_effect(option)) mild = option;
      answer.choices = {mild.empty() ? question.options.front() : mild};
      break;
    }
    case AnswerKind::number:
    case AnswerKind::scale:
    case AnswerKind::zones: {
      const double low = question.min.value_or(0);
      const double high = question.max.value_or(10);
      answer.number = question.kind == AnswerKind::number ? (low + high) / 2 : low + 2;
      break;
    }
    case AnswerKind::text: answer.text = "-"; break;
    case AnswerKind::date: answer.date = LocalDate{20000}; break;
    case AnswerKind::time_of_day: answer.time = TimeOfDay{7 * 60}; break;
    case AnswerKind::blood_pressure: answer.not_sure = true; break;
    case AnswerKind::equipment: break;
  }
  return answer;
}

}  // namespace

Moment at(std::string_view text) {
  Moment moment;
  PLUMB_EXPECT(parse_leaf(text, moment));
  return moment;
}

Answer choose(std::string question, std::vector<std::string> options) {
  Answer answer;
  answer.question = std::move(question);
  answer.choices = std::move(options);
  return answer;
}

Answer count(std::string question, double number) {
  Answer answer;
  answer.question = std::move(question);
  answer.number = number;
  return answer;
}

Answer unsure(std::string question) {
  Answer answer;
  answer.question = std::move(question);
  answer.not_sure = true;
  return answer;
}

std::vector<Answer> declare(const Catalogue& catalogue, std::vector<Id> conditions) {
  std::vector<Answer> answers;
  for (const Question& question : catalogue.content().questions)
    for (const Effect& effect : question.effects) {
      if (effect.when.options_any.empty() || effect.when.question) continue;
      const auto wanted = std::ranges::find_first_of(conditions, effect.conditions);
      // An option that declares more than what is wanted would change the story.
      if (wanted == conditions.end() || effect.conditions.size() != 1) continue;
      const auto same = std::ranges::find(answers, question.id, &Answer::question);
      if (same == answers.end())
        answers.push_back(choose(question.id, {effect.when.options_any[0]}));
      else
        same->choices.push_back(effect.when.options_any[0]);
      conditions.erase(wanted);
    }
  PLUMB_EXPECT(conditions.empty());
  return answers;
}

namespace {
const Question& find_by_role(const Catalogue& catalogue, QuestionRole role) {
  const auto& questions = catalogue.content().questions;
  const auto found = std::ranges::find(questions, role, &Question::role);
  PLUMB_EXPECT(found != questions.end());
  return *found;
}
}  // namespace

Answer choose_role(const Catalogue& catalogue, QuestionRole role,
                   std::vector<std::string> options) {
  return choose(find_by_role(catalogue, role).id, std::move(options));
}

Answer count_role(const Catalogue& catalogue, QuestionRole role, double number) {
  return count(find_by_role(catalogue, role).id, number);
}

JournalBuilder::JournalBuilder(const Catalogue& catalogue, std::string_view first)
    : catalogue_{&catalogue}, now_{at(first)} {}

JournalBuilder& JournalBuilder::add(EventBody body) {
  Event event;
  event.id = base::make_uuid7(now_.at, counter_, counter_);
  ++counter_;
  event.at = now_;
  event.zone = "Europe/Berlin";
  event.body = std::move(body);
  if (std::holds_alternative<SessionDone>(event.body)) last_session_ = event.id;
  events_.push_back(std::move(event));
  return *this;
}

JournalBuilder& JournalBuilder::intake(std::vector<Answer> answers) {
  // What is asked depends on what was answered, so the mild answers are filled in until no
  // required question is missing.
  IntakeAnswered body;
  body.answers = std::move(answers);
  for (int round = 0; round < 5; ++round) {
    Event probe;
    probe.id = base::make_uuid7(now_.at, 1, 1);
    probe.at = now_;
    probe.body = body;
    const std::vector<Event> merged = merge_events({probe});
    const Interview interview = find_interview(*catalogue_, find_status(*catalogue_, merged, now_));
    for (const Id& id : interview.missing_required) {
      const Question* question = catalogue_->find_question(id);
      if (question->kind != AnswerKind::equipment)
        body.answers.push_back(find_mild_answer(*question));
    }
  }
  return add(std::move(body));
}

JournalBuilder& JournalBuilder::screen(std::vector<FlagAnswer> answers) {
  FlagsScreened body;
  const std::vector<Event> merged = merge_events(events_);
  const Status status = find_status(*catalogue_, merged, now_);
  body.answers = std::move(answers);
  for (const RedFlag* flag : find_applicable_flags(*catalogue_, status)) {
    const auto given = std::ranges::find(body.answers, flag->id, &FlagAnswer::flag);
    if (given == body.answers.end()) body.answers.push_back({flag->id, FlagReply::no, {}, false});
  }
  return add(std::move(body));
}

JournalBuilder& JournalBuilder::owns(std::vector<std::string> items) {
  EquipmentListed body;
  for (std::string& item : items) body.items.push_back({std::move(item), {}, {}});
  return add(std::move(body));
}

JournalBuilder& JournalBuilder::check_in(int pain, bool morning) {
  CheckIn body;
  body.pain.value = pain;
  body.morning = morning;
  return check_in(std::move(body));
}

JournalBuilder& JournalBuilder::check_in(CheckIn body) {
  const std::vector<Event> merged = merge_events(events_);
  const Status status = find_status(*catalogue_, merged, now_);
  for (const RedFlag* flag : find_applicable_flags(*catalogue_, status)) {
    if (!flag->short_form) continue;
    const auto given = std::ranges::find(body.flags, flag->id, &FlagAnswer::flag);
    if (given == body.flags.end()) body.flags.push_back({flag->id, FlagReply::no, {}, false});
  }
  return add(std::move(body));
}

JournalBuilder& JournalBuilder::session(std::vector<Felt> felt, int before) {
  SessionDone body;
  body.catalogue = catalogue_->content().version;
  body.plan = "0000000000000000";
  body.seconds.value = session_minutes * 60;
  body.pain_before.value = before;
  for (Felt& one : felt) {
    ExerciseReport report;
    report.exercise = std::move(one.exercise);
    report.level = one.level;
    report.peak = PainScore{one.peak};
    report.effort = Effort{one.effort};
    report.completed.value = one.completed;
    report.stop = one.stop;
    body.exercises.push_back(std::move(report));
  }
  return add(std::move(body));
}

JournalBuilder& JournalBuilder::after(int pain) {
  const Moment start = now_;
  later(0, 0, session_minutes + 10);
  AfterReport body;
  body.when = ReportKind::ten_minutes;
  body.session = last_session_;
  body.pain.value = pain;
  add(std::move(body));
  now_ = start;
  return *this;
}

JournalBuilder& JournalBuilder::later(int days, int hours, int minutes) {
  now_.at = base::add_ms(base::add_days(now_.at, days),
                         hours * base::ms_per_hour + minutes * base::ms_per_minute);
  return *this;
}

JournalBuilder& JournalBuilder::next_day(int hour, int minute) {
  const LocalDate day{find_local_date(now_).days + 1};
  now_ = base::find_moment(day, hour * 60 + minute, now_.offset_minutes);
  return *this;
}

JournalBuilder& JournalBuilder::good_day(const std::vector<Felt>& felt, int pain) {
  next_day(8);
  check_in(pain);
  later(0, 2);
  session(felt, pain);
  return after(pain);
}

}  // namespace plumb::testing
