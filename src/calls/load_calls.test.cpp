#include "calls/load_calls.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace plumb::calls {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(LoadCalls, nothing_is_answered_before_the_body_is_there) {
  LoadHost host;
  for (const auto& [name, input] : {std::pair{"loads", R"({"scenarios":[{"name":"a"}]})"},
                                    {"ribbon", R"({"id":"EX01","level":1})"}})
    EXPECT_TRUE(holds(call_loads(host, name, input), R"("code":"not_found")")) << name;
}

TEST(LoadCalls, every_problem_of_an_input_is_told_with_its_path) {
  LoadHost host;
  const std::string answer = call_loads(
      host, "loads", R"({"scenarios":[{"name":"a","angles_deg":{"knee":3},"balance":"toes"}]})");
  EXPECT_TRUE(holds(answer, R"("code":"input_invalid")")) << answer;
  EXPECT_TRUE(holds(answer, R"("path":"/scenarios/0/angles_deg/knee")")) << answer;
  EXPECT_TRUE(holds(answer, R"("path":"/scenarios/0/balance")")) << answer;
}

TEST(LoadCalls, a_call_that_nobody_knows_is_unsupported) {
  LoadHost host;
  EXPECT_TRUE(holds(call_loads(host, "plan", "{}"), R"("code":"unsupported")"));
}

TEST(LoadCalls, are_sorted_and_each_is_documented) {
  const auto names = list_load_calls();
  EXPECT_TRUE(std::ranges::is_sorted(names));
  std::ifstream file(PLUMB_CALLS_DOCUMENT);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(text.empty());
  for (const std::string_view name : names)
    EXPECT_TRUE(holds(text, "| `" + std::string(name) + "` |")) << name;
}

}  // namespace
}  // namespace plumb::calls
