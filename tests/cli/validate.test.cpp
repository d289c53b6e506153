// The engine against measurements, from the command line.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "base/document.hpp"
#include "cli/program.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

namespace fs = std::filesystem;
using base::Document;

Document take_json(const std::vector<std::string>& more) {
  std::vector<std::string> call = {"validate", "--json", "--data", PLUMB_VALIDATION};
  call.insert(call.end(), more.begin(), more.end());
  const Ended run = run_plumbline(call);
  EXPECT_EQ(run.code, 0) << run.err;
  auto document = wire::parse_json(run.out);
  EXPECT_TRUE(document) << run.out;
  return document ? std::move(*document) : Document();
}

const std::vector<Document>& list_of(const Document& from, const char* key) {
  static const std::vector<Document> none;
  const Document* found = from.find(key);
  EXPECT_NE(found, nullptr) << key;
  return found == nullptr ? none : found->items;
}

std::string text_of(const Document& from, const char* key) {
  const Document* found = from.find(key);
  return found == nullptr ? "" : found->text;
}

std::set<std::string> rows_as_found() {
  std::ifstream file(fs::path(PLUMB_VALIDATION) / "rows.yaml");
  std::set<std::string> out;
  const std::string start = "  - id: ";
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(start)) out.insert(line.substr(start.size()));
  return out;
}

/// The folder of measurements with another refit.yaml, so that its search is short.
fs::path make_folder(const std::string& refit) {
  const fs::path folder = fs::path(::testing::TempDir()) / "validate_measurements";
  fs::remove_all(folder);
  fs::copy(PLUMB_VALIDATION, folder);
  std::ofstream(folder / "refit.yaml") << refit;
  return folder;
}

constexpr const char* short_refit = R"(set: wilke
group: wilke
constants:
  - {constant: awake_share, values: [0.01, 0.02]}
)";

TEST(Validate, shows_every_scored_row_and_the_figures_by_group) {
  const Ended run = run_plumbline({"validate", "--data", PLUMB_VALIDATION});
  EXPECT_EQ(run.code, 0) << run.err;
  for (const char* word : {"  W01 ", "  W27 ", "  WN07 ", "wilke_without_20_kg", "1.68 m", "1.74 m",
                           "  NK20 ", "  SA04 ", "nachemson", "stoop_as_squat", "not scored"})
    EXPECT_NE(run.out.find(word), std::string::npos) << word;
}

TEST(Validate, as_json_has_the_keys_that_people_script_against) {
  const Document answer = take_json({});
  std::set<std::string> sets;
  for (const Document& body : list_of(answer, "bodies")) {
    sets.insert(text_of(body, "set"));
    for (const Document& group : list_of(body, "groups"))
      for (const char* key : {"name", "n", "r", "rmse", "bias", "median_error", "worst"})
        EXPECT_NE(group.find(key), nullptr) << key;
    for (const Document& row : list_of(body, "rows"))
      for (const char* key : {"id", "measured", "predicted", "low", "high", "unit"})
        EXPECT_NE(row.find(key), nullptr) << key;
    for (const Document& statement : list_of(body, "statements"))
      for (const char* key : {"id", "text", "rows", "holds", "predicted", "low", "high"})
        EXPECT_NE(statement.find(key), nullptr) << key;
    EXPECT_NE(body.find("leave_one_out"), nullptr);
  }
  EXPECT_EQ(sets, (std::set<std::string>{"implant", "nachemson", "sato", "wilke"}));
}

TEST(Validate, every_row_that_was_found_is_scored_or_it_is_told_why_not) {
  const Document answer = take_json({});
  std::set<std::string> scored, told;
  for (const Document& body : list_of(answer, "bodies")) {
    for (const Document& row : list_of(body, "rows")) scored.insert(text_of(row, "id"));
    for (const Document& statement : list_of(body, "statements"))
      for (const Document& row : list_of(statement, "rows")) scored.insert(row.text);
  }
  for (const Document& rest : list_of(answer, "not_scored")) {
    EXPECT_FALSE(text_of(rest, "why").empty());
    for (const Document& row : list_of(rest, "rows")) told.insert(row.text);
  }
  const std::set<std::string> found = rows_as_found();
  EXPECT_EQ(found.size(), 113u);
  for (const std::string& row : found)
    EXPECT_NE(scored.contains(row), told.contains(row)) << row << " is in both or in none";
  for (const std::string& row : told) EXPECT_TRUE(found.contains(row)) << row;
}

