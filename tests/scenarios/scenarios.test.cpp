// People and the plans that are expected for them, over the shipped catalogue. Each person has a
// journal (NAME.jsonl) and an expectation (NAME.yaml) that a physiotherapist can read and sign.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "care/plan_engine.hpp"
#include "scenarios/compare.hpp"
#include "seal/ed25519.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"
#include "wire/journal_file.hpp"
#include "wire/signed_text.hpp"

namespace plumb::testing {
namespace {

const std::filesystem::path folder = PLUMB_SCENARIOS_DIR;

/// All problems of a text, one a line; empty if there are none.
std::string list_problems(const base::Diagnostics& problems) {
  std::string text;
  for (const base::Diagnostic& problem : problems.found())
    text += base::format_diagnostic(problem) + "\n";
  return text;
}

class Story : public ::testing::TestWithParam<std::string> {
 protected:
  std::filesystem::path journal_path() const { return folder / (GetParam() + ".jsonl"); }
  std::filesystem::path expectation_path() const { return folder / (GetParam() + ".yaml"); }
};

TEST_P(Story, has_a_journal_and_an_expectation) {
  EXPECT_TRUE(std::filesystem::exists(journal_path()));
  EXPECT_TRUE(std::filesystem::exists(expectation_path()));
}

TEST_P(Story, has_a_journal_that_a_server_would_take_in) {
  base::Diagnostics problems;
  const std::string text = read_text(journal_path());
  const wire::JournalFile journal = wire::parse_journal(text, GetParam() + ".jsonl", problems);
  ASSERT_FALSE(journal.events.empty());
  const base::Instant later = base::add_days(journal.events.back().at.at, 1);
  wire::check_journal(real_catalogue(), journal, later, problems);
  EXPECT_EQ(list_problems(problems), "");
  EXPECT_EQ(wire::format_journal(journal.events), text) << "each line is written canonically";
}

TEST_P(Story, is_answered_as_expected) {
  base::Diagnostics problems;
  const Expectation expectation = read_expectation(expectation_path(), problems);
  wire::JournalFile journal =
      wire::parse_journal(read_text(journal_path()), GetParam() + ".jsonl", problems);
  wire::verify_seals(seal::Ed25519Verifier(), journal.events);
  ASSERT_EQ(list_problems(problems), "");
  ASSERT_FALSE(expectation.moments.empty());
  for (const ExpectedMoment& expected : expectation.moments) {
    const Plan plan = make_plan(real_catalogue(), journal.events, expected.at);
    const std::string difference =
        find_difference(expected, describe_plan(real_catalogue(), plan, expected));
    EXPECT_TRUE(difference.empty())
        << GetParam() << ", " << format_leaf(expected.at) << ": " << expected.when << "\n"
        << "  (- expected, + planned)\n"
        << difference;
  }
}

TEST_P(Story, gives_every_line_and_every_refusal_its_reasons_in_words) {
  base::Diagnostics problems;
  const Expectation expectation = read_expectation(expectation_path(), problems);
  wire::JournalFile journal =
      wire::parse_journal(read_text(journal_path()), GetParam() + ".jsonl", problems);
  wire::verify_seals(seal::Ed25519Verifier(), journal.events);
  const auto expect_words = [](const std::vector<Reason>& reasons, const std::string& of) {
    EXPECT_FALSE(reasons.empty()) << of;
    for (const Reason& reason : reasons) {
      EXPECT_FALSE(reason.text.empty()) << of << ", " << reason.rule;
      EXPECT_EQ(reason.text.find_first_of("<>{}"), std::string::npos) << of << ": " << reason.text;
      EXPECT_FALSE(reason.source.empty()) << of << ", " << reason.rule;
    }
  };
  for (const ExpectedMoment& expected : expectation.moments) {
    const Plan plan = make_plan(real_catalogue(), journal.events, expected.at);
    expect_words(plan.reasons, "the plan");
    for (const PlanLine& line : plan.lines) expect_words(line.reasons, line.exercise);
    std::set<Id> refused;
    for (const Refusal& refusal : plan.refusals) {
      expect_words(refusal.reasons, refusal.exercise);
      EXPECT_TRUE(refused.insert(refusal.exercise).second) << refusal.exercise << " is there twice";
    }
    for (const Change& change : plan.changes) expect_words(change.reasons, change.exercise);
    for (const OpenFlag& flag : plan.flags) expect_words(flag.reasons, flag.flag);
    if (!plan.advice.empty()) expect_words(plan.advice, "advice");
  }
}

INSTANTIATE_TEST_SUITE_P(People, Story, ::testing::ValuesIn(find_stories(folder)),
                         [](const auto& story) { return story.param; });

TEST(Stories, are_of_at_least_twelve_different_people) {
  std::set<std::string> people;
  for (const std::string& name : find_stories(folder)) {
    base::Diagnostics problems;
    people.insert(read_expectation(folder / (name + ".yaml"), problems).who);
  }
  EXPECT_GE(people.size(), 12u);
}

TEST(Difference, is_empty_for_the_same_and_names_what_is_missing_and_what_came_instead) {
  ExpectedMoment expected;
  expected.state = "trial";
  expected.exercises = {"EX11 90/90 rest, level 1", "EX42 Walking, level 1"};
  ExpectedMoment planned = expected;
  EXPECT_EQ(find_difference(expected, planned), "");
  planned.exercises[1] = "EX43 Water walking, level 1";
  EXPECT_EQ(find_difference(expected, planned),
            "  exercises:\n"
            "      EX11 90/90 rest, level 1\n"
            "    - EX42 Walking, level 1\n"
            "    + EX43 Water walking, level 1\n");
}

}  // namespace
}  // namespace plumb::testing
