#include <algorithm>

#include "base/expect.hpp"
#include "coach/detail/run.hpp"

namespace plumb::coach::detail {

namespace {
constexpr std::int64_t basis_points = 10'000;
}  // namespace

bool was_entered(const SessionLine& line) {
  return line.entered || line.done_ms > 0 || line.before > 0;
}

Run::Run(const care::Catalogue& catalogue, const CoachSpec& spec, SessionState& state)
    : catalogue_{catalogue}, spec_{spec}, s_{state}, timelines_(state.lines.size()) {
  for (std::size_t i = 0; i < s_.lines.size(); ++i) refresh(i);
}

void Run::refresh(std::size_t line) {
  const SessionLine& one = s_.lines[line];
  const bool left_first =
      std::ranges::find(s_.left_first, one.report.exercise) != s_.left_first.end();
  timelines_[line] = make_timeline(spec_, {&exercise(line), &rung(line), one.cautions.size(),
                                           line == 0, one.omitted, s_.times, left_first});
}

const care::Exercise& Run::exercise(std::size_t line) const {
  const SessionLine& one = s_.lines[line];
  const care::Exercise* found = one.own ? &*one.own : catalogue_.find_exercise(one.report.exercise);
  PLUMB_EXPECT(found != nullptr);
  return *found;
}

const care::Rung& Run::rung(std::size_t line) const {
  const care::Rung* found = care::find_rung(exercise(line), s_.lines[line].report.level);
  PLUMB_EXPECT(found != nullptr);
  return *found;
}

const Step* Run::step() const {
  const auto& steps = timeline().steps;
  return step_index() < steps.size() ? &steps[step_index()] : nullptr;
}

std::int64_t Run::left_ms() const {
  if (s_.lead_ms > 0) return s_.lead_ms;
  const Step* one = step();
  return one == nullptr ? 0
                        : std::max<std::int64_t>(0, one->duration_ms + s_.extra_ms - s_.in_step_ms);
}

std::optional<std::size_t> Run::find_next_line() const {
  for (std::size_t i = 0; i < s_.lines.size(); ++i)
    if (s_.lines[i].state == LineState::todo) return i;
  return std::nullopt;
}

/// By the wall clock of the start and the time spent since: never earlier than it really is.
bool Run::is_locked(std::size_t line) const {
  const auto& opens = s_.lines[line].not_before;
  return opens && base::add_ms(s_.at.at, s_.spent_ms) < *opens;
}

int Run::find_percent(std::size_t line) const {
  const SessionLine& one = s_.lines[line];
  const std::int64_t total = find_dose_ms(timelines_[line]);
  const std::int64_t rest = basis_points - one.before;
  const std::int64_t done = std::min(one.done_ms, total);
  const std::int64_t share = total == 0 ? rest : rest * done / total;
  return static_cast<int>((one.before + share) / basis_points_per_percent);
}

/// Only what a colour needs and nobody has said yet.
std::vector<Want> Run::find_wants(std::size_t line) const {
  const SessionLine& one = s_.lines[line];
  std::vector<Want> wants;
  if (s_.mode == Mode::stopping || (s_.mode == Mode::asking && s_.stopped_in)) {
    if (line != index()) return wants;
    if (!one.report.peak) wants.push_back(Want::pain);
    if (one.report.zones == care::Zones{}) wants.push_back(Want::zones);
    if (one.report.stop == care::StopReason::none || one.report.stop == care::StopReason::hurts)
      wants.push_back(Want::reason);
    return wants;
  }
  const bool done = one.state == LineState::done || one.state == LineState::left ||
                    one.state == LineState::stopped;
  if (!done || find_colour(line, nullptr) >= care::Colour::red) return wants;
  if (!one.report.peak) wants.push_back(Want::pain);
  if (!one.report.effort) wants.push_back(Want::effort);
  return wants;
}

Phase Run::find_phase() const {
  const Step* one = step();
  if (one == nullptr || s_.lead_ms > 0) return {};
  const auto length = static_cast<double>(std::max<std::int64_t>(1, one->duration_ms));
  const double share = std::min(1.0, static_cast<double>(s_.in_step_ms) / length);
  switch (one->kind) {
    case StepKind::move: return {PhaseKind::out, share};
    case StepKind::hold:
    case StepKind::walk: return {PhaseKind::held, share};
    case StepKind::release: return {PhaseKind::back, share};
    case StepKind::ready:
    case StepKind::rest:
    case StepKind::switch_side:
    case StepKind::next: return {};
  }
  return {};
}

std::optional<AtLevel> Run::find_offer() const {
  const int easier = line().report.level - 1;
  if (care::find_rung(exercise(index()), easier) == nullptr) return std::nullopt;
  return AtLevel{line().report.exercise, easier};
}

care::SessionDone Run::make_report() const {
  care::SessionDone done;
  done.catalogue = s_.catalogue;
  done.plan = s_.plan;
  done.seconds.value =
      std::min<std::int64_t>(s_.spent_ms / base::ms_per_second, decltype(done.seconds)::max);
  done.pain_before = s_.pain_before;
  done.zones_before = s_.zones_before;
  for (std::size_t i = 0; i < s_.lines.size(); ++i) {
    const SessionLine& one = s_.lines[i];
    care::ExerciseReport report = one.report;
    report.completed.value = find_percent(i);
    // Nothing of it was done, and nothing happened on the way into it.
    report.skipped =
        one.done_ms == 0 && one.before == 0 && find_colour(i, nullptr) < care::Colour::red;
    if (report.skipped) {
      report.completed = {};
      report.stop = care::StopReason::none;
    }
    done.exercises.push_back(std::move(report));
  }
  return done;
}

void Run::note(std::string_view key, std::vector<care::ReasonInput> inputs) {
  notice_ = Notice{"coach.notice." + std::string(key), std::move(inputs)};
}

}  // namespace plumb::coach::detail
