#include "calls/calls.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace plumb::calls {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Calls, a_call_that_nobody_knows_is_unsupported) {
  Host host;
  const std::string answer = call(host, "heal", "{}");
  EXPECT_TRUE(answer.starts_with(R"({"fault":{"code":"unsupported")")) << answer;
}

TEST(Calls, nothing_is_answered_before_the_catalogue_is_there) {
  Host host;
  for (const std::string_view name : list_calls()) {
    if (name == "load_catalogue" || name == "merge") continue;
    const std::string answer = call(host, name, R"({"exercise":"EX01","level":1,"t_s":0,"since_s":0,
                             "phase":{"kind":"held","share":0}})");
    EXPECT_TRUE(holds(answer, R"("code":)")) << name << answer;
    EXPECT_FALSE(holds(answer, R"("ok")")) << name << answer;
  }
  EXPECT_TRUE(holds(call(host, "plan", R"({"events":[],"at":"2026-11-24T09:00:00+01:00"})"),
                    R"("code":"not_found")"));
}

TEST(Calls, broken_json_names_its_place) {
  Host host;
  const std::string answer = call(host, "merge", "{\"a\": [}");
  EXPECT_TRUE(holds(answer, R"("code":"input_invalid")")) << answer;
  EXPECT_TRUE(holds(answer, "line 1, column 8")) << answer;
}

TEST(Calls, every_problem_of_an_input_is_told_with_its_path) {
  Host host;
  const std::string answer = call(host, "merge", R"({"a":[{"id":7}],"more":1})");
  EXPECT_TRUE(holds(answer, R"("path":"/a/0/id")")) << answer;
  EXPECT_TRUE(holds(answer, R"("path":"/more")")) << answer;
  EXPECT_TRUE(holds(answer, R"(lacks \"b\")")) << answer;
}

TEST(Calls, a_merge_is_a_union_in_order) {
  Host host;
  const std::string early =
      R"({"id":"019ab3c4-5d6e-7f00-8123-456789abcdef","at":"2026-11-24T08:00:00.000+01:00",)"
      R"("kind":"note","body":{"words":"früh"}})";
  const std::string late =
      R"({"id":"019ab3c4-5d6e-7f00-8123-456789abcde0","at":"2026-11-24T09:00:00.000+01:00",)"
      R"("kind":"note","body":{"words":"später"}})";
  const std::string forth =
      call(host, "merge", "{\"a\":[" + early + "," + late + "],\"b\":[" + early + "]}");
  const std::string back = call(host, "merge", "{\"a\":[" + late + "],\"b\":[" + early + "]}");
  EXPECT_EQ(forth, back);
  EXPECT_LT(forth.find("früh"), forth.find("später"));
}

TEST(Calls, are_sorted_and_each_is_documented) {
  const auto names = list_calls();
  EXPECT_TRUE(std::ranges::is_sorted(names));
  std::ifstream file(PLUMB_CALLS_DOCUMENT);
  std::stringstream text;
  text << file.rdbuf();
  ASSERT_FALSE(text.str().empty());
  for (const std::string_view name : names)
    EXPECT_TRUE(holds(text.str(), "| `" + std::string(name) + "` |")) << name;
}

}  // namespace
}  // namespace plumb::calls
