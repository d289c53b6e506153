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
  clearance.role = clearance.registration = clearance.signature = std::string(max_words + 1, 'w');
  EXPECT_EQ(find_paths(clearance), (Paths{"/body/flags", "/body/conditions", "/body/role",
                                          "/body/registration", "/body/signature"}));
}

}  // namespace
}  // namespace plumb::app
