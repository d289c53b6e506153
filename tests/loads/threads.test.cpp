// One model, many threads, each with a workspace of its own.
#include <gtest/gtest.h>

#include <thread>
#include <utility>
#include <vector>

#include "loads/answer.hpp"
#include "loads/loads_content.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

const loads::Person& reference_person() {
  static const loads::Person person = [] {
    const app::Content& content = real_content();
    loads::LoadWorkspace workspace;
    auto compiled = loads::compile_person(content.body, content.loads, {spine::Sex::male, 1.74, 70},
                                          1, workspace);
    EXPECT_TRUE(compiled);
    return std::move(*compiled);
  }();
  return person;
}

std::vector<double> compressions(const std::vector<loads::ScenarioSpec>& scenarios) {
  loads::LoadWorkspace workspace;
  const auto answer = loads::answer_scenarios(reference_person(), scenarios, workspace);
  std::vector<double> out;
  if (!answer) return out;
  for (const loads::LoadReport& report : answer->scenarios)
    for (const loads::DiscReport& disc : report.discs) out.push_back(disc.compression_n.least);
  return out;
}

TEST(Threads, that_share_a_person_give_the_same_bytes) {
  const std::vector<loads::ScenarioSpec>& scenarios = scenarios_of("wilke.yaml");
  const std::vector<double> alone = compressions(scenarios);
  ASSERT_FALSE(alone.empty());
  std::vector<std::vector<double>> together(4);
  {
    std::vector<std::jthread> threads;
    for (std::vector<double>& one : together)
      threads.emplace_back([&] { one = compressions(scenarios); });
  }
  for (const std::vector<double>& one : together) EXPECT_EQ(one, alone);
}

}  // namespace
}  // namespace plumb::testing
