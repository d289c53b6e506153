#include <gtest/gtest.h>

#include "coach/session.hpp"
#include "coach/small_session.test.hpp"

namespace plumb::coach {
namespace {

using care::Colour;
using care::StopReason;
using testing::Lines;
using testing::Talk;

Talk start(const Lines& lines, std::int64_t seconds) {
  Talk talk(lines);
  talk.say(InputKind::start);
  talk.play_s(seconds);
  return talk;
}

TEST(Stop, shows_the_way_out_before_it_asks_anything) {
  Talk talk = start({{"EX02", 1}, {"EX03", 1}}, 23);
  const SessionView& view = talk.say(InputKind::stop);
  EXPECT_EQ(view.state, ShownState::stopping);
  ASSERT_TRUE(view.way_out.has_value());
  EXPECT_EQ(view.way_out->exercise, "EX02");
  EXPECT_EQ(view.way_out->phase.kind, PhaseKind::held);
  EXPECT_FALSE(view.ask.has_value());
  ASSERT_EQ(view.cues.size(), 1u);
  EXPECT_EQ(view.cues[0].kind, CueKind::stop);
  EXPECT_EQ(talk.say(InputKind::out).state, ShownState::asking);
  EXPECT_EQ(talk.view().ask->exercises[0].wants,
            (std::vector{Want::pain, Want::zones, Want::reason}));
}

TEST(Stop, tiredness_goes_on_to_the_next_exercise) {
  Talk talk = start({{"EX02", 1}, {"EX03", 1}}, 23);
  talk.say(InputKind::stop);
  talk.say(InputKind::out);
  talk.answer(2, StopReason::tired);
  EXPECT_EQ(talk.view().paused_by, PausedBy::verdict);
  EXPECT_EQ(talk.view().verdict->colour, Colour::amber);
  EXPECT_FALSE(talk.view().verdict->ends_session);
  talk.say(InputKind::resume);
  EXPECT_EQ(talk.view().exercise->id, "EX03");
  EXPECT_EQ(talk.view().step->kind, StepKind::ready);
}

TEST(Stop, pain_is_red_and_takes_the_same_direction_out) {
  Talk talk = start({{"EX02", 1}, {"EX05", 1}, {"EX03", 1}}, 23);
  talk.say(InputKind::hurts);
  talk.say(InputKind::out);
  talk.answer(3);
  EXPECT_EQ(talk.view().verdict->colour, Colour::red);
  EXPECT_FALSE(talk.view().verdict->reasons.empty());
  ASSERT_EQ(talk.view().verdict->dropped.size(), 1u);
  EXPECT_EQ(talk.view().verdict->dropped[0].exercise, "EX05");
  EXPECT_EQ(talk.view().verdict->dropped[0].why, "coach.dropped.direction");
  talk.say(InputKind::resume);
  EXPECT_EQ(talk.view().exercise->id, "EX03");
}

TEST(Stop, high_pain_leaves_only_rest) {
  Talk talk = start({{"EX05", 1}, {"EX01", 1}, {"EX04", 1}, {"EX03", 1}}, 23);
  talk.say(InputKind::hurts);
  talk.say(InputKind::out);
  talk.answer(7);
  ASSERT_EQ(talk.view().verdict->dropped.size(), 2u);
  EXPECT_EQ(talk.view().verdict->dropped[0].why, "coach.dropped.pain_high");
  talk.say(InputKind::resume);
  EXPECT_EQ(talk.view().exercise->id, "EX03");
}

TEST(Stop, raised_pain_lowers_the_rest_and_leaves_out_what_is_heavy) {
  Talk talk = start({{"EX01", 2}, {"EX02", 2}, {"EX05", 2}}, 23);
  talk.say(InputKind::stop);
  talk.say(InputKind::out);
  talk.answer(4, StopReason::tired);
  ASSERT_EQ(talk.view().verdict->dropped.size(), 1u);
  EXPECT_EQ(talk.view().verdict->dropped[0].why, "coach.dropped.pain_raised");
  ASSERT_EQ(talk.view().verdict->lowered.size(), 1u);
  EXPECT_EQ(talk.view().verdict->lowered[0].exercise, "EX05");
  EXPECT_EQ(talk.view().verdict->lowered[0].level, 1);
}

TEST(Stop, pain_that_spreads_leaves_only_rest) {
  Talk talk = start({{"EX01", 1}, {"EX05", 1}, {"EX03", 1}}, 23);
  SessionInput zones;
  zones.kind = InputKind::answer;
  zones.pain = care::PainScore{2};
  zones.reason = StopReason::tired;
  zones.zones.emplace().back_left = care::Zone{3};
  // Without a zone from before there is nothing to compare with.
  talk.say(InputKind::stop);
  talk.say(InputKind::out);
  talk.say(zones);
  EXPECT_TRUE(talk.view().verdict->dropped.empty());

  care::Plan plan = testing::make_plan({{"EX01", 1}, {"EX05", 1}, {"EX03", 1}});
  SessionFacts facts;
  facts.pain_before.value = 2;
  facts.baseline = 2;
  facts.zones_before.back_left = care::Zone{1};
  auto state = make_session(plan, facts, {}, 0);
  ASSERT_TRUE(state.has_value());
  const auto say = [&](std::int64_t at, SessionInput input) {
    auto next = apply_to_session(talk.catalogue(), talk.spec(), *state, at, input);
    EXPECT_TRUE(next.has_value());
    state = next->state;
    return next->view;
  };
  SessionInput input;
  input.kind = InputKind::start;
  say(0, input);
  input.kind = InputKind::stop;
  say(1'000, input);
  input.kind = InputKind::out;
  say(2'000, input);
  const SessionView view = say(3'000, zones);
  ASSERT_EQ(view.verdict->dropped.size(), 1u);
  EXPECT_EQ(view.verdict->dropped[0].why, "coach.dropped.spread");
}

TEST(Stop, danger_ends_the_session_at_once_and_all_that_was_to_come) {
  Talk talk = start({{"EX02", 1}, {"EX03", 1}}, 23);
  talk.say(InputKind::stop);
  talk.say(InputKind::out);
  talk.answer(4, StopReason::danger);
  EXPECT_EQ(talk.view().state, ShownState::done);
  EXPECT_EQ(talk.view().ended_by, EndedBy::verdict);
  EXPECT_EQ(talk.view().verdict->colour, Colour::black);
  EXPECT_TRUE(talk.view().verdict->ends_session);
  EXPECT_EQ(talk.view().lines[1].state, LineState::dropped);
  const auto& exercises = talk.view().session->exercises;
  EXPECT_EQ(exercises[0].stop, StopReason::danger);
  EXPECT_TRUE(exercises[1].skipped);
}

TEST(Stop, two_exercises_that_hurt_are_enough) {
  Talk talk = start({{"EX01", 1}, {"EX05", 1}, {"EX03", 1}}, 23);
  talk.say(InputKind::hurts);
  talk.say(InputKind::out);
  talk.answer(2);
  talk.say(InputKind::resume);
  talk.play_s(21);
  ASSERT_EQ(talk.view().exercise->id, "EX05");
  talk.say(InputKind::hurts);
  talk.say(InputKind::out);
  talk.answer(2);
  EXPECT_TRUE(talk.view().verdict->ends_session);
  EXPECT_EQ(talk.view().state, ShownState::done);
  EXPECT_EQ(talk.view().lines[2].state, LineState::dropped);
}

TEST(Stop, it_hurts_cannot_be_answered_away) {
  Talk talk = start({{"EX01", 1}, {"EX03", 1}}, 23);
  talk.say(InputKind::hurts);
  talk.say(InputKind::out);
  for (const StopReason reason : talk.view().ask->reasons) EXPECT_NE(reason, StopReason::tired);
  talk.answer(2, StopReason::tired);
  EXPECT_EQ(talk.view().verdict->colour, Colour::red);
}

TEST(Stop, without_an_answer_it_counts_as_pain) {
  Talk talk = start({{"EX01", 1}, {"EX03", 1}}, 23);
  talk.say(InputKind::stop);
  talk.wait_s(3 * 3'600);
  EXPECT_EQ(talk.view().state, ShownState::done);
  EXPECT_EQ(talk.view().session->exercises[0].stop, StopReason::hurts);
}

TEST(Stop, on_the_way_out_of_an_exercise_means_that_exercise) {
  Talk talk = start({{"EX03", 1}, {"EX04", 1}}, 105);
  ASSERT_EQ(talk.view().step->kind, StepKind::next);
  talk.say(InputKind::hurts);
  EXPECT_EQ(talk.view().way_out->exercise, "EX03");
  EXPECT_EQ(talk.view().lines[1].state, LineState::todo);
  talk.say(InputKind::out);
  talk.answer(3);
  EXPECT_EQ(talk.say(InputKind::resume).exercise->id, "EX04");
}

TEST(Stop, on_the_way_into_an_exercise_is_kept_though_nothing_was_done) {
  Talk talk = start({{"EX03", 1}}, 10);
  talk.say(InputKind::hurts);
  talk.say(InputKind::out);
  talk.answer(4);
  ASSERT_EQ(talk.view().state, ShownState::done);
  EXPECT_FALSE(talk.view().session->exercises[0].skipped);
  EXPECT_EQ(talk.view().session->exercises[0].stop, StopReason::hurts);
}

TEST(Stop, an_answer_in_passing_that_is_grave_counts_at_once) {
  Talk talk = start({{"EX02", 1}, {"EX05", 1}, {"EX03", 1}}, 52);
  ASSERT_EQ(talk.view().step->kind, StepKind::next);
  talk.answer(5, {}, 4, "EX02");
  EXPECT_EQ(talk.view().paused_by, PausedBy::verdict);
  EXPECT_EQ(talk.view().verdict->colour, Colour::red);
  EXPECT_EQ(talk.view().verdict->dropped[0].exercise, "EX05");
  EXPECT_EQ(talk.say(InputKind::resume).exercise->id, "EX03");
}

TEST(Stop, at_the_last_questions_still_shows_a_way_out) {
  Talk talk = start({{"EX03", 1}}, 100);
  ASSERT_EQ(talk.view().state, ShownState::asking);
  EXPECT_EQ(talk.say(InputKind::hurts).state, ShownState::stopping);
  talk.say(InputKind::out);
  talk.answer(3);
  EXPECT_EQ(talk.view().state, ShownState::done);
  EXPECT_EQ(talk.view().session->exercises[0].stop, StopReason::hurts);
}

}  // namespace
}  // namespace plumb::coach
