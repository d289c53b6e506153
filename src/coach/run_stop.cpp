#include <algorithm>

#include "care/explain.hpp"
#include "coach/detail/run.hpp"

namespace plumb::coach::detail {

namespace {

using care::Colour;
using care::StopReason;

/// True for a reason that is grave whatever the numbers say.
bool is_grave(const care::Catalogue& catalogue, StopReason reason) {
  return std::ranges::any_of(catalogue.content().first_plan.stops,
                             [&](const care::StopMeaning& meaning) {
                               return meaning.reason == base::name_of(reason) &&
                                      meaning.colour != base::name_of(StopReason::none);
                             });
}

bool is_worked_on(const SessionLine& line) { return line.done_ms > 0 || line.before > 0; }

bool share_direction(const care::Exercise& a, const care::Exercise& b) {
  const auto has = [](const care::Exercise& exercise, care::Tag tag) {
    return care::Catalogue::find_tag(exercise, tag) > 0;
  };
  return (has(a, care::Tag::flex) && has(b, care::Tag::flex)) ||
         (has(a, care::Tag::ext) && has(b, care::Tag::ext));
}

}  // namespace

/// Nothing comes before this: the exercise is over, and the way out of the position is shown.
void Run::stop(bool hurts) {
  if (s_.mode == Mode::done) return;
  if (s_.mode == Mode::ready) {
    close(EndedBy::person);
    return;
  }
  if (!s_.stopped_in) {
    const bool at_work =
        s_.mode == Mode::running || (s_.mode == Mode::paused && s_.paused_by != PausedBy::verdict);
    const Step* one = step();
    const bool coming_out = at_work && one != nullptr && one->kind == StepKind::next;
    s_.stopped_in = at_work ? find_phase() : Phase{};
    s_.stopped_side = one == nullptr ? Side::none : one->side;
    if (!at_work || coming_out) {
      // The body is in, or just out of, the exercise before: that is the one that is stopped.
      const SessionLine* last = nullptr;
      for (const SessionLine& line : s_.lines)
        if (was_entered(line) && &line != &now()) last = &line;
      if (!at_work && was_entered(now())) last = &now();
      if (coming_out && last != nullptr) now().state = LineState::todo;
      if (last != nullptr) s_.line = static_cast<int>(last - s_.lines.data());
    }
    now().state = LineState::stopped;
    s_.mode = Mode::stopping;
    s_.paused_by = PausedBy::nobody;
    s_.stopped_ms = 0;
    s_.lead_ms = s_.lead_of_ms = 0;
    s_.verdict.reset();
    ++s_.epoch;
  }
  if (hurts && !is_grave(catalogue_, now().report.stop)) now().report.stop = StopReason::hurts;
}

void Run::leave_position() {
  if (s_.mode != Mode::stopping) return;
  s_.mode = Mode::asking;
  ++s_.epoch;
}

void Run::take_answer(const SessionInput& input, SessionLine& line) {
  care::ExerciseReport& report = line.report;
  if (input.pain) report.peak = std::max(report.peak.value_or(care::PainScore{}), *input.pain);
  if (input.effort) report.effort = input.effort;
  if (input.zones) report.zones = *input.zones;
  if (input.felt) report.felt = *input.felt;
  // A stop for pain stays one: another reason may only make it graver.
  const bool answers_stop = s_.stopped_in && &line == &now();
  const bool may_name = input.reason && *input.reason != StopReason::none && answers_stop &&
                        (!is_grave(catalogue_, report.stop) || is_grave(catalogue_, *input.reason));
  if (may_name) report.stop = *input.reason;
}

void Run::answer(const SessionInput& input) {
  if (s_.mode == Mode::done || s_.mode == Mode::ready || s_.mode == Mode::stopping) return;
  std::size_t target = index();
  if (input.exercise) {
    const auto named = std::ranges::find_if(
        s_.lines, [&](const SessionLine& line) { return line.report.exercise == *input.exercise; });
    if (named == s_.lines.end()) return;
    target = static_cast<std::size_t>(named - s_.lines.begin());
  }
  take_answer(input, s_.lines[target]);
  if (!s_.stopped_in) {
    judge_answer(target);
    return;
  }
  const care::ExerciseReport& report = now().report;
  if (target == index() && report.peak && report.stop != StopReason::none) judge();
}

/// The rules on the exercise that was stopped, then what they leave of the session.
void Run::judge() {
  if (now().report.stop == StopReason::none) now().report.stop = StopReason::hurts;
  s_.stopped_in.reset();
  s_.verdict = find_verdict(index());
  lower_the_rest(index(), *s_.verdict);
  if (s_.verdict->colour == Colour::black)
    close(EndedBy::verdict);
  else if (s_.verdict->ends_session)
    end(EndedBy::verdict);
  else if (find_next_line())
    pause(PausedBy::verdict);
  else
    end(EndedBy::plan);
}

/// An answer in passing, about an exercise that is over: it counts at once if it is a grave one.
void Run::judge_answer(std::size_t line) {
  const bool over =
      s_.lines[line].state == LineState::done || s_.lines[line].state == LineState::left;
  if (s_.mode == Mode::asking || !over || find_colour(line, nullptr) < Colour::red) return;
  if (now().state == LineState::now && !is_worked_on(now())) now().state = LineState::todo;
  s_.lines[line].state = LineState::stopped;
  s_.verdict = find_verdict(line);
  lower_the_rest(line, *s_.verdict);
  if (s_.verdict->colour == Colour::black)
    close(EndedBy::verdict);
  else if (s_.verdict->ends_session)
    end(EndedBy::verdict);
  else if (find_next_line() || now().state == LineState::now)
    pause(PausedBy::verdict);
  else
    end(EndedBy::plan);
}

Colour Run::find_colour(std::size_t line, std::vector<care::Reason>* reasons) const {
  care::SessionDone session;
  session.pain_before = s_.pain_before;
  session.zones_before = s_.zones_before;
  care::ExerciseReport report = s_.lines[line].report;
  report.completed.value = find_percent(line);
  const care::SessionAt so_far{&session, {}, s_.at, s_.at.at, s_.zones_before, {}, {}};
  care::Verdict verdict = care::find_immediate_colour(catalogue_, so_far, report, s_.at);
  if (reasons != nullptr) *reasons = std::move(verdict.reasons);
  return verdict.colour;
}

int Run::count_reds() const {
  int reds = 0;
  for (std::size_t i = 0; i < s_.lines.size(); ++i)
    if (find_colour(i, nullptr) >= Colour::red) ++reds;
  return reds;
}

SessionVerdict Run::find_verdict(std::size_t line) const {
  SessionVerdict verdict;
  verdict.colour = find_colour(line, &verdict.reasons);
  for (care::Reason& reason : verdict.reasons)
    care::explain_reason(catalogue_, s_.at.offset_minutes, reason);
  verdict.ends_session = verdict.colour == Colour::black || count_reds() >= spec_.reds_to_end.value;
  return verdict;
}

/// Why a line may not follow the one that was stopped; empty if it may. The same limits as those
/// of a day that begins with this pain (clinical rules 5.3), and no more of the direction that was
/// RED.
std::string Run::find_drop_reason(std::size_t line, std::size_t because) const {
  const care::Constants& c = catalogue_.constants();
  const care::ExerciseReport& report = s_.lines[because].report;
  const auto pain = report.peak.value_or(s_.pain_before).value;
  const care::LoadClass load = exercise(line).load_class;
  const bool is_relief = load == care::LoadClass::l0;
  if (pain >= c.relief_pain_from.value && !is_relief) return "coach.dropped.pain_high";
  if (care::is_more_distal(s_.zones_before, report.zones) && !is_relief)
    return "coach.dropped.spread";
  if (find_colour(because, nullptr) >= Colour::red &&
      share_direction(exercise(line), exercise(because)))
    return "coach.dropped.direction";
  const bool easy = pain >= c.easy_pain_from.value || pain - s_.baseline >= c.easy_rise_from.value;
  if (easy && load == care::LoadClass::l3) return "coach.dropped.pain_raised";
  return {};
}

/// Takes out, or lowers by one level, what is still to come. Never raises anything.
void Run::lower_the_rest(std::size_t because, SessionVerdict& verdict) {
  const care::Constants& c = catalogue_.constants();
  const auto is_easy = [&](std::int64_t pain) {
    return pain >= c.easy_pain_from.value || pain - s_.baseline >= c.easy_rise_from.value;
  };
  const auto pain = s_.lines[because].report.peak.value_or(s_.pain_before).value;
  // On a day that was easy from the start the plan has lowered the levels already.
  const bool lowers = is_easy(pain) && !is_easy(s_.pain_before.value);
  for (std::size_t i = 0; i < s_.lines.size(); ++i) {
    SessionLine& line = s_.lines[i];
    if (line.state != LineState::todo && line.state != LineState::now) continue;
    std::string why = verdict.ends_session ? "coach.dropped.ended" : find_drop_reason(i, because);
    if (!why.empty()) {
      line.state = line.state == LineState::now ? LineState::left : LineState::dropped;
      line.dropped_why = why;
      verdict.dropped.push_back({line.report.exercise, std::move(why)});
      continue;
    }
    const int lower = line.report.level - 1;
    if (!lowers || line.state != LineState::todo || is_worked_on(line) ||
        care::find_rung(exercise(i), lower) == nullptr)
      continue;
    line.report.level = lower;
    refresh(i);
    verdict.lowered.push_back({line.report.exercise, lower});
  }
}

/// The last questions, if there are any.
void Run::end(EndedBy by) {
  for (SessionLine& line : s_.lines) {
    if (line.state == LineState::todo) line.state = LineState::skipped;
    if (line.state == LineState::now)
      line.state = is_worked_on(line) ? LineState::left : LineState::skipped;
  }
  s_.mode = Mode::asking;
  s_.paused_by = PausedBy::nobody;
  s_.stopped_in.reset();
  s_.ended_by = by;
  ++s_.epoch;
  for (std::size_t i = 0; i < s_.lines.size(); ++i)
    if (!find_wants(i).empty()) return;
  close(by);
}

void Run::close(EndedBy by) {
  if (s_.mode != Mode::asking) end(by);
  s_.mode = Mode::done;
  s_.ended_by = by;
  s_.stopped_in.reset();
  ++s_.epoch;
}

}  // namespace plumb::coach::detail
