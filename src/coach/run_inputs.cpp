#include <algorithm>

#include "care/reasons.hpp"
#include "coach/detail/run.hpp"

namespace plumb::coach::detail {

void Run::apply_input(const SessionInput& input) {
  switch (input.kind) {
    case InputKind::start: start(); break;
    case InputKind::pause:
      if (s_.mode == Mode::running) pause(PausedBy::person);
      break;
    case InputKind::resume: resume(); break;
    case InputKind::go_on: go_on(); break;
    case InputKind::skip: skip(); break;
    case InputKind::back: back(); break;
    case InputKind::repeat: repeat(); break;
    case InputKind::adjust: adjust(input.seconds.value); break;
    case InputKind::times: set_times(input.times); break;
    case InputKind::too_hard: offer_easier(); break;
    case InputKind::accept: accept_easier(); break;
    case InputKind::too_easy: note_easy(); break;
    case InputKind::hurts: stop(true); break;
    case InputKind::stop: stop(false); break;
    case InputKind::out: leave_position(); break;
    case InputKind::answer: answer(input); break;
    case InputKind::finish: finish(); break;
  }
  settle();
}

void Run::start() {
  if (s_.mode != Mode::ready) return;
  ++s_.epoch;
  if (const auto first = find_next_line()) enter_line(*first, StepKind::ready);
}

void Run::resume() {
  if (s_.mode == Mode::asking && s_.stopped_in) judge();
  if (s_.mode != Mode::paused) return;
  ++s_.epoch;
  if (s_.paused_by == PausedBy::verdict && now().state != LineState::now) {
    if (const auto next = find_next_line())
      enter_line(*next, StepKind::ready);
    else
      end(EndedBy::plan);
    return;
  }
  if (s_.paused_by == PausedBy::not_before && is_locked(index())) {
    note("not_yet");
    return;
  }
  s_.mode = Mode::running;
  s_.paused_by = PausedBy::nobody;
  note_entered();
  if (const Step* one = step(); one != nullptr && is_active(one->kind)) lead_in();
}

void Run::lead_in() { s_.lead_ms = s_.lead_of_ms = base::in_ms(spec_.lead_s.value); }

/// Ends a wait, or a hold, before its time. A rest keeps its floor; a movement runs its course.
void Run::go_on() {
  const Step* one = step();
  if (s_.mode != Mode::running || one == nullptr) return;
  if (s_.lead_ms > 0) {
    s_.lead_ms = 0;
  } else if (one->kind == StepKind::move || one->kind == StepKind::release) {
    return;
  } else {
    const std::int64_t until = std::max(s_.in_step_ms, one->floor_ms);
    if (until >= one->duration_ms + s_.extra_ms && one->floor_ms > 0) return;
    if (until > s_.in_step_ms) note("rest_floor");
    s_.extra_ms = until - one->duration_ms;
  }
  ++s_.epoch;
}

void Run::skip() {
  const bool leaves =
      s_.mode == Mode::running || (s_.mode == Mode::paused && s_.paused_by != PausedBy::verdict);
  if (!leaves) return;
  ++s_.epoch;
  const bool begun = now().done_ms > 0 || now().before > 0;
  finish_line(begun ? LineState::left : LineState::skipped);
}

/// In a wait before an exercise: back to the one that was left just before. Else the repetition.
void Run::back() {
  const Step* one = step();
  const bool waits = s_.mode == Mode::running && one != nullptr && one->set == 0 && s_.line > 0;
  SessionLine* before = waits ? &s_.lines[index() - 1] : nullptr;
  if (before == nullptr ||
      (before->state != LineState::left && before->state != LineState::skipped)) {
    repeat();
    return;
  }
  ++s_.epoch;
  now().state = LineState::todo;
  before->done_ms -= before->repetition_ms;
  before->repetition_ms = 0;
  SideCounts done = before->counted;
  done.none -= before->omitted.none;
  done.right -= before->omitted.right;
  done.left -= before->omitted.left;
  int whole = done.none + done.right + done.left;
  enter_line(index() - 1, StepKind::ready);
  if (s_.mode != Mode::running || whole == 0) return;
  const auto& steps = timeline().steps;
  std::size_t at = 0;
  for (; whole > 0 && at < steps.size(); ++at)
    if (steps[at].closes_repetition) --whole;
  const std::int64_t ready = steps[step_index()].duration_ms;
  s_.step = static_cast<int>(find_active_step(timeline(), at));
  s_.lead_ms = s_.lead_of_ms = ready;
}

/// A wait begins anew as often as one likes; a repetition once, and only from its first half, so
/// that nobody does much more than the dose.
void Run::repeat() {
  const Step* one = step();
  const bool at_work = s_.mode == Mode::running || s_.paused_by == PausedBy::person ||
                       s_.paused_by == PausedBy::missed;
  if (!at_work || one == nullptr || (s_.mode != Mode::running && s_.mode != Mode::paused)) return;
  if (is_active(one->kind)) {
    const std::size_t first = find_repetition_start(timeline(), step_index());
    std::int64_t whole = 0;
    for (std::size_t i = first; i < timeline().steps.size(); ++i) {
      whole += timeline().steps[i].duration_ms;
      if (timeline().steps[i].closes_repetition) break;
    }
    if (now().repeated || 2 * now().repetition_ms > whole) {
      note("no_longer");
      return;
    }
    now().repeated = now().repetition_ms > 0;
    now().done_ms -= now().repetition_ms;
    now().repetition_ms = 0;
    s_.step = static_cast<int>(first);
    lead_in();
  }
  s_.in_step_ms = s_.extra_ms = 0;
  s_.mode = Mode::running;
  s_.paused_by = PausedBy::nobody;
  ++s_.epoch;
}

void Run::adjust(std::int64_t seconds) {
  const Step* one = step();
  const bool at_work =
      s_.mode == Mode::running || (s_.mode == Mode::paused && s_.paused_by == PausedBy::person);
  if (!at_work || one == nullptr) return;
  if (s_.lead_ms > 0) {
    adjust_lead(seconds);
    return;
  }
  const std::int64_t most = one->most_ms - one->duration_ms;
  const bool whole = one->kind == StepKind::move || one->kind == StepKind::release;
  if (whole || (is_active(one->kind) && seconds > 0 && s_.extra_ms >= most)) {
    note("no_longer");
    return;
  }
  const std::int64_t least = std::max(s_.in_step_ms, one->floor_ms) - one->duration_ms;
  const std::int64_t wanted = s_.extra_ms + base::in_ms(seconds);
  if (wanted < least && one->floor_ms > s_.in_step_ms) note("rest_floor");
  s_.extra_ms = std::max(std::min(wanted, most), std::min(least, s_.extra_ms));
  ++s_.epoch;
}

void Run::adjust_lead(std::int64_t seconds) {
  const std::int64_t most = base::in_ms(spec_.adjust_max_s.value);
  const std::int64_t left = std::clamp<std::int64_t>(s_.lead_ms + base::in_ms(seconds), 0, most);
  s_.lead_of_ms += left - s_.lead_ms;
  s_.lead_ms = left;
  ++s_.epoch;
}

/// For every step to come and the one under way, as far as the coach lets them. No step comes or
/// goes by it, so the place in the timeline stays.
void Run::set_times(const OwnTimes& times) {
  if (s_.mode == Mode::done) return;
  const int most = static_cast<int>(spec_.adjust_max_s.value);
  s_.times = {std::clamp(times.ready_s, -most, most), std::clamp(times.rest_s, 0, most),
              std::clamp(times.hold_s, -most, 0)};
  for (std::size_t i = 0; i < timelines_.size(); ++i) refresh(i);
  if (const Step* one = step())
    s_.extra_ms = std::min(s_.extra_ms, one->most_ms - one->duration_ms);
  ++s_.epoch;
}

void Run::offer_easier() {
  const bool at_work = s_.mode == Mode::running || s_.mode == Mode::paused;
  if (!at_work || s_.paused_by == PausedBy::verdict || s_.paused_by == PausedBy::not_before) return;
  now().report.felt = care::Felt::too_hard;
  if (!find_offer()) note("nothing_easier");
  pause(PausedBy::offer);
}

/// The rest of the exercise one level lower: what is left of that level's repetitions, side by
/// side, after those that are done already.
void Run::accept_easier() {
  const auto offer = find_offer();
  if (s_.mode != Mode::paused || s_.paused_by != PausedBy::offer || !offer) return;
  SessionLine& one = now();
  one.done_ms -= one.repetition_ms;
  one.before = find_percent(index()) * basis_points_per_percent;
  one.done_ms = one.repetition_ms = 0;
  one.repeated = false;
  one.omitted = one.counted;
  one.report.level = offer->level;
  refresh(index());
  note("easier", {care::input("level", offer->level)});
  ++s_.epoch;
  s_.mode = Mode::running;
  s_.paused_by = PausedBy::nobody;
  s_.in_step_ms = s_.extra_ms = 0;
  const std::size_t first = find_active_step(timeline(), 0);
  if (first == timeline().steps.size()) {
    finish_line(LineState::done);
    return;
  }
  s_.step = static_cast<int>(first);
  lead_in();
}

void Run::note_easy() {
  const bool at_work = s_.mode == Mode::running || s_.mode == Mode::paused;
  if (!at_work || s_.paused_by == PausedBy::verdict) return;
  if (now().report.felt == care::Felt::right) now().report.felt = care::Felt::too_easy;
  note("too_easy");
}

void Run::finish() {
  switch (s_.mode) {
    case Mode::ready: close(EndedBy::person); return;
    case Mode::running: stop(false); return;
    case Mode::stopping:
    case Mode::done: return;
    case Mode::asking:
      if (!s_.stopped_in) {
        close(s_.ended_by);
        return;
      }
      judge();
      if (s_.mode == Mode::paused) end(EndedBy::person);
      return;
    case Mode::paused:
      if (now().state == LineState::now)
        now().state = now().done_ms > 0 || now().before > 0 ? LineState::left : LineState::skipped;
      end(EndedBy::person);
      return;
  }
}

}  // namespace plumb::coach::detail
