#include "catalogue/check_movements.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace plumb::catalogue {
namespace {

/// Two exercises and two movements to avoid; one of these is a sport and is not drawn.
app::Content make_drawn_content() {
  app::Content content;
  content.care.exercises.resize(2);
  content.care.exercises[0].id = "EX01";
  content.care.exercises[1].id = "EX02";
  content.care.avoided.resize(2);
  content.care.avoided[0].id = "AV01";
  content.care.avoided[1].id = "AV05";
  content.movements.resize(3);
  content.movements[0].id = "AV01";
  content.movements[1].id = "EX01";
  content.movements[2].id = "EX02";
  return content;
}

std::vector<std::string> find_lines(const base::Diagnostics& problems) {
  std::vector<std::string> lines;
  for (const auto& problem : problems.found()) lines.push_back(base::format_diagnostic(problem));
  return lines;
}

TEST(CheckAllDrawn, passes_when_every_exercise_is_drawn_and_a_sport_to_avoid_is_not) {
  base::Diagnostics problems;
  check_all_drawn(make_drawn_content(), problems);
  EXPECT_EQ(find_lines(problems), std::vector<std::string>{});
}

TEST(CheckAllDrawn, an_exercise_without_a_movement_is_told_with_the_file_to_add) {
  app::Content content = make_drawn_content();
  content.movements.pop_back();
  base::Diagnostics problems;
  check_all_drawn(content, problems);
  EXPECT_EQ(find_lines(problems),
            std::vector<std::string>{
                "exercises/EX02.yaml: error: has no movement; add postures/EX02.yaml"});
}

TEST(CheckAllDrawn, a_movement_under_a_wrong_id_is_one_fault_not_two) {
  app::Content content = make_drawn_content();
  content.movements.back().id = "EX99";
  base::Diagnostics problems;
  check_owners(content, problems);
  check_all_drawn(content, problems);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_TRUE(find_lines(problems).front().starts_with("postures/EX99.yaml: error: /id names"));
}

}  // namespace
}  // namespace plumb::catalogue
