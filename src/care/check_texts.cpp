#include <algorithm>

#include "care/detail/catalogue_check.hpp"
#include "care/directions.hpp"
#include "care/event.hpp"
#include "care/plan.hpp"
#include "care/report.hpp"

namespace plumb::care::detail {

namespace {
const std::string text_file = text_folder(source_language);

/// Families of texts that the coach, the page and the command line read by keys of their own.
constexpr std::array<std::string_view, 5> open_families = {"coach.", "page.", "print.", "safety.",
                                                           "unit."};

/// Which texts the content asks for, and who asks.
class TextNeeds {
 public:
  struct Owner {
    std::string file;
    std::string path;
  };

  void need(std::string key, Owner owner) { exact_.emplace(std::move(key), std::move(owner)); }
  void allow(std::string key) { allowed_.insert(std::move(key)); }
  /// stem.1, stem.2 … without a gap; at least `least` of them, and at most `most` if that is set.
  void need_numbered(std::string stem, Owner owner, int least, int most = 0) {
    numbered_.emplace(std::move(stem), Numbered{std::move(owner), least, most});
  }

  void check(CatalogueCheck& check) const {
    const auto& texts = check.content.texts;
    const auto lacks = [&](const Owner& owner, const std::string& key) {
      check.report(owner.file, owner.path, "lacks the text \"" + key + "\"; add it to text/en");
    };
    for (const auto& [key, owner] : exact_)
      if (!texts.contains(key)) lacks(owner, key);
    std::map<std::string, int> counted;
    for (const auto& [stem, wanted] : numbered_) {
      int count = 0;
      while (texts.contains(stem + "." + std::to_string(count + 1))) ++count;
      counted[stem] = wanted.most > 0 ? std::min(count, wanted.most) : count;
      for (int i = count + 1; i <= wanted.least; ++i)
        lacks(wanted.owner, stem + "." + std::to_string(i));
    }
    for (const auto& [key, text] : texts)
      if (!is_used(key, counted))
        check.report(text_file, "/" + key,
                     "is a text that nothing asks for; remove it or correct its key");
  }

 private:
  struct Numbered {
    Owner owner;
    int least;
    int most;
  };

  bool is_used(const std::string& key, const std::map<std::string, int>& counted) const {
    if (exact_.contains(key) || allowed_.contains(key)) return true;
    for (const std::string_view family : open_families)
      if (key.starts_with(family)) return true;
    const std::size_t dot = key.rfind('.');
    if (dot == std::string::npos) return false;
    const auto stem = counted.find(key.substr(0, dot));
    if (stem == counted.end()) return false;
    for (int i = 1; i <= stem->second; ++i)
      if (key.substr(dot + 1) == std::to_string(i)) return true;
    return false;
  }

