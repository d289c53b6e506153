#include "files/read_scenarios.hpp"

#include <gtest/gtest.h>

namespace plumb::files {
namespace {

/// The one problem of a text.
std::string find_refusal(const std::string& text) {
  base::Diagnostics problems;
  parse_scenarios(text, "a.yaml", problems);
  EXPECT_EQ(problems.size(), 1u) << text;
  return problems.empty() ? "" : format_diagnostic(problems.found().front());
}

TEST(ReadScenarios, a_file_is_read_with_what_it_leaves_open) {
  base::Diagnostics problems;
  const ScenarioSource source =
      parse_scenarios("scenarios:\n  - name: a\n    angles_deg: {hip: [40, 20]}\n", "a", problems);
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(source.file.scenarios.size(), 1u);
  const spine::Angles& angles = source.file.scenarios[0].posture.pose.angles;
  EXPECT_EQ(angles[spine::Angle::hip_right], 40);
  EXPECT_EQ(angles[spine::Angle::hip_left], 20);
  EXPECT_EQ(source.file.strength, 1);
}

TEST(ReadScenarios, tells_what_is_wrong_with_its_line) {
  EXPECT_EQ(find_refusal(" \n"), "a.yaml:1: error: is empty; write at least one scenario");
  EXPECT_EQ(find_refusal("body: {sex: male, height_m: 1.8, mass_kg: 80}\nscenarios: []\n"),
            "a.yaml:2: error: /scenarios is empty; write at least one scenario");
  EXPECT_EQ(find_refusal("format: 2\nscenarios:\n  - name: a\n"),
            "a.yaml:1: error: /format must be 1; this program knows no later form");
  EXPECT_EQ(find_refusal("scenarios:\n  - name: a\n    angles_deg:\n      knee: 3\n"),
            "a.yaml:4: error: /scenarios/0/angles_deg/knee is not a known field; remove it or "
            "correct its name");
  EXPECT_EQ(find_refusal("scenarios:\n  - name: a\n    angles_deg: {\n      lum: .nan}\n"),
            "a.yaml:4: error: /scenarios/0/angles_deg/lum must be a number");
  EXPECT_EQ(find_refusal("scenarios: \n  - name: a\n    balance: toes\n"),
            "a.yaml:3: error: /scenarios/0/balance must be one of: none, feet, heel_rise, seat, "
            "hang");
}

TEST(ReadScenarios, a_fault_of_the_engine_finds_its_line) {
  base::Diagnostics problems;
  const ScenarioSource source = parse_scenarios(
      "scenarios:\n  - name: a\n    contacts:\n      - {point: heel}\n      - {point: tail}\n",
      "a.yaml", problems);
  const base::Fault fault{base::Fault::Code::input_invalid, "reading the posture",
                          "scenarios/0/contacts/1/point", "\"tail\" is no point of the body"};
  EXPECT_EQ(format_diagnostic(find_problem(source, fault)),
            "a.yaml:5: error: /scenarios/0/contacts/1/point \"tail\" is no point of the body");
}

TEST(ReadScenarios, a_file_that_is_not_there_is_not_found) {
  base::Diagnostics problems;
  const auto source = read_scenarios("/nowhere/a.yaml", problems);
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, base::Fault::Code::not_found);
}

}  // namespace
}  // namespace plumb::files
