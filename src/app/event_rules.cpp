#include "app/event_rules.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "app/detail/follow_up_rules.hpp"
#include "app/therapist_rules.hpp"
#include "care/customs.hpp"

namespace plumb::app {

namespace {

using namespace care;

/// Checks one event; `path` is where it stands.
class EventCheck {
 public:
  EventCheck(const Catalogue& catalogue, base::Instant now, base::Diagnostics& problems)
      : catalogue_{catalogue}, now_{now}, problems_{problems} {}

  void check(const Event& event, std::string path) {
    path_ = std::move(path);
    const std::int64_t skew = catalogue_.constants().clock_skew_hours.value;
    if (event.at.at > base::add_hours(now_, skew))
      report("/at", "lies more than " + std::to_string(skew) +
                        " hours ahead of this clock; set the device's date and send it again");
    if (event.zone.size() > max_words) report("/zone", "is too long");
    std::visit([&](const auto& body) { check_body(event, body); }, event.body);
  }

 private:
  void report(std::string_view where, std::string message) {
    problems_.report({"", 0, path_ + std::string(where)}, std::move(message));
  }
  void expect(bool fine, std::string_view where, std::string message) {
    if (!fine) report(where, std::move(message));
  }
  void expect_words(const std::string& words, std::string_view where) {
    expect(words.size() <= max_words, where, "is longer than 4000 bytes; shorten it");
  }

  void check_body(const Event&, const IntakeAnswered& body) {
    for (std::size_t i = 0; i < body.answers.size(); ++i)
      check_answer(body.answers[i], "/body/answers/" + std::to_string(i));
  }

  void check_answer(const Answer& answer, const std::string& at) {
    const Question* question = catalogue_.find_question(answer.question);
    if (question == nullptr) {
      report(at + "/question", "\"" + answer.question + "\" is not a question of this catalogue");
      return;
    }
    if (answer.text) expect_words(*answer.text, at + "/text");
    if (answer.pressure) check_pressure(*answer.pressure, at + "/pressure");
    for (const std::string& choice : answer.choices)
      expect(std::ranges::find(question->options, choice) != question->options.end(),
             at + "/choices", "\"" + choice + "\" is not an option of " + question->id);
    expect(question->kind != AnswerKind::choice || answer.choices.size() <= 1, at + "/choices",
           "takes one option only");
    if (!answer.number) return;
    const bool low = question->min && *answer.number < *question->min;
    const bool high = question->max && *answer.number > *question->max;
    expect(!low && !high, at + "/number",
           "is outside what is possible for " + question->id + "; check the value and its unit");
    const bool whole = question->kind != AnswerKind::scale && question->kind != AnswerKind::zones;
    expect(whole || *answer.number == std::trunc(*answer.number), at + "/number",
           "must be a whole number");
  }

  void check_flags(const std::vector<FlagAnswer>& answers, const std::string& at) {
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const std::string place = at + "/" + std::to_string(i);
      const RedFlag* flag = catalogue_.find_flag(answers[i].flag);
      expect(flag != nullptr, place + "/flag",
             "\"" + answers[i].flag + "\" is not a flag of this catalogue");
      if (flag == nullptr) continue;
      for (const std::string& detail : answers[i].details)
        expect(std::ranges::any_of(flag->details,
                                   [&](const FlagDetail& known) { return known.id == detail; }),
               place + "/details", "\"" + detail + "\" is not a detail of " + flag->id);
    }
  }

  void check_body(const Event&, const FlagsScreened& body) {
    check_flags(body.answers, "/body/answers");
  }
  void check_body(const Event&, const CheckIn& body) {
    check_flags(body.flags, "/body/flags");
    if (body.pressure) check_pressure(*body.pressure, "/body/pressure");
  }

  void check_pressure(const BloodPressure& pressure, const std::string& at) {
    expect(pressure.systolic.value > pressure.diastolic.value, at,
           "has a higher number that is not above the lower one; check which is which");
  }

  void check_body(const Event&, const MeasureTaken& body) {
    detail::check_measure(catalogue_, body, path_ + "/body", problems_);
  }
  void check_body(const Event&, const SelfCheckDone& body) {
    detail::check_self_check(catalogue_, body, path_ + "/body", problems_);
  }

