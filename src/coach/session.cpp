#include "coach/session.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "care/journal.hpp"
#include "care/status.hpp"
#include "coach/detail/run.hpp"

namespace plumb::coach {

namespace {

/// Longest times that a state may carry: far above any session, far below an overflow.
constexpr std::int64_t most_ms = 366 * base::ms_per_day;
constexpr std::int64_t most_clock_ms = 4'000'000'000'000'000;
constexpr int most_repetitions = 10'000;
constexpr int basis_points = 10'000;

base::Outcome<bool> refuse(std::string where) {
  return base::fail(base::Fault::Code::input_invalid, "going on with a session", std::move(where),
                    "holds what no session can; start a new one");
}

bool is_length(std::int64_t ms) { return ms >= 0 && ms <= most_ms; }
bool is_clock(std::int64_t ms) { return ms >= -most_clock_ms && ms <= most_clock_ms; }
bool is_count(const SideCounts& counts) {
  const auto fits = [](int count) { return count >= 0 && count <= most_repetitions; };
  return fits(counts.none) && fits(counts.right) && fits(counts.left);
}

/// What a ladder may hold so that no sum of it overflows; what a good ladder is, the catalogue
/// says.
bool is_ladder(const care::Exercise& exercise) {
  constexpr int most_seconds = 86'400;
  const auto is_time = [](int seconds) { return seconds >= 0 && seconds <= most_seconds; };
  return std::ranges::all_of(exercise.ladder, [&](const care::Rung& rung) {
    return is_time(rung.move_s) && is_time(rung.hold_s) && is_time(rung.rest_s) &&
           rung.move_s + rung.hold_s > 0 && rung.sets >= 1 && rung.reps >= 1 && rung.per_day >= 1 &&
           rung.sets <= most_repetitions && rung.reps <= most_repetitions &&
           rung.sets * rung.reps <= most_repetitions && rung.per_day <= most_repetitions;
  });
}

base::Outcome<bool> check_line(const care::Catalogue& catalogue, const SessionLine& line,
                               const std::string& where) {
  if (line.own && (line.own->id != line.report.exercise || !is_ladder(*line.own)))
    return refuse(where + "/own");
  const care::Exercise* exercise =
      line.own ? &*line.own : catalogue.find_exercise(line.report.exercise);
  if (exercise == nullptr || exercise->positions.empty() ||
      care::find_rung(*exercise, line.report.level) == nullptr)
    return base::fail(base::Fault::Code::not_found, "going on with a session", where + "/report",
                      "is not in this catalogue any more; start a new session");
  if (!is_length(line.done_ms) || !is_length(line.repetition_ms) ||
      line.repetition_ms > line.done_ms || !is_count(line.counted) || !is_count(line.omitted) ||
      line.before < 0 || line.before > basis_points)
    return refuse(where);
  return true;
}

SessionLine make_line(const care::PlanLine& line) {
  SessionLine one;
  one.report.exercise = line.exercise;
  one.report.level = line.level;
  one.not_before = line.not_before;
  one.cautions = line.cautions;
  one.own = line.own;
  return one;
}

const care::PlanLine* find_line(const care::Plan& plan, const Id& exercise) {
  const auto found = std::ranges::find(plan.lines, exercise, &care::PlanLine::exercise);
  return found == plan.lines.end() || found->finished ? nullptr : &*found;
}

bool was_uneven(const care::Catalogue& catalogue, const care::Plan& plan,
                const care::ExerciseReport& done) {
  const auto line = std::ranges::find(plan.lines, done.exercise, &care::PlanLine::exercise);
  const care::Exercise* exercise =
      line != plan.lines.end() && line->own ? &*line->own : catalogue.find_exercise(done.exercise);
  const care::Rung* rung = exercise == nullptr ? nullptr : care::find_rung(*exercise, done.level);
  return rung != nullptr && is_uneven(*exercise, *rung);
}

/// `merged` as `merge_events` gives it. What was broken off counts for neither side.
std::vector<Id> find_left_first(const care::Catalogue& catalogue, const care::Plan& plan,
                                std::span<const care::Event> merged) {
  constexpr int whole = 100;
  const auto voided = care::find_voided(merged, plan.at.at);
  std::set<Id> owed;
  for (const care::Event& event : merged) {
    const auto* session = std::get_if<care::SessionDone>(&event.body);
    if (session == nullptr || event.at.at > plan.at.at || voided.contains(event.id.text)) continue;
    for (const care::ExerciseReport& done : session->exercises) {
      if (done.skipped || done.completed.value < whole) continue;
      if (!was_uneven(catalogue, plan, done)) continue;
      if (owed.erase(done.exercise) == 0) owed.insert(done.exercise);
    }
  }
  return {owed.begin(), owed.end()};
}

}  // namespace

namespace detail {

base::Outcome<bool> check_state(const care::Catalogue& catalogue, const CoachSpec& spec,
                                const SessionState& s) {
  if (s.format != 1) return refuse("/format");
  if (s.lines.empty()) return refuse("/lines");
  for (std::size_t i = 0; i < s.lines.size(); ++i) {
    PLUMB_TRY([[maybe_unused]] const bool fine,
              check_line(catalogue, s.lines[i], "/lines/" + std::to_string(i)));
  }
  if (s.line < 0 || std::cmp_greater_equal(s.line, s.lines.size())) return refuse("/line");
  for (const auto& [name, ms] : {std::pair{"/in_step_ms", s.in_step_ms},
                                 {"/lead_ms", s.lead_ms},
                                 {"/lead_of_ms", s.lead_of_ms},
                                 {"/spent_ms", s.spent_ms},
                                 {"/stopped_ms", s.stopped_ms}})
    if (!is_length(ms)) return refuse(name);
  if (!is_clock(s.at_ms)) return refuse("/at_ms");
  const int most_s = static_cast<int>(spec.adjust_max_s.value);
  const OwnTimes& times = s.times;
  if (times.ready_s < -most_s || times.ready_s > most_s || times.rest_s < 0 ||
      times.rest_s > most_s || times.hold_s < -most_s || times.hold_s > 0)
    return refuse("/times");
  if (s.extra_ms < -most_ms || s.extra_ms > most_ms) return refuse("/extra_ms");
  if (s.lead_ms > s.lead_of_ms) return refuse("/lead_ms");
  constexpr int most_epochs = 1'000'000'000;
  if (s.epoch < 0 || s.epoch > most_epochs) return refuse("/epoch");
  SessionState copy = s;
  const Run run(catalogue, spec, copy);
  const auto steps = run.timeline().steps.size();
  const bool under_way = s.mode == Mode::running || s.mode == Mode::paused;
  // A line of which nothing was left ends without a step; only what runs needs one.
  const std::size_t most =
      under_way && s.paused_by != PausedBy::verdict && steps > 0 ? steps - 1 : steps;
  if (s.step < 0 || std::cmp_greater(s.step, most)) return refuse("/step");
  if (under_way && run.step() == nullptr && s.paused_by != PausedBy::verdict)
    return refuse("/step");
  return true;
}

}  // namespace detail

std::optional<SessionFacts> find_session_facts(const care::Catalogue& catalogue,
                                               const care::Plan& plan,
                                               std::span<const care::Event> events) {
  const Moment& now = plan.at;
  const auto merged = care::merge_events({events.begin(), events.end()});
  const care::Status status = care::find_status(catalogue, merged, now);
  const auto pain = care::find_pain_now(status);
  if (!pain) return std::nullopt;
  SessionFacts facts;
  facts.pain_before.value = *pain;
  if (const care::CheckInAt* today = care::find_check_in_today(status))
    facts.zones_before = care::find_known_zones(today->known_before, today->check_in->zones);
  facts.baseline = care::find_baseline(catalogue.constants(), status, now.at).value_or(*pain);
  facts.left_first = find_left_first(catalogue, plan, merged);
  return facts;
}

std::optional<SessionState> make_session(const care::Plan& plan, const SessionFacts& facts,
                                         std::span<const Id> chosen, std::int64_t at_ms) {
  if (plan.ask != care::AskNext::nothing) return std::nullopt;
  SessionState state;
  state.catalogue = plan.catalogue;
  state.plan = plan.fingerprint;
  state.at = plan.at;
  state.pain_before = facts.pain_before;
  state.zones_before = facts.zones_before;
  state.baseline = facts.baseline;
  state.left_first = facts.left_first;
  state.at_ms = at_ms;
  std::vector<SessionLine> later;
  for (const care::PlanLine& line : plan.lines) {
    if (line.finished) continue;
    if (!chosen.empty() && std::ranges::find(chosen, line.exercise) == chosen.end()) continue;
    SessionLine one = make_line(line);
    const bool waits = line.not_before && *line.not_before > plan.at.at;
    (waits ? later : state.lines).push_back(std::move(one));
  }
  state.lines.insert(state.lines.end(), later.begin(), later.end());
  if (state.lines.empty()) return std::nullopt;
  return state;
}

std::optional<SessionState> swap_in_session(const care::Catalogue& catalogue, const CoachSpec& spec,
                                            const care::Plan& plan, SessionState state,
                                            const Id& from, const Id& to) {
  const auto id_of = [](const SessionLine& line) { return line.report.exercise; };
  const auto place = std::ranges::find(state.lines, from, id_of);
  const care::PlanLine* line = find_line(plan, to);
  if (place == state.lines.end() || line == nullptr || find_line(plan, from) != nullptr ||
      plan.ask != care::AskNext::nothing || std::ranges::count(state.lines, to, id_of) > 0)
    return std::nullopt;
  const bool open = state.mode == Mode::ready || state.mode == Mode::running ||
                    (state.mode == Mode::paused && state.paused_by != PausedBy::verdict);
  const bool untouched = (place->state == LineState::todo || place->state == LineState::now) &&
                         place->done_ms == 0 && place->before == 0;
  if (!open || !untouched || state.verdict || !detail::check_state(catalogue, spec, state))
    return std::nullopt;
  const bool is_now = place->state == LineState::now;
  *place = make_line(*line);
  state.plan = plan.fingerprint;
  if (is_now) detail::Run(catalogue, spec, state).enter_again();
  return state;
}

base::Outcome<Advance> apply_to_session(const care::Catalogue& catalogue, const CoachSpec& spec,
                                        const SessionState& state, std::int64_t at_ms,
                                        const std::optional<SessionInput>& input) {
  PLUMB_TRY([[maybe_unused]] const bool fine, detail::check_state(catalogue, spec, state));
  if (!is_clock(at_ms))
    return base::fail(base::Fault::Code::input_invalid, "going on with a session", "/at_ms",
                      "must be milliseconds of a clock");
  Advance next{state, {}};
  detail::Run run(catalogue, spec, next.state);
  run.apply_time(at_ms);
  if (input) run.apply_input(*input);
  next.view = detail::make_view(run);
  return next;
}

base::Outcome<SessionView> find_session_view(const care::Catalogue& catalogue,
                                             const CoachSpec& spec, const SessionState& state) {
  PLUMB_TRY([[maybe_unused]] const bool fine, detail::check_state(catalogue, spec, state));
  SessionState copy = state;
  return detail::make_view(detail::Run(catalogue, spec, copy));
}

}  // namespace plumb::coach
