#include "coach/timeline.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "care/catalogue.hpp"
#include "coach/small_session.test.hpp"

namespace plumb::coach {
namespace {

using care::Sides;
using testing::make_line_exercise;
using testing::make_rung;
using testing::make_spec;

/// The steps as letters: Next, rEady, Move, Hold, back (B), rest (.), Switch, Walk; side in front.
std::string spell(const Timeline& timeline) {
  std::string text;
  for (const Step& step : timeline.steps) {
    constexpr std::string_view letters = "EMHB.SNW";
    if (step.side != Side::none && is_active(step.kind))
      text += step.side == Side::right ? 'r' : 'l';
    text += letters[static_cast<std::size_t>(step.kind)];
  }
  return text;
}

struct Case {
  care::Exercise exercise = make_line_exercise("EX01", care::LoadClass::l1, 10);
  care::Rung rung = make_rung(1, 2, 3);
};

Case make_case(Sides sides, int sets, int reps) {
  Case one;
  one.exercise.sides = sides;
  one.rung = make_rung(1, reps, 3, 2);
  one.rung.sets = sets;
  one.rung.rest_s = 10;
  return one;
}

Timeline make(const Case& one, bool first = true, SideCounts omitted = {}) {
  return make_timeline(make_spec(), {&one.exercise, &one.rung, 0, first, omitted});
}

TEST(Timeline, one_set_rests_between_repetitions) {
  EXPECT_EQ(spell(make(make_case(Sides::none, 1, 3))), "EMHB.MHB.MHB");
}

TEST(Timeline, several_sets_rest_between_sets_only) {
  EXPECT_EQ(spell(make(make_case(Sides::none, 2, 2))), "EMHBMHB.MHBMHB");
}

TEST(Timeline, each_does_all_of_one_side_and_then_all_of_the_other) {
  EXPECT_EQ(spell(make(make_case(Sides::each, 1, 2))), "ErMrHrB.rMrHrBSlMlHlB.lMlHlB");
}

TEST(Timeline, halves_begin_the_next_set_where_this_one_ended) {
  EXPECT_EQ(spell(make(make_case(Sides::halves, 2, 3))),
            "ErMrHrBrMrHrBSlMlHlB.lMlHlBlMlHlBSrMrHrB");
}

TEST(Timeline, alternating_changes_side_with_every_repetition) {
  EXPECT_EQ(spell(make(make_case(Sides::alternate, 1, 3))), "ErMrHrBSlMlHlBSrMrHrB");
}

TEST(Timeline, an_odd_repetition_may_begin_on_the_left) {
  Case one = make_case(Sides::alternate, 1, 3);
  const TimelineSpec line{.exercise = &one.exercise, .rung = &one.rung, .left_first = true};
  EXPECT_EQ(spell(make_timeline(make_spec(), line)), "ElMlHlBSrMrHrBSlMlHlB");
  one.rung.reps = 2;
  EXPECT_EQ(spell(make_timeline(make_spec(), line)), "ErMrHrBSlMlHlB") << "with two, none is odd";
}

TEST(Timeline, a_rung_may_have_sides_of_its_own) {
  Case one = make_case(Sides::halves, 1, 2);
  one.rung.sides = Sides::none;
  EXPECT_EQ(spell(make(one)), "EMHB.MHB");
}

TEST(Timeline, a_later_exercise_begins_with_coming_out_of_the_one_before) {
  EXPECT_EQ(spell(make(make_case(Sides::none, 1, 1), false)), "NEMHB");
}

TEST(Timeline, walking_is_one_long_step) {
  Case one = make_case(Sides::none, 1, 1);
  one.exercise.load_class = care::LoadClass::walk;
  one.rung = make_rung(1, 1, 300, 0);
  const Timeline timeline = make(one);
  EXPECT_EQ(spell(timeline), "EW");
  EXPECT_EQ(timeline.steps[1].duration_ms, 300'000);
}

TEST(Timeline, getting_down_takes_longer_and_cautions_are_read_first) {
  Case one = make_case(Sides::none, 1, 1);
  EXPECT_EQ(make(one).steps[0].duration_ms, 20'000);
  one.exercise.positions = {care::Position::supine};
  EXPECT_EQ(make(one).steps[0].duration_ms, 40'000);
  const Timeline warned = make_timeline(make_spec(), {&one.exercise, &one.rung, 2, true, {}});
  EXPECT_EQ(warned.steps[0].duration_ms, 60'000);
}

TEST(Timeline, turning_over_in_lying_has_its_time_even_without_a_rest) {
  Case one = make_case(Sides::alternate, 1, 2);
  one.exercise.positions = {care::Position::side_lying};
  one.rung = make_rung(1, 2, 180, 0);
  const Timeline timeline = make(one);
  EXPECT_EQ(spell(timeline), "ErHSlH");
  EXPECT_EQ(timeline.steps[2].duration_ms, 30'000);
}

TEST(Timeline, an_odd_tempo_loses_no_second) {
  Case one = make_case(Sides::none, 1, 1);
  one.rung.move_s = 5;
  const Timeline timeline = make(one);
  EXPECT_EQ(timeline.steps[1].duration_ms + timeline.steps[3].duration_ms, 5'000);
}

TEST(Timeline, repetitions_that_are_done_are_left_out_side_by_side) {
  const Case one = make_case(Sides::halves, 1, 4);
  EXPECT_EQ(spell(make(one, true, {0, 2, 1})), "ElMlHlB");
  EXPECT_EQ(spell(make(one, true, {0, 3, 3})), "");
}

Case arbitrary_case() {
  Case one;
  one.exercise.sides = *rc::gen::element(Sides::none, Sides::each, Sides::halves, Sides::alternate);
  one.rung.sets = *rc::gen::inRange(1, 4);
  one.rung.reps = *rc::gen::inRange(1, 12);
  one.rung.move_s = *rc::gen::inRange(0, 9);
  one.rung.hold_s = *rc::gen::inRange(0, 60);
  one.rung.rest_s = *rc::gen::inRange(0, 90);
  RC_PRE(one.rung.move_s + one.rung.hold_s > 0);
  return one;
}

RC_GTEST_PROP(TimelineProperty, active_time_is_the_dose, ()) {
  const Case one = arbitrary_case();
  const std::int64_t times = one.exercise.sides == Sides::each ? 2 : 1;
  RC_ASSERT(find_active_ms(make(one)) == times * care::find_active_seconds(one.rung) * 1'000);
}

RC_GTEST_PROP(TimelineProperty, both_sides_get_the_same_time_but_for_an_odd_repetition, ()) {
  const Case one = arbitrary_case();
  const Timeline timeline = make(one);
  const auto right = find_active_ms(timeline, Side::right);
  const auto left = find_active_ms(timeline, Side::left);
  if (one.exercise.sides == Sides::none) {
    RC_ASSERT(right == 0 && left == 0);
    return;
  }
  const int repetitions = one.rung.sets * one.rung.reps;
  const bool is_odd = one.exercise.sides != Sides::each && repetitions % 2 == 1;
  const std::int64_t one_ms = (one.rung.move_s + one.rung.hold_s) * std::int64_t{1'000};
  RC_ASSERT(right - left == (is_odd ? one_ms : 0));
}

RC_GTEST_PROP(TimelineProperty, own_times_change_no_step_but_its_length_and_no_hold_beyond_its_dose,
              ()) {
  const Case one = arbitrary_case();
  const Timeline plain = make(one);
  const CoachSpec spec = make_spec();
  TimelineSpec line{&one.exercise, &one.rung};
  line.times = {*rc::gen::inRange(-60, 61), *rc::gen::inRange(0, 61), *rc::gen::inRange(-60, 1)};
  const Timeline own = make_timeline(spec, line);
  RC_ASSERT(spell(own) == spell(plain));
  for (std::size_t i = 0; i < own.steps.size(); ++i) {
    const Step& step = own.steps[i];
    RC_ASSERT(step.duration_ms > 0);
    RC_ASSERT(step.duration_ms <= step.most_ms);
    if (is_active(step.kind)) RC_ASSERT(step.most_ms == plain.steps[i].duration_ms);
  }
  RC_ASSERT(find_dose_ms(own) == find_active_ms(plain));
  RC_ASSERT(find_active_ms(own, Side::right) * find_active_ms(plain, Side::left) ==
            find_active_ms(own, Side::left) * find_active_ms(plain, Side::right));
}

RC_GTEST_PROP(TimelineProperty, no_step_is_empty_and_every_change_of_side_is_announced, ()) {
  const Timeline timeline = make(arbitrary_case());
  Side side = timeline.steps.front().side;
  for (const Step& step : timeline.steps) {
    RC_ASSERT(step.duration_ms > 0);
    RC_ASSERT(step.floor_ms <= step.duration_ms);
    if (step.side != side) RC_ASSERT(step.kind == StepKind::switch_side);
    side = step.side;
  }
}

}  // namespace
}  // namespace plumb::coach
