#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "care/exercise.hpp"

namespace plumb::care {

/// What a lesson is about. Text: lesson_kind.<kind>.
enum class LessonKind : std::uint8_t { complaint, cause, help, method };
constexpr auto names_of(LessonKind) {
  return std::array{named(LessonKind::complaint, "complaint"), named(LessonKind::cause, "cause"),
                    named(LessonKind::help, "help"), named(LessonKind::method, "method")};
}

/// How sure a claim is. The evidence grade of an exercise says what kind of work stands behind its
/// main point; that is another question, for even a guideline may say "we do not know".
/// Texts: sureness.<sureness>.name, .means.
enum class Sureness : std::uint8_t { well_shown, likely, expert_opinion, not_known };
constexpr auto names_of(Sureness) {
  return std::array{named(Sureness::well_shown, "well_shown"), named(Sureness::likely, "likely"),
                    named(Sureness::expert_opinion, "expert_opinion"),
                    named(Sureness::not_known, "not_known")};
}

/// One thing that a lesson says. Text: learn.<LESSON>.<id>.
struct LessonClaim {
  Id id;
  Sureness sure = Sureness::not_known;
  std::vector<Citation> sources;
  std::vector<int> article_points;  ///< the points of the page that it answers, by number
};
template <class V>
void describe(V& v, LessonClaim& x) {
  v.field("id", x.id);
  v.field("sure", x.sure);
  v.field("sources", x.sources);
  v.maybe("article_points", x.article_points);
}

/// Where a lesson leads on.
struct LessonLinks {
  std::vector<Id> conditions;
  std::vector<Id> exercises;
  std::vector<Id> avoided;
  std::vector<Id> flags;
  std::vector<Id> lessons;
};
template <class V>
void describe(V& v, LessonLinks& x) {
  v.maybe("conditions", x.conditions);
  v.maybe("exercises", x.exercises);
  v.maybe("avoided", x.avoided);
  v.maybe("flags", x.flags);
  v.maybe("lessons", x.lessons);
}

/// A short page that explains one thing. Texts: learn.<id>.title, .lead, and one per claim.
struct Lesson {
  Id id;
  int order = 0;  ///< place among the lessons, from 1; ids stay, the order may change
  LessonKind kind = LessonKind::method;
  std::vector<LessonClaim> claims;
  LessonLinks see;
  std::string reviewed = "none";
};
template <class V>
void describe(V& v, Lesson& x) {
  v.field("id", x.id);
  v.field("order", x.order);
  v.field("kind", x.kind);
  v.field("claims", x.claims);
  v.maybe("see", x.see);
  v.field("reviewed", x.reviewed);
}

/// Something that the page of advice says and that is wrong, unclear or half true. Every one is
/// answered by a claim of a lesson, so that none is passed over in silence.
struct ArticlePoint {
  int number = 0;    ///< 1, 2, 3 … without a gap
  std::string says;  ///< for those who review the catalogue; not shown to people
};
template <class V>
void describe(V& v, ArticlePoint& x) {
  v.field("number", x.number);
  v.field("says", x.says);
}

}  // namespace plumb::care