TEST(Validate, what_instrumented_implants_say_is_right_in_nine_of_ten) {
  const Document answer = take_json({});
  int right = 0, all = 0;
  for (const Document& body : list_of(answer, "bodies")) {
    if (text_of(body, "set") != "implant") continue;
    for (const Document& statement : list_of(body, "statements")) {
      ++all;
      right += statement.find("holds")->boolean ? 1 : 0;
    }
  }
  EXPECT_EQ(all, 10);
  EXPECT_GE(10 * right, 9 * all) << right << " of " << all;
}

TEST(Validate, constants_are_found_anew_and_it_is_told_how_far_it_is) {
  const fs::path folder = make_folder(short_refit);
  const Ended run = run_plumbline({"validate", "--leave-one-out", "--data", folder.string()});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.err.find("2 of 2 combinations"), std::string::npos) << run.err;
  for (const char* word : {"as shipped", "all rows", "what the other sets say", "without W01",
                           "without W27", "  W27 "})
    EXPECT_NE(run.out.find(word), std::string::npos) << word;
  const Ended folds = run_plumbline(
      {"validate", "--leave-one-out", "--folds", "5", "--json", "--data", folder.string()});
  EXPECT_EQ(folds.code, 0) << folds.err;
  const auto document = wire::parse_json(folds.out);
  ASSERT_TRUE(document);
  const Document* refit = document->find("refit");
  ASSERT_NE(refit, nullptr);
  EXPECT_EQ(list_of(*refit, "folds").size(), 5u);
  EXPECT_EQ(list_of(*refit, "rows").size(), 15u);
  EXPECT_EQ(list_of(*document, "elsewhere_anew").size(), 3u) << "sets that had no part in it";
}

TEST(Validate, a_refit_that_is_wrong_is_told) {
  const auto run = [](const std::string& refit, std::vector<std::string> more = {}) {
    std::vector<std::string> call = {"validate", "--leave-one-out", "--data",
                                     make_folder(refit).string()};
    call.insert(call.end(), more.begin(), more.end());
    return run_plumbline(call);
  };
  EXPECT_EQ(run("set: nobody\ngroup: wilke\nconstants: []\n").code, 2);
  EXPECT_EQ(run("set: wilke\n").code, 2);
  const std::string luck = "set: wilke\ngroup: wilke\nconstants:\n";
  EXPECT_NE(run(luck + "  - {constant: luck, values: [1]}\n").code, 0);
  EXPECT_EQ(run(short_refit, {"--folds", "1"}).code, 2);
  EXPECT_EQ(run_plumbline({"validate", "--folds", "5"}).code, 2) << "needs --leave-one-out";
}

TEST(Validate, jumps_between_like_bodies_are_shown) {
  const fs::path folder = make_folder(short_refit);
  const char* two = "  - {sex: male, height_m: 1.70, mass_kg: 70}\n";
  std::ofstream(folder / "steadiness.yaml") << "set: wilke\nsteps: 2\nfrom_to:\n" << two << two;
  const Ended run = run_plumbline({"validate", "--jumps", "--data", folder.string()});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("  W27 "), std::string::npos) << run.out;
  std::ofstream(folder / "steadiness.yaml") << "set: nobody\nsteps: 1\nfrom_to:\n" << two << two;
  EXPECT_EQ(run_plumbline({"validate", "--jumps", "--data", folder.string()}).code, 2);
  EXPECT_EQ(run_plumbline({"validate", "--jumps", "--leave-one-out"}).code, 2);
}

TEST(Validate, without_its_measurements_it_says_what_is_missing) {
  const Ended run = run_plumbline({"validate", "--data", "/nowhere"});
  EXPECT_EQ(run.code, 2) << run.out;
  EXPECT_NE(run.err.find("/nowhere/rows.yaml"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace plumb::testing
