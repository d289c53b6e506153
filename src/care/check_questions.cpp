#include <algorithm>

#include "care/answers.hpp"
#include "care/detail/catalogue_check.hpp"

namespace plumb::care::detail {

namespace {
constexpr std::string_view intake_file = "intake.yaml";

bool has_options(const Question& question) {
  return question.kind == AnswerKind::choice || question.kind == AnswerKind::choices;
}

bool is_measured(const Question& question) {
  return question.kind == AnswerKind::number || question.kind == AnswerKind::scale ||
         question.kind == AnswerKind::zones;
}

void check_shape(CatalogueCheck& check, const Question& question, const std::string& path) {
  if (question.page.empty())
    check.report(intake_file, path + "/page", "is empty; name the step of the intake");
  if (has_options(question) && question.options.empty())
    check.report(intake_file, path, "is a choice without options; list them");
  if (!has_options(question) && !question.options.empty())
    check.report(intake_file, path + "/options",
                 "stands on a question that is not a choice; remove it or change its kind");
  const bool ranged = question.kind == AnswerKind::number || question.kind == AnswerKind::scale;
  if (ranged && (!question.min || !question.max))
    check.report(intake_file, path, "needs min and max, so that a slip of the finger is refused");
  if (question.min && question.max && *question.min >= *question.max)
    check.report(intake_file, path + "/max", "must be above min");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < question.options.size(); ++i)
    if (!seen.insert(question.options[i]).second)
      check.report(intake_file, join_path(path + "/options", i),
                   "\"" + question.options[i] + "\" stands twice; keep one");
}

void check_effects(CatalogueCheck& check, const Question& question, const std::string& path) {
  for (std::size_t i = 0; i < question.effects.size(); ++i) {
    const Effect& effect = question.effects[i];
    const std::string at = join_path(path + "/effects", i);
    check_when(check, effect.when, &question, intake_file, at + "/when");
    check.expect_all_known(check.conditions, effect.conditions, "condition", intake_file,
                           at + "/conditions");
    check.expect_all_known(check.flags, effect.flags, "flag", intake_file, at + "/flags");
    check.expect_all_known(check.exercises, effect.items, "exercise", intake_file, at + "/items");
    if (effect.blocks_item != !effect.items.empty())
      check.report(intake_file, at, "blocks_item and items belong together; give both or none");
    if (effect.cap_g && (*effect.cap_g < 0 || *effect.cap_g > check.content.constants.cap_g.value))
      check.report(intake_file, at + "/cap_g", "must be from 0 g to cap_g");
    const bool means = !effect.conditions.empty() || !effect.flags.empty() || effect.cap_g ||
                       effect.blocks_item || !effect.note.empty();
    if (!means) check.report(intake_file, at, "has no effect; say what it means or remove it");
  }
}

/// Rules find an answer by its role, so a role belongs to one question.
void check_roles(CatalogueCheck& check) {
  std::map<QuestionRole, std::size_t> count;
  const auto& questions = check.content.questions;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const QuestionRole role = questions[i].role;
    if (role != QuestionRole::none && ++count[role] > 1)
      check.report(intake_file, join_path("/questions", i, "role"),
                   "\"" + std::string(name_of(role)) + "\" belongs to another question already");
  }
  for (const auto& entry : names_of(QuestionRole::none))
    if (entry.value != QuestionRole::none && count[entry.value] == 0)
      check.report(intake_file, "/questions",
                   "no question has the role \"" + std::string(entry.name) +
                       "\"; the rules look for its answer");
}

}  // namespace

void check_when(CatalogueCheck& check, const When& when, const Question* own, std::string_view file,
                const std::string& path) {
  const Question* question = own;
  if (when.question) {
    check.expect_known(check.questions, *when.question, "question", file, path + "/question");
    const auto found = check.question_of.find(*when.question);
    question = found == check.question_of.end() ? nullptr : found->second;
  }
  check.expect_all_known(check.conditions, when.conditions_any, "condition", file,
                         path + "/conditions_any");
  if (asks_answer(when) && own == nullptr && !when.question)
    check.report(file, path, "asks for an answer without saying of which question");
  for (std::size_t i = 0; i < when.also.size(); ++i)
    check_when(check, when.also[i], nullptr, file, join_path(path + "/also", i));
  if (question == nullptr) return;
  for (std::size_t i = 0; i < when.options_any.size(); ++i)
    if (std::ranges::find(question->options, when.options_any[i]) == question->options.end())
      check.report(file, join_path(path + "/options_any", i),
                   "\"" + when.options_any[i] + "\" is not an option of " + question->id);
  if ((when.at_least || when.below) && !is_measured(*question))
    check.report(file, path, "compares a number, but " + question->id + " is answered otherwise");
}

