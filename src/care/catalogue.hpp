#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.hpp"
#include "care/banned_claims.hpp"
#include "care/condition.hpp"
#include "care/exercise.hpp"
#include "care/follow_up_content.hpp"
#include "care/language.hpp"
#include "care/lesson.hpp"
#include "care/load_table.hpp"
#include "care/questions.hpp"
#include "care/rulebook.hpp"
#include "care/rulebook_constants.hpp"

namespace plumb::care {

/// The catalogue's care content as it was read: not yet checked against itself.
struct CatalogueContent {
  std::string version;
  std::string reviewed = "none";
  std::vector<Exercise> exercises;  ///< in order of id
  std::vector<AvoidedMovement> avoided;
  std::vector<Condition> conditions;
  Matrix matrix;
  std::vector<Equipment> equipment;
  std::vector<Question> questions;  ///< in the order asked
  std::vector<RedFlag> flags;
  std::vector<SelfCheck> self_checks;
  std::vector<Measure> measures;
  Constants constants;
  std::vector<Rule> rules;
  FirstPlan first_plan;
  std::vector<Lesson> lessons;  ///< in the order in which they are read
  std::vector<ArticlePoint> article_points;
  LoadReference load_reference;
  LoadTable load_table;
  std::vector<Source> sources;
  BannedClaims banned_claims;  ///< what no text may promise
  std::vector<Language> languages;
  Texts texts;                            ///< of one language; compiled by themselves
  std::vector<Translation> translations;  ///< into the others, as they were read; never described
};
template <class V>
void describe(V& v, CatalogueContent& x) {
  v.field("version", x.version);
  v.field("reviewed", x.reviewed);
  v.field("exercises", x.exercises);
  v.field("avoided", x.avoided);
  v.field("conditions", x.conditions);
  v.field("matrix", x.matrix);
  v.field("equipment", x.equipment);
  v.field("questions", x.questions);
  v.field("flags", x.flags);
  v.field("self_checks", x.self_checks);
  v.field("measures", x.measures);
  v.field("constants", x.constants);
  v.field("rules", x.rules);
  v.field("first_plan", x.first_plan);
  v.field("lessons", x.lessons);
  v.field("article_points", x.article_points);
  v.maybe("load_reference", x.load_reference);
  v.maybe("load_table", x.load_table);
  v.field("sources", x.sources);
  v.maybe("banned_claims", x.banned_claims);
  v.field("languages", x.languages);
  v.maybe("texts", x.texts);
}

/// Active seconds of one day at this rung: sets × repetitions × (move + hold) × times a day.
std::int64_t find_active_seconds(const Rung& rung);

/// Checks the content against itself: dangling references, ladders that grow too fast, matrix
/// rows and columns, texts without key and keys without text, banned claims. Places name the
/// logical file ("exercises/EX01.yaml") and the JSON pointer in it; the reader adds the line.
/// `cited_elsewhere`: sources that content outside of this struct cites (body, postures).
void check_catalogue(const CatalogueContent& content, base::Diagnostics& problems,
                     std::span<const Id> cited_elsewhere = {});

/// The catalogue as the rules use it: immutable, indexed, shared.
class Catalogue {
 public:
  /// `content` must have passed `check_catalogue`.
  explicit Catalogue(CatalogueContent content);
  Catalogue(Catalogue&&) = default;
  Catalogue& operator=(Catalogue&&) = default;
  Catalogue(const Catalogue&) = delete;  // the index of its texts points into them
  Catalogue& operator=(const Catalogue&) = delete;
  ~Catalogue() = default;

  const CatalogueContent& content() const { return content_; }
  const Constants& constants() const { return content_.constants; }

  const Exercise* find_exercise(std::string_view id) const;
  const Condition* find_condition(std::string_view id) const;
  const RedFlag* find_flag(std::string_view id) const;
  const Question* find_question(std::string_view id) const;
  const Rule* find_rule(std::string_view id) const;
  const Equipment* find_equipment(std::string_view id) const;
  const Lesson* find_lesson(std::string_view id) const;
  const Measure* find_measure(std::string_view id) const;
  const SelfCheck* find_self_check(std::string_view id) const;
  /// The same rules with the words of another language.
  std::unique_ptr<const Catalogue> in_words(Texts texts) const;
  /// The text of a key, or nullptr.
  const std::string* find_text(std::string_view key) const;

  /// Strictest letter of the cell and its refinements at that level.
  Permission find_permission(std::string_view exercise, std::string_view condition, int level,
                             bool someone_near) const;

  /// Value of a tag on an exercise, 0 where it has none.
  static int find_tag(const Exercise& exercise, Tag tag);

  /// Load of one day at this rung in SLU seconds (60 = 1 SLU).
  std::int64_t find_slu_seconds(const Exercise& exercise, const Rung& rung) const;

 private:
  template <class T>
  static const T* find_in(const std::vector<T>& list,
                          const std::map<std::string, std::size_t, std::less<>>& index,
                          std::string_view id);

  using Index = std::map<std::string, std::size_t, std::less<>>;
  CatalogueContent content_;
  Index exercise_index_, condition_index_, flag_index_, question_index_, rule_index_,
      equipment_index_, lesson_index_, measure_index_, self_check_index_;
  std::map<std::string, std::map<std::string, Permission, std::less<>>, std::less<>> cells_;
  std::unordered_map<std::string_view, const std::string*> text_index_;
};

/// The rung with that level, or nullptr.
const Rung* find_rung(const Exercise& exercise, int level);

}  // namespace plumb::care
