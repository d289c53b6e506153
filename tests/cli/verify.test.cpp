// The rules against their invariants, from the command line.
#include <gtest/gtest.h>

#include <set>

#include "base/read_described.hpp"
#include "cli/program.hpp"
#include "verify/report.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

TEST(VerifyCommand, tells_of_every_invariant_and_of_every_part_as_described) {
  const Ended run = run_plumbline({"verify", "--budget", "3", "--days", "30", "--json"});
  ASSERT_EQ(run.code, 0) << run.out;
  const auto document = wire::parse_json(run.out);
  ASSERT_TRUE(document);
  verify::VerifyReport report;
  base::Diagnostics problems;
  // The reader is strict: nothing may be missing, unknown or of another kind.
  ASSERT_TRUE(base::read_described(*document, report, "verify", problems)) << run.out;
  EXPECT_EQ(report.violations, 0);
  std::set<int> ids, by_tests;
  for (const verify::InvariantReport& one : report.invariants) {
    ids.insert(one.id);
    if (!one.by.empty()) by_tests.insert(one.id);
    EXPECT_EQ(one.by.empty(), one.tests.empty()) << one.id;
  }
  EXPECT_EQ(ids.size(), 45U);
  EXPECT_EQ(by_tests, (std::set<int>{26, 29, 38, 39, 40}));
  std::int64_t states = 0;
  for (const verify::PartReport& part : report.parts) {
    EXPECT_GT(part.states, 0) << part.part;
    states += part.states;
  }
  EXPECT_EQ(report.states, states);
  EXPECT_EQ(report.parts.size(), 3U);
}

TEST(VerifyCommand, says_for_people_how_many_states_it_has_seen) {
  const Ended run = run_plumbline({"verify", "--budget", "2", "--days", "10"});
  EXPECT_EQ(run.code, 0) << run.out;
  for (const auto* words : {"finite space: ", "first plans: ", "histories: ", "No breach in "})
    EXPECT_NE(run.out.find(words), std::string::npos) << words;
}

}  // namespace
}  // namespace plumb::testing
