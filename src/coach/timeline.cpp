#include "coach/timeline.hpp"

#include <algorithm>

#include "base/instant.hpp"

namespace plumb::coach {

namespace {

using care::Exercise;
using care::Rung;
using care::Sides;

constexpr std::int64_t whole_percent = 100;

struct Repetition {
  Side side = Side::none;
  int set = 1;
  int rep = 1;
};

constexpr Side find_other(Side side) { return side == Side::right ? Side::left : Side::right; }

Side find_side(Sides sides, Side begins, int rep, int reps) {
  switch (sides) {
    case Sides::none: return Side::none;
    case Sides::each: return begins;
    case Sides::halves: return rep <= (reps + 1) / 2 ? begins : find_other(begins);
    case Sides::alternate: return rep % 2 == 1 ? begins : find_other(begins);
  }
  return Side::none;
}

void add_sets(const Rung& rung, Sides sides, Side begins, std::vector<Repetition>& out) {
  for (int set = 1; set <= rung.sets; ++set) {
    for (int rep = 1; rep <= rung.reps; ++rep)
      out.push_back({find_side(sides, begins, rep, rung.reps), set, rep});
    if (sides == Sides::halves || (sides == Sides::alternate && rung.reps % 2 == 1))
      begins = find_other(begins);
  }
}

std::vector<Repetition> list_repetitions(const TimelineSpec& line) {
  const Sides sides = find_sides(*line.exercise, *line.rung);
  std::vector<Repetition> all;
  const bool left = line.left_first && is_uneven(*line.exercise, *line.rung);
  add_sets(*line.rung, sides, left ? Side::left : Side::right, all);
  if (sides == Sides::each) add_sets(*line.rung, sides, Side::left, all);
  SideCounts omitted = line.omitted;
  std::vector<Repetition> rest;
  for (const Repetition& one : all)
    if (int& count = pick(omitted, one.side); count > 0)
      --count;
    else
      rest.push_back(one);
  return rest;
}

bool is_down(care::Position position) {
  using enum care::Position;
  return position == supine || position == side_lying || position == prone ||
         position == all_fours || position == kneeling;
}

class TimelineWriter {
 public:
  TimelineWriter(const CoachSpec& spec, const TimelineSpec& line) : spec_{spec}, line_{line} {}

  Timeline write() {
    const auto repetitions = list_repetitions(line_);
    if (repetitions.empty()) return {};
    const Side side = repetitions.front().side;
    if (!line_.first) add({StepKind::next, side, 0, 0, base::in_ms(spec_.next_s.value)});
    add({StepKind::ready, side, 0, 0, find_ready_ms()});
    for (std::size_t i = 0; i < repetitions.size(); ++i) {
      if (i > 0) add_gap(repetitions[i - 1], repetitions[i]);
      add_repetition(repetitions[i]);
    }
    return std::move(timeline_);
  }

 private:
  void add(Step step) {
    if (step.duration_ms <= 0) return;
    step.most_ms = std::max(step.most_ms, step.duration_ms);
    if (!is_active(step.kind)) step.most_ms += base::in_ms(spec_.adjust_max_s.value);
    timeline_.steps.push_back(step);
  }

  std::int64_t find_ready_ms() const {
    const auto position = line_.exercise->positions.front();
    const auto& ready = is_down(position) ? spec_.ready_floor_s : spec_.ready_upright_s;
    const std::int64_t reading = spec_.caution_s.value * static_cast<std::int64_t>(line_.cautions);
    return base::in_ms(std::max(ready.value + line_.times.ready_s, spec_.lead_s.value) + reading);
  }

  std::int64_t find_change_ms() const {
    if (line_.exercise->positions.front() == care::Position::side_lying)
      return base::in_ms(spec_.turn_s.value);
    const bool limbs = find_sides(*line_.exercise, *line_.rung) == Sides::alternate;
    return base::in_ms(limbs ? spec_.alternate_s.value : spec_.switch_s.value);
  }

  /// A rest between sets, or between repetitions where there is one set; a change of side takes
  /// its own time, and the rest counts towards it.
  void add_gap(const Repetition& before, const Repetition& after) {
    const bool rests = line_.rung->sets == 1 || before.set != after.set;
    const std::int64_t dose = rests ? base::in_ms(line_.rung->rest_s) : 0;
    const std::int64_t rest = dose > 0 ? dose + base::in_ms(line_.times.rest_s) : 0;
    const std::int64_t floor = dose * spec_.rest_floor_percent.value / whole_percent;
    Step step{StepKind::rest, after.side, after.set, after.rep, rest, floor};
    if (before.side != after.side) {
      step.kind = StepKind::switch_side;
      step.duration_ms = std::max(rest, find_change_ms());
    }
    add(step);
  }

  void add_repetition(const Repetition& one) {
    const std::int64_t way = base::in_ms(line_.rung->move_s);
    const std::int64_t hold = base::in_ms(line_.rung->hold_s);
    const bool walks = line_.exercise->load_class == care::LoadClass::walk;
    const auto add_part = [&](StepKind kind, std::int64_t duration) {
      const std::int64_t least = std::min(duration, base::in_ms(spec_.count_s.value));
      const std::int64_t cut = kind == StepKind::hold ? base::in_ms(line_.times.hold_s) : 0;
      add({kind, one.side, one.set, one.rep, std::max(duration + cut, least), 0, duration});
    };
    const std::size_t before = timeline_.steps.size();
    add_part(StepKind::move, way / 2);
    add_part(walks ? StepKind::walk : StepKind::hold, hold);
    add_part(StepKind::release, way - way / 2);
    if (timeline_.steps.size() > before) timeline_.steps.back().closes_repetition = true;
  }

  const CoachSpec& spec_;
  const TimelineSpec& line_;
  Timeline timeline_;
};

}  // namespace

Sides find_sides(const Exercise& exercise, const Rung& rung) {
  return rung.sides.value_or(exercise.sides);
}

bool is_uneven(const care::Exercise& exercise, const care::Rung& rung) {
  const Sides sides = find_sides(exercise, rung);
  const bool shared = sides == Sides::halves || sides == Sides::alternate;
  return shared && rung.sets * rung.reps % 2 == 1;
}

Timeline make_timeline(const CoachSpec& spec, const TimelineSpec& line) {
  return TimelineWriter(spec, line).write();
}

std::int64_t find_active_ms(const Timeline& timeline) {
  std::int64_t sum = 0;
  for (const Step& step : timeline.steps)
    if (is_active(step.kind)) sum += step.duration_ms;
  return sum;
}

std::int64_t find_active_ms(const Timeline& timeline, Side side) {
  std::int64_t sum = 0;
  for (const Step& step : timeline.steps)
    if (is_active(step.kind) && step.side == side) sum += step.duration_ms;
  return sum;
}

std::int64_t find_total_ms(const Timeline& timeline) {
  std::int64_t sum = 0;
  for (const Step& step : timeline.steps) sum += step.duration_ms;
  return sum;
}

std::int64_t find_dose_ms(const Timeline& timeline) {
  std::int64_t sum = 0;
  for (const Step& step : timeline.steps)
    if (is_active(step.kind)) sum += step.most_ms;
  return sum;
}

std::size_t find_active_step(const Timeline& timeline, std::size_t from) {
  while (from < timeline.steps.size() && !is_active(timeline.steps[from].kind)) ++from;
  return from;
}

std::size_t find_repetition_start(const Timeline& timeline, std::size_t step) {
  while (step > 0 && is_active(timeline.steps[step - 1].kind) &&
         !timeline.steps[step - 1].closes_repetition)
    --step;
  return step;
}

}  // namespace plumb::coach
