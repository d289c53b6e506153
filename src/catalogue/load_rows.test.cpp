// The shipped load table is told to be stale as soon as anything it was made from is another.
#include "catalogue/load_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/expect.hpp"
#include "catalogue/check_movements.hpp"
#include "catalogue/read_catalogue.hpp"

namespace plumb::catalogue {
namespace {

const app::Content& shipped() {
  static const app::Content content = [] {
    base::Diagnostics problems;
    auto read = read_catalogue(PLUMB_CATALOGUE_DIR, problems);
    PLUMB_EXPECT(read.has_value());
    return std::move(*read);
  }();
  return content;
}

std::string find_problem(const app::Content& content) {
  base::Diagnostics problems;
  check_load_table(content, problems);
  return problems.empty() ? "" : base::format_diagnostic(problems.found().front());
}

void expect_stale(const app::Content& content, std::string_view words) {
  const std::string problem = find_problem(content);
  EXPECT_NE(problem.find(words), std::string::npos) << problem;
  EXPECT_NE(problem.find("plumbline catalogue loads --write"), std::string::npos) << problem;
}

spine::MovementSpec& find_movement(app::Content& content, std::string_view id) {
  const auto found = std::ranges::find(content.movements, id, &spine::MovementSpec::id);
  PLUMB_EXPECT(found != content.movements.end());
  return *found;
}

TEST(LoadTableCheck, passes_what_is_shipped) { EXPECT_EQ(find_problem(shipped()), ""); }

TEST(LoadTableCheck, tells_other_data_of_the_body) {
  app::Content content = shipped();
  content.loads.tissue.ligament_share += 0.01;
  expect_stale(content, "was made with other data of the body");
}

TEST(LoadTableCheck, tells_another_reference_body_and_another_disc) {
  app::Content content = shipped();
  content.care.load_reference.bodies.front().mass_g += 1;
  expect_stale(content, "another reference");
  content = shipped();
  content.care.load_reference.discs.back() = "C5/C6";
  expect_stale(content, "another reference");
}

TEST(LoadTableCheck, does_not_mind_other_limits_of_the_load_classes) {
  app::Content content = shipped();
  content.care.load_reference.classes.front().up_to_percent += 1;
  EXPECT_EQ(find_problem(content), "");
}

TEST(LoadTableCheck, tells_a_new_exercise_and_a_new_level) {
  app::Content content = shipped();
  content.movements.push_back(find_movement(content, "EX01"));
  content.movements.back().id = "EX99";
  expect_stale(content, "has no row for EX99");
  content = shipped();
  auto& ladder = content.care.exercises.front().ladder;
  ladder.push_back(ladder.back());
  ++ladder.back().level;
  expect_stale(content, "has no row for EX01");
}

TEST(LoadTableCheck, tells_rows_of_what_is_no_longer_drawn) {
  app::Content content = shipped();
  content.movements.pop_back();
  expect_stale(content, "has rows for what is not drawn");
}

TEST(LoadTableCheck, tells_a_movement_that_is_drawn_or_braced_otherwise) {
  app::Content content = shipped();
  find_movement(content, "EX01").keyframes.front().posture.pose.angles[spine::Angle::lum] += 1;
  expect_stale(content, "was made with another drawing of EX01");
  content = shipped();
  find_movement(content, "EX05").bracing.clear();
  expect_stale(content, "EX05");
}

TEST(LoadTableCheck, does_not_mind_what_the_eye_alone_sees) {
  app::Content content = shipped();
  spine::MovementSpec& movement = find_movement(content, "EX01");
  movement.view.yaw_deg += 5;
  movement.doubts.push_back("a word for those who work on it");
  for (spine::KeyframeSpec& keyframe : movement.keyframes)
    keyframe.posture.pose.figure.curl = {12, 12};
  EXPECT_EQ(find_problem(content), "");
}

TEST(LoadTable, is_written_as_it_stands_in_its_file) {
  std::ifstream file(std::string(PLUMB_CATALOGUE_DIR) + "/loads/table.yaml", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(format_load_table(shipped().care.load_table), text);
}

TEST(BracingCheck, tells_a_bracing_that_nobody_knows_and_one_without_a_source) {
  base::Diagnostics problems;
  app::Content content = shipped();
  spine::MovementSpec& movement = find_movement(content, "EX05");
  movement.bracing = {{"hold_tight", {2}, {"K9"}, spine::Mark::judgement, ""},
                      {"", {2, 7}, {"K1"}, spine::Mark::judgement, "two for one level"}};
  check_bracing(content, problems);
  std::vector<std::string> lines;
  for (const auto& problem : problems.found()) lines.push_back(base::format_diagnostic(problem));
  for (const char* words : {"names the bracing \"hold_tight\"", "/bracing/0/source is empty",
                            "names the keyframe \"K9\"", "names level 7", "a second bracing"})
    EXPECT_TRUE(std::ranges::any_of(lines, [&](const std::string& line) {
      return line.find(words) != std::string::npos;
    })) << words;
}

}  // namespace
}  // namespace plumb::catalogue
