// One page on paper for whoever helps.
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

constexpr const char* moment = "2026-11-06T12:00:00+01:00";

TEST(Summary, of_an_emergency_says_the_sign_and_when_it_was_told) {
  const Ended run = run_plumbline({"summary", PLUMB_SCENARIOS "/emergency.jsonl", "--at", moment});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("Answer: Yes. Mon 2 Nov, "), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("Plumbline asked for emergency help now."), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("Answered with no, last on"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("Nobody was examined."), std::string::npos) << run.out;
}

TEST(Summary, of_good_days_names_what_is_due) {
  const Ended run =
      run_plumbline({"summary", PLUMB_SCENARIOS "/three_good_days.jsonl", "--at", moment});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("No sign is open in this record."), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("What you want to do again"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("Walk heel to toe"), std::string::npos) << run.out;
}

TEST(Summary, as_json_is_what_the_page_gets) {
  const Ended run =
      run_plumbline({"summary", PLUMB_SCENARIOS "/emergency.jsonl", "--at", moment, "--json"});
  ASSERT_EQ(run.code, 0) << run.err;
  const auto document = wire::parse_json(run.out);
  ASSERT_TRUE(document.has_value());
  EXPECT_FALSE(document->find("signs")->items.empty());
}

}  // namespace
}  // namespace plumb::testing
