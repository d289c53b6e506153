#include "cli/library_text.hpp"

#include <algorithm>

#include "cli/exercise_text.hpp"
#include "cli/lesson_text.hpp"
#include "cli/words.hpp"

namespace plumb::cli {

namespace {

std::string format_avoided(const Words& words, const care::AvoidedMovement& avoided) {
  const std::string stem = "avoided." + avoided.id + ".";
  std::string text = words.say(stem + "name") + " (" + avoided.id + ")\n";
  text += wrap(words.say(stem + "why"), "", "");
  text += "\n" + words.say("print.learn.instead") + "\n";
  text += wrap(words.say(stem + "instead"), "", "");
  for (const care::Id& id : avoided.replacements) text += wrap(words.exercise(id), "  - ", "    ");
  return text;
}

/// The exercises that the matrix marks with that letter for the condition.
void add_marked(const care::Catalogue& catalogue, const Words& words, const care::Id& condition,
                care::Permission letter, std::string_view title, std::string& text) {
  bool is_first = true;
  for (const care::MatrixRow& row : catalogue.content().matrix.rows) {
    const auto cell = row.cells.find(condition);
    if (cell == row.cells.end() || cell->second != letter) continue;
    if (is_first) text += "\n" + words.say(title) + "\n";
    is_first = false;
    text += wrap(words.exercise(row.exercise), "  - ", "    ");
  }
}

std::string format_condition(const care::Catalogue& catalogue, const Words& words,
                             const care::Condition& condition) {
  const std::string stem = "condition." + condition.id + ".";
  std::string text = words.say(stem + "name") + " (" + condition.id + ")\n";
  text += wrap(words.say(stem + "short"), "", "");
  text += "\n" + words.say("print.learn.caution") + "\n";
  text += wrap(words.say("caution." + condition.id), "  ", "  ");
  using care::Permission;
  add_marked(catalogue, words, condition.id, Permission::excluded, "print.learn.never", text);
  add_marked(catalogue, words, condition.id, Permission::key, "print.learn.key", text);
  add_marked(catalogue, words, condition.id, Permission::caution, "print.learn.care", text);
  return text;
}

template <class T>
void add_names(const Words& words, std::string_view kind, const std::vector<T>& list,
               std::string& text, std::string_view leaf = ".name") {
  constexpr std::size_t id_columns = 9;
  for (const T& one : list)
    text += "  " + one.id + std::string(id_columns - std::min(id_columns - 1, one.id.size()), ' ') +
            words.say(std::string(kind) + "." + one.id + std::string(leaf)) + "\n";
}

}  // namespace

std::string format_library(const care::Catalogue& catalogue) {
  const Words words(catalogue);
  const care::CatalogueContent& content = catalogue.content();
  std::string text = words.say("print.lesson.list") + "\n";
  add_names(words, "learn", content.lessons, text, ".title");
  text += "\n" + words.say("print.learn.exercises") + "\n";
  add_names(words, "exercise", content.exercises, text);
  text += "\n" + words.say("print.learn.avoided") + "\n";
  add_names(words, "avoided", content.avoided, text);
  text += "\n" + words.say("print.learn.conditions") + "\n";
  add_names(words, "condition", content.conditions, text);
  return text + "\n" + words.say("print.learn.more") + "\n";
}

std::string format_library_entry(const care::Catalogue& catalogue, std::string_view id) {
  const Words words(catalogue);
  if (const care::Lesson* lesson = catalogue.find_lesson(id))
    return format_lesson(catalogue, *lesson);
  if (const care::Exercise* exercise = catalogue.find_exercise(id))
    return format_exercise(catalogue, *exercise);
  const auto& avoided = catalogue.content().avoided;
  if (const auto found = std::ranges::find(avoided, id, &care::AvoidedMovement::id);
      found != avoided.end())
    return format_avoided(words, *found);
  if (const care::Condition* condition = catalogue.find_condition(id))
    return format_condition(catalogue, words, *condition);
  return {};
}

}  // namespace plumb::cli
