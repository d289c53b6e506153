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

TEST(Load, what_is_wrong_with_a_file_is_told_with_its_place) {
  EXPECT_EQ(run_load("").code, 2);
  const Ended unknown = run_load("scenarios:\n  - name: a\n    angles: {lum: 3}\n");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_NE(unknown.err.find("standard input:3: error:"), std::string::npos) << unknown.err;
  const Ended beyond = run_load("scenarios:\n  - name: a\n    angles_deg: {lum: 400}\n");
  EXPECT_EQ(beyond.code, 2);
  EXPECT_NE(beyond.err.find("scenarios/0/angles_deg/lum"), std::string::npos) << beyond.err;
  const Ended nowhere = run_load("scenarios:\n  - name: a\n    contacts: [{point: tail}]\n");
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_NE(nowhere.err.find("\"tail\" is no point of the body"), std::string::npos) << nowhere.err;
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
