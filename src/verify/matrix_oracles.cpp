#include <algorithm>

#include "verify/oracles.hpp"

namespace plumb::verify {

using namespace care;

namespace {

/// A key given before a gap in which it became void counts no longer.
bool is_void_by_gap(const Case& of, const Moment& given) {
  const auto days = of.tables.constants.gap_new_intake_days.value;
  const auto days_between = [](const Moment& a, const Moment& b) {
    return std::min(find_local_date(b).days - base::find_local_date({a.at, b.offset_minutes}).days,
                    base::find_local_date({b.at, a.offset_minutes}).days - find_local_date(a).days);
  };
  const auto& sessions = of.ledger.sessions;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const Moment next = i + 1 < sessions.size() ? sessions[i + 1].at : of.now;
    if (given.at < sessions[i].at.at && days_between(sessions[i].at, next) >= days) return true;
  }
  return false;
}

}  // namespace

bool is_signed(const Ledger& ledger, const Clearance& clearance) {
  if (!clearance.seal || !clearance.seal->is_genuine) return false;
  const Seal& seal = *clearance.seal;
  bool accepted = false;
  for (const Event* event : ledger.events) {
    const auto* key = std::get_if<KeyAccepted>(&event->body);
    const auto* gone = std::get_if<KeyWithdrawn>(&event->body);
    if (key != nullptr && event->author == Author::person && event->id == seal.accepted)
      accepted = key->key == seal.key;
    if (gone != nullptr && gone->key == seal.key) accepted = false;
  }
  return accepted;
}

bool is_in_force(const Clearance& clearance, const Moment& now) {
  return !clearance.clinician.empty() && clearance.given <= find_local_date(now) &&
         find_local_date(now) <= clearance.expires;
}

bool has_key(const Case& of, const Id& exercise) {
  return std::ranges::any_of(of.ledger.events, [&](const Event* event) {
    const auto* clearance = std::get_if<Clearance>(&event->body);
    return clearance != nullptr && is_in_force(*clearance, of.now) &&
           std::ranges::find(clearance->keys, exercise) != clearance->keys.end();
  });
}

namespace {

bool has_live_key(const Case& of, const Id& exercise) {
  return std::ranges::any_of(of.ledger.events, [&](const Event* event) {
    const auto* clearance = std::get_if<Clearance>(&event->body);
    return clearance != nullptr && is_in_force(*clearance, of.now) &&
           std::ranges::find(clearance->keys, exercise) != clearance->keys.end() &&
           !is_void_by_gap(of, event->at);
  });
}

void look_at_cell(const Case& of, const PlanLine& line, const Id& condition, Tally& tally) {
  const Permission letter = find_letter(of, line.exercise, condition, line.level);
  const std::string where = line.exercise + " under " + condition;
  tally.look(1, letter != Permission::excluded, where + " is X and was offered");
  const Condition* row = find_condition(of.tables, condition);
  if (row != nullptr && row->acute && has_key(of, line.exercise))
    tally.look(32, letter != Permission::excluded, where + " was opened by a key");
  if (letter != Permission::key) {
    tally.look(2, true);
    return;
  }
  tally.look(2, has_key(of, line.exercise), where + " is K and no key is in force");
  if (has_key(of, line.exercise))
    tally.look(25, has_live_key(of, line.exercise), where + " by a key that a gap made void");
}

}  // namespace

void look_at_matrix(const Case& of, Tally& tally) {
  for (const Id& condition : of.person.conditions)
    if (of.plan.state != PlanState::intake)
      tally.look(1, std::ranges::find(of.plan.conditions, condition) != of.plan.conditions.end(),
                 condition + " was declared and the plan does not know it");
  const std::set<Id> conditions = find_conditions(of);
  for (const PlanLine& line : of.plan.lines) {
    tally.look(3, find_exercise(of.tables, line.exercise) != nullptr,
               line.exercise + " is no exercise of the catalogue");
    for (const AvoidedMovement& avoided : of.tables.avoided)
      tally.look(3, line.exercise != avoided.id && line.exercise != avoided.slug,
                 line.exercise + " is an avoided movement");
    for (const Id& condition : conditions) look_at_cell(of, line, condition, tally);
  }
}

}  // namespace plumb::verify
