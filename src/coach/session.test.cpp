#include "coach/session.hpp"

#include <gtest/gtest.h>

#include "base/read_described.hpp"
#include "base/write_described.hpp"
#include "coach/small_session.test.hpp"

namespace plumb::coach {
namespace {

using testing::Lines;
using testing::make_plan;
using testing::Talk;

SessionInput adjust_by(int seconds) {
  SessionInput input;
  input.kind = InputKind::adjust;
  input.seconds.value = seconds;
  return input;
}

SessionInput times_of(int ready_s, int rest_s, int hold_s) {
  SessionInput input;
  input.kind = InputKind::times;
  input.times = {ready_s, rest_s, hold_s};
  return input;
}

TEST(Session, waits_for_its_start) {
  Talk talk(Lines{{"EX02", 1}});
  EXPECT_EQ(talk.wait_s(600).state, ShownState::ready);
  EXPECT_EQ(talk.view().elapsed_s, 0);
  EXPECT_EQ(talk.say(InputKind::start).state, ShownState::resting);
  EXPECT_EQ(talk.view().step->kind, StepKind::ready);
  EXPECT_EQ(talk.view().step->to_ms - talk.now(), 20'000);
}

TEST(Session, a_plan_that_asks_first_has_no_session) {
  care::Plan plan = make_plan({{"EX01", 1}});
  plan.ask = care::AskNext::check_in;
  EXPECT_FALSE(make_session(plan, {}, {}, 0).has_value());
  plan.ask = care::AskNext::nothing;
  plan.lines.clear();
  EXPECT_FALSE(make_session(plan, {}, {}, 0).has_value());
}

TEST(Session, can_be_of_chosen_exercises_only) {
  const std::vector<Id> chosen{"EX03"};
  const auto state = make_session(make_plan({{"EX01", 1}, {"EX03", 1}}), {}, chosen, 0);
  ASSERT_TRUE(state.has_value());
  ASSERT_EQ(state->lines.size(), 1u);
  EXPECT_EQ(state->lines[0].report.exercise, "EX03");
}

// EX02 at level 1: get ready 20, then 2 × (1 out, 3 hold, 1 back) with a rest of 20 between.
TEST(Session, runs_through_its_steps_and_asks_at_the_end) {
  Talk talk(Lines{{"EX02", 1}});
  talk.say(InputKind::start);
  EXPECT_EQ(talk.play_s(20).step->kind, StepKind::move);
  EXPECT_EQ(talk.view().state, ShownState::running);
  EXPECT_EQ(talk.play_s(1).step->kind, StepKind::hold);
  EXPECT_EQ(talk.play_s(3).step->kind, StepKind::release);
  EXPECT_EQ(talk.play_s(1).step->kind, StepKind::rest);
  EXPECT_EQ(talk.play_s(20).step->rep, 2);
  EXPECT_EQ(talk.play_s(5).state, ShownState::asking);
  ASSERT_EQ(talk.view().ask->exercises.size(), 1u);
  EXPECT_EQ(talk.view().ask->exercises[0].wants, (std::vector{Want::pain, Want::effort}));
  talk.answer(3, {}, 4, "EX02");
  talk.say(InputKind::finish);
  ASSERT_TRUE(talk.view().session.has_value());
  const care::SessionDone& done = *talk.view().session;
  EXPECT_EQ(done.seconds.value, 50);
  EXPECT_EQ(done.exercises[0].completed.value, 100);
  EXPECT_EQ(done.exercises[0].peak->value, 3);
  EXPECT_EQ(talk.view().ended_by, EndedBy::plan);
  EXPECT_FALSE(talk.view().nothing_done);
}

TEST(Session, tells_the_next_exercise_and_the_way_out_of_the_last) {
  Talk talk(Lines{{"EX03", 1}, {"EX04", 1}});
  talk.say(InputKind::start);
  talk.play_s(40);
  EXPECT_EQ(talk.view().then->exercise->exercise, "EX04");
  talk.play_s(60);
  EXPECT_EQ(talk.view().step->kind, StepKind::next);
  EXPECT_EQ(talk.view().exercise->id, "EX04");
  ASSERT_TRUE(talk.view().way_out.has_value());
  EXPECT_EQ(talk.view().way_out->exercise, "EX03");
  EXPECT_EQ(talk.view().lines[0].state, LineState::done);
}

TEST(Session, what_is_skipped_while_one_gets_ready_is_what_one_comes_out_of) {
  Talk talk(Lines{{"EX02", 1}, {"EX03", 1}, {"EX04", 1}});
  talk.say(InputKind::start);
  talk.play_s(52);
  ASSERT_EQ(talk.view().exercise->id, "EX03");
  ASSERT_EQ(talk.view().step->kind, StepKind::next);
  talk.play_s(16);
  ASSERT_EQ(talk.view().step->kind, StepKind::ready);
  talk.say(InputKind::skip);
  ASSERT_EQ(talk.view().exercise->id, "EX04");
  ASSERT_TRUE(talk.view().way_out.has_value());
  EXPECT_EQ(talk.view().way_out->exercise, "EX03");
  talk.say(InputKind::hurts);
  EXPECT_EQ(talk.view().way_out->exercise, "EX03");
}

TEST(Session, what_is_skipped_before_one_is_out_of_the_last_leaves_the_way_out_of_the_last) {
  Talk talk(Lines{{"EX02", 1}, {"EX03", 1}, {"EX04", 1}});
  talk.say(InputKind::start);
  talk.play_s(52);
  ASSERT_EQ(talk.view().step->kind, StepKind::next);
  talk.say(InputKind::skip);
  ASSERT_EQ(talk.view().exercise->id, "EX04");
  EXPECT_EQ(talk.view().way_out->exercise, "EX02");
}

TEST(Session, a_pause_stops_the_time_and_a_lead_in_comes_before_going_on) {
  Talk talk(Lines{{"EX03", 1}});
  talk.say(InputKind::start);
  talk.play_s(50);
  talk.say(InputKind::pause);
  EXPECT_EQ(talk.wait_s(300).step->left_ms, 50'000);
  EXPECT_TRUE(talk.view().cues.empty());
  talk.say(InputKind::resume);
  EXPECT_TRUE(talk.view().step->again);
  EXPECT_EQ(talk.play_s(5).step->kind, StepKind::hold);
  EXPECT_EQ(talk.view().step->left_ms, 50'000);
  talk.play_s(50);
  EXPECT_EQ(talk.view().lines[0].percent, 100);
  EXPECT_EQ(talk.view().elapsed_s, 405);
}

TEST(Session, a_locked_phone_in_mid_walk_loses_nothing) {
  Talk talk(Lines{{"EX04", 1}});
  talk.say(InputKind::start);
  talk.play_s(20);
  EXPECT_EQ(talk.wait_s(200).state, ShownState::running);
  EXPECT_EQ(talk.view().step->left_ms, 100'000);
}

TEST(Session, what_was_overslept_does_not_count_beyond_the_step) {
  Talk talk(Lines{{"EX02", 1}});
  talk.say(InputKind::start);
  talk.play_s(21);
  talk.wait_s(40);
  EXPECT_EQ(talk.view().state, ShownState::paused);
  EXPECT_EQ(talk.view().paused_by, PausedBy::missed);
  EXPECT_EQ(talk.view().step->kind, StepKind::release);
  EXPECT_EQ(talk.state().lines[0].done_ms, 4'000);
  EXPECT_EQ(talk.state().lines[0].counted, SideCounts{});
}

TEST(Session, a_little_late_is_in_time) {
  Talk talk(Lines{{"EX02", 1}});
  talk.say(InputKind::start);
  talk.wait_ms(21'900);
  EXPECT_EQ(talk.view().step->kind, StepKind::hold);
  EXPECT_EQ(talk.view().step->left_ms, 2'100);
}

TEST(Session, a_clock_that_runs_backwards_pauses) {
  Talk talk(Lines{{"EX03", 1}});
  talk.say(InputKind::start);
  talk.play_s(45);
  talk.wait_s(-30);
  EXPECT_EQ(talk.view().paused_by, PausedBy::missed);
  EXPECT_EQ(talk.state().lines[0].done_ms, 5'000);
  EXPECT_EQ(talk.view().elapsed_s, 45);
}

TEST(Session, after_an_hour_of_waiting_it_is_over_and_keeps_what_was_done) {
  Talk talk(Lines{{"EX03", 1}, {"EX04", 1}});
  talk.say(InputKind::start);
  talk.play_s(70);
  talk.say(InputKind::pause);
  talk.wait_s(2 * 3'600);
  EXPECT_EQ(talk.view().state, ShownState::done);
  EXPECT_EQ(talk.view().ended_by, EndedBy::stale);
  EXPECT_EQ(talk.view().session->exercises[0].completed.value, 50);
  EXPECT_TRUE(talk.view().session->exercises[1].skipped);
  EXPECT_EQ(talk.view().session->seconds.value, 70);
}

TEST(Session, waits_can_be_longer_and_shorter_but_a_hold_only_shorter) {
  Talk talk(Lines{{"EX03", 1}});
  talk.say(InputKind::start);
  SessionInput more;
  more.kind = InputKind::adjust;
  more.seconds.value = 15;
  SessionInput less = more;
  less.seconds.value = -15;
  EXPECT_EQ(talk.say(more).step->left_ms, 55'000);
  EXPECT_EQ(talk.say(less).step->left_ms, 40'000);
  talk.say(InputKind::go_on);
  EXPECT_EQ(talk.view().step->kind, StepKind::hold);
  EXPECT_EQ(talk.say(more).step->left_ms, 60'000);
  EXPECT_EQ(talk.view().notice->text, "coach.notice.no_longer");
  EXPECT_EQ(talk.say(less).step->left_ms, 45'000);
  talk.play_s(52);
  EXPECT_EQ(talk.view().lines[0].percent, 75);
}

TEST(Session, a_hold_that_was_cut_grows_back_to_its_dose_and_no_further) {
  Talk talk(Lines{{"EX03", 1}});
  talk.say(InputKind::start);
  talk.say(InputKind::go_on);
  talk.play_s(5);
  ASSERT_EQ(talk.view().step->kind, StepKind::hold);
  talk.say(adjust_by(-15));
  EXPECT_EQ(talk.say(adjust_by(30)).step->left_ms, 55'000);
  EXPECT_FALSE(talk.view().notice);
  EXPECT_EQ(talk.say(adjust_by(15)).step->left_ms, 55'000);
  EXPECT_EQ(talk.view().notice->text, "coach.notice.no_longer");
}

TEST(Session, the_lead_in_after_a_pause_can_be_longer_and_shorter) {
  Talk talk(Lines{{"EX03", 1}});
  talk.say(InputKind::start);
  talk.play_s(50);
  talk.say(InputKind::pause);
  talk.say(InputKind::resume);
  ASSERT_TRUE(talk.view().step->again);
  EXPECT_EQ(talk.view().step->left_ms, 5'000);
  EXPECT_EQ(talk.say(adjust_by(15)).step->left_ms, 20'000);
  talk.play_s(2);
  EXPECT_EQ(talk.say(adjust_by(-15)).step->left_ms, 3'000);
  talk.say(adjust_by(-15));
  EXPECT_FALSE(talk.view().step->again);
  EXPECT_EQ(talk.view().step->left_ms, 50'000);
}

TEST(Session, own_times_lengthen_waits_and_shorten_holds_of_which_less_is_then_reported) {
  Talk talk(Lines{{"EX02", 1}, {"EX03", 1}});
  EXPECT_EQ(talk.say(times_of(10, 30, -15)).times.rest_s, 30);
  EXPECT_EQ(talk.say(InputKind::start).step->left_ms, 30'000);
  talk.play_s(35);
  ASSERT_EQ(talk.view().step->kind, StepKind::rest);
  EXPECT_EQ(talk.view().step->left_ms, 50'000);
  talk.say(InputKind::skip);
  talk.play_s(15 + 50);
  ASSERT_EQ(talk.view().step->kind, StepKind::hold);
  EXPECT_EQ(talk.view().step->left_ms, 45'000);
  talk.play_s(45);
  EXPECT_EQ(talk.view().lines[1].percent, 75);
}

TEST(Session, own_times_stay_within_what_the_coach_allows) {
  Talk talk(Lines{{"EX03", 1}});
  const OwnTimes times = talk.say(times_of(900, -30, 30)).times;
  EXPECT_EQ(times, (OwnTimes{60, 0, 0}));
  EXPECT_EQ(talk.say(times_of(-60, 0, -60)).times.hold_s, -60);
  talk.say(InputKind::start);
  EXPECT_EQ(talk.view().step->left_ms, 5'000);
  EXPECT_EQ(talk.play_s(5).step->left_ms, 3'000);
}

TEST(Session, another_exercise_takes_the_place_of_one_that_has_not_begun) {
  Talk talk(Lines{{"EX01", 1}, {"EX02", 1}});
  talk.say(InputKind::start);
  const care::Plan after = make_plan(Lines{{"EX05", 1}, {"EX02", 1}});
  const auto swap = [&](const SessionState& state, const Id& from, const Id& to) {
    return swap_in_session(talk.catalogue(), talk.spec(), after, state, from, to);
  };
  const auto swapped = swap(talk.state(), "EX01", "EX05");
  ASSERT_TRUE(swapped);
  EXPECT_EQ(swapped->lines[0].report.exercise, "EX05");
  EXPECT_EQ(swapped->lines[0].state, LineState::now);
  EXPECT_EQ(swapped->paused_by, PausedBy::person);
  EXPECT_TRUE(apply_to_session(talk.catalogue(), talk.spec(), *swapped, talk.now(), {}));
  EXPECT_FALSE(swap(talk.state(), "EX02", "EX05")) << "it is still planned";
  EXPECT_FALSE(swap(talk.state(), "EX01", "EX04")) << "the plan has no such line";
  EXPECT_FALSE(swap(talk.state(), "EX01", "EX02")) << "it is in the session already";
  talk.play_s(22);
  ASSERT_EQ(talk.view().state, ShownState::running);
  EXPECT_FALSE(swap(talk.state(), "EX01", "EX05")) << "it has begun";
}

TEST(Session, after_a_stop_nothing_is_swapped) {
  Talk talk(Lines{{"EX03", 1}, {"EX01", 1}});
  talk.say(InputKind::start);
  talk.play_s(45);
  talk.say(InputKind::hurts);
  talk.say(InputKind::out);
  talk.answer(6, care::StopReason::hurts);
  talk.say(InputKind::resume);
  const care::Plan after = make_plan(Lines{{"EX03", 1}, {"EX05", 1}});
  EXPECT_FALSE(swap_in_session(talk.catalogue(), talk.spec(), after, talk.state(), "EX01", "EX05"));
}

TEST(Session, a_rest_keeps_half_of_its_length) {
  Talk talk(Lines{{"EX02", 1}});
  talk.say(InputKind::start);
  talk.play_s(25);
  ASSERT_EQ(talk.view().step->kind, StepKind::rest);
  EXPECT_EQ(talk.say(InputKind::go_on).step->left_ms, 10'000);
  EXPECT_EQ(talk.view().notice->text, "coach.notice.rest_floor");
  EXPECT_EQ(talk.say(InputKind::go_on).step->left_ms, 10'000);
  EXPECT_EQ(talk.play_s(10).step->kind, StepKind::move);
}

TEST(Session, what_is_skipped_can_be_gone_back_to) {
  Talk talk(Lines{{"EX02", 1}, {"EX03", 1}});
  talk.say(InputKind::start);
  talk.play_s(25);
  talk.say(InputKind::skip);
  EXPECT_EQ(talk.view().exercise->id, "EX03");
  EXPECT_EQ(talk.view().lines[0].state, LineState::left);
  EXPECT_EQ(talk.view().lines[0].percent, 50);
  talk.say(InputKind::back);
  EXPECT_EQ(talk.view().exercise->id, "EX02");
  EXPECT_EQ(talk.view().step->left_ms, 20'000);
  EXPECT_EQ(talk.play_s(20).step->rep, 2);
  talk.play_s(5);
  EXPECT_EQ(talk.view().lines[0].percent, 100);
  EXPECT_EQ(talk.view().exercise->id, "EX03");
}

TEST(Session, a_repetition_begins_anew_once_and_only_from_its_first_half) {
  Talk talk(Lines{{"EX02", 1}});
  talk.say(InputKind::start);
  talk.play_s(22);
  EXPECT_TRUE(talk.say(InputKind::repeat).step->again);
  EXPECT_EQ(talk.state().lines[0].done_ms, 0);
  talk.play_s(5);
  EXPECT_EQ(talk.view().step->kind, StepKind::move);
  talk.play_s(2);
  EXPECT_EQ(talk.say(InputKind::repeat).notice->text, "coach.notice.no_longer");
  EXPECT_EQ(talk.state().lines[0].done_ms, 2'000);
}

TEST(Session, too_hard_offers_the_level_below_for_what_is_left) {
  Talk talk(Lines{{"EX02", 2}});
  talk.say(InputKind::start);
  talk.play_s(25);  // one of four repetitions; level 1 has two
  talk.say(InputKind::too_hard);
  ASSERT_TRUE(talk.view().offer.has_value());
  EXPECT_EQ(talk.view().offer->level, 1);
  talk.say(InputKind::accept);
  EXPECT_EQ(talk.view().exercise->level, 1);
  talk.play_s(5 + 5);
  EXPECT_EQ(talk.view().state, ShownState::asking);
  talk.say(InputKind::finish);
  const care::ExerciseReport& report = talk.view().session->exercises[0];
  EXPECT_EQ(report.level, 1);
  EXPECT_EQ(report.felt, care::Felt::too_hard);
  EXPECT_EQ(report.completed.value, 100);
}

TEST(Session, below_the_first_level_there_is_nothing_to_offer) {
  Talk talk(Lines{{"EX02", 1}});
  talk.say(InputKind::start);
  talk.play_s(21);
  talk.say(InputKind::too_hard);
  EXPECT_FALSE(talk.view().offer.has_value());
  EXPECT_EQ(talk.view().notice->text, "coach.notice.nothing_easier");
  EXPECT_EQ(talk.say(InputKind::accept).state, ShownState::paused);
  EXPECT_EQ(talk.say(InputKind::resume).state, ShownState::resting);
}

TEST(Session, too_easy_is_noted_and_changes_nothing_else) {
  Talk talk(Lines{{"EX03", 1}});
  talk.say(InputKind::start);
  talk.play_s(50);
  talk.say(InputKind::too_easy);
  EXPECT_EQ(talk.view().step->left_ms, 50'000);
  EXPECT_EQ(talk.state().lines[0].report.felt, care::Felt::too_easy);
}

TEST(Session, what_waits_for_the_morning_comes_last_and_does_not_begin_early) {
  care::Plan plan = make_plan({{"EX02", 1}, {"EX03", 1}});
  plan.lines[0].not_before = base::add_ms(plan.at.at, 200'000);
  plan.lines[0].cautions = {"caution.DISC"};
  Talk talk(plan);
  talk.say(InputKind::start);
  EXPECT_EQ(talk.view().exercise->id, "EX03");
  talk.play_s(100);
  EXPECT_EQ(talk.view().paused_by, PausedBy::not_before);
  EXPECT_EQ(talk.view().exercise->id, "EX02");
  EXPECT_EQ(talk.view().exercise->cautions.size(), 1u);
  EXPECT_EQ(talk.say(InputKind::resume).notice->text, "coach.notice.not_yet");
  EXPECT_EQ(talk.view().state, ShownState::paused);
  talk.wait_s(100);
  EXPECT_EQ(talk.say(InputKind::resume).state, ShownState::resting);
}

TEST(Session, a_stored_state_goes_on_where_it_was) {
  Talk talk(Lines{{"EX01", 2}, {"EX02", 2}});
  talk.say(InputKind::start);
  talk.play_s(60);
  talk.say(InputKind::hurts);
  const base::Document written = base::write_described(talk.state());
  SessionState read;
  base::Diagnostics problems;
  ASSERT_TRUE(base::read_described(written, read, "state", problems));
  EXPECT_TRUE(base::detail::equal(written, base::write_described(read)));
}

TEST(Session, a_spoilt_state_is_refused_by_name) {
  Talk talk(Lines{{"EX02", 1}});
  talk.say(InputKind::start);
  const auto refuse = [&](auto spoil) {
    SessionState state = talk.state();
    spoil(state);
    const auto answer = apply_to_session(talk.catalogue(), talk.spec(), state, talk.now(), {});
    return answer ? std::string("taken") : answer.error().where;
  };
  EXPECT_EQ(refuse([](SessionState& s) { s.line = 7; }), "/line");
  EXPECT_EQ(refuse([](SessionState& s) { s.step = 99; }), "/step");
  EXPECT_EQ(refuse([](SessionState& s) { s.lines.clear(); }), "/lines");
  EXPECT_EQ(refuse([](SessionState& s) { s.in_step_ms = -1; }), "/in_step_ms");
  EXPECT_EQ(refuse([](SessionState& s) { s.lines[0].report.exercise = "EX99"; }),
            "/lines/0/report");
  EXPECT_EQ(refuse([](SessionState& s) { s.lines[0].report.level = 9; }), "/lines/0/report");
  EXPECT_EQ(refuse([](SessionState& s) { s.format = 2; }), "/format");
  EXPECT_EQ(refuse([](SessionState&) {}), "taken");
}

TEST(CoachSpec, numbers_without_sense_are_reported) {
  care::CatalogueContent content = testing::make_small_content();
  for (const std::string& key : list_coach_texts()) content.texts[key] = "a text";
  CoachSpec spec = testing::make_spec();
  base::Diagnostics problems;
  check_coach_spec(spec, content, problems);
  EXPECT_TRUE(problems.empty());
  spec.lead_s.value = 0;
  spec.missed_ms.unit = "s";
  spec.next_s.source.source = "nobody";
  spec.turn_s.low = 99;
  check_coach_spec(spec, content, problems);
  ASSERT_EQ(problems.size(), 4u);
  EXPECT_EQ(problems.found()[0].place.path, "/next_s");
  EXPECT_EQ(problems.found()[1].place.path, "/lead_s");
  EXPECT_EQ(problems.found()[2].place.path, "/turn_s");
  EXPECT_EQ(problems.found()[3].place.path, "/missed_ms");
}

TEST(CoachSpec, a_text_that_a_session_needs_is_missed) {
  care::CatalogueContent content = testing::make_small_content();
  for (const std::string& key : list_coach_texts()) content.texts[key] = "a text";
  content.texts.erase("coach.cue.stop");
  base::Diagnostics problems;
  check_coach_spec(testing::make_spec(), content, problems);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(problems.found()[0].message.find("coach.cue.stop"), std::string::npos);
}

}  // namespace
}  // namespace plumb::coach