void check_questions(CatalogueCheck& check) {
  const auto& questions = check.content.questions;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const std::string path = join_path("/questions", i);
    check_shape(check, questions[i], path);
    check_effects(check, questions[i], path);
    for (std::size_t k = 0; k < questions[i].asked_when.size(); ++k)
      check_when(check, questions[i].asked_when[k], nullptr, intake_file,
                 join_path(path + "/asked_when", k));
    check.expect_cited(questions[i].sources, intake_file, path + "/sources");
  }
  check_roles(check);
}

namespace {

bool is_raised_by_answer(const CatalogueContent& content, const Id& flag) {
  for (const Question& question : content.questions)
    for (const Effect& effect : question.effects)
      if (std::ranges::find(effect.flags, flag) != effect.flags.end()) return true;
  return std::ranges::any_of(content.first_plan.stops, [&](const StopMeaning& stop) {
    return std::ranges::find(stop.flags, flag) != stop.flags.end();
  });
}

void check_flag(CatalogueCheck& check, const RedFlag& flag) {
  const std::string file = file_of("flags", flag.id);
  if (flag.level == ActionLevel::none)
    check.report(file, "/level", "is \"none\"; a flag must mean something");
  if (flag.asked && flag.not_sure == ActionLevel::none)
    check.report(file, "/not_sure", "is \"none\"; \"not sure\" is never read as good");
  if (!flag.raised_by.empty() && flag.raised_by != "blood_pressure" && flag.raised_by != "plan")
    check.report(file, "/raised_by", "must be \"blood_pressure\" or \"plan\", or be left out");
  if (!flag.asked && flag.raised_by.empty() && !is_raised_by_answer(check.content, flag.id))
    check.report(file, "/asked", "is false, and no answer raises the flag; it could never open");
  if (flag.short_form && !flag.asked)
    check.report(file, "/short_form", "cannot hold for a flag that is not asked");
  const bool closes_alone = flag.level == ActionLevel::advise || flag.level == ActionLevel::limit;
  if (flag.closes_after_days < 0 || (flag.closes_after_days > 0 && !closes_alone))
    check.report(file, "/closes_after_days",
                 "closes a flag that only a professional may close; remove it");
  std::set<std::string> details;
  for (std::size_t i = 0; i < flag.details.size(); ++i) {
    if (!details.insert(flag.details[i].id).second)
      check.report(file, join_path("/details", i, "id"), "stands twice; keep one");
    if (flag.details[i].level <= flag.level)
      check.report(file, join_path("/details", i, "level"),
                   "does not raise the level of the flag; a detail only raises it");
  }
  for (std::size_t i = 0; i < flag.escalations.size(); ++i) {
    check.expect_all_known(check.flags, flag.escalations[i].with_any, "flag", file,
                           join_path("/escalations", i, "with_any"));
    if (flag.escalations[i].level <= flag.level)
      check.report(file, join_path("/escalations", i, "level"),
                   "does not raise the level of the flag; an escalation only raises it");
  }
  for (std::size_t i = 0; i < flag.asked_when.size(); ++i)
    check_when(check, flag.asked_when[i], nullptr, file, join_path("/asked_when", i));
  for (std::size_t i = 0; i < flag.contradicted_by.size(); ++i) {
    const std::string path = join_path("/contradicted_by", i);
    check_when(check, flag.contradicted_by[i], nullptr, file, path);
    if (!flag.contradicted_by[i].question || !flag.asked_again)
      check.report(file, path, "needs a question, and a flag that can be asked again");
  }
  check.expect_cited(flag.sources, file, "/sources");
  if (flag.sources.empty()) check.report(file, "/sources", "is empty; cite where it comes from");
  check.expect_reviewed(flag.reviewed, file, "/reviewed");
}

}  // namespace

void check_flags(CatalogueCheck& check) {
  for (const RedFlag& flag : check.content.flags) check_flag(check, flag);
}

}  // namespace plumb::care::detail
