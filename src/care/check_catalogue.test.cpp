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

TEST(CheckCatalogue, PassesTheSmallCatalogue) {
  EXPECT_EQ(find_problems(make_small_content()), std::vector<std::string>{});
}

TEST(CheckCatalogue, FindsAllProblemsInOneRun) {
  auto content = make_small_content();
  content.exercises[0].regress_to = {"EX98"};
  content.conditions[0].cap_g = 20'000;
  content.texts.erase("caution.DISC");
  EXPECT_EQ(find_problems(content).size(), 3u);
}

struct Break {
  const char* name;
  std::function<void(CatalogueContent&)> apply;
  const char* expected;  ///< the one line
};

class CheckCatalogueBreaks : public ::testing::TestWithParam<Break> {};

TEST_P(CheckCatalogueBreaks, IsOneErrorWithItsPlaceAndRemedy) {
  auto content = make_small_content();
  GetParam().apply(content);
  EXPECT_EQ(find_problems(content), std::vector<std::string>{GetParam().expected});
}

const Break breaks[] = {
    {"DanglingExercise", [](auto& c) { c.exercises[0].regress_to = {"EX98"}; },
     "exercises/EX01.yaml: error: /regress_to/0 names the exercise \"EX98\", which does not exist; "
     "correct the id or add it"},
    {"LeadsToItself", [](auto& c) { c.exercises[0].regress_to = {"EX01"}; },
     "exercises/EX01.yaml: error: /regress_to/0 leads to itself; name another exercise"},
    {"DanglingEquipment", [](auto& c) { c.exercises[0].needs[0].any = {"sofa"}; },
     "exercises/EX01.yaml: error: /needs/0/any/0 names the equipment \"sofa\", which does not "
     "exist; correct the id or add it"},
    {"DanglingSource", [](auto& c) { c.rules[0].source.source = "lost"; },
     "rules/rules.yaml: error: /rules/0/source/source names the source \"lost\", which does not "
     "exist; correct the id or add it"},
    {"SourceCitedNowhere",
     [](auto& c) {
       c.sources.push_back(c.sources[0]);
       c.sources[1].id = "idle";
     },
     "sources/idle.yaml: error: /id \"idle\" is cited nowhere; cite it or remove the file"},
    {"LevelGap", [](auto& c) { c.exercises[0].ladder[1].level = 3; },
     "exercises/EX01.yaml: error: /ladder/1/level is 3 where 2 is due; levels count 1, 2, 3 … "
     "without a gap"},
    {"LadderTooFast", [](auto& c) { c.exercises[0].ladder[1].reps = 5; },
     "exercises/EX01.yaml: error: /ladder/1 grows too fast: 25 s of work a day after 10 s; at most "
     "20 s (ladder_growth_percent)"},
    {"LoadStep",
     [](auto& c) {
       c.exercises[0].ladder[1] = c.exercises[0].ladder[0];
       c.exercises[0].ladder[1].level = 2;
       c.exercises[0].ladder[1].load_g = 3'001;
     },
     "exercises/EX01.yaml: error: /ladder/1/load_g rises by 3001 g; at most 3000 g a step "
     "(load_step_g)"},
    {"LoadAndVolumeTogether",
     [](auto& c) {
       c.exercises[0].ladder[1].reps = 3;
       c.exercises[0].ladder[1].load_g = 1'000;
     },
     "exercises/EX01.yaml: error: /ladder/1 raises the load and the work at once: 15 s a day after "
     "10 s; with more load at most 12 s (load_rise_volume_percent)"},
    {"HangTooLong",
     [](auto& c) {
       c.exercises[0].hanging = true;
       c.exercises[0].ladder = {testing::make_rung(1, 1, 10), testing::make_rung(2, 1, 20),
                                testing::make_rung(3, 1, 31)};
       c.texts["exercise.EX01.rung.3"] = "a rung";
     },
     "exercises/EX01.yaml: error: /ladder/2/hold_s hangs 31 s in one go; at most 30 s "
     "(hang_bout_s)"},
    {"UnknownTag", [](auto& c) { c.exercises[0].tags = {{"bend", 1}}; },
     "exercises/EX01.yaml: error: /tags/bend is not a known tag; the rules cannot see it"},
    {"PrerequisiteTooHigh", [](auto& c) { c.exercises[1].prerequisite = Prerequisite{"EX01", 9}; },
     "exercises/EX02.yaml: error: /prerequisite/level asks for level 9 of EX01, which has levels 1 "
     "to 2"},
    {"PrerequisiteRing", [](auto& c) { c.exercises[1].prerequisite = Prerequisite{"EX02", 1}; },
     "exercises/EX02.yaml: error: /prerequisite leads in a ring; nobody could ever begin"},
    {"UnconfirmedClaim",
     [](auto& c) {
       c.exercises[0].evidence.grade = EvidenceGrade::b;
       c.exercises[0].evidence.confirmation = Confirmation::unconfirmed;
     },
     "exercises/EX01.yaml: error: /evidence/grade claims a grade for evidence that is unconfirmed; "
     "grade it D or confirm it"},
    {"ReadNothing", [](auto& c) { c.exercises[0].evidence.confirmation = Confirmation::read; },
     "exercises/EX01.yaml: error: /evidence/confirmation says \"read\", but none of its sources "
     "was read; say \"professional\" or cite one"},
    {"CapAboveCap", [](auto& c) { c.conditions[0].cap_g = 10'001; },
     "conditions/DISC.yaml: error: /cap_g is 10001 g; a cap is from 0 to 10000 g (cap_g)"},
    {"PrefersExcluded", [](auto& c) { c.matrix.rows[1].cells["DISC"] = Permission::excluded; },
     "conditions/DISC.yaml: error: /prefer/0 prefers EX02, which the matrix excludes here"},
    {"MissingRow", [](auto& c) { c.matrix.rows.pop_back(); },
     "matrix.yaml: error: /rows lacks a row for \"EX02\"; every exercise has one, if only {}"},
    {"UnknownColumn", [](auto& c) { c.matrix.rows[1].cells["GOUT"] = Permission::excluded; },
     "matrix.yaml: error: /rows/1/cells/GOUT is not a column; correct the condition or add it"},
    {"LooserRefinement",
     [](auto& c) {
       c.matrix.refinements = {{"EX01", "DISC", Permission::caution, 1, false, "A.19"}};
     },
     "matrix.yaml: error: /refinements/0/letter is not stricter than the cell itself; a refinement "
     "only tightens"},
    {"UnknownOption", [](auto& c) { c.questions[0].effects[0].when.options_any = {"perhaps"}; },
     "intake.yaml: error: /questions/0/effects/0/when/options_any/0 \"perhaps\" is not an option "
     "of Q1"},
    {"DanglingCondition", [](auto& c) { c.questions[0].effects[0].conditions = {"GOUT"}; },
     "intake.yaml: error: /questions/0/effects/0/conditions/0 names the condition \"GOUT\", which "
     "does not exist; correct the id or add it"},
    {"RoleTwice",
     [](auto& c) {
       Question twin;
       twin.id = "Q99";
       twin.role = c.questions[0].role;
       twin.page = "you";
       twin.kind = AnswerKind::text;
       c.questions.push_back(twin);
       c.texts["question.Q99.ask"] = "a question";
     },
     "intake.yaml: error: /questions/17/role \"age\" belongs to another question already"},
    {"FlagWithoutMeaning", [](auto& c) { c.flags[0].level = ActionLevel::none; },
     "flags/RF-C1.yaml: error: /level is \"none\"; a flag must mean something"},
    {"FlagNeverRaised", [](auto& c) { c.flags[0].asked = false; },
     "flags/RF-C1.yaml: error: /asked is false, and no answer raises the flag; it could "
     "never open"},
    {"FlagRaisedByNobody", [](auto& c) { c.flags[0].raised_by = "weather"; },
     "flags/RF-C1.yaml: error: /raised_by must be \"blood_pressure\" or \"plan\", or be left out"},
    {"FlagClosesAlone", [](auto& c) { c.flags[0].closes_after_days = 14; },
     "flags/RF-C1.yaml: error: /closes_after_days closes a flag that only a professional may "
     "close; remove it"},
    {"MeasureOfOthersWithItems",
     [](auto& c) {
       Measure measure;
       measure.id = "ODI";
       measure.use = "score_field";
       measure.scoring = Scoring::count;
       measure.items = {{"s1", {}, {}, "", false}};
       measure.sources = {{c.sources[0].id, ""}};
       c.measures.push_back(measure);
       for (const char* leaf : {"name", "use", "licence", "lead", "item.s1"})
         c.texts[std::string("measure.ODI.") + leaf] = "words of others";
     },
     "measures.yaml: error: /measures/0/items stand on a measure that is not asked here; only its "
     "score is kept"},
    {"SelfCheckComparesNothing",
     [](auto& c) {
       SelfCheck check;
       check.id = "T1";
       check.concern_below = 10;
       check.sources = {{c.sources[0].id, ""}};
       c.self_checks.push_back(check);
       for (const char* leaf : {"name", "how", "concern"})
         c.texts[std::string("self_check.T1.") + leaf] = "a check";
     },
     "self_checks.yaml: error: /self_checks/0/parts is empty, but something is compared; name "
     "what"},
    {"NoDefaultOrder", [](auto& c) { c.first_plan.slots[0].orders[0].prior = "flexion"; },
     "first_plan.yaml: error: /slots/0/orders lacks a last order that asks for nothing; add one "
     "for everybody else"},
    {"HeavyCandidate", [](auto& c) { c.exercises[0].load_class = LoadClass::l3; },
     "first_plan.yaml: error: /slots/0/orders/0/candidates/0 EX01 is of class L3; a first plan has "
     "none"},
    {"StopWithoutMeaning", [](auto& c) { c.first_plan.stops.pop_back(); },
     "first_plan.yaml: error: /stops lacks the meaning of \"danger\"; every reason to stop has "
     "one"},
    {"ConstantOutsideBracket", [](auto& c) { c.constants.day_slu.high = 9; },
     "rules/constants.yaml: error: /day_slu/value is 10, outside its own bracket"},
    {"MissingText", [](auto& c) { c.texts.erase("exercise.EX01.cue"); },
     "exercises/EX01.yaml: error: lacks the text \"exercise.EX01.cue\"; add it to text/en"},
    {"MissingRungText", [](auto& c) { c.texts.erase("exercise.EX01.rung.2"); },
     "exercises/EX01.yaml: error: /ladder lacks the text \"exercise.EX01.rung.2\"; add it to "
     "text/en"},
    {"OrphanText", [](auto& c) { c.texts["exercise.EX01.steps.3"] = "a step after a gap"; },
     "text/en: error: /exercise.EX01.steps.3 is a text that nothing asks for; remove it or correct "
     "its key"},
    {"UnknownInput", [](auto& c) { c.texts["rule.cap.load"] = "At most {grams}."; },
     "text/en: error: /rule.cap.load speaks of {grams}, which is not an input of the rule; its "
     "inputs stand in rules/rules.yaml"},
    {"EmptyText", [](auto& c) { c.texts["caution.DISC"] = ""; },
     "text/en: error: /caution.DISC is empty; write the text or remove it"},
    {"BannedClaim", [](auto& c) { c.texts["caution.DISC"] = "This HEALS your back."; },
     "text/en: error: /caution.DISC makes the banned claim \"heals\" (heals); say what it may "
     "ease"},
    {"UnlistedDenial", [](auto& c) { c.texts["caution.DISC"] = "It does not heal."; },
     "text/en: error: /caution.DISC makes the banned claim \"heal\" (heals); say what it may ease"},
    {"ListedButNotDenied",
     [](auto& c) {
       c.texts["caution.DISC"] = "It is not hard. It heals.";
       c.banned_claims.allowed_denials = {{"caution.DISC", "heals"}};
     },
     "text/en: error: /caution.DISC makes the banned claim \"heals\" (heals); say what it may "
     "ease"},
    {"IdleDenial", [](auto& c) { c.banned_claims.allowed_denials = {{"caution.DISC", "heals"}}; },
     "rules/banned_claims/en.yaml: error: /allowed_denials/0 allows what no text says any more; "
     "remove it"},
    {"Frightening", [](auto& c) { c.texts["caution.DISC"] = "It could cripple you."; },
     "text/en: error: /caution.DISC frightens with \"cripple\" (ruin); describe it calmly"},
    {"FrighteningThoughDenied",
     [](auto& c) { c.texts["action.urgent.body"] = "You will not be crippled."; },
     "text/en: error: /action.urgent.body frightens with \"crippled\" (ruin); describe it calmly"},
    {"FrighteningOutsideItsPlace",
     [](auto& c) { c.texts["caution.DISC"] = "Do not bend after cancer."; },
     "text/en: error: /caution.DISC frightens with \"cancer\" (illness); ask for the sign"},
    {"IdleAllowance", [](auto& c) { c.texts["flag.RF-C1.ask"] = "Is it numb?"; },
     "rules/banned_claims/en.yaml: error: /frightening/1/allowed_in/0 allows what no text says any "
     "more; remove it"},
    {"PromiseAllowedByPlace", [](auto& c) { c.banned_claims.claims[0].allowed_in = {"caution."}; },
     "rules/banned_claims/en.yaml: error: /claims/0/allowed_in would let a text promise it; list "
     "the "
     "denial under allowed_denials"},
    {"ClaimWithoutForms", [](auto& c) { c.banned_claims.claims[0].forms.clear(); },
     "rules/banned_claims/en.yaml: error: /claims/0/forms is empty; name what it bans"},
    {"FrighteningTwice",
     [](auto& c) { c.banned_claims.frightening.push_back({"ruin", {"wreck"}, "no", {}}); },
     "rules/banned_claims/en.yaml: error: /frightening/2/id stands twice; keep one"},
};

INSTANTIATE_TEST_SUITE_P(Each, CheckCatalogueBreaks, ::testing::ValuesIn(breaks),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(CheckCatalogue, AllowsAListedDenial) {
  auto content = make_small_content();
  content.texts["caution.DISC"] = "It doesn't cost much, and it does not heal a disc.";
  content.banned_claims.allowed_denials = {{"caution.DISC", "heals"}};
  EXPECT_EQ(find_problems(content), std::vector<std::string>{});
}

TEST(CheckCatalogue, CountsSourcesThatOtherContentCites) {
  auto content = make_small_content();
  content.sources.push_back(content.sources[0]);
  content.sources[1].id = "body";
  base::Diagnostics problems;
  const std::vector<Id> elsewhere = {"body"};
  check_catalogue(content, problems, elsewhere);
  EXPECT_TRUE(problems.empty());
}

TEST(ClaimFinder, ReadsHyphensAsBlanksAndStarsAsAnyEnding) {
  const std::vector<BannedClaim> claims = {{"hydrate", {"re-hydrat*"}, "do not", {}}};
  const ClaimFinder finder(claims);
  EXPECT_EQ(finder.find("It re-hydrates discs.").size(), 1u);
  EXPECT_EQ(finder.find("Re hydrating **discs**").size(), 1u);
  EXPECT_EQ(finder.find("Drink to stay hydrated.").size(), 0u);
}

}  // namespace
}  // namespace plumb::care
