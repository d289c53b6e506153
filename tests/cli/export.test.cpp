// The record as a file: what the command writes, where, and what it ends with.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/program.hpp"
#include "store/temp_folder.test.hpp"
#include "wire/csv_table.test.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

namespace fs = std::filesystem;

const std::string moment = "2026-11-10T09:00:00+01:00";

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t count_lines(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

TEST(Export, of_every_sample_journal_holds_its_events_and_a_row_for_each_exercise) {
  std::size_t journals = 0;
  for (const auto& file : fs::directory_iterator(PLUMB_SCENARIOS)) {
    if (file.path().extension() != ".jsonl") continue;
    const std::string path = file.path().string();
    const Ended json = run_plumbline({"export", path, "--json", "--at", "2030-01-01T00:00:00Z"});
    ASSERT_EQ(json.code, 0) << path << json.err;
    const auto document = wire::parse_json(json.out);
    ASSERT_TRUE(document.has_value()) << path;
    const auto& events = document->find("events")->items;
    EXPECT_EQ(events.size(), count_lines(read_file(path))) << path;
    std::size_t exercises = 0;
    for (const auto& event : events)
      if (event.find("kind")->text == "session")
        exercises += event.find("body")->find("exercises")->items.size();
    const Ended csv =
        run_plumbline({"export", path, "--csv", "exercises", "--at", "2030-01-01T00:00:00Z"});
    EXPECT_EQ(wire::testing::parse_csv(csv.out).size(), 1 + exercises) << path;
    ++journals;
  }
  EXPECT_GE(journals, 12u);
}

TEST(Export, goes_to_a_file_whole_and_the_same_each_time) {
  const store::TempFolder folder;
  const std::string out = folder.file("days.csv");
  const std::string journal = PLUMB_SCENARIOS "/three_good_days.jsonl";
  const Ended run =
      run_plumbline({"export", journal, "--csv", "days", "--at", moment, "--out", out});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "");
  const Ended said = run_plumbline({"export", journal, "--csv", "days", "--at", moment});
  EXPECT_EQ(read_file(out), said.out);
  EXPECT_GT(wire::testing::parse_csv(said.out).size(), 3u);
  EXPECT_EQ(run_plumbline({"export", journal, "--csv", "days", "--at", moment, "--out",
                           folder.file("no/such/folder.csv")})
                .code,
            3);
}

TEST(Export, of_a_journal_that_is_wrong_is_nothing_but_its_problems) {
  const store::TempFolder folder;
  const std::string out = folder.file("all.json");
  const Ended run = run_plumbline({"export", "-", "--json", "--out", out}, "{\n");
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("standard input:1: error: "), std::string::npos) << run.err;
  EXPECT_FALSE(fs::exists(out));
}

TEST(Export, of_an_empty_journal_is_an_answer) {
  const Ended run = run_plumbline({"export", "-", "--csv", "days", "--at", moment});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(count_lines(run.out), 1u);
}

}  // namespace
}  // namespace plumb::testing
