#include <algorithm>

#include "verify/oracles.hpp"

namespace plumb::verify {

using namespace care;

namespace {

constexpr std::size_t sessions_at_first_level = 3;
constexpr int half = 2;

bool is_block(const Plan& plan) { return plan.action >= ActionLevel::professional; }

/// A named professional's word, given after the block was seen; for more than that, a signed one.
bool has_clearance_since(const Case& of, const Plan& blocked) {
  return std::ranges::any_of(of.ledger.events, [&](const Event* event) {
    const auto* clearance = std::get_if<Clearance>(&event->body);
    if (clearance == nullptr || clearance->clinician.empty()) return false;
    const bool dated = std::ranges::all_of(blocked.flags, [&](const OpenFlag& flag) {
      return flag.level < ActionLevel::professional || event->at.at >= flag.since;
    });
    return dated &&
           (blocked.action == ActionLevel::professional || is_signed(of.ledger, *clearance));
  });
}

void look_at_block_end(const Case& of, const Memory& memory, Tally& tally) {
  if (memory.last && is_block(*memory.last) && !is_block(of.plan))
    tally.look(5, has_clearance_since(of, *memory.last), "a block ended without a clearance");
  if (!memory.cleared || of.plan.lines.empty()) return;
  const auto since = std::ranges::count_if(of.ledger.sessions, [&](const RawSession& session) {
    return session.at.at >= memory.cleared->at;
  });
  if (static_cast<std::size_t>(since) >= sessions_at_first_level) return;
  for (const PlanLine& line : of.plan.lines)
    tally.look(6, line.level == 1, line.exercise + " above level 1 so soon after a clearance");
}

/// The person said that it is a bad spell.
std::optional<Instant> find_told_flare(const Case& of) {
  std::optional<Instant> since;
  for (const Event* event : of.ledger.events)
    if (const auto* chosen = std::get_if<PaceChosen>(&event->body))
      if (chosen->pace == Pace::flare) since = event->at.at;
  return since;
}

void look_at_flare(const Case& of, const Memory& memory, Tally& tally) {
  const Constants& c = of.tables.constants;
  if (of.plan.lines.empty()) return;
  const bool flares = of.plan.state == PlanState::flare;
  if (const auto told = find_told_flare(of);
      told && of.now.at < base::add_hours(*told, c.flare_hours.value))
    tally.look(24, flares, "a bad spell was told, and the plan goes on");
  if (memory.flare_since && !flares)
    tally.look(24, of.now.at >= base::add_hours(*memory.flare_since, c.flare_hours.value),
               "a flare ended within two days");
  if (!memory.last_flare || flares) return;
  if (of.now.at < add_days(memory.last_flare->at, c.reentry_days.value))
    for (const PlanLine& line : of.plan.lines)
      tally.look(24, !line.step_up, line.exercise + " steps up in the week after a flare");
  if (of.plan.state != PlanState::reentry) return;
  for (const PlanLine& line : of.plan.lines) {
    const auto before = memory.levels_before_flare.find(line.exercise);
    if (before == memory.levels_before_flare.end()) continue;
    tally.look(24, line.level <= std::max(1, before->second / half),
               line.exercise + " at more than half of what it was before the flare");
  }
}

/// Whole days since the last session, the shorter reading: a lock that holds by it holds surely.
std::optional<int> find_gap(const Case& of) {
  if (of.ledger.sessions.empty()) return std::nullopt;
  const Moment& last = of.ledger.sessions.back().at;
  const int there =
      base::find_local_date({of.now.at, last.offset_minutes}).days - find_local_date(last).days;
  const int here =
      find_local_date(of.now).days - base::find_local_date({last.at, of.now.offset_minutes}).days;
  return std::min(here, there);
}

void look_at_gap(const Case& of, Tally& tally) {
  const auto gap = find_gap(of);
  if (!gap || *gap < of.tables.constants.gap_restart_days.value || of.plan.lines.empty()) return;
  for (const PlanLine& line : of.plan.lines)
    tally.look(25, line.level == 1, line.exercise + " above level 1 after a long gap");
  const Instant last = of.ledger.sessions.back().at.at;
  const bool screened = std::ranges::any_of(of.ledger.events, [&](const Event* event) {
    const auto* screen = std::get_if<FlagsScreened>(&event->body);
    return screen != nullptr && screen->form == ScreenForm::full && event->at.at > last;
  });
  tally.look(25, screened, "a plan after a long gap without a full screen");
}

void remember(const Case& of, Memory& memory) {
  const Plan& plan = of.plan;
  if (memory.last && is_block(*memory.last) && !is_block(plan)) memory.cleared = of.now;
  if (plan.state == PlanState::flare) {
    if (!memory.flare_since) {
      memory.flare_since = plan.state_since;
      memory.levels_before_flare.clear();
      for (const Exercise& exercise : of.tables.exercises)
        if (const int level = find_last_level(of.ledger, exercise.id); level > 0)
          memory.levels_before_flare[exercise.id] = level;
    }
    memory.last_flare = of.now;
  } else if (!plan.lines.empty()) {
    memory.flare_since.reset();
  }
  for (const PlanLine& line : plan.lines) memory.shown.insert(line.exercise);
  memory.last = plan;
}

}  // namespace

void look_at_states(const Case& of, const Memory& memory, Tally& tally) {
  look_at_block_end(of, memory, tally);
  look_at_flare(of, memory, tally);
  look_at_gap(of, tally);
}

void look_at_plan(const Case& of, Memory& memory, Tally& tally) {
  ++tally.states;
  look_at_matrix(of, tally);
  look_at_danger(of, tally);
  look_at_load(of, tally);
  look_at_bars(of, tally);
  look_at_directions(of, tally);
  look_at_steps(of, memory, tally);
  look_at_states(of, memory, tally);
  look_at_reasons(of, tally);
  remember(of, memory);
}

}  // namespace plumb::verify
