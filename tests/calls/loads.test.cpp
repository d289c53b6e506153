// Loads through the door of the page, over the real catalogue.
#include <gtest/gtest.h>

#include <string>

#include "base/write_described.hpp"
#include "calls/load_calls.hpp"
#include "loads/answer.hpp"
#include "support/real_content.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

constexpr const char* standing = R"({"scenarios":[{"name":"standing","balance":"feet",)"
                                 R"("contacts":[{"point":"heel"},{"point":"ball"}]}]})";

class LoadDoor : public ::testing::Test {
 protected:
  LoadDoor() {
    const app::Content& content = real_content();
    const calls::LoadContent part{content.body, content.loads, content.movements};
    loaded_ = ask("load_body", wire::format_json(base::write_described(part)));
  }
  std::string ask(const char* name, const std::string& input) {
    return calls::call_loads(host_, name, input);
  }
  static bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }

  calls::LoadHost host_;
  std::string loaded_;
};

TEST_F(LoadDoor, takes_the_body_of_the_compiled_catalogue) {
  EXPECT_TRUE(loaded_.starts_with(R"({"ok":{"muscles":)")) << loaded_;
  const std::string count = std::to_string(real_content().movements.size());
  EXPECT_TRUE(holds(loaded_, R"("movements":)" + count + "}")) << loaded_;
}

TEST_F(LoadDoor, gives_what_the_library_gives) {
  const app::Content& content = real_content();
  loads::LoadWorkspace workspace;
  const auto person = loads::compile_person(content.body, content.loads,
                                            loads::find_measures({}, content.body), 1, workspace);
  ASSERT_TRUE(person);
  loads::ScenarioSpec scenario;
  scenario.name = "standing";
  scenario.posture.contacts.resize(2);
  scenario.posture.contacts[0].point = "heel";
  scenario.posture.contacts[1].point = "ball";
  scenario.posture.balance = spine::Balance::feet;
  const auto answer = loads::answer_scenarios(*person, {scenario}, workspace);
  ASSERT_TRUE(answer);
  EXPECT_EQ(ask("loads", standing),
            "{\"ok\":" + wire::format_json(base::write_described(*answer)) + "}");
}

TEST_F(LoadDoor, keeps_nothing_of_one_question_for_the_next) {
  const std::string first = ask("loads", standing);
  const std::string woman =
      R"({"body":{"sex":"female","height_m":1.6,"mass_kg":55},"scenarios":[{"name":"a",)"
      R"("contacts":[{"point":"heel"},{"point":"ball"}],"balance":"feet"}]})";
  EXPECT_TRUE(ask("loads", woman).starts_with(R"({"ok":{"body":{"sex":"female")"));
  ask("ribbon", R"({"id":"EX01","level":2})");
  EXPECT_EQ(ask("loads", standing), first);
}

TEST_F(LoadDoor, tells_what_is_wrong_with_its_path) {
  const std::string angle =
      ask("loads", R"({"scenarios":[{"name":"a"},{"name":"b","angles_deg":{"lum":400}}]})");
  EXPECT_TRUE(holds(angle, R"("code":"input_invalid")")) << angle;
  EXPECT_TRUE(holds(angle, R"("path":"/scenarios/1/angles_deg/lum")")) << angle;
  const std::string light = ask(
      "loads", R"({"body":{"sex":"male","height_m":1.8,"mass_kg":5},"scenarios":[{"name":"a"}]})");
  EXPECT_TRUE(holds(light, R"("path":"/body")")) << light;
  const std::string later = ask("loads", R"({"format":2,"scenarios":[]})");
  EXPECT_TRUE(holds(later, R"("path":"/format")")) << later;
}

TEST_F(LoadDoor, a_posture_that_nothing_holds_is_an_answer) {
  const std::string floating = ask("loads", R"({"scenarios":[{"name":"floating"}]})");
  EXPECT_TRUE(floating.starts_with(R"({"ok":)")) << floating;
  EXPECT_TRUE(holds(floating, R"("supportable":false)")) << floating;
}

TEST_F(LoadDoor, says_where_a_body_ends_that_is_brought_into_balance) {
  // Who leans the trunk forward over straight legs takes the hips back.
  const std::string leaning = ask(
      "balanced",
      R"({"scenarios":[{"name":"a","angles_deg":{"pit":-40,"hip":40},"balance":"feet",)"
      R"("contacts":[{"point":"heel"},{"point":"ball"}]},{"name":"b","angles_deg":{"hip":40}}]})");
  const auto answer = wire::parse_json(leaning);
  ASSERT_TRUE(answer) << leaning;
  const base::Document* poses = answer->find("ok")->find("poses");
  ASSERT_NE(poses, nullptr) << leaning;
  const auto hip = [&](std::size_t i) {
    return poses->items[i].find("angles_deg")->find("hip")->real;
  };
  EXPECT_GT(hip(0), 42);
  EXPECT_LT(hip(0), 60);
  EXPECT_EQ(hip(1), 40) << "nothing asked for a balance";
}

TEST_F(LoadDoor, follows_a_movement_level_by_level) {
  const std::string ribbon = ask("ribbon", R"({"id":"EX01","level":2})");
  for (const char* part : {R"("exercise":"EX01","level":2)", R"("key":"K0")", R"("key":"K1")"})
    EXPECT_TRUE(holds(ribbon, part)) << part;
  EXPECT_TRUE(holds(ask("ribbon", R"({"id":"EX99","level":1})"), R"("code":"not_found")"));
}

}  // namespace
}  // namespace plumb::testing
