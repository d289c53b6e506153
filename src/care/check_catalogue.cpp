#include <algorithm>

#include "care/detail/catalogue_check.hpp"
#include "care/rulebook_constants.hpp"

namespace plumb::care {

namespace detail {

std::string file_of(std::string_view folder, std::string_view id) {
  return std::string(folder) + "/" + std::string(id) + ".yaml";
}

std::string text_folder(std::string_view language) { return "text/" + std::string(language); }

std::string join_path(std::string_view list, std::size_t index, std::string_view member) {
  std::string path = std::string(list) + "/" + std::to_string(index);
  if (!member.empty()) path += "/" + std::string(member);
  return path;
}

namespace {

template <class T>
std::set<Id, std::less<>> find_ids(const std::vector<T>& list) {
  std::set<Id, std::less<>> ids;
  for (const T& item : list) ids.insert(item.id);
  return ids;
}

/// Ids of one kind must differ and must not be empty.
template <class T, class FileOf>
void check_ids(CatalogueCheck& check, const std::vector<T>& list, FileOf place_of) {
  std::set<Id> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto [file, path] = place_of(list[i], i);
    if (list[i].id.empty())
      check.report(file, path, "is empty; give it an id");
    else if (!seen.insert(list[i].id).second)
      check.report(file, path, "\"" + list[i].id + "\" stands twice; ids are for one thing only");
  }
}

using FileAndPath = std::pair<std::string, std::string>;

void check_all_ids(CatalogueCheck& check) {
  const auto in_folder = [](std::string_view folder) {
    return [folder](const auto& item, std::size_t) {
      return FileAndPath{file_of(folder, item.id), "/id"};
    };
  };
  const auto in_list = [](std::string_view file, std::string_view list) {
    return [file, list](const auto&, std::size_t i) {
      return FileAndPath{std::string(file), join_path(list, i, "id")};
    };
  };
  const CatalogueContent& c = check.content;
  check_ids(check, c.exercises, in_folder("exercises"));
  check_ids(check, c.avoided, in_folder("avoided"));
  check_ids(check, c.conditions, in_folder("conditions"));
  check_ids(check, c.flags, in_folder("flags"));
  check_ids(check, c.lessons, in_folder("learn"));
  check_ids(check, c.sources, in_folder("sources"));
  check_ids(check, c.equipment, in_list("equipment.yaml", "/equipment"));
  check_ids(check, c.questions, in_list("intake.yaml", "/questions"));
  check_ids(check, c.self_checks, in_list("self_checks.yaml", "/self_checks"));
  check_ids(check, c.measures, in_list("measures.yaml", "/measures"));
  check_ids(check, c.rules, in_list("rules/rules.yaml", "/rules"));
}

/// A citation that nothing needs is a leftover; so is a work that nothing cites.
void check_sources(CatalogueCheck& check, std::span<const Id> cited_elsewhere) {
  for (const Id& id : cited_elsewhere) check.cited.insert(id);
  for (const Source& source : check.content.sources)
    if (!check.cited.contains(source.id))
      check.report(file_of("sources", source.id), "/id",
                   "\"" + source.id + "\" is cited nowhere; cite it or remove the file");
}

}  // namespace

CatalogueCheck::CatalogueCheck(const CatalogueContent& c, base::Diagnostics& problems)
    : content{c},
      exercises{find_ids(c.exercises)},
      avoided{find_ids(c.avoided)},
      conditions{find_ids(c.conditions)},
      flags{find_ids(c.flags)},
      questions{find_ids(c.questions)},
      equipment{find_ids(c.equipment)},
      sources{find_ids(c.sources)},
      problems_{problems} {
  for (const Exercise& exercise : c.exercises) exercise_of.emplace(exercise.id, &exercise);
  for (const Question& question : c.questions) question_of.emplace(question.id, &question);
}

void CatalogueCheck::report(std::string_view file, std::string path, std::string message) {
  problems_.report({std::string(file), 0, std::move(path)}, std::move(message));
}

void CatalogueCheck::expect_known(const std::set<Id, std::less<>>& known, const Id& id,
                                  std::string_view what, std::string_view file,
                                  const std::string& path) {
  if (!known.contains(id))
    report(file, path,
           "names the " + std::string(what) + " \"" + id +
               "\", which does not exist; correct the id or add it");
}

void CatalogueCheck::expect_all_known(const std::set<Id, std::less<>>& known,
                                      const std::vector<Id>& ids, std::string_view what,
                                      std::string_view file, const std::string& path) {
  std::set<Id> seen;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    expect_known(known, ids[i], what, file, join_path(path, i));
    if (!seen.insert(ids[i]).second)
      report(file, join_path(path, i), "\"" + ids[i] + "\" stands twice; keep one");
  }
}

void CatalogueCheck::expect_cited(const Citation& citation, std::string_view file,
                                  const std::string& path) {
  expect_known(sources, citation.source, "source", file, path + "/source");
  cited.insert(citation.source);
}

void CatalogueCheck::expect_cited(const std::vector<Citation>& citations, std::string_view file,
                                  const std::string& path) {
  for (std::size_t i = 0; i < citations.size(); ++i)
    expect_cited(citations[i], file, join_path(path, i));
}

void CatalogueCheck::expect_evidence(const Evidence& evidence, std::string_view file) {
  expect_cited(evidence.sources, file, "/evidence/sources");
  if (evidence.grade != EvidenceGrade::d && evidence.sources.empty())
    report(file, "/evidence",
           "is graded " + std::string(name_of(evidence.grade)) +
               " without a source; cite one or grade it D");
  if (evidence.confirmation == Confirmation::unconfirmed && evidence.grade != EvidenceGrade::d)
    report(file, "/evidence/grade",
           "claims a grade for evidence that is unconfirmed; grade it D or confirm it");
  if (evidence.confirmation != Confirmation::read) return;
  const bool any_read = std::ranges::any_of(content.sources, [&](const Source& source) {
    return source.confirmation == Confirmation::read &&
           std::ranges::any_of(evidence.sources, [&](const Citation& citation) {
             return citation.source == source.id;
           });
  });
  if (!any_read)
    report(file, "/evidence/confirmation",
           "says \"read\", but none of its sources was read; say \"professional\" or cite one");
}

void CatalogueCheck::expect_reviewed(std::string_view reviewed, std::string_view file,
                                     const std::string& path) {
  if (reviewed.empty()) report(file, path, "is empty; name who reviewed it, or write none");
}

}  // namespace detail

void check_catalogue(const CatalogueContent& content, base::Diagnostics& problems,
                     std::span<const Id> cited_elsewhere) {
  detail::CatalogueCheck check(content, problems);
  if (content.version.empty())
    check.report("catalogue.yaml", "/version", "is empty; give the catalogue a version");
  check.expect_reviewed(content.reviewed, "catalogue.yaml", "/reviewed");
  detail::check_all_ids(check);
  detail::check_exercises(check);
  detail::check_conditions(check);
  detail::check_matrix(check);
  detail::check_questions(check);
  detail::check_flags(check);
  detail::check_follow_up(check);
  detail::check_first_plan(check);
  detail::check_lessons(check);
  detail::check_loads(check);
  detail::check_rulebook(check);
  detail::check_texts(check);
  detail::check_translations(check);
  detail::check_sources(check, cited_elsewhere);
}

}  // namespace plumb::care
