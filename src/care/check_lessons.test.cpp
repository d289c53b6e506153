// A lesson that says more than it may, or leads nowhere, is one line with its place and remedy.
#include <gtest/gtest.h>

#include <functional>

#include "base/diagnostics.hpp"
#include "care/small_content.test.hpp"

namespace plumb::care {
namespace {

using testing::make_small_content;

std::vector<std::string> find_problems(const CatalogueContent& content) {
  base::Diagnostics problems;
  check_catalogue(content, problems);
  std::vector<std::string> lines;
  for (const auto& problem : problems.found()) lines.push_back(format_diagnostic(problem));
  return lines;
}

/// Adds a source of that kind and lets the first claim cite it.
void cite(CatalogueContent& content, const char* kind, Confirmation confirmation) {
  content.sources.push_back(Source{"work", "A work", "", 2020, kind, confirmation, "a finding"});
  content.lessons[0].claims[0].sources.push_back({"work", ""});
}

struct Break {
  const char* name;
  std::function<void(CatalogueContent&)> apply;
  const char* expected;  ///< the one line
};
void PrintTo(const Break& one, std::ostream* out) { *out << one.name; }

class CheckLessonsBreaks : public ::testing::TestWithParam<Break> {};

TEST_P(CheckLessonsBreaks, IsOneErrorWithItsPlaceAndRemedy) {
  auto content = make_small_content();
  GetParam().apply(content);
  EXPECT_EQ(find_problems(content), std::vector<std::string>{GetParam().expected});
}

const Break breaks[] = {
    {"DuplicateOrder", [](auto& c) { c.lessons[1].order = 1; },
     "learn/LN02.yaml: error: /order is 1 as in LN01; every lesson has a place of its own"},
    {"OrderBelowOne", [](auto& c) { c.lessons[1].order = 0; },
     "learn/LN02.yaml: error: /order must be at least 1"},
    {"IdTwice",
     [](auto& c) {
       c.lessons[1].id = "LN01";
       c.texts.erase("learn.LN02.title");
       c.texts.erase("learn.LN02.lead");
       c.texts.erase("learn.LN02.common");
     },
     "learn/LN01.yaml: error: /id \"LN01\" stands twice; ids are for one thing only"},
    {"SaysNothing",
     [](auto& c) {
       c.lessons[1].claims.clear();
       c.texts.erase("learn.LN02.common");
     },
     "learn/LN02.yaml: error: /claims is empty; a lesson says something"},
    {"ClaimTwice", [](auto& c) { c.lessons[1].claims.push_back(c.lessons[1].claims[0]); },
     "learn/LN02.yaml: error: /claims/1/id \"common\" stands twice; ids are for one thing only"},
    {"ClaimNamedLikeTheTitle",
     [](auto& c) {
       c.lessons[1].claims[0].id = "title";
       c.texts.erase("learn.LN02.common");
     },
     "learn/LN02.yaml: error: /claims/0/id \"title\" is the key of another text; choose another "
     "id"},
    {"ClaimWithoutText", [](auto& c) { c.texts.erase("learn.LN01.common"); },
     "learn/LN01.yaml: error: /claims/0 lacks the text \"learn.LN01.common\"; add it to text/en"},
    {"LessonWithoutTitle", [](auto& c) { c.texts.erase("learn.LN01.title"); },
     "learn/LN01.yaml: error: lacks the text \"learn.LN01.title\"; add it to text/en"},
    {"TextWithoutClaim", [](auto& c) { c.texts["learn.LN01.lost"] = "a text"; },
     "text/en: error: /learn.LN01.lost is a text that nothing asks for; remove it or correct its "
     "key"},
    {"WordOfSurenessMissing", [](auto& c) { c.texts.erase("sureness.not_known.means"); },
     "text/en: error: lacks the text \"sureness.not_known.means\"; add it to text/en"},
    {"UnknownSource", [](auto& c) { c.lessons[0].claims[0].sources[0].source = "lost"; },
     "learn/LN01.yaml: error: /claims/0/sources/0/source names the source \"lost\", which does not "
     "exist; correct the id or add it"},
    {"NoSource", [](auto& c) { c.lessons[0].claims[0].sources.clear(); },
     "learn/LN01.yaml: error: /claims/0/sources is empty; say where the claim comes from"},
    {"SurerThanOneTrial",
     [](auto& c) {
       cite(c, "trial", Confirmation::read);
       c.lessons[0].claims[0].sure = Sureness::well_shown;
     },
     "learn/LN01.yaml: error: /claims/0/sure is well_shown, but it cites no guideline or review "
     "that was read; cite one or be less sure"},
    {"SurerThanAGuidelineThatNobodyRead",
     [](auto& c) {
       cite(c, "guideline", Confirmation::professional);
       c.lessons[0].claims[0].sure = Sureness::well_shown;
     },
     "learn/LN01.yaml: error: /claims/0/sure is well_shown, but it cites no guideline or review "
     "that was read; cite one or be less sure"},
    {"LikelyByOpinion", [](auto& c) { c.lessons[0].claims[0].sure = Sureness::likely; },
     "learn/LN01.yaml: error: /claims/0/sure is likely, but it cites no study and no guideline; "
     "cite one or say that it is an opinion"},
    {"UnknownCondition", [](auto& c) { c.lessons[0].see.conditions = {"GOUT"}; },
     "learn/LN01.yaml: error: /see/conditions/0 names the condition \"GOUT\", which does not "
     "exist; correct the id or add it"},
    {"UnknownExercise", [](auto& c) { c.lessons[0].see.exercises = {"EX01", "EX98"}; },
     "learn/LN01.yaml: error: /see/exercises/1 names the exercise \"EX98\", which does not exist; "
     "correct the id or add it"},
    {"UnknownAvoided", [](auto& c) { c.lessons[0].see.avoided = {"AV98"}; },
     "learn/LN01.yaml: error: /see/avoided/0 names the movement to avoid \"AV98\", which does not "
     "exist; correct the id or add it"},
    {"UnknownFlag", [](auto& c) { c.lessons[0].see.flags = {"RF-Z9"}; },
     "learn/LN01.yaml: error: /see/flags/0 names the flag \"RF-Z9\", which does not exist; correct "
     "the id or add it"},
    {"UnknownLesson", [](auto& c) { c.lessons[0].see.lessons = {"LN98"}; },
     "learn/LN01.yaml: error: /see/lessons/0 names the lesson \"LN98\", which does not exist; "
     "correct the id or add it"},
    {"LeadsToItself", [](auto& c) { c.lessons[0].see.lessons = {"LN01"}; },
     "learn/LN01.yaml: error: /see/lessons/0 leads to itself; name another lesson"},
    {"PointUnanswered", [](auto& c) { c.article_points.push_back({2, "Another claim"}); },
     "article_points.yaml: error: /article_points/1 is answered by no lesson; name 2 among the "
     "article_points of a claim"},
    {"UnknownPoint", [](auto& c) { c.lessons[1].claims[0].article_points = {25}; },
     "learn/LN02.yaml: error: /claims/0/article_points/0 names point 25, which does not stand in "
     "article_points.yaml; correct the number"},
    {"PointsWithAGap",
     [](auto& c) {
       c.article_points.push_back({3, "A third claim"});
       c.lessons[1].claims[0].article_points = {3};
     },
     "article_points.yaml: error: /article_points/1/number is 3 where 2 is due; points count 1, 2, "
     "3 … without a gap"},
    {"PointSaysNothing", [](auto& c) { c.article_points[0].says.clear(); },
     "article_points.yaml: error: /article_points/0/says is empty; write what the page says"},
    {"ReviewedByNobody", [](auto& c) { c.lessons[0].reviewed.clear(); },
     "learn/LN01.yaml: error: /reviewed is empty; name who reviewed it, or write none"},
    {"BannedClaim", [](auto& c) { c.texts["learn.LN01.common"] = "Hanging heals a disc."; },
     "text/en: error: /learn.LN01.common makes the banned claim \"heals\" (heals); say what it may "
     "ease"},
};

INSTANTIATE_TEST_SUITE_P(Each, CheckLessonsBreaks, ::testing::ValuesIn(breaks),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(CheckLessons, AReviewThatWasReadBearsWhatIsWellShown) {
  auto content = make_small_content();
  cite(content, "review", Confirmation::read);
  content.lessons[0].claims[0].sure = Sureness::well_shown;
  EXPECT_EQ(find_problems(content), std::vector<std::string>{});
}

TEST(CheckLessons, AMeasurementBearsWhatIsLikely) {
  auto content = make_small_content();
  cite(content, "biomechanics", Confirmation::professional);
  content.lessons[0].claims[0].sure = Sureness::likely;
  EXPECT_EQ(find_problems(content), std::vector<std::string>{});
}

TEST(CheckLessons, TwoLessonsMayAnswerTheSamePoint) {
  auto content = make_small_content();
  content.lessons[1].claims[0].article_points = {1};
  EXPECT_EQ(find_problems(content), std::vector<std::string>{});
}

TEST(Catalogue, FindsALessonById) {
  const Catalogue catalogue(make_small_content());
  ASSERT_NE(catalogue.find_lesson("LN02"), nullptr);
  EXPECT_EQ(catalogue.find_lesson("LN02")->order, 2);
  EXPECT_EQ(catalogue.find_lesson("LN99"), nullptr);
}

}  // namespace
}  // namespace plumb::care
