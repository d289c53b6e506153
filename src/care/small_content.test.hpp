#pragma once

#include <string>

#include "care/catalogue.hpp"
#include "care/directions.hpp"
#include "care/event.hpp"
#include "care/plan.hpp"
#include "care/report.hpp"
#include "care/rulebook_constants.hpp"

/// The smallest catalogue that passes its own checks: for tests that break it one thing at a time.
/// Its numbers are invented.
namespace plumb::care::testing {

inline Rung make_rung(int level, int reps, int hold_s, int move_s = 2) {
  Rung rung;
  rung.level = level;
  rung.reps = reps;
  rung.hold_s = hold_s;
  rung.move_s = move_s;
  return rung;
}

inline Exercise make_exercise(Id id, std::string slug) {
  Exercise exercise;
  exercise.id = std::move(id);
  exercise.slug = std::move(slug);
  exercise.goals = {Goal::mobilise};
  exercise.regions = {Region::lumbar};
  exercise.positions = {Position::sitting};
  exercise.needs = {Need{{"chair"}}};
  exercise.load_class = LoadClass::l1;
  exercise.tags = {{"flex", 1}};
  exercise.ladder = {make_rung(1, 2, 3), make_rung(2, 4, 3)};
  exercise.evidence.sources = {{"design", ""}};
  return exercise;
}

struct ConstantFiller {
  void field(std::string_view, Constant& constant) {
    constant = {10, "unit", {"design", ""}, std::nullopt, std::nullopt};
  }
  void maybe(std::string_view name, Constant& constant) { field(name, constant); }
};

inline Constants make_constants() {
  Constants constants;
  ConstantFiller filler;
  describe(filler, constants);
  constants.cap_g.value = 10'000;
  constants.load_step_g.value = 3'000;
  constants.load_factor_l0.value = 0;
  constants.load_factor_l1.value = 1;
  constants.load_factor_l2.value = 2;
  constants.load_factor_l3.value = 4;
  constants.ladder_growth_percent.value = 200;
  constants.load_rise_volume_percent.value = 125;
  constants.hang_bout_s.value = 30;
  constants.hang_day_s.value = 120;
  constants.hang_times_per_day.value = 3;
  constants.hang_start_s.value = 10;
  return constants;
}

/// One question for every role that the rules look for.
inline std::vector<Question> make_questions() {
  std::vector<Question> questions;
  for (const auto& entry : names_of(QuestionRole::none)) {
    if (entry.value == QuestionRole::none) continue;
    Question question;
    question.id = "Q" + std::to_string(questions.size() + 1);
    question.role = entry.value;
    question.page = "you";
    question.options = {"yes", "no"};
    questions.push_back(question);
  }
  questions[0].effects = {Effect{}};
  questions[0].effects[0].when.options_any = {"yes"};
  questions[0].effects[0].conditions = {"DISC"};
  return questions;
}

inline FirstPlan make_first_plan() {
  FirstPlan plan;
  SlotOrder order;
  order.candidates = {"EX01"};
  plan.slots = {PlanSlot{"mobility", {order}, {"design", ""}}};
  plan.additions = {"EX02"};
  for (const auto& entry : names_of(StopReason::none))
    plan.stops.push_back({std::string(entry.name), "none", {}, {"design", ""}});
  return plan;
}

inline Lesson make_lesson(Id id, int order) {
  Lesson lesson;
  lesson.id = std::move(id);
  lesson.order = order;
  LessonClaim claim;
  claim.id = "common";
  claim.sure = Sureness::expert_opinion;
  claim.sources = {{"design", ""}};
  lesson.claims = {claim};
  return lesson;
}

template <class Enum>
void add_names(std::map<std::string, std::string>& texts, const std::string& family) {
  for (const auto& entry : names_of(Enum{})) texts[family + std::string(entry.name)] = "a word";
}

inline void add_texts(CatalogueContent& content) {
  auto& texts = content.texts;
  for (const Exercise& exercise : content.exercises) {
    const std::string stem = "exercise." + exercise.id + ".";
    for (const char* leaf : {"name", "purpose", "cue", "evidence", "steps.1", "out.1", "stop.1"})
      texts[stem + leaf] = "a text";
    for (const Rung& rung : exercise.ladder)
      texts[stem + "rung." + std::to_string(rung.level)] = "a rung";
  }
  for (const char* key :
       {"avoided.AV01.name", "avoided.AV01.why", "avoided.AV01.instead", "avoided.AV01.search",
        "condition.DISC.name", "condition.DISC.short", "caution.DISC", "equipment.chair.name",
        "flag.RF-C1.ask", "flag.RF-C1.what", "flag.RF-C1.sign", "rule.cap.load"})
    texts[key] = "a text";
  for (const Question& question : content.questions) {
    texts["question." + question.id + ".ask"] = "a question";
    for (const std::string& option : question.options)
      texts["question." + question.id + ".option." + option] = option;
  }
  add_names<Position>(texts, "position.");
  add_names<Region>(texts, "region.");
  add_names<Goal>(texts, "goal.");
  add_names<LoadClass>(texts, "load_class.");
  add_names<LessonKind>(texts, "lesson_kind.");
  for (const auto& entry : names_of(Sureness{}))
    for (const char* leaf : {".name", ".means"})
      texts["sureness." + std::string(entry.name) + leaf] = "a word";
  for (const Lesson& lesson : content.lessons)
    for (const char* leaf : {"title", "lead", "common"})
      texts["learn." + lesson.id + "." + leaf] = "a text";
  for (const char* zone : {"Z0", "Z1", "Z2", "Z3", "Z4", "Z5", "N0", "N1", "N2", "N3", "N4", "N5"})
    texts["zone." + std::string(zone)] = "a place";
  for (const char* level : {"emergency", "urgent", "professional", "limit", "advise"})
    for (const char* leaf : {".name", ".title", ".body", ".do.1"})
      texts["action." + std::string(level) + leaf] = "an advice";
  add_names<StopReason>(texts, "stop.");
  add_names<TrialOutcome>(texts, "movement_trial.outcome.");
  add_names<PlanState>(texts, "difference.state.");
  add_names<DayGate>(texts, "difference.gate.");
  for (const auto& entry : names_of(AskNext{}))
    if (entry.value != AskNext::nothing)
      texts["difference.asked." + std::string(entry.name)] = "a question";
  for (const char* kind : {"added", "removed", "closed", "opened"})
    for (const char* form : {".one", ".other"})
      texts["difference." + std::string(kind) + form] = "a change";
  for (const char* kind : {"direction_rests", "direction_opens"})
    add_names<Direction>(texts, "difference." + std::string(kind) + ".");
  for (const char* kind : {"none", "flag_opened", "flag_closed", "offered", "raised", "lowered",
                           "held", "dose", "locked", "cap"})
    texts["difference." + std::string(kind)] = "a change";
  add_names<ReportQuestionKind>(texts, "report.question.");
  for (const char* leaf :
       {"grows", "earliest", "and", "seconds.one", "seconds.other", "minutes.one", "minutes.other",
        "grow.load", "grow.hold", "grow.first_hold", "grow.time", "grow.reps", "grow.sets",
        "grow.per_day", "grow.form"})
    texts["outlook." + std::string(leaf)] = "a word";
  texts["word.day"] = "{weekday} {day} {month}";
  texts["word.decimal"] = ".";
  for (int day = 1; day <= 7; ++day) texts["word.weekday." + std::to_string(day)] = "a day";
  for (int month = 1; month <= 12; ++month)
    texts["word.month." + std::to_string(month)] = "a month";
}

inline CatalogueContent make_small_content() {
  CatalogueContent content;
  content.version = "test";
  content.exercises = {make_exercise("EX01", "sway"), make_exercise("EX02", "lean")};
  content.exercises[0].progress_to = {"EX02"};
  AvoidedMovement avoided;
  avoided.id = "AV01";
  avoided.slug = "sit_up";
  avoided.replacements = {"EX01"};
  content.avoided = {avoided};
  Condition condition;
  condition.id = "DISC";
  condition.cap_g = 5'000;
  condition.prefer = {"EX02"};
  content.conditions = {condition};
  content.matrix.conditions = {"DISC"};
  content.matrix.rows = {{"EX01", {{"DISC", Permission::caution}}}, {"EX02", {}}};
  content.matrix.source = {"design", ""};
  content.equipment = {Equipment{"chair", true, false, false}};
  content.questions = make_questions();
  RedFlag flag;
  flag.id = "RF-C1";
  flag.sources = {{"design", ""}};
  content.flags = {flag};
  content.constants = make_constants();
  content.rules = {Rule{"cap.load", {"design", ""}, {"cap_g"}, false, {}}};
  content.first_plan = make_first_plan();
  content.lessons = {make_lesson("LN01", 1), make_lesson("LN02", 2)};
  content.lessons[0].claims[0].article_points = {1};
  content.article_points = {ArticlePoint{1, "A claim of the page"}};
  content.sources = {
      Source{"design", "The design", "", 2026, "design", Confirmation::professional, "all of it"}};
  content.languages = {{"en",
                        "English",
                        WritingDirection::ltr,
                        {PluralForm::one, PluralForm::other},
                        "en-gb",
                        "none"}};
  content.banned_claims.claims = {{"heals", {"heal*"}, "say what it may ease", {}}};
  content.banned_claims.frightening = {{"ruin", {"crippl*"}, "describe it calmly", {}},
                                       {"illness", {"cancer"}, "ask for the sign", {"flag.RF-C1"}}};
  content.banned_claims.denying_words = {"not", "never", "does not"};
  content.banned_claims.source = {"design", ""};
  add_texts(content);
  content.texts["flag.RF-C1.ask"] = "Have you had cancer?";
  return content;
}

}  // namespace plumb::care::testing
