// A translation says the same under the same keys, or is one line with its place and remedy.
#include <gtest/gtest.h>

#include <functional>

#include "base/diagnostics.hpp"
#include "care/small_content.test.hpp"

namespace plumb::care {
namespace {

using testing::make_small_content;
using Lines = std::vector<std::string>;

Lines find_problems(const CatalogueContent& content) {
  base::Diagnostics problems;
  check_catalogue(content, problems);
  Lines lines;
  for (const auto& problem : problems.found()) lines.push_back(format_diagnostic(problem));
  return lines;
}

/// The small content with a second language, "xx", which says the same word for word.
CatalogueContent make_translated(std::vector<PluralForm> plurals) {
  CatalogueContent content = make_small_content();
  content.texts["page.language"] = "en";
  content.texts["page.days.one"] = "{count} day";
  content.texts["page.days.other"] = "{count} days";
  content.texts["page.choice.other"] = "Something else";
  content.languages.push_back(
      {"xx", "Xx", WritingDirection::ltr, std::move(plurals), "xx", "none"});
  Translation translation{"xx", content.texts, content.banned_claims};
  translation.texts["page.language"] = "xx";
  content.translations.push_back(std::move(translation));
  return content;
}

CatalogueContent make_translated() { return make_translated({PluralForm::one, PluralForm::other}); }

Texts& texts_of(CatalogueContent& content) { return content.translations.front().texts; }

struct Break {
  const char* name;
  std::function<void(CatalogueContent&)> apply;
  const char* expected;  ///< the one line
};
void PrintTo(const Break& one, std::ostream* out) { *out << one.name; }

class CheckTranslationsBreaks : public ::testing::TestWithParam<Break> {};

TEST_P(CheckTranslationsBreaks, IsOneErrorWithItsPlaceAndRemedy) {
  auto content = make_translated();
  GetParam().apply(content);
  EXPECT_EQ(find_problems(content), Lines{GetParam().expected});
}

const Break breaks[] = {
    {"MissingKey", [](auto& c) { texts_of(c).erase("caution.DISC"); },
     "text/xx: error: /caution.DISC is missing; translate it from text/en"},
    {"ExtraKey", [](auto& c) { texts_of(c)["caution.LOST"] = "Nobody asks."; },
     "text/xx: error: /caution.LOST is not in text/en; remove it"},
    {"WrongPlaceholder", [](auto& c) { texts_of(c)["page.days.other"] = "{n} days"; },
     "text/xx: error: /page.days.other has the placeholders {n}; text/en has {count}"},
    {"LostPlaceholder", [](auto& c) { texts_of(c)["page.days.one"] = "A day"; },
     "text/xx: error: /page.days.one has the placeholders none; text/en has {count}"},
    {"MissingPlural", [](auto& c) { texts_of(c).erase("page.days.one"); },
     "text/xx: error: /page.days.one is missing; translate it from text/en"},
    {"OtherThatCountsNothing", [](auto& c) { texts_of(c).erase("page.choice.other"); },
     "text/xx: error: /page.choice.other is missing; translate it from text/en"},
    {"WrongLanguage", [](auto& c) { texts_of(c)["page.language"] = "en"; },
     "text/xx: error: /page.language is \"en\", but the folder is named xx; they must agree"},
    {"EmptyText", [](auto& c) { texts_of(c)["caution.DISC"] = ""; },
     "text/xx: error: /caution.DISC is empty; write the text or remove it"},
    {"OwnBannedClaim",
     [](auto& c) {
       c.translations[0].banned_claims.claims[0].forms = {"heilt"};
       texts_of(c)["caution.DISC"] = "Das \u00bbheilt\u00ab.";
     },
     "text/xx: error: /caution.DISC makes the banned claim \"heilt\" (heals); say what it may "
     "ease"},
    {"NoBannedClaims", [](auto& c) { c.translations[0].banned_claims.claims.clear(); },
     "rules/banned_claims/xx.yaml: error: /claims is empty; a text could promise anything"},
    {"FolderWithoutLine", [](auto& c) { c.languages.pop_back(); },
     "text/xx: error: is the folder of a language that languages.yaml does not name; add it there "
     "or remove the folder"},
    {"LineWithoutFolder", [](auto& c) { c.translations.clear(); },
     "languages.yaml: error: /languages/1/id has no folder text/xx; write it or remove this line"},
    {"LanguageWithoutOther", [](auto& c) { c.languages[0].plurals = {PluralForm::one}; },
     "languages.yaml: error: /languages/0/plurals lacks other, which every language has"},
};
INSTANTIATE_TEST_SUITE_P(Each, CheckTranslationsBreaks, ::testing::ValuesIn(breaks),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(CheckTranslations, LetsAFaithfulOneThrough) {
  EXPECT_EQ(find_problems(make_translated()), Lines{});
}

TEST(CheckTranslations, LetsPlaceholdersStandInTheOrderOfTheSentence) {
  auto content = make_translated();
  content.texts["page.from_to"] = "From {from} to {to}";
  texts_of(content)["page.from_to"] = "Bis {to}, ab {from}";
  EXPECT_EQ(find_problems(content), Lines{});
}

TEST(CheckTranslations, AsksForEveryFormThatALanguageCountsWith) {
  auto content = make_translated({PluralForm::one, PluralForm::few, PluralForm::other});
  for (const auto& [key, text] : content.texts)
    if (key.ends_with(".other") && content.texts.contains(key.substr(0, key.size() - 5) + "one"))
      texts_of(content)[key.substr(0, key.size() - 5) + "few"] = text;
  EXPECT_EQ(find_problems(content), Lines{});
  texts_of(content).erase("page.days.few");
  EXPECT_EQ(find_problems(content),
            Lines{"text/xx: error: /page.days.few is missing; translate it from text/en"});
}

TEST(CheckTranslations, LetsAFormStandThatALanguageNeedsForMillionsAlone) {
  auto content = make_translated();
  texts_of(content)["page.days.many"] = "{count} de d\u00edas";
  EXPECT_EQ(find_problems(content), Lines{});
}

TEST(ClaimFinder, KnowsTheCapitalsAndTheQuotesOfOtherLanguages) {
  const std::vector<BannedClaim> claims = {{"cure", {"\u00fcberheilt", "cura*"}, "do not", {}}};
  const std::vector<std::string> denying = {"nicht"};
  const ClaimFinder finder(claims, denying);
  EXPECT_EQ(finder.find("\u201e\u00dcberheilt\u201c \u2013 so").size(), 1u);
  EXPECT_EQ(finder.find("\u00bfCura la espalda?").size(), 1u);
  EXPECT_EQ(finder.find("Es wird nicht \u00bb\u00dcBERHEILT\u00ab.").front().denied, true);
  EXPECT_TRUE(finder.find("Locura").empty());
}

TEST(ClaimFinder, ReadsAStarAtTheBeginningAsAnyBeginning) {
  const std::vector<BannedClaim> claims = {{"illness", {"*krebs*", "*heit"}, "do not", {}}};
  const ClaimFinder finder(claims);
  EXPECT_EQ(finder.find("Hautkrebsarten").size(), 1u);
  EXPECT_EQ(finder.find("Krebs").size(), 1u);
  EXPECT_EQ(finder.find("Schmerzfreiheit, kein Verkehr").size(), 1u);
  EXPECT_TRUE(finder.find("heiter").empty());
}

}  // namespace
}  // namespace plumb::care
