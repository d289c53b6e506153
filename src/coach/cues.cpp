#include <algorithm>

#include "care/reasons.hpp"
#include "coach/detail/run.hpp"

namespace plumb::coach::detail {

namespace {

/// Walks the time ahead step by step and writes down what is to be heard.
class CueWriter {
 public:
  explicit CueWriter(const Run& run)
      : run_{run},
        spec_{run.spec()},
        now_ms_{run.state().at_ms},
        until_ms_{now_ms_ + spec_.ahead_ms.value} {}

  std::vector<Cue> write() {
    const SessionState& s = run_.state();
    std::int64_t at = now_ms_ - s.in_step_ms;
    if (s.lead_ms > 0) {
      stem_ = std::to_string(s.epoch) + ":lead.";
      const std::int64_t from = now_ms_ + s.lead_ms - s.lead_of_ms;
      add_ready(from, run_.index(), run_.step()->side);
      add_counts(from, s.lead_of_ms);
      at += s.lead_ms;
    }
    std::size_t line = run_.index();
    std::size_t step = run_.step_index();
    std::int64_t extra = s.extra_ms;
    std::vector<std::size_t> ahead = list_lines_ahead();
    for (std::size_t next = 0;;) {
      const auto& steps = run_.timeline(line).steps;
      for (; step < steps.size() && at <= until_ms_; ++step) {
        stem_ =
            std::to_string(s.epoch) + ":" + std::to_string(line) + "." + std::to_string(step) + ".";
        add_step(line, steps[step], at, steps[step].duration_ms + extra);
        at += steps[step].duration_ms + extra;
        extra = 0;
      }
      if (at > until_ms_) break;
      const bool last = next == ahead.size();
      if (last) {
        add(at, CueKind::session_done);
      } else {
        add(at, CueKind::exercise_done,
            {care::input("exercise", run_.state().lines[line].report.exercise)});
      }
      if (last || run_.is_locked(ahead[next])) break;
      line = ahead[next++];
      step = 0;
    }
    const auto past = [&](const Cue& cue) { return cue.at_ms < now_ms_ || cue.at_ms > until_ms_; };
    std::erase_if(cues_, past);
    return std::move(cues_);
  }

 private:
  std::vector<std::size_t> list_lines_ahead() const {
    std::vector<std::size_t> ahead;
    for (std::size_t i = 0; i < run_.state().lines.size(); ++i)
      if (run_.state().lines[i].state == LineState::todo) ahead.push_back(i);
    return ahead;
  }

  /// `text`: the leaf of its key, where that is not the kind's own name.
  void add(std::int64_t at, CueKind kind, std::vector<care::ReasonInput> inputs = {},
           std::string_view text = {}, int count = 0) {
    const std::string name(base::name_of(kind));
    const std::string number = count > 0 ? std::to_string(count) : std::string{};
    Cue cue{stem_ + name + number,
            at,
            kind,
            count,
            "coach.cue." + (text.empty() ? name : std::string(text)),
            std::move(inputs)};
    cues_.insert(std::ranges::upper_bound(cues_, at, {}, &Cue::at_ms), std::move(cue));
  }

  void add_ready(std::int64_t at, std::size_t line, Side side) {
    std::vector inputs{care::input("exercise", run_.state().lines[line].report.exercise)};
    if (side != Side::none) inputs.push_back(care::input("side", base::name_of(side)));
    add(at, CueKind::ready, std::move(inputs), side == Side::none ? "ready" : "ready_side");
  }

  /// Three, two, one before the end of something that is long enough for it.
  void add_counts(std::int64_t from, std::int64_t duration) {
    const auto count = spec_.count_s.value;
    if (duration <= base::in_ms(count)) return;
    for (std::int64_t left = count; left > 0; --left)
      add(from + duration - base::in_ms(left), CueKind::count, {care::input("count", left)}, {},
          static_cast<int>(left));
  }

  void add_half(std::int64_t from, std::int64_t duration) {
    if (duration >= base::in_ms(spec_.half_from_s.value)) add(from + duration / 2, CueKind::half);
  }

  void add_step(std::size_t line, const Step& step, std::int64_t at, std::int64_t duration) {
    const auto seconds = care::input("seconds", duration / base::ms_per_second);
    const auto rep = care::input("rep", step.rep);
    const bool counts = duration >= base::in_ms(spec_.count_from_s.value);
    switch (step.kind) {
      case StepKind::next:
        add(at, CueKind::next, {care::input("exercise", run_.state().lines[line].report.exercise)});
        return;
      case StepKind::ready:
        add_ready(at, line, step.side);
        add_counts(at, duration);
        return;
      case StepKind::rest:
        add(at, CueKind::rest, {seconds});
        if (counts) add_counts(at, duration);
        return;
      case StepKind::switch_side:
        add(at, CueKind::change, {care::input("side", base::name_of(step.side))});
        if (counts) add_counts(at, duration);
        return;
      case StepKind::move: add(at, CueKind::start, {rep}); return;
      case StepKind::hold:
        add(at, CueKind::hold, {seconds});
        add_half(at, duration);
        if (counts) add_counts(at, duration);
        return;
      case StepKind::walk:
        add(at, CueKind::start, {care::input("minutes", duration / base::ms_per_minute)}, "walk");
        add_half(at, duration);
        add_counts(at, duration);
        return;
      case StepKind::release: add(at, CueKind::release); return;
    }
  }

  const Run& run_;
  const CoachSpec& spec_;
  std::int64_t now_ms_;
  std::int64_t until_ms_;
  std::string stem_;
  std::vector<Cue> cues_;
};

}  // namespace

std::vector<Cue> find_cues(const Run& run) {
  const SessionState& s = run.state();
  if (s.mode == Mode::running && run.step() != nullptr) return CueWriter(run).write();
  if (s.mode == Mode::stopping && s.stopped_ms == 0)
    return {{std::to_string(s.epoch) + ":stop", s.at_ms, CueKind::stop, 0, "coach.cue.stop", {}}};
  return {};
}

}  // namespace plumb::coach::detail
