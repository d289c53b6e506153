// Every example scenario is read, can be held, and weighs what the documentation says.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "files/read_scenarios.hpp"
#include "files/read_text.hpp"
#include "loads/answer.hpp"
#include "loads/loads_content.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> example_files() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(PLUMB_DOCS "/examples/scenarios"))
    paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

/// The row of the table of docs/reference/scenario.md that links to the file.
std::string find_row(const std::string& page, const std::string& file) {
  const std::size_t at = page.find("(../examples/scenarios/" + file + ")");
  if (at == std::string::npos) return {};
  const std::size_t begin = page.rfind('\n', at) + 1;
  return page.substr(begin, page.find('\n', at) - begin);
}

loads::LoadAnswer solve(const fs::path& path) {
  base::Diagnostics problems;
  const auto source = files::read_scenarios(path.string(), problems);
  for (const auto& problem : problems.found()) ADD_FAILURE() << format_diagnostic(problem);
  if (!source || !problems.empty()) return {};
  const app::Content& content = real_content();
  loads::LoadWorkspace workspace;
  const auto person = loads::compile_person(content.body, content.loads,
                                            loads::find_measures(source->file, content.body),
                                            source->file.strength, workspace);
  if (!person) return {};
  const auto answer = loads::answer_scenarios(*person, source->file.scenarios, workspace);
  if (answer) return *answer;
  ADD_FAILURE() << format_diagnostic(files::find_problem(*source, answer.error()));
  return {};
}

/// Two per cent, and near nothing two newtons or a per cent of standing.
void expect_agrees(double said, double found, double near_nothing, const std::string& what) {
  EXPECT_NEAR(said, found, std::max(0.02 * std::abs(found), near_nothing))
      << what << "; tools/scenario_table.py --write";
}

/// "name: 431 N (100 %)", or a band "431–520 N (100–121 %)".
void expect_said(const std::string& row, const loads::LoadReport& report) {
  const std::size_t at = row.find(report.name + ": ");
  ASSERT_NE(at, std::string::npos) << row << " has no " << report.name;
  const std::string said = row.substr(at + report.name.size() + 2);
  static const std::regex form("(-?\\d+)(?:–(-?\\d+))? N \\((-?\\d+)(?:–(-?\\d+))? %\\).*");
  std::smatch found;
  ASSERT_TRUE(std::regex_match(said, found, form)) << said;
  const loads::DiscReport& disc = report.discs[l4_l5];
  const auto number = [&](std::size_t k) { return std::stod(found[found[k].matched ? k : k - 1]); };
  expect_agrees(number(1), disc.compression_n.least, 2, row);
  expect_agrees(number(2), disc.compression_n.braced, 2, row);
  expect_agrees(number(3), disc.percent_of_standing.least, 1, row);
  expect_agrees(number(4), disc.percent_of_standing.braced, 1, row);
}

TEST(Examples, are_held_and_weigh_what_their_row_says) {
  const auto page = files::read_text(PLUMB_DOCS "/reference/scenario.md");
  ASSERT_TRUE(page);
  const std::vector<fs::path> paths = example_files();
  EXPECT_GE(paths.size(), 20u);
  for (const fs::path& path : paths) {
    const std::string row = find_row(*page, path.filename().string());
    ASSERT_FALSE(row.empty()) << path << " has no row; run tools/scenario_table.py --write";
    for (const loads::LoadReport& report : solve(path).scenarios) {
      ASSERT_TRUE(report.certificate.supportable) << path << " " << report.name;
      EXPECT_TRUE(report.bracing_holds) << path << " " << report.name;
      expect_said(row, report);
    }
  }
}

TEST(Examples, begin_with_a_sentence_that_their_row_repeats) {
  const auto page = files::read_text(PLUMB_DOCS "/reference/scenario.md");
  ASSERT_TRUE(page);
  for (const fs::path& path : example_files()) {
    const auto text = files::read_text(path.string());
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->starts_with("# ")) << path;
    const std::string sentence = text->substr(2, text->find('\n') - 2);
    EXPECT_TRUE(sentence.ends_with('.')) << path;
    EXPECT_NE(find_row(*page, path.filename().string()).find("| " + sentence + " |"),
              std::string::npos)
        << path;
  }
}

}  // namespace
}  // namespace plumb::testing
