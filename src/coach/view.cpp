#include <algorithm>

#include "coach/detail/run.hpp"

namespace plumb::coach::detail {

namespace {

int in_whole_seconds(std::int64_t ms) {
  return static_cast<int>((ms + base::ms_per_second - 1) / base::ms_per_second);
}

ShownState find_shown(const Run& run) {
  switch (run.state().mode) {
    case Mode::ready: return ShownState::ready;
    case Mode::paused: return ShownState::paused;
    case Mode::stopping: return ShownState::stopping;
    case Mode::asking: return ShownState::asking;
    case Mode::done: return ShownState::done;
    case Mode::running: break;
  }
  const Step* step = run.step();
  const bool works = run.state().lead_ms == 0 && step != nullptr && is_active(step->kind);
  return works ? ShownState::running : ShownState::resting;
}

ShownExercise show_exercise(const Run& run) {
  const SessionLine& line = run.line();
  const care::Rung& rung = run.rung(run.index());
  ShownExercise shown;
  shown.id = line.report.exercise;
  shown.level = line.report.level;
  shown.index = run.state().line;
  shown.of = static_cast<int>(run.state().lines.size());
  shown.position = base::name_of(run.exercise(run.index()).positions.front());
  shown.sets = rung.sets;
  shown.reps = rung.reps;
  shown.load_g = rung.load_g;
  shown.per_day = rung.per_day;
  shown.someone_near = rung.someone_near;
  shown.cautions = line.cautions;
  shown.not_before = line.not_before;
  return shown;
}

ShownStep show_step(const Run& run, const Step& step) {
  const SessionState& s = run.state();
  ShownStep shown{step.kind, false, step.side, step.side == Side::left, step.set, step.rep};
  shown.left_ms = run.left_ms();
  if (s.lead_ms > 0) {
    shown.kind = StepKind::ready;
    shown.again = true;
    shown.duration_ms = s.lead_of_ms;
  } else {
    shown.duration_ms = step.duration_ms + s.extra_ms;
  }
  shown.to_ms = s.at_ms + shown.left_ms;
  shown.from_ms = shown.to_ms - shown.duration_ms;
  return shown;
}

std::optional<ShownThen> find_then(const Run& run) {
  const Step* step = run.step();
  if (step == nullptr) return std::nullopt;
  if (run.state().lead_ms > 0) return ShownThen{step->kind, step->side, std::nullopt};
  const auto& steps = run.timeline().steps;
  if (const std::size_t next = run.step_index() + 1; next < steps.size())
    return ShownThen{steps[next].kind, steps[next].side, std::nullopt};
  const auto line = run.find_next_line();
  if (!line || run.timeline(*line).steps.empty()) return std::nullopt;
  const Step& first = run.timeline(*line).steps.front();
  const care::ExerciseReport& report = run.state().lines[*line].report;
  return ShownThen{first.kind, first.side, AtLevel{report.exercise, report.level}};
}

/// The exercise whose position the person has to leave: the stopped one, or, while the next one
/// is being told, the one before it.
std::optional<WayOut> find_way_out(const Run& run) {
  const SessionState& s = run.state();
  if (s.stopped_in) {
    const care::ExerciseReport& report = run.line().report;
    return WayOut{report.exercise, report.level, *s.stopped_in, s.stopped_side == Side::left,
                  s.stopped_ms};
  }
  const Step* step = run.step();
  if (s.mode != Mode::running || step == nullptr || step->kind != StepKind::next || s.line == 0)
    return std::nullopt;
  for (std::size_t i = run.index(); i-- > 0;) {
    const SessionLine& line = s.lines[i];
    if (was_entered(line))
      return WayOut{line.report.exercise, line.report.level, Phase{}, false, s.in_step_ms};
  }
  return std::nullopt;
}

std::optional<Ask> find_ask(const Run& run) {
  const SessionState& s = run.state();
  if (s.mode != Mode::asking) return std::nullopt;
  Ask ask;
  ask.about = s.stopped_in ? AskAbout::stop : AskAbout::end;
  for (std::size_t i = 0; i < s.lines.size(); ++i)
    if (auto wants = run.find_wants(i); !wants.empty())
      ask.exercises.push_back(
          {s.lines[i].report.exercise, s.lines[i].report.level, std::move(wants)});
  if (!s.stopped_in) return ask;
  const bool hurt = run.line().report.stop == care::StopReason::hurts;
  for (const care::StopMeaning& meaning : run.catalogue().content().first_plan.stops) {
    const auto reason = base::find_named<care::StopReason>(meaning.reason);
    const bool grave = meaning.colour != base::name_of(care::StopReason::none);
    if (reason && *reason != care::StopReason::none && (grave || !hurt))
      ask.reasons.push_back(*reason);
  }
  return ask;
}

void show_lines(const Run& run, SessionView& view) {
  const SessionState& s = run.state();
  std::int64_t left = 0;
  for (std::size_t i = 0; i < s.lines.size(); ++i) {
    const SessionLine& line = s.lines[i];
    const std::int64_t total = find_total_ms(run.timeline(i));
    view.lines.push_back({line.report.exercise, line.report.level, in_whole_seconds(total),
                          line.state, run.find_percent(i)});
    if (line.state == LineState::todo) left += total;
    if (line.state != LineState::now) continue;
    left += run.left_ms();
    const auto& steps = run.timeline(i).steps;
    if (s.lead_ms > 0 && run.step() != nullptr)
      left += run.step()->duration_ms + s.extra_ms - s.in_step_ms;
    for (std::size_t k = run.step_index() + 1; k < steps.size(); ++k) left += steps[k].duration_ms;
  }
  view.left_s = in_whole_seconds(left);
  view.elapsed_s = static_cast<int>(s.spent_ms / base::ms_per_second);
}

}  // namespace

SessionView make_view(const Run& run) {
  const SessionState& s = run.state();
  SessionView view;
  view.state = find_shown(run);
  view.epoch = s.epoch;
  view.at_ms = s.at_ms;
  view.paused_by = s.paused_by;
  view.exercise = show_exercise(run);
  const bool is_under_way = s.mode == Mode::running || s.mode == Mode::paused;
  if (const Step* step = run.step(); is_under_way && step != nullptr) {
    view.step = show_step(run, *step);
    view.then = find_then(run);
    if (s.mode == Mode::running) view.call_by_ms = view.step->to_ms;
  }
  show_lines(run, view);
  view.notice = run.notice();
  if (s.paused_by == PausedBy::offer) view.offer = run.find_offer();
  view.way_out = find_way_out(run);
  view.ask = find_ask(run);
  const bool speaks =
      s.paused_by == PausedBy::verdict || s.mode == Mode::asking || s.mode == Mode::done;
  if (speaks) view.verdict = s.verdict;
  if (s.mode == Mode::done) {
    view.session = run.make_report();
    view.ended_by = s.ended_by;
    view.nothing_done = std::ranges::all_of(
        view.session->exercises, [](const care::ExerciseReport& report) { return report.skipped; });
  }
  view.cues = find_cues(run);
  view.figure_lead_ms = static_cast<int>(run.spec().figure_lead_ms.value);
  view.adjust_s = static_cast<int>(run.spec().adjust_s.value);
  view.times = s.times;
  view.times_step_s = static_cast<int>(run.spec().times_step_s.value);
  return view;
}

}  // namespace plumb::coach::detail
