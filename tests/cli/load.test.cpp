// The load on the discs, from the command line.
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/program.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

constexpr const char* standing = R"(scenarios:
  - name: standing
    contacts:
      - {point: heel}
      - {point: ball}
    balance: feet
)";

Ended run_load(const std::string& text, std::vector<std::string> more = {}) {
  std::vector<std::string> call = {"load", "-"};
  call.insert(call.end(), more.begin(), more.end());
  return run_plumbline(call, text);
}

TEST(Load, standing_is_all_of_its_own_standing) {
  const Ended run = run_load(standing, {"--level", "L4-L5"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("L4/L5"), std::string::npos);
  EXPECT_NE(run.out.find(" 100 "), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("██████████\n"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("Model estimate"), std::string::npos);
  EXPECT_EQ(run.out.find("L5/S1"), std::string::npos);
}

TEST(Load, as_json_has_every_disc_and_a_certificate) {
  const Ended run = run_load(standing, {"--json", "--body", "female,162cm,58kg"});
  ASSERT_EQ(run.code, 0) << run.err;
  const auto document = wire::parse_json(run.out);
  ASSERT_TRUE(document);
  EXPECT_NE(run.out.find("\"sex\": \"female\""), std::string::npos);
  std::size_t discs = 0;
  for (std::size_t at = 0; (at = run.out.find("\"disc\":", at)) != std::string::npos; ++at) ++discs;
  EXPECT_EQ(discs, 24u);
  EXPECT_NE(run.out.find("\"supportable\": true"), std::string::npos);
}

TEST(Load, as_csv_has_one_row_a_disc) {
  const Ended run = run_load(standing, {"--csv"});
  ASSERT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(std::ranges::count(run.out, '\n'), 25);
  EXPECT_NE(run.out.find("\nstanding,L4/L5,"), std::string::npos);
}

TEST(Load, a_posture_that_nothing_holds_is_a_no_and_says_what_it_lacks) {
  const Ended run = run_load("scenarios:\n  - name: floating\n");
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.out.find("Not supportable: it lacks"), std::string::npos) << run.out;
}

/// A file that is wrong, and the one line that says so.
struct BadFile {
  const char* name;
  const char* text;
  const char* said;
};
void PrintTo(const BadFile& file, std::ostream* out) { *out << file.name; }

class OneBadFile : public ::testing::TestWithParam<BadFile> {};

TEST_P(OneBadFile, is_2_and_told_with_line_and_remedy) {
  const Ended run = run_load(GetParam().text);
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "standard input:" + std::string(GetParam().said) + "\n1 problem\n");
}

const BadFile bad_files[] = {
    {"Empty", "", "1: error: is empty; write at least one scenario"},
    {"NoScenario", "scenarios: []\n", "1: error: /scenarios is empty; write at least one scenario"},
    {"UnknownJoint", "scenarios:\n  - name: a\n    angles_deg:\n      knee: 3\n",
     "4: error: /scenarios/0/angles_deg/knee is not a known field; remove it or correct its name"},
    {"AngleOutOfRange", "scenarios:\n  - name: a\n    angles_deg: {\n      lum: 400}\n",
     "4: error: /scenarios/0/angles_deg/lum give degrees from -28 to 60"},
    {"NoNumber", "scenarios:\n  - name: a\n    angles_deg: {lum: .nan}\n",
     "3: error: /scenarios/0/angles_deg/lum must be a number"},
    {"TooLargeANumber", "scenarios:\n  - name: a\n    relaxed: 1e999\n",
     "3: error: /scenarios/0/relaxed must be a number"},
    {"LoadAtNoPart",
     "scenarios:\n  - name: a\n    loads:\n      - {point: nose, force_n: [0, -10, 0]}\n",
     "4: error: /scenarios/0/loads/0/point \"nose\" is no point of the body"},
    {"SupportAtNoPart",
     "scenarios:\n  - name: a\n  - name: b\n    contacts:\n      - {point: heel}\n"
     "      - {point: tail}\n",
     "6: error: /scenarios/1/contacts/1/point \"tail\" is no point of the body"},
    {"SupportByItself",
     "scenarios:\n  - name: a\n    contacts:\n      - {point: heel, at: body, partner: ball}\n",
     "4: error: /scenarios/0/contacts/0/partner a segment cannot carry itself; name another part"},
    {"ForceOfAMountain",
     "scenarios:\n  - name: a\n    loads:\n      - {point: hand, force_n: [0, -1e300, 0]}\n",
     "4: error: /scenarios/0/loads/0/force_n give newtons, at most 100000 along each axis"},
    {"UnknownBracing", "scenarios:\n  - name: a\n    bracing: sneeze\n",
     "3: error: /scenarios/0/bracing \"sneeze\" is no bracing of effort.yaml"},
    {"BodyOfFiveKilograms",
     "# light\nbody: {sex: male, height_m: 1.74, mass_kg: 5}\nscenarios:\n  - name: a\n",
     "2: error: /body give a height from 120 to 220 cm and a body mass from 30 to 250 kg"},
    {"NoStrength", "strength: 0\nscenarios:\n  - name: a\n",
     "1: error: /strength give a factor inside valid_strength of effort.yaml; 1 is what the data "
     "say"},
};
INSTANTIATE_TEST_SUITE_P(Load, OneBadFile, ::testing::ValuesIn(bad_files),
                         [](const auto& instance) { return instance.param.name; });