  void check_body(const Event&, const SessionDone& body) {
    expect_words(body.catalogue, "/body/catalogue");
    expect_words(body.plan, "/body/plan");
    for (std::size_t i = 0; i < body.exercises.size(); ++i) {
      const ExerciseReport& report_of = body.exercises[i];
      const std::string at = "/body/exercises/" + std::to_string(i);
      const Exercise* exercise = catalogue_.find_exercise(report_of.exercise);
      expect(exercise != nullptr || is_custom(report_of.exercise), at + "/exercise",
             "\"" + report_of.exercise + "\" is not an exercise of this catalogue");
      if (exercise != nullptr)
        expect(find_rung(*exercise, report_of.level) != nullptr, at + "/level",
               "is not a rung of the ladder of " + exercise->id);
    }
  }

  void check_body(const Event&, const AfterReport&) {}

  /// What a therapist's word must look like stands in a file of its own.
  template <class Body>
  void check_body(const Event& event, const Body& body) {
    check_therapist_body(catalogue_, event, body, report_here());
  }
  ReportProblem report_here() {
    return
        [this](std::string_view where, std::string message) { report(where, std::move(message)); };
  }

  void check_body(const Event&, const EquipmentListed& body) {
    for (std::size_t i = 0; i < body.items.size(); ++i)
      expect(catalogue_.find_equipment(body.items[i].item) != nullptr,
             "/body/items/" + std::to_string(i) + "/item",
             "\"" + body.items[i].item + "\" is not an item of this catalogue");
  }

  void check_body(const Event& event, const Clearance& body) {
    expect(!body.clinician.empty(), "/body/clinician", "needs the name of the professional");
    expect(!body.role.empty(), "/body/role", "needs the role of the professional");
    expect(body.given <= find_local_date(event.at), "/body/given", "lies in the future");
    const std::int64_t longest = catalogue_.constants().clearance_max_days.value;
    expect(body.expires.days - body.given.days <= longest && body.expires >= body.given,
           "/body/expires", "must lie within " + std::to_string(longest) + " days of being given");
    for (const Id& key : body.keys)
      expect(catalogue_.find_exercise(key) != nullptr || is_custom(key), "/body/keys",
             "\"" + key + "\" is not an exercise of this catalogue");
    for (const Id& flag : body.flags)
      expect(catalogue_.find_flag(flag) != nullptr, "/body/flags",
             "\"" + flag + "\" is not a flag of this catalogue");
    for (const Id& condition : body.conditions)
      expect(catalogue_.find_condition(condition) != nullptr, "/body/conditions",
             "\"" + condition + "\" is not a condition of this catalogue");
    expect_words(body.words, "/body/words");
    expect_words(body.clinician, "/body/clinician");
    expect_words(body.role, "/body/role");
    expect_words(body.registration, "/body/registration");
    check_seal(body.seal, report_here());
  }

  void check_body(const Event&, const Note& body) {
    expect_words(body.words, "/body/words");
    expect_words(body.about, "/body/about");
  }
  void check_body(const Event& event, const Voided& body) {
    expect_words(body.because, "/body/because");
    expect(body.event != event.id, "/body/event", "cannot be the void itself");
  }

  void check_body(const Event&, const MovementTried& body) {
    for (const Id& id : body.done)
      expect(catalogue_.find_exercise(id) != nullptr, "/body/done",
             "\"" + id + "\" is not an exercise of this catalogue");
  }
  void check_body(const Event&, const RestTaken& body) {
    expect(catalogue_.find_exercise(body.exercise) != nullptr, "/body/exercise",
           "\"" + body.exercise + "\" is not an exercise of this catalogue");
  }
  void check_body(const Event&, const PaceChosen& body) {
    const bool named = body.exercise.has_value();
    expect(named == is_of_exercise(body.pace), "/body/exercise",
           named ? "cannot be named here: this pace is of the whole plan"
                 : "is missing: this pace is of one exercise");
    expect(!named || catalogue_.find_exercise(*body.exercise) != nullptr, "/body/exercise",
           "\"" + body.exercise.value_or("") + "\" is not an exercise of this catalogue");
  }

  const Catalogue& catalogue_;
  base::Instant now_;
  base::Diagnostics& problems_;
  std::string path_;
};

}  // namespace

void report_too_many_events(base::Diagnostics& problems) {
  problems.report({"", 0, "/events"}, "holds more than " + std::to_string(max_events_per_request) +
                                          " events; send them in smaller parts");
}

void check_events(const Catalogue& catalogue, std::span<const Event> events, base::Instant now,
                  base::Diagnostics& problems) {
  if (events.size() > max_events_per_request) return report_too_many_events(problems);
  EventCheck check(catalogue, now, problems);
  for (std::size_t i = 0; i < events.size(); ++i)
    check.check(events[i], "/events/" + std::to_string(i));
}

}  // namespace plumb::app
