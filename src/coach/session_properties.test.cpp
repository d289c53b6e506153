#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "base/write_described.hpp"
#include "coach/session.hpp"
#include "coach/small_session.test.hpp"

/// Whatever a person presses, and however badly a phone sleeps.
namespace plumb::coach {
namespace {

using care::StopReason;
using testing::Talk;

std::vector<std::pair<Id, int>> arbitrary_lines() {
  static const std::vector<std::pair<Id, int>> all{{"EX01", 2}, {"EX02", 2}, {"EX03", 1},
                                                   {"EX04", 1}, {"EX05", 2}, {"EX01", 1}};
  const auto count = *rc::gen::inRange<std::size_t>(1, 6);
  std::vector<std::pair<Id, int>> lines(all.begin(), all.begin() + static_cast<long>(count));
  return lines;
}

std::optional<SessionInput> arbitrary_input() {
  if (*rc::gen::inRange(0, 2) == 0) return std::nullopt;
  SessionInput input;
  const auto kinds = names_of(InputKind::start);
  input.kind = kinds[*rc::gen::inRange<std::size_t>(0, kinds.size())].value;
  input.seconds.value = *rc::gen::element(-15, 15, -3'600, 3'600);
  if (*rc::gen::inRange(0, 2) == 0) input.pain = care::PainScore{*rc::gen::inRange(0, 11)};
  if (*rc::gen::inRange(0, 3) == 0) {
    const auto reasons = names_of(StopReason::none);
    input.reason = reasons[*rc::gen::inRange<std::size_t>(0, reasons.size())].value;
  }
  if (*rc::gen::inRange(0, 4) == 0) input.exercise = "EX02";
  return input;
}

std::int64_t arbitrary_wait() {
  switch (*rc::gen::inRange(0, 6)) {
    case 0: return 0;
    case 1: return *rc::gen::inRange<std::int64_t>(-20'000, 0);
    case 2: return *rc::gen::inRange<std::int64_t>(0, 200'000);
    case 3: return *rc::gen::inRange<std::int64_t>(0, 10'000'000);
    default: return *rc::gen::inRange<std::int64_t>(0, 4'000);
  }
}

std::int64_t find_active_of(const Talk& talk, const SessionLine& line) {
  const care::Exercise& exercise = *talk.catalogue().find_exercise(line.report.exercise);
  const care::Rung& rung = *care::find_rung(exercise, line.report.level);
  return care::find_active_seconds(rung) * base::ms_per_second;
}

RC_GTEST_PROP(SessionProperty, seconds_are_neither_lost_nor_invented, ()) {
  Talk talk(arbitrary_lines());
  talk.say(InputKind::start);
  std::int64_t real = 0;
  const std::int64_t stale = talk.spec().stale_minutes.value * base::ms_per_minute;
  const int count = *rc::gen::inRange(1, 60);
  for (int i = 0; i < count; ++i) {
    const std::int64_t wait = arbitrary_wait();
    const SessionState before = talk.state();
    talk.advance(wait, arbitrary_input());
    const bool counts = before.mode != Mode::done && wait > 0 && wait <= stale;
    if (counts) real += wait;
    std::int64_t worked = 0;
    for (std::size_t k = 0; k < before.lines.size(); ++k)
      if (talk.state().lines[k].report.level == before.lines[k].report.level)
        worked +=
            std::max(std::int64_t{0}, talk.state().lines[k].done_ms - before.lines[k].done_ms);
    RC_ASSERT(worked <= std::max<std::int64_t>(wait, 0));
    if (wait <= stale) RC_ASSERT(talk.state().spent_ms - before.spent_ms == (counts ? wait : 0));
    RC_ASSERT(talk.state().spent_ms >= real);
  }
}

RC_GTEST_PROP(SessionProperty, no_repetition_is_counted_that_was_not_done, ()) {
  Talk talk(arbitrary_lines());
  talk.say(InputKind::start);
  const int count = *rc::gen::inRange(1, 60);
  for (int i = 0; i < count; ++i) {
    talk.advance(arbitrary_wait(), arbitrary_input());
    for (std::size_t k = 0; k < talk.state().lines.size(); ++k) {
      const SessionLine& line = talk.state().lines[k];
      const care::Exercise& exercise = *talk.catalogue().find_exercise(line.report.exercise);
      const care::Rung& highest = exercise.ladder.back();
      const int counted = line.counted.none + line.counted.right + line.counted.left;
      RC_ASSERT(counted <= highest.sets * highest.reps);
      RC_ASSERT(line.done_ms <= find_active_of(talk, line));
      RC_ASSERT(line.done_ms >= 0 && line.repetition_ms >= 0);
      RC_ASSERT(talk.view().lines[k].percent <= 100);
    }
  }
}

RC_GTEST_PROP(SessionProperty, stop_wins_at_once_in_every_state, ()) {
  Talk talk(arbitrary_lines());
  talk.say(InputKind::start);
  const int count = *rc::gen::inRange(0, 60);
  for (int i = 0; i < count; ++i) talk.advance(arbitrary_wait(), arbitrary_input());
  RC_PRE(talk.state().mode != Mode::done);
  const bool is_asking_stop = talk.state().mode == Mode::asking && talk.state().stopped_in;
  SessionInput stop;
  stop.kind = *rc::gen::element(InputKind::stop, InputKind::hurts);
  const std::int64_t wait = *rc::gen::inRange<std::int64_t>(0, 600'000);
  talk.advance(wait, stop);
  // The position was left before; the question stands.
  if (is_asking_stop) {
    RC_ASSERT(talk.view().state == ShownState::asking);
    return;
  }
  if (talk.view().state == ShownState::done) return;  // ran out of plan before the stop was heard
  RC_ASSERT(talk.view().state == ShownState::stopping);
  RC_ASSERT(talk.view().way_out.has_value());
  RC_ASSERT(!talk.view().ask.has_value());
  RC_ASSERT(talk.view().lines[static_cast<std::size_t>(talk.view().exercise->index)].state ==
            LineState::stopped);
}

RC_GTEST_PROP(SessionProperty, nothing_comes_after_black, ()) {
  Talk talk(arbitrary_lines());
  talk.say(InputKind::start);
  const int count = *rc::gen::inRange(0, 30);
  for (int i = 0; i < count; ++i) talk.advance(arbitrary_wait(), arbitrary_input());
  RC_PRE(talk.state().mode != Mode::done);
  talk.say(InputKind::stop);
  RC_PRE(talk.state().mode == Mode::stopping || talk.state().mode == Mode::asking);
  talk.say(InputKind::out);
  talk.answer(3, StopReason::danger);
  RC_ASSERT(talk.view().state == ShownState::done);
  const base::Document ended = base::write_described(*talk.view().session);
  for (int i = 0; i < 10; ++i) {
    talk.advance(arbitrary_wait(), arbitrary_input());
    RC_ASSERT(talk.view().state == ShownState::done);
    RC_ASSERT(talk.view().cues.empty());
    RC_ASSERT(base::detail::equal(ended, base::write_described(*talk.view().session)));
  }
}

RC_GTEST_PROP(SessionProperty, cues_come_in_order_and_only_from_now_on, ()) {
  Talk talk(arbitrary_lines());
  talk.say(InputKind::start);
  const int count = *rc::gen::inRange(1, 60);
  for (int i = 0; i < count; ++i) {
    talk.advance(arbitrary_wait(), arbitrary_input());
    std::set<std::string> ids;
    std::int64_t last = talk.now();
    for (const Cue& cue : talk.view().cues) {
      RC_ASSERT(cue.at_ms >= last);
      RC_ASSERT(cue.at_ms <= talk.now() + talk.spec().ahead_ms.value);
      RC_ASSERT(ids.insert(cue.id).second);
      last = cue.at_ms;
    }
  }
}

/// What the cues told ahead is what then happens, however often the page asks.
RC_GTEST_PROP(SessionProperty, it_does_not_matter_how_often_the_page_asks, ()) {
  const auto lines = arbitrary_lines();
  Talk often(lines), seldom(lines);
  often.say(InputKind::start);
  seldom.say(InputKind::start);
  const int seconds = *rc::gen::inRange(1, 600);
  for (int i = 0; i < seconds * 2; ++i) often.wait_ms(500);
  seldom.play_s(seconds);
  RC_ASSERT(base::detail::equal(base::write_described(often.state()),
                                base::write_described(seldom.state())));
}

/// A page's storage can be spoilt by anything: the answer is a fault or a session, never a crash.
RC_GTEST_PROP(SessionProperty, a_spoilt_state_is_refused_or_goes_on, ()) {
  Talk talk(arbitrary_lines());
  talk.say(InputKind::start);
  for (int i = 0; i < 20; ++i) talk.advance(arbitrary_wait(), arbitrary_input());
  SessionState state = talk.state();
  const auto number = [] {
    return *rc::gen::element<std::int64_t>(-1, 0, 1, 7, 99, 5'000, 1'000'000);
  };
  const auto spoil = [&](auto& member) {
    if (*rc::gen::inRange(0, 4) == 0)
      member = static_cast<std::decay_t<decltype(member)>>(number());
  };
  spoil(state.line);
  spoil(state.step);
  spoil(state.in_step_ms);
  spoil(state.extra_ms);
  spoil(state.lead_ms);
  spoil(state.lead_of_ms);
  spoil(state.epoch);
  state.mode = names_of(Mode::ready)[*rc::gen::inRange<std::size_t>(0, 6)].value;
  state.paused_by = names_of(PausedBy::nobody)[*rc::gen::inRange<std::size_t>(0, 6)].value;
  if (*rc::gen::inRange(0, 2) == 0) state.stopped_in = Phase{};
  for (SessionLine& line : state.lines) {
    line.state = names_of(LineState::todo)[*rc::gen::inRange<std::size_t>(0, 7)].value;
    spoil(line.done_ms);
    spoil(line.repetition_ms);
    spoil(line.counted.right);
    spoil(line.omitted.left);
    spoil(line.before);
  }
  std::int64_t now = talk.now();
  for (int i = 0; i < 20; ++i) {
    now += arbitrary_wait();
    const auto input = arbitrary_input();
    const auto next = apply_to_session(talk.catalogue(), talk.spec(), state, now, input);
    if (!next) return;
    state = next->state;
  }
}

RC_GTEST_PROP(SessionProperty, levels_never_rise, ()) {
  Talk talk(arbitrary_lines());
  talk.say(InputKind::start);
  for (int i = 0; i < 40; ++i) {
    const SessionState before = talk.state();
    talk.advance(arbitrary_wait(), arbitrary_input());
    for (std::size_t k = 0; k < before.lines.size(); ++k)
      RC_ASSERT(talk.state().lines[k].report.level <= before.lines[k].report.level);
  }
}

}  // namespace
}  // namespace plumb::coach
