#include <gtest/gtest.h>

#include <set>

#include "coach/session.hpp"
#include "coach/small_session.test.hpp"

namespace plumb::coach {
namespace {

using testing::Lines;
using testing::Talk;

std::vector<std::pair<std::int64_t, std::string>> list(const Talk& talk) {
  std::vector<std::pair<std::int64_t, std::string>> cues;
  for (const Cue& cue : talk.view().cues)
    cues.emplace_back(cue.at_ms - talk.now(),
                      std::string(base::name_of(cue.kind)) +
                          (cue.count > 0 ? std::to_string(cue.count) : std::string{}));
  return cues;
}

using Expected = std::vector<std::pair<std::int64_t, std::string>>;

TEST(Cues, tell_what_comes_with_its_exact_time) {
  Talk talk(Lines{{"EX02", 1}});
  talk.say(InputKind::start);
  EXPECT_EQ(list(talk), (Expected{{0, "ready"}}));
  talk.play_s(10);
  EXPECT_EQ(list(talk), (Expected{{7'000, "count3"},
                                  {8'000, "count2"},
                                  {9'000, "count1"},
                                  {10'000, "start"},
                                  {11'000, "hold"}}));
  talk.play_s(15);
  EXPECT_EQ(list(talk), (Expected{{0, "rest"}}));
}

TEST(Cues, of_a_long_hold_have_its_middle_and_its_end) {
  Talk talk(Lines{{"EX03", 1}, {"EX04", 1}});
  talk.say(InputKind::start);
  talk.play_s(62);
  EXPECT_EQ(list(talk), (Expected{{8'000, "half"}}));
  talk.play_s(30);
  EXPECT_EQ(list(talk), (Expected{{5'000, "count3"},
                                  {6'000, "count2"},
                                  {7'000, "count1"},
                                  {8'000, "exercise_done"},
                                  {8'000, "next"}}));
}

TEST(Cues, keep_their_ids_until_the_course_changes) {
  Talk talk(Lines{{"EX03", 1}});
  talk.say(InputKind::start);
  talk.play_s(30);
  std::set<std::string> before;
  for (const Cue& cue : talk.view().cues) before.insert(cue.id);
  const int epoch = talk.view().epoch;
  talk.wait_ms(300);
  EXPECT_EQ(talk.view().epoch, epoch);
  for (const Cue& cue : talk.view().cues) EXPECT_TRUE(before.contains(cue.id)) << cue.id;
  talk.say(InputKind::pause);
  EXPECT_GT(talk.view().epoch, epoch);
  EXPECT_TRUE(talk.view().cues.empty());
}

TEST(Cues, name_the_side) {
  Talk talk(Lines{{"EX01", 1}});
  talk.say(InputKind::start);
  ASSERT_FALSE(talk.view().cues.empty());
  EXPECT_EQ(talk.view().cues[0].text, "coach.cue.ready_side");
  EXPECT_EQ(talk.view().cues[0].inputs[1].value, "right");
  talk.play_s(25);
  EXPECT_EQ(talk.view().cues[0].kind, CueKind::change);
  EXPECT_EQ(talk.view().cues[0].inputs[0].value, "left");
  EXPECT_TRUE(talk.play_s(10).step->mirrored);
}

TEST(Cues, of_the_end_say_so) {
  Talk talk(Lines{{"EX03", 1}});
  talk.say(InputKind::start);
  talk.play_s(95);
  EXPECT_EQ(talk.view().cues.back().kind, CueKind::session_done);
}

}  // namespace
}  // namespace plumb::coach
