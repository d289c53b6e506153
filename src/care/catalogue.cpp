#include "care/catalogue.hpp"

#include <algorithm>
#include <utility>

#include "base/expect.hpp"
#include "care/rulebook_constants.hpp"

namespace plumb::care {

namespace {

template <class T>
std::map<std::string, std::size_t, std::less<>> make_index(const std::vector<T>& list) {
  std::map<std::string, std::size_t, std::less<>> index;
  for (std::size_t i = 0; i < list.size(); ++i) index.emplace(list[i].id, i);
  return index;
}

std::int64_t find_load_factor(const Constants& constants, LoadClass load_class) {
  switch (load_class) {
    case LoadClass::l0: return constants.load_factor_l0.value;
    case LoadClass::l1: return constants.load_factor_l1.value;
    case LoadClass::l2: return constants.load_factor_l2.value;
    case LoadClass::l3: return constants.load_factor_l3.value;
    case LoadClass::walk: return 0;  // counted in minutes of its own, never in spinal load
  }
  return 0;
}

}  // namespace

std::int64_t find_active_seconds(const Rung& rung) {
  return std::int64_t{rung.sets} * rung.reps * (std::int64_t{rung.move_s} + rung.hold_s) *
         rung.per_day;
}

const Rung* find_rung(const Exercise& exercise, int level) {
  for (const Rung& rung : exercise.ladder)
    if (rung.level == level) return &rung;
  return nullptr;
}

Catalogue::Catalogue(CatalogueContent content)
    : content_{std::move(content)},
      exercise_index_{make_index(content_.exercises)},
      condition_index_{make_index(content_.conditions)},
      flag_index_{make_index(content_.flags)},
      question_index_{make_index(content_.questions)},
      rule_index_{make_index(content_.rules)},
      equipment_index_{make_index(content_.equipment)},
      lesson_index_{make_index(content_.lessons)},
      measure_index_{make_index(content_.measures)},
      self_check_index_{make_index(content_.self_checks)} {
  for (const MatrixRow& row : content_.matrix.rows)
    cells_[row.exercise].insert(row.cells.begin(), row.cells.end());
  text_index_.reserve(content_.texts.size());
  for (const auto& [key, text] : content_.texts) text_index_.emplace(key, &text);
}

template <class T>
const T* Catalogue::find_in(const std::vector<T>& list, const Index& index, std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : &list[found->second];
}

/// Long journals ask for the same few exercises thousands of times. Most stand at the place that
/// the number in their id says, so that is looked at first.
const Exercise* Catalogue::find_exercise(std::string_view id) const {
  constexpr std::size_t length = 4;  // "EX01"
  if (id.size() == length) {
    const auto tens = static_cast<std::size_t>(id[2] - '0');
    const auto ones = static_cast<std::size_t>(id[3] - '0');
    const std::size_t place = tens * 10 + ones - 1;
    if (place < content_.exercises.size() && content_.exercises[place].id == id)
      return &content_.exercises[place];
  }
  return find_in(content_.exercises, exercise_index_, id);
}
const Condition* Catalogue::find_condition(std::string_view id) const {
  return find_in(content_.conditions, condition_index_, id);
}
const RedFlag* Catalogue::find_flag(std::string_view id) const {
  return find_in(content_.flags, flag_index_, id);
}
const Question* Catalogue::find_question(std::string_view id) const {
  return find_in(content_.questions, question_index_, id);
}
const Rule* Catalogue::find_rule(std::string_view id) const {
  return find_in(content_.rules, rule_index_, id);
}
const Equipment* Catalogue::find_equipment(std::string_view id) const {
  return find_in(content_.equipment, equipment_index_, id);
}
const Lesson* Catalogue::find_lesson(std::string_view id) const {
  return find_in(content_.lessons, lesson_index_, id);
}
const Measure* Catalogue::find_measure(std::string_view id) const {
  return find_in(content_.measures, measure_index_, id);
}
const SelfCheck* Catalogue::find_self_check(std::string_view id) const {
  return find_in(content_.self_checks, self_check_index_, id);
}

std::unique_ptr<const Catalogue> Catalogue::in_words(Texts texts) const {
  CatalogueContent content = content_;
  content.texts = std::move(texts);
  return std::make_unique<const Catalogue>(std::move(content));
}

const std::string* Catalogue::find_text(std::string_view key) const {
  const auto found = text_index_.find(key);
  return found == text_index_.end() ? nullptr : found->second;
}

Permission Catalogue::find_permission(std::string_view exercise, std::string_view condition,
                                      int level, bool someone_near) const {
  Permission letter = Permission::allowed;
  const auto row = cells_.find(exercise);
  // An exercise without a row is not in the matrix: nothing is known that would allow it.
  if (row == cells_.end()) return Permission::excluded;
  if (const auto cell = row->second.find(condition); cell != row->second.end())
    letter = cell->second;
  for (const MatrixRefinement& refinement : content_.matrix.refinements) {
    if (refinement.exercise != exercise || refinement.condition != condition) continue;
    if (level < refinement.from_level) continue;
    if (refinement.unless_someone_near && someone_near) continue;
    letter = std::max(letter, refinement.letter);
  }
  return letter;
}

int Catalogue::find_tag(const Exercise& exercise, Tag tag) {
  const auto found = exercise.tags.find(std::string(name_of(tag)));
  return found == exercise.tags.end() ? 0 : found->second;
}

std::int64_t Catalogue::find_slu_seconds(const Exercise& exercise, const Rung& rung) const {
  return find_load_factor(content_.constants, exercise.load_class) * find_active_seconds(rung);
}

}  // namespace plumb::care