TEST(Load, a_file_of_ten_megabytes_is_refused_at_once) {
  const Ended run = run_load("# " + std::string(10 << 20, 'a') + "\n" + standing);
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.err, "standard input: error: is longer than 8388608 bytes; split it\n1 problem\n");
}

TEST(Load, all_that_is_wrong_with_the_form_of_a_file_is_told_at_once) {
  const Ended run = run_load("scenarios:\n  - name: a\n    angels: {}\n    balance: toes\n");
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("input:3: error: /scenarios/0/angels"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("input:4: error: /scenarios/0/balance"), std::string::npos) << run.err;
}

TEST(Load, a_file_that_is_not_there_is_named) {
  const Ended run = run_plumbline({"load", "/nowhere/a.yaml"});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("/nowhere/a.yaml"), std::string::npos) << run.err;
}

TEST(Load, along_an_exercise_has_its_keyframes_in_words_csv_and_json) {
  const Ended run = run_plumbline({"load", "--exercise", "EX01", "--level-of-ladder", "2"});
  EXPECT_EQ(run.code, 0) << run.err;
  for (const char* word : {"EX01, level 2, at L4/L5", "  0.00  K0 ", " K1 ", "Model estimate"})
    EXPECT_NE(run.out.find(word), std::string::npos) << word << run.out;
  const Ended csv = run_plumbline({"load", "--exercise", "EX01", "--csv"});
  EXPECT_NE(csv.out.find("\nEX01,1,0.000,K0,yes,L4/L5,"), std::string::npos) << csv.out;
  const Ended json = run_plumbline({"load", "--exercise", "EX01", "--json"});
  EXPECT_NE(json.out.find("\"percent_of_standing\""), std::string::npos);
  EXPECT_EQ(run_plumbline({"load", "--exercise", "EX99"}).code, 2);
  EXPECT_EQ(run_plumbline({"load"}).code, 2);
  EXPECT_EQ(run_plumbline({"load", "-", "--exercise", "EX01"}).code, 2);
}

TEST(Load, wrong_options_are_2) {
  EXPECT_EQ(run_load(standing, {"--level", "L9"}).code, 2);
  EXPECT_EQ(run_load(standing, {"--body", "tall"}).code, 2);
  EXPECT_EQ(run_load(standing, {"--body", "male,1.74m,5kg"}).code, 2);
  EXPECT_EQ(run_load(standing, {"--json", "--csv"}).code, 2);
}

TEST(Validate, shows_every_scored_row_and_the_figures_by_group) {
  const Ended run = run_plumbline({"validate", "--data", PLUMB_VALIDATION});
  EXPECT_EQ(run.code, 0) << run.err;
  for (const char* word :
       {"  W01 ", "  W27 ", "  WN07 ", "wilke_without_20_kg", "1.68 m", "1.74 m"})
    EXPECT_NE(run.out.find(word), std::string::npos) << word;
  const Ended json = run_plumbline({"validate", "--json", "--data", PLUMB_VALIDATION});
  EXPECT_EQ(json.code, 0);
  for (const char* key : {"\"rmse\"", "\"median_error\"", "\"predicted\"", "\"leave_one_out\""})
    EXPECT_NE(json.out.find(key), std::string::npos) << key;
}

TEST(Validate, without_its_measurements_it_says_what_is_missing) {
  const Ended run = run_plumbline({"validate", "--data", "/nowhere"});
  EXPECT_EQ(run.code, 2) << run.out;
  EXPECT_NE(run.err.find("/nowhere/rows.yaml"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace plumb::testing
