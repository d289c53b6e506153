// The program speaks the language that is asked for, or that of the system, and decides the same.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <vector>

#include "cli/program.hpp"
#include "store/temp_folder.test.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

const std::string journal = PLUMB_SCENARIOS "/it_hurts.jsonl";
const std::string moment = "2026-11-04T10:00:00+01:00";

/// Every test of the program is in English unless it says otherwise, whatever the machine speaks.
class PlainSystem : public ::testing::Environment {
 public:
  void SetUp() override {
    for (const char* name : {"LC_MESSAGES", "LANG"}) ::unsetenv(name);
    ::setenv("LC_ALL", "C.UTF-8", 1);
  }
};
[[maybe_unused]] const auto* const plain_system =
    ::testing::AddGlobalTestEnvironment(new PlainSystem);

/// The variables of the system until the end of the scope; then as they are for every test.
class SystemSays {
 public:
  explicit SystemSays(const std::map<std::string, std::string>& variables) {
    ::unsetenv("LC_ALL");
    for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 1);
  }
  ~SystemSays() { PlainSystem().SetUp(); }
  SystemSays(const SystemSays&) = delete;
  SystemSays& operator=(const SystemSays&) = delete;
};

Ended ask_plan(std::vector<std::string> more = {}) {
  std::vector<std::string> call = {"plan", journal, "--at", moment};
  call.insert(call.end(), more.begin(), more.end());
  return run_plumbline(call);
}

/// `json` without what is said in words.
void drop_words(base::Document& json) {
  std::erase_if(json.members, [](const auto& member) { return member.key == "text"; });
  for (auto& member : json.members) drop_words(member.value);
  for (auto& item : json.items) drop_words(item);
}

TEST(Languages, a_plan_is_the_same_in_each_but_for_its_words) {
  std::string english, english_words;
  for (const char* language : {"en", "de", "es"}) {
    const Ended run = ask_plan({"--json", "--language", language});
    EXPECT_EQ(run.code, 0) << run.err;
    auto plan = wire::parse_json(run.out);
    ASSERT_TRUE(plan.has_value());
    drop_words(*plan);
    const std::string bare = wire::format_json(*plan);
    if (english.empty()) {
      english = bare;
      english_words = run.out;
      continue;
    }
    EXPECT_EQ(bare, english) << "the fingerprint among it";
    EXPECT_NE(run.out, english_words);
  }
}

TEST(Languages, each_says_all_that_a_plan_has_to_say) {
  for (const char* language : {"de", "es"})
    for (const std::vector<std::string>& call :
         {std::vector<std::string>{"plan", journal, "--at", moment, "--why"},
          {"report", journal, "--at", moment},
          {"summary", journal, "--at", moment},
          {"replay", journal, "--why"},
          {"learn", "EX03"},
          {"learn", "LN04"},
          {"catalogue", "show", "EX12"}}) {
      std::vector<std::string> spoken = call;
      spoken.insert(spoken.end(), {"--language", language});
      const Ended run = run_plumbline(spoken);
      EXPECT_LE(run.code, 1) << run.err;
      EXPECT_NE(run.out, run_plumbline(call).out);
      EXPECT_EQ(run.out.find('<'), std::string::npos) << "a text is missing\n" << run.out;
      EXPECT_EQ(run.out.find('{'), std::string::npos) << "an input is missing\n" << run.out;
    }
}

TEST(Languages, days_and_fractions_are_written_as_the_language_does) {
  EXPECT_TRUE(ask_plan({"--language", "de"}).out.find("Mi, 4. Nov") != std::string::npos)
      << ask_plan({"--language", "de"}).out;
  EXPECT_TRUE(ask_plan().out.find("Wed 4 Nov") != std::string::npos);
}

TEST(Languages, without_an_option_it_is_that_of_the_system) {
  const std::string german = ask_plan({"--language", "de"}).out;
  const std::string english = ask_plan().out;
  ASSERT_NE(german, english);
  {
    const SystemSays says({{"LANG", "de_AT.UTF-8"}});
    EXPECT_EQ(ask_plan().out, german);
    EXPECT_EQ(ask_plan({"--language", "en"}).out, english);
  }
  {
    const SystemSays says({{"LANG", "de_DE.UTF-8"}, {"LC_MESSAGES", "C"}});
    EXPECT_EQ(ask_plan().out, english) << "LC_MESSAGES comes before LANG";
  }
  {
    const SystemSays says({{"LANG", "fr_FR.UTF-8"}});
    EXPECT_EQ(ask_plan().out, english) << "there are no texts in it";
  }
  const SystemSays says({{"LC_ALL", "de"}});
  EXPECT_EQ(ask_plan().out, german);
}

TEST(Languages, one_that_there_is_not_is_2_and_those_that_there_are_are_named) {
  const Ended run = ask_plan({"--language", "xx"});
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_NE(run.err.find("de (Deutsch)"), std::string::npos) << run.err;
}

TEST(Languages, what_is_for_programs_does_not_depend_on_the_system) {
  const std::vector<std::string> call = {"export", journal, "--fhir", "--at", moment};
  const std::string plain = run_plumbline(call).out;
  const SystemSays says({{"LANG", "de_DE.UTF-8"}});
  EXPECT_EQ(run_plumbline(call).out, plain);
}

}  // namespace
}  // namespace plumb::testing
