#include "app/event_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "care/small_content.test.hpp"

namespace plumb::app {
namespace {

using namespace care;

/// The paths of what is wrong with one event of that content, without "/events/0".
std::vector<std::string> find_paths(EventBody body) {
  auto content = care::testing::make_small_content();
  content.questions[0].kind = AnswerKind::scale;
  const Catalogue catalogue(std::move(content));
  Event event;
  event.body = std::move(body);
  base::Diagnostics problems;
  check_events(catalogue, {&event, 1}, event.at.at, problems);
  std::vector<std::string> paths;
  for (const auto& one : problems.found()) paths.push_back(one.place.path.substr(9));
  return paths;
}

using Paths = std::vector<std::string>;

TEST(EventRules, a_scale_takes_whole_numbers_however_large_what_was_sent_is) {
  const auto answer = [](double number) {
    Answer one;
    one.question = "Q1";
    one.number = number;
    return find_paths(IntakeAnswered{{one}});
  };
  EXPECT_EQ(answer(3), Paths{});
  EXPECT_EQ(answer(3.5), Paths{"/body/answers/0/number"});
  EXPECT_EQ(answer(-1e300), Paths{});  // this question names no bounds
}

TEST(EventRules, every_text_has_a_longest_length) {
  const std::string long_text(max_words + 1, 'w');
  EXPECT_EQ(find_paths(Note{"", long_text}), Paths{"/body/about"});
  SessionDone session;
  session.catalogue = long_text;
  session.plan = long_text;
  EXPECT_EQ(find_paths(session), (Paths{"/body/catalogue", "/body/plan"}));
}

TEST(EventRules, a_clearance_speaks_of_what_the_catalogue_knows) {
  Clearance clearance;
  clearance.clinician = "Dr. Ada";
  clearance.role = "doctor";
  clearance.flags = {"RF-C1"};
  clearance.conditions = {"DISC"};
  EXPECT_EQ(find_paths(clearance), Paths{});
  clearance.flags = {"RF-X"};
  clearance.conditions = {"DRAGON"};
  clearance.role = clearance.registration = std::string(max_words + 1, 'w');
  clearance.seal = Seal{"key", {}, {}, "typed by hand"};
  EXPECT_EQ(find_paths(clearance),
            (Paths{"/body/flags", "/body/conditions", "/body/role", "/body/registration",
                   "/body/seal/key", "/body/seal/signature"}));
}

TEST(EventRules, a_key_has_the_name_of_its_clinician_and_the_form_of_a_key) {
  const std::string key(64, 'a');
  EXPECT_EQ(find_paths(KeyAccepted{"Dr. Ada", "doctor", "", key}), Paths{});
  EXPECT_EQ(find_paths(KeyAccepted{"", "", "", "abc"}),
            (Paths{"/body/clinician", "/body/role", "/body/key"}));
  EXPECT_EQ(find_paths(KeyWithdrawn{key, ""}), Paths{});
  EXPECT_EQ(find_paths(KeyWithdrawn{std::string(64, 'G'), ""}), Paths{"/body/key"});
}

TEST(EventRules, of_a_blood_pressure_the_higher_number_lies_above_the_lower) {
  CheckIn check_in;
  check_in.pressure = BloodPressure{{120}, {80}, false};
  EXPECT_EQ(find_paths(check_in), Paths{});
  check_in.pressure = BloodPressure{{80}, {120}, false};
  EXPECT_EQ(find_paths(check_in), Paths{"/body/pressure"});
}

std::vector<std::string> find_follow_up_paths(EventBody body) {
  auto content = care::testing::make_small_content();
  Measure listed;
  listed.id = "LIST";
  listed.use = "core";
  listed.scoring = Scoring::count;
  listed.items = {{"s1", {}, {}, "", false}, {"s2", {}, {}, "", false}};
  listed.min = 0;
  listed.max = 2;
  Measure never = listed;
  never.id = "THEIRS";
  never.use = "never";
  content.measures = {listed, never};
  SelfCheck seen, counted;
  seen.id = "SEEN";
  counted.id = "COUNTED";
  counted.parts = {"left", "right"};
  content.self_checks = {seen, counted};
  const Catalogue catalogue(std::move(content));
  Event event;
  event.body = std::move(body);
  base::Diagnostics problems;
  check_events(catalogue, {&event, 1}, event.at.at, problems);
  std::vector<std::string> paths;
  for (const auto& one : problems.found()) paths.push_back(one.place.path.substr(9));
  return paths;
}

TEST(EventRules, a_measure_has_items_that_exist_each_once_on_their_scale) {
  const auto find = [](MeasureTaken taken) { return find_follow_up_paths(std::move(taken)); };
  EXPECT_EQ(find({"LIST", {{"s1", 1, {}}}, {}}), Paths{});
  EXPECT_EQ(find({"LIST", {}, {}}), Paths{}) << "nothing ticked is an answer";
  EXPECT_EQ(find({"LIST", {}, 2}), Paths{});
  EXPECT_EQ(find({"LIST", {}, 3}), Paths{"/body/score"});
  EXPECT_EQ(find({"LIST", {{"s1", 1, {}}}, 1}), Paths{"/body/score"});
  EXPECT_EQ(find({"LIST", {{"s9", 1, {}}}, {}}), Paths{"/body/answers/0/item"});
  EXPECT_EQ(find({"LIST", {{"s1", 2, {}}}, {}}), Paths{"/body/answers/0/value"});
  EXPECT_EQ(find({"LIST", {{"s1", 1, {}}, {"s1", 1, {}}}, {}}), Paths{"/body/answers/1/item"});
  EXPECT_EQ(find({"THEIRS", {}, 1}), Paths{"/body/measure"});
  EXPECT_EQ(find({"NONE", {}, 1}), Paths{"/body/measure"});
}

TEST(EventRules, a_self_check_has_a_value_for_each_part_or_was_left_out) {
  const auto find = [](CheckResult result) {
    return find_follow_up_paths(SelfCheckDone{{std::move(result)}});
  };
  EXPECT_EQ(find({"SEEN", false, true, false, {}}), Paths{});
  EXPECT_EQ(find({"COUNTED", true, false, false, {}}), Paths{});
  EXPECT_EQ(find({"COUNTED", false, false, false, {{"left", {9}}, {"right", {9}}}}), Paths{});
  EXPECT_EQ(find({"COUNTED", false, false, false, {{"left", {9}}}}),
            Paths{"/body/results/0/values"});
  EXPECT_EQ(find({"SEEN", false, false, false, {{"left", {9}}}}).front(), "/body/results/0/values");
  EXPECT_EQ(find({"GONE", false, false, false, {}}), Paths{"/body/results/0/check"});
}

}  // namespace
}  // namespace plumb::app
