#include <algorithm>

#include "verify/oracles.hpp"

namespace plumb::verify {

using namespace care;

namespace {

/// Bending waits after getting up; longer where a disc is at fault (clinical rules 1.3, 7).
void look_at_morning(const Case& of, Tally& tally) {
  const Constants& c = of.tables.constants;
  const bool disc = of.person.conditions.contains("DISC") || of.person.conditions.contains("SCIAT");
  for (const PlanLine& line : of.plan.lines) {
    const Exercise* exercise = find_exercise(of.tables, line.exercise);
    const int flex = exercise == nullptr ? 0 : find_tag(*exercise, Tag::flex);
    if (flex == 0) continue;
    const std::int64_t wait = disc && flex >= tag_end_range ? c.morning_flex_disc_minutes.value
                                                            : c.morning_flex_minutes.value;
    const std::int64_t opens = of.person.wake_minute + wait;
    const std::int64_t left = opens - find_minute_of_day(of.now);
    if (left <= 0) {
      tally.look(21, true);
      continue;
    }
    // The moment of now may lie within the minute that has begun.
    const Instant from = add_ms(of.now.at, (left - 1) * base::ms_per_minute);
    tally.look(21, line.not_before && *line.not_before >= from,
               line.exercise + " bends too soon after getting up");
  }
}

bool is_farther(const std::optional<Zone>& before, const std::optional<Zone>& after) {
  return before && after && after->value > before->value;
}

bool spread(const MovementTried& tried) {
  const Zones &a = tried.zones_before, &b = tried.zones_ten_minutes;
  return is_farther(a.back_left, b.back_left) || is_farther(a.back_right, b.back_right) ||
         is_farther(a.neck_left, b.neck_left) || is_farther(a.neck_right, b.neck_right);
}

void look_at_locks(const Case& of, Tally& tally) {
  for (const Event* event : of.ledger.events) {
    const auto* tried = std::get_if<MovementTried>(&event->body);
    if (tried == nullptr || !spread(*tried)) continue;
    if (of.now.at >= add_days(event->at.at, of.tables.constants.lock_direction_days.value))
      continue;
    const Tag tag = tried->direction == Direction::flexion ? Tag::flex : Tag::ext;
    for (const PlanLine& line : of.plan.lines)
      if (const Exercise* exercise = find_exercise(of.tables, line.exercise))
        tally.look(22, find_tag(*exercise, tag) == 0,
                   line.exercise + " in a direction that spread the pain");
  }
}

bool was_tried(const Case& of, std::optional<Direction> direction) {
  return direction && std::ranges::any_of(of.ledger.events, [&](const Event* event) {
           const auto* tried = std::get_if<MovementTried>(&event->body);
           return tried != nullptr && tried->direction == *direction && !spread(*tried);
         });
}

void look_at_lattice(const Case& of, DirectionPermission Condition::* member, Tag tag,
                     std::optional<Direction> direction, Tally& tally) {
  for (const Id& id : find_conditions(of)) {
    const Condition* condition = find_condition(of.tables, id);
    if (condition == nullptr) continue;
    const DirectionPermission permission = condition->*member;
    if (permission == DirectionPermission::allow) continue;
    for (const PlanLine& line : of.plan.lines) {
      const Exercise* exercise = find_exercise(of.tables, line.exercise);
      const int amount = exercise == nullptr ? 0 : find_tag(*exercise, tag);
      if (amount == 0) continue;
      const std::string what =
          line.exercise + " moves " + std::string(name_of(tag)) + " under " + id;
      tally.look(23, permission != DirectionPermission::forbid, what);
      if (amount < tag_end_range) continue;
      tally.look(23,
                 permission == DirectionPermission::after_observation && was_tried(of, direction),
                 what + " to the end of the range");
    }
  }
}

}  // namespace

void look_at_directions(const Case& of, Tally& tally) {
  look_at_morning(of, tally);
  look_at_locks(of, tally);
  look_at_lattice(of, &Condition::flexion, Tag::flex, Direction::flexion, tally);
  look_at_lattice(of, &Condition::extension, Tag::ext, Direction::extension, tally);
  look_at_lattice(of, &Condition::neck_extension, Tag::neckext, std::nullopt, tally);
}

}  // namespace plumb::verify
