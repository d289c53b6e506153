// The load on the discs, from the command line.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

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

TEST(CatalogueLoads, are_shown_with_their_unit_and_as_a_model_estimate_in_80_columns) {
  const Ended run = run_plumbline({"catalogue", "show", "EX04"});
  ASSERT_EQ(run.code, 0) << run.err;
  const std::size_t from = run.out.find("Load on the discs (our model estimate)");
  ASSERT_NE(from, std::string::npos) << run.out;
  const std::string part = run.out.substr(from, run.out.find("With conditions") - from);
  for (const char* word :
       {"% of what the same disc", "quiet standing", "L4/L5", "woman 1.55 m 48 kg",
        "man 1.85 m 95 kg", "Level 3, 4, 5, 6", "Our model"})
    EXPECT_NE(part.find(word), std::string::npos) << word << part;
  std::istringstream table(part.substr(part.find("  In %")));
  for (std::string line; std::getline(table, line);) EXPECT_LE(line.size(), 80u) << line;
}

TEST(CatalogueLoads, that_are_not_known_are_said_to_be_so) {
  const Ended run = run_plumbline({"catalogue", "show", "EX42"});
  EXPECT_NE(run.out.find("Not known."), std::string::npos) << run.out;
  const Ended bird_dog = run_plumbline({"catalogue", "show", "EX32"});
  EXPECT_NE(bird_dog.out.find("People tense their muscles here."), std::string::npos);
}

TEST(CatalogueLoads, as_json_have_unit_reference_and_the_mark_of_a_model) {
  const auto json = wire::parse_json(run_plumbline({"catalogue", "show", "AV06", "--json"}).out);
  ASSERT_TRUE(json);
  const base::Document* loads = json->find("loads");
  ASSERT_NE(loads, nullptr);
  EXPECT_TRUE(loads->find("model_estimate")->boolean);
  EXPECT_NE(loads->find("unit")->text.find("quiet standing"), std::string::npos);
  EXPECT_EQ(loads->find("reference_bodies")->items.size(), 5u);
  EXPECT_EQ(loads->find("rows")->items.size(), 1u);
}

std::string read_file(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(CatalogueLoads, the_list_of_load_classes_that_differ_is_the_one_of_the_table) {
  const std::string page = PLUMB_DOCS + std::string("/model/load-classes.md");
  const std::string copy = ::testing::TempDir() + "load-classes.md";
  std::ofstream(copy, std::ios::binary) << read_file(page);
  const Ended run = run_plumbline({"catalogue", "loads", PLUMB_CATALOGUE, "--page", copy});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(read_file(copy), read_file(page))
      << "renew it: plumbline catalogue loads catalogue --page docs/model/load-classes.md";
  std::ofstream(copy, std::ios::binary) << "# A page without marks\n";
  EXPECT_EQ(run_plumbline({"catalogue", "loads", PLUMB_CATALOGUE, "--page", copy}).code, 2);
  std::filesystem::remove(copy);
}

TEST(CatalogueLoads, a_stale_table_is_refused_and_left_alone_until_the_rest_is_sound) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(::testing::TempDir()) / "stale_loads";
  fs::remove_all(folder);
  fs::copy(PLUMB_CATALOGUE, folder, fs::copy_options::recursive);
  const std::string body = (folder / "body/effort.yaml").string();
  std::ofstream(body, std::ios::app) << "no_such_key: 1\n";
  EXPECT_EQ(run_plumbline({"catalogue", "loads", folder.string(), "--write"}).code, 2);
  EXPECT_EQ(read_file((folder / "loads/table.yaml").string()),
            read_file(std::string(PLUMB_CATALOGUE) + "/loads/table.yaml"));
  std::string text = read_file(std::string(PLUMB_CATALOGUE) + "/body/effort.yaml");
  const std::string before = "gravity_m_per_s2: 9.81";
  ASSERT_NE(text.find(before), std::string::npos);
  text.replace(text.find(before), before.size(), "gravity_m_per_s2: 9.82");
  std::ofstream(body, std::ios::binary) << text;
  const Ended check = run_plumbline({"catalogue", "check", folder.string()});
  EXPECT_EQ(check.code, 2);
  EXPECT_NE(check.err.find("was made with other data of the body"), std::string::npos) << check.err;
  fs::remove_all(folder);
}

}  // namespace
}  // namespace plumb::testing