  std::map<std::string, Owner> exact_;
  std::set<std::string> allowed_;
  std::map<std::string, Numbered> numbered_;
};

void need_exercise_texts(const CatalogueContent& content, TextNeeds& needs) {
  for (const Exercise& exercise : content.exercises) {
    const TextNeeds::Owner owner{file_of("exercises", exercise.id), ""};
    const std::string stem = "exercise." + exercise.id + ".";
    for (const char* leaf : {"name", "purpose", "cue", "evidence"}) needs.need(stem + leaf, owner);
    for (const char* list : {"steps", "out", "stop"}) needs.need_numbered(stem + list, owner, 1);
    const auto rungs = static_cast<int>(exercise.ladder.size());
    needs.allow(stem + "load");
    needs.need_numbered(stem + "rung", {owner.file, "/ladder"}, rungs, rungs);
  }
  for (const AvoidedMovement& avoided : content.avoided)
    for (const char* leaf : {"name", "why", "instead", "search"})
      needs.need("avoided." + avoided.id + "." + leaf, {file_of("avoided", avoided.id), ""});
  for (const Condition& condition : content.conditions) {
    const TextNeeds::Owner owner{file_of("conditions", condition.id), ""};
    needs.need("condition." + condition.id + ".name", owner);
    needs.need("condition." + condition.id + ".short", owner);
    needs.need("caution." + condition.id, owner);
  }
  for (std::size_t i = 0; i < content.equipment.size(); ++i)
    needs.need("equipment." + content.equipment[i].id + ".name",
               {"equipment.yaml", join_path("/equipment", i)});
}

void need_question_texts(const CatalogueContent& content, TextNeeds& needs) {
  for (std::size_t i = 0; i < content.questions.size(); ++i) {
    const Question& question = content.questions[i];
    const std::string path = join_path("/questions", i);
    const std::string stem = "question." + question.id + ".";
    needs.need(stem + "ask", {"intake.yaml", path});
    needs.allow(stem + "hint");
    if (question.in_summary) needs.need(stem + "label", {"intake.yaml", path});
    for (const std::string& option : question.options)
      needs.need(stem + "option." + option, {"intake.yaml", path});
    if (question.kind == AnswerKind::scale)
      for (const char* leaf : {"low", "high"}) needs.need(stem + leaf, {"intake.yaml", path});
    for (std::size_t k = 0; k < question.effects.size(); ++k) {
      const Effect& effect = question.effects[k];
      const std::string at = join_path(path + "/effects", k);
      if (!effect.note.empty()) needs.need(effect.note, {"intake.yaml", at + "/note"});
      if (effect.cap_g || effect.blocks_item) needs.need(stem + "short", {"intake.yaml", at});
    }
  }
  for (const RedFlag& flag : content.flags) {
    const TextNeeds::Owner owner{file_of("flags", flag.id), ""};
    const std::string stem = "flag." + flag.id + ".";
    if (flag.asked)
      needs.need(stem + "ask", owner);
    else
      needs.allow(stem + "ask");
    if (flag.asked_again) needs.need(stem + "plainer", owner);
    for (const char* leaf : {"what", "sign"}) needs.need(stem + leaf, owner);
    for (std::size_t i = 0; i < flag.details.size(); ++i)
      needs.need(stem + "detail." + flag.details[i].id, {owner.file, join_path("/details", i)});
  }
}

void need_follow_up_texts(const CatalogueContent& content, TextNeeds& needs) {
  for (std::size_t i = 0; i < content.self_checks.size(); ++i) {
    const SelfCheck& check = content.self_checks[i];
    const TextNeeds::Owner owner{"self_checks.yaml", join_path("/self_checks", i)};
    const std::string stem = "self_check." + check.id + ".";
    for (const char* leaf : {"name", "how", "concern"}) needs.need(stem + leaf, owner);
    for (const std::string& part : check.parts) needs.need(stem + "part." + part, owner);
  }
  for (std::size_t i = 0; i < content.measures.size(); ++i) {
    const Measure& measure = content.measures[i];
    const TextNeeds::Owner owner{"measures.yaml", join_path("/measures", i)};
    const std::string stem = "measure." + measure.id + ".";
    for (const char* leaf : {"name", "use", "licence"}) needs.need(stem + leaf, owner);
    needs.allow(stem + "citation");
    if (!measure.items.empty()) needs.need(stem + "lead", owner);
    for (const MeasureItem& item : measure.items) {
      needs.need(stem + "item." + item.id, owner);
      if (!item.min || !item.unit.empty()) continue;
      for (const char* end : {"low", "high"}) needs.need(stem + end, owner);
    }
  }
}

void need_lesson_texts(const CatalogueContent& content, TextNeeds& needs) {
  for (const Lesson& lesson : content.lessons) {
    const std::string file = file_of("learn", lesson.id);
    const std::string stem = "learn." + lesson.id + ".";
    for (const char* leaf : {"title", "lead"}) needs.need(stem + leaf, {file, ""});
    for (std::size_t i = 0; i < lesson.claims.size(); ++i)
      needs.need(stem + lesson.claims[i].id, {file, join_path("/claims", i)});
  }
}

template <class Enum>
void need_names(TextNeeds& needs, const std::string& family) {
  for (const auto& entry : names_of(Enum{}))
    needs.need(family + std::string(entry.name), {text_file, ""});
}

void need_vocabulary_texts(const CatalogueContent& content, TextNeeds& needs) {
  const TextNeeds::Owner owner{text_file, ""};
  need_names<Position>(needs, "position.");
  need_names<Region>(needs, "region.");
  need_names<Goal>(needs, "goal.");
  need_names<LoadClass>(needs, "load_class.");
  need_names<LessonKind>(needs, "lesson_kind.");
  for (const auto& entry : names_of(Sureness{}))
    for (const char* leaf : {".name", ".means"})
      needs.need("sureness." + std::string(entry.name) + leaf, owner);
  for (int zone = 0; zone <= 5; ++zone) {
    needs.need("zone.Z" + std::to_string(zone), owner);
    needs.need("zone.N" + std::to_string(zone), owner);
  }
  for (const char* level : {"emergency", "urgent", "professional", "limit", "advise"}) {
    const std::string stem = "action." + std::string(level);
    for (const char* leaf : {".name", ".title", ".body"}) needs.need(stem + leaf, owner);
    needs.need_numbered(stem + ".do", owner, 1);
  }
  need_names<StopReason>(needs, "stop.");
  need_names<TrialOutcome>(needs, "movement_trial.outcome.");
  for (const TrialOfMovement& trial : content.first_plan.trials)
    for (const TrialStep& step : trial.steps)
      needs.need("movement_trial." + step.exercise, {"first_plan.yaml", "/trials"});
  constexpr int months_per_year = 12;
  for (const char* key : {"word.day", "word.decimal"}) needs.need(key, owner);
  needs.need_numbered("word.weekday", owner, base::days_per_week, base::days_per_week);
  needs.need_numbered("word.month", owner, months_per_year, months_per_year);
  for (std::size_t i = 0; i < content.rules.size(); ++i)
    needs.need("rule." + content.rules[i].id, {"rules/rules.yaml", join_path("/rules", i)});
}

/// What would change a plan: a sentence for each rule that stands in the way, where it does not say
/// so itself, and the words that put an outlook together.
void need_outlook_texts(const CatalogueContent& content, TextNeeds& needs) {
  for (const Rule& rule : content.rules) {
    if (!rule.lifts) continue;
    needs.allow("awaits." + rule.id);
    if (*rule.lifts == Lift::sessions) needs.allow("awaits." + rule.id + ".one");
  }
  const TextNeeds::Owner owner{text_file, ""};
  for (const char* leaf : {"grows", "earliest", "and"})
    needs.need("outlook." + std::string(leaf), owner);
  for (const char* unit : {"seconds", "minutes"})
    for (const char* form : {".one", ".other"})
      needs.need("outlook." + std::string(unit) + form, owner);
  for (const char* what : {"load", "hold", "first_hold", "time", "reps", "sets", "per_day", "form"})
    needs.need("outlook.grow." + std::string(what), owner);
}

/// What an event has changed: a sentence for each kind of difference.
void need_difference_texts(TextNeeds& needs) {
  const TextNeeds::Owner owner{text_file, ""};
  const std::string stem = "difference.";
  need_names<PlanState>(needs, stem + "state.");
  need_names<DayGate>(needs, stem + "gate.");
  for (const auto& entry : names_of(AskNext{}))
    if (entry.value != AskNext::nothing)
      needs.need(stem + "asked." + std::string(entry.name), owner);
  for (const char* kind : {"added", "removed", "closed", "opened"})
    for (const char* form : {".one", ".other"}) needs.need(stem + kind + form, owner);
  for (const char* kind : {"direction_rests", "direction_opens"})
    for (const auto& entry : names_of(Direction{}))
      needs.need(stem + kind + "." + std::string(entry.name), owner);
  for (const char* kind : {"none", "flag_opened", "flag_closed", "offered", "raised", "lowered",
                           "held", "dose", "locked", "cap"})
    needs.need(stem + kind, owner);
  need_names<ReportQuestionKind>(needs, "report.question.");
}

/// The names in braces of a rule's sentence must be inputs of the rule; of what it awaits, also how
/// many sessions lack.
void check_inputs(CatalogueCheck& check, const Rule& rule, const std::string& key) {
  const auto found = check.content.texts.find(key);
  if (found == check.content.texts.end()) return;
  const bool counts = key.starts_with("awaits.") && rule.lifts == Lift::sessions;
  const std::string& text = found->second;
  std::size_t from = 0;
  while ((from = text.find('{', from)) != std::string::npos) {
    const std::size_t to = text.find('}', from);
    const std::string name = text.substr(from + 1, to == std::string::npos ? to : to - from - 1);
    const bool is_count = counts && name == "more";
    if (!is_count && std::ranges::find(rule.inputs, name) == rule.inputs.end())
      check.report(text_file, "/" + key,
                   "speaks of {" + name +
                       "}, which is not an input of the rule; its inputs stand "
                       "in rules/rules.yaml");
    from = to == std::string::npos ? to : to + 1;
  }
}

}  // namespace

void check_texts(CatalogueCheck& check) {
  TextNeeds needs;
  need_exercise_texts(check.content, needs);
  need_question_texts(check.content, needs);
  need_follow_up_texts(check.content, needs);
  need_lesson_texts(check.content, needs);
  need_vocabulary_texts(check.content, needs);
  need_outlook_texts(check.content, needs);
  need_difference_texts(needs);
  needs.check(check);
  for (const Rule& rule : check.content.rules)
    for (const std::string& key :
         {"rule." + rule.id, "awaits." + rule.id, "awaits." + rule.id + ".one"})
      check_inputs(check, rule, key);
  check_wording(check, source_language, check.content.texts, check.content.banned_claims);
}

}  // namespace plumb::care::detail
