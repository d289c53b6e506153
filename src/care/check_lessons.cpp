#include <algorithm>
#include <array>

#include "care/detail/catalogue_check.hpp"

namespace plumb::care::detail {

namespace {

constexpr std::string_view points_file = "article_points.yaml";

/// Kinds of sources in which something was looked at, not only thought about.
constexpr std::array<std::string_view, 5> studied = {"guideline", "review", "trial", "cohort",
                                                     "biomechanics"};
/// Kinds that weigh many studies.
constexpr std::array<std::string_view, 2> weighed = {"guideline", "review"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& kinds, std::string_view kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

template <class Fits>
bool cites_any(const CatalogueCheck& check, const LessonClaim& claim, Fits fits) {
  return std::ranges::any_of(claim.sources, [&](const Citation& citation) {
    const auto& sources = check.content.sources;
    const auto found = std::ranges::find(sources, citation.source, &Source::id);
    // A source that does not exist is reported where it is named, once.
    return found == sources.end() || fits(*found);
  });
}

/// A claim may not be surer than what stands behind it.
void check_sureness(CatalogueCheck& check, const LessonClaim& claim, std::string_view file,
                    const std::string& path) {
  const auto report = [&](std::string message) {
    check.report(file, path + "/sure", "is " + std::string(name_of(claim.sure)) + message);
  };
  if (claim.sources.empty())
    return check.report(file, path + "/sources", "is empty; say where the claim comes from");
  if (claim.sure == Sureness::well_shown && !cites_any(check, claim, [](const Source& source) {
        return is_one_of(weighed, source.kind) && source.confirmation == Confirmation::read;
      }))
    report(", but it cites no guideline or review that was read; cite one or be less sure");
  if (claim.sure == Sureness::likely && !cites_any(check, claim, [](const Source& source) {
        return is_one_of(studied, source.kind);
      }))
    report(", but it cites no study and no guideline; cite one or say that it is an opinion");
}

void check_points_of(CatalogueCheck& check, const LessonClaim& claim, std::string_view file,
                     const std::string& path, std::set<int>& answered) {
  const auto& points = check.content.article_points;
  for (std::size_t i = 0; i < claim.article_points.size(); ++i) {
    const int number = claim.article_points[i];
    answered.insert(number);
    if (std::ranges::find(points, number, &ArticlePoint::number) == points.end())
      check.report(file, join_path(path + "/article_points", i),
                   "names point " + std::to_string(number) +
                       ", which does not stand in article_points.yaml; correct the number");
  }
}

void check_claim_id(CatalogueCheck& check, const Id& id, std::string_view file,
                    const std::string& path, std::set<Id>& seen) {
  if (id.empty())
    check.report(file, path, "is empty; give the claim an id");
  else if (id == "title" || id == "lead")
    check.report(file, path, "\"" + id + "\" is the key of another text; choose another id");
  else if (!seen.insert(id).second)
    check.report(file, path, "\"" + id + "\" stands twice; ids are for one thing only");
}

void check_links(CatalogueCheck& check, const Lesson& lesson,
                 const std::set<Id, std::less<>>& lessons, std::string_view file) {
  const LessonLinks& see = lesson.see;
  check.expect_all_known(check.conditions, see.conditions, "condition", file, "/see/conditions");
  check.expect_all_known(check.exercises, see.exercises, "exercise", file, "/see/exercises");
  check.expect_all_known(check.avoided, see.avoided, "movement to avoid", file, "/see/avoided");
  check.expect_all_known(check.flags, see.flags, "flag", file, "/see/flags");
  check.expect_all_known(lessons, see.lessons, "lesson", file, "/see/lessons");
  for (std::size_t i = 0; i < see.lessons.size(); ++i)
    if (see.lessons[i] == lesson.id)
      check.report(file, join_path("/see/lessons", i), "leads to itself; name another lesson");
}

void check_points(CatalogueCheck& check, const std::set<int>& answered) {
  const auto& points = check.content.article_points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const int due = static_cast<int>(i) + 1;
    const std::string path = join_path("/article_points", i);
    if (points[i].number != due)
      check.report(points_file, path + "/number",
                   "is " + std::to_string(points[i].number) + " where " + std::to_string(due) +
                       " is due; points count 1, 2, 3 … without a gap");
    else if (!answered.contains(due))
      check.report(points_file, path,
                   "is answered by no lesson; name " + std::to_string(due) +
                       " among the article_points of a claim");
    if (points[i].says.empty())
      check.report(points_file, path + "/says", "is empty; write what the page says");
  }
}

}  // namespace

void check_lessons(CatalogueCheck& check) {
  std::set<Id, std::less<>> lessons;
  for (const Lesson& lesson : check.content.lessons) lessons.insert(lesson.id);
  std::map<int, Id> order;
  std::set<int> answered;
  for (const Lesson& lesson : check.content.lessons) {
    const std::string file = file_of("learn", lesson.id);
    if (lesson.order < 1) check.report(file, "/order", "must be at least 1");
    const auto [first, is_new] = order.emplace(lesson.order, lesson.id);
    if (!is_new)
      check.report(file, "/order",
                   "is " + std::to_string(lesson.order) + " as in " + first->second +
                       "; every lesson has a place of its own");
    if (lesson.claims.empty()) check.report(file, "/claims", "is empty; a lesson says something");
    std::set<Id> seen;
    for (std::size_t i = 0; i < lesson.claims.size(); ++i) {
      const std::string path = join_path("/claims", i);
      const LessonClaim& claim = lesson.claims[i];
      check_claim_id(check, claim.id, file, path + "/id", seen);
      check.expect_cited(claim.sources, file, path + "/sources");
      check_sureness(check, claim, file, path);
      check_points_of(check, claim, file, path, answered);
    }
    check_links(check, lesson, lessons, file);
    check.expect_reviewed(lesson.reviewed, file, "/reviewed");
  }
  check_points(check, answered);
}

}  // namespace plumb::care::detail
