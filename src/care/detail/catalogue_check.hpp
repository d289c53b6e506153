#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "care/catalogue.hpp"

/// The parts of `check_catalogue`. Each speaks of one kind of content and reports everything that
/// it finds; none stops at the first problem.
namespace plumb::care::detail {

/// What the checks share: the content, where to report, and which ids there are.
class CatalogueCheck {
 public:
  CatalogueCheck(const CatalogueContent& content, base::Diagnostics& problems);

  const CatalogueContent& content;

  void report(std::string_view file, std::string path, std::string message);

  /// Reports a reference that leads nowhere. `what` is the word for people: "exercise".
  void expect_known(const std::set<Id, std::less<>>& known, const Id& id, std::string_view what,
                    std::string_view file, const std::string& path);
  /// The same for each of a list; an id that stands twice is reported as well.
  void expect_all_known(const std::set<Id, std::less<>>& known, const std::vector<Id>& ids,
                        std::string_view what, std::string_view file, const std::string& path);
  /// Notes that the source is cited, and reports one that does not exist.
  void expect_cited(const Citation& citation, std::string_view file, const std::string& path);
  void expect_cited(const std::vector<Citation>& citations, std::string_view file,
                    const std::string& path);
  /// Reports evidence that claims more than its sources bear.
  void expect_evidence(const Evidence& evidence, std::string_view file);
  void expect_reviewed(std::string_view reviewed, std::string_view file, const std::string& path);

  std::set<Id, std::less<>> exercises, avoided, conditions, flags, questions, equipment, sources;
  std::map<Id, const Exercise*, std::less<>> exercise_of;
  std::map<Id, const Question*, std::less<>> question_of;
  std::set<Id, std::less<>> cited;

 private:
  base::Diagnostics& problems_;
};

/// The language that the others are translated from.
inline constexpr std::string_view source_language = "en";
/// "text/de".
std::string text_folder(std::string_view language);
/// "exercises/EX01.yaml".
std::string file_of(std::string_view folder, std::string_view id);
/// "/ladder/2/level".
std::string join_path(std::string_view list, std::size_t index, std::string_view member = {});

void check_exercises(CatalogueCheck& check);
void check_conditions(CatalogueCheck& check);
void check_matrix(CatalogueCheck& check);
void check_questions(CatalogueCheck& check);
void check_flags(CatalogueCheck& check);
void check_follow_up(CatalogueCheck& check);
void check_first_plan(CatalogueCheck& check);
void check_lessons(CatalogueCheck& check);
void check_loads(CatalogueCheck& check);
void check_rulebook(CatalogueCheck& check);
void check_texts(CatalogueCheck& check);
/// The words of one language: nothing blank, no promise and nothing that frightens.
void check_wording(CatalogueCheck& check, std::string_view language, const Texts& texts,
                   const BannedClaims& banned);
/// Every other language says the same under the same keys.
void check_translations(CatalogueCheck& check);

/// What a `when` names must exist. `own` is the question it belongs to, or nullptr.
void check_when(CatalogueCheck& check, const When& when, const Question* own, std::string_view file,
                const std::string& path);

}  // namespace plumb::care::detail
