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
  if (of.plan.lines.empty()) return;
  const Event* cleared = nullptr;
  for (const Event* event : of.ledger.events)
    if (const auto* clearance = std::get_if<Clearance>(&event->body))
      if (!clearance->flags.empty()) cleared = event;
  if (cleared == nullptr) return;
  const auto since = std::ranges::count_if(of.ledger.sessions, [&](const RawSession& session) {
    return session.at.at >= cleared->at.at;
  });
  if (static_cast<std::size_t>(since) >= sessions_at_first_level) return;
  for (const PlanLine& line : of.plan.lines)
    tally.look(6, line.level == 1, line.exercise + " above level 1 so soon after a clearance");
}

/// Rest and walking, all that a bad spell leaves.
void look_at_open_flare(const Case& of, Tally& tally) {
  tally.look(24, of.plan.state == PlanState::flare,
             "a bad spell is not over, and the plan goes on");
  for (const PlanLine& line : of.plan.lines) {
    const Exercise* exercise = find_exercise(of.tables, line.exercise);
    if (exercise != nullptr)
      tally.look(24,
                 exercise->load_class == LoadClass::l0 || exercise->load_class == LoadClass::walk,
                 line.exercise + " in a bad spell");
  }
}

void look_at_flare(const Case& of, Tally& tally) {
  if (of.plan.lines.empty()) return;
  const auto flares = find_raw_flares(of.tables, of.ledger);
  if (flares.empty()) return;
  const RawFlare& last = flares.back();
  const bool open = !last.until || *last.until > of.now.at;
  if (open) look_at_open_flare(of, tally);
  const Constants& c = of.tables.constants;
  if (!open && of.now.at >= add_days(*last.until, c.reentry_days.value)) return;
  for (const PlanLine& line : of.plan.lines) {
    tally.look(24, !line.step_up, line.exercise + " steps up in the week after a bad spell");
    const auto before = last.levels.find(line.exercise);
    if (before != last.levels.end())
      tally.look(24, line.level <= std::max(1, before->second / half),
                 line.exercise + " at more than half of what it was before the bad spell");
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
  for (const PlanLine& line : of.plan.lines) memory.shown.insert(line.exercise);
  memory.last = of.plan;
}

}  // namespace

void look_at_states(const Case& of, const Memory& memory, Tally& tally) {
  look_at_block_end(of, memory, tally);
  look_at_flare(of, tally);
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
  look_at_rest(of, tally);
  look_at_reasons(of, tally);
  remember(of, memory);
}

}  // namespace plumb::verify
