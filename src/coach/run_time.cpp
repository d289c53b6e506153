#include <algorithm>

#include "coach/detail/run.hpp"

namespace plumb::coach::detail {

void Run::apply_time(std::int64_t at_ms) {
  const std::int64_t delta = at_ms - s_.at_ms;
  s_.at_ms = at_ms;
  if (s_.mode == Mode::done || s_.mode == Mode::ready) return;
  if (delta < 0) {
    // Another clock, or one that was set back: nobody knows how long it was.
    if (s_.mode == Mode::running) pause(PausedBy::missed);
    return;
  }
  const bool is_stale = delta > spec_.stale_minutes.value * base::ms_per_minute;
  if (s_.mode == Mode::running) {
    const std::int64_t seen = std::min(delta, left_ms());
    run_on(is_stale ? seen : delta);
    if (is_stale) go_stale();
    return;
  }
  if (is_stale) {
    go_stale();
    return;
  }
  s_.spent_ms += delta;
  if (s_.stopped_in) s_.stopped_ms += delta;
}

void Run::run_on(std::int64_t delta_ms) {
  s_.spent_ms += delta_ms;
  const std::int64_t left = left_ms();
  if (delta_ms - left > spec_.missed_ms.value) {
    spend_in_step(left);
    settle();
    if (s_.mode == Mode::running) pause(PausedBy::missed);
    return;
  }
  while (s_.mode == Mode::running) {
    const std::int64_t spent = std::min(delta_ms, left_ms());
    spend_in_step(spent);
    delta_ms -= spent;
    if (left_ms() == 0)
      finish_step();
    else if (delta_ms == 0)
      return;
  }
}

void Run::spend_in_step(std::int64_t ms) {
  if (s_.lead_ms > 0) {
    s_.lead_ms -= ms;
    return;
  }
  s_.in_step_ms += ms;
  const Step* one = step();
  if (one == nullptr || !is_active(one->kind)) return;
  now().done_ms += ms;
  now().repetition_ms += ms;
}

void Run::settle() {
  while (s_.mode == Mode::running && left_ms() == 0) finish_step();
}

/// The end of a step, or of a lead-in, which has no time of its own to end.
void Run::finish_step() {
  if (s_.lead_of_ms > 0) {
    s_.lead_of_ms = 0;
    if (left_ms() > 0) return;
  }
  if (const Step* one = step(); one != nullptr && one->closes_repetition) {
    ++pick(now().counted, one->side);
    now().repetition_ms = 0;
    now().repeated = false;
  }
  ++s_.step;
  s_.in_step_ms = s_.extra_ms = 0;
  if (step() == nullptr)
    finish_line(LineState::done);
  else
    note_entered();
}

void Run::note_entered() {
  if (const Step* one = step(); one != nullptr && one->kind != StepKind::next) now().entered = true;
}

void Run::finish_line(LineState state) {
  now().state = state;
  if (const auto next = find_next_line())
    enter_line(*next, StepKind::next);
  else
    end(EndedBy::plan);
}

/// Begins a line at its `next` step, or at `ready` when the person is out of the last one.
void Run::enter_line(std::size_t line, StepKind from) {
  s_.line = static_cast<int>(line);
  s_.step = 0;
  s_.in_step_ms = s_.extra_ms = s_.lead_ms = s_.lead_of_ms = 0;
  now().state = LineState::now;
  if (const Step* one = step();
      one != nullptr && one->kind == StepKind::next && from == StepKind::ready)
    ++s_.step;
  s_.mode = Mode::running;
  s_.paused_by = PausedBy::nobody;
  if (is_locked(line))
    pause(PausedBy::not_before);
  else
    note_entered();
}

void Run::enter_again() {
  enter_line(index(), StepKind::next);
  if (s_.mode == Mode::running) pause(PausedBy::person);
}

void Run::pause(PausedBy by) {
  s_.mode = Mode::paused;
  s_.paused_by = by;
  ++s_.epoch;
}

/// So long a wait is no pause: what was done stays, what was not is over.
void Run::go_stale() {
  if (s_.mode == Mode::done) return;
  if ((s_.mode == Mode::stopping || s_.mode == Mode::asking) && s_.stopped_in) {
    if (now().report.stop == care::StopReason::none) now().report.stop = care::StopReason::hurts;
    s_.verdict = find_verdict(index());
  }
  close(EndedBy::stale);
}

}  // namespace plumb::coach::detail
