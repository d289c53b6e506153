#include <algorithm>

#include "verify/oracles.hpp"

namespace plumb::verify {

using namespace care;

namespace {

constexpr int full_traction = 2;  // value of the tag: the whole body hangs
constexpr std::int64_t whole_percent = 100;

struct Line {
  const PlanLine& line;
  const Exercise& exercise;
  const Rung& rung;
};

std::vector<Line> read_lines(const Case& of) {
  std::vector<Line> lines;
  for (const PlanLine& line : of.plan.lines) {
    const Exercise* exercise = find_exercise(of.tables, line.exercise);
    const Rung* rung = exercise == nullptr ? nullptr : find_raw_rung(*exercise, line.level);
    if (rung != nullptr) lines.push_back({line, *exercise, *rung});
  }
  return lines;
}

std::set<std::int32_t> find_days_of_l3(const Case& of) {
  std::set<std::int32_t> days;
  for (const RawSession& session : of.ledger.sessions)
    for (const ExerciseReport& report : session.done->exercises) {
      const Exercise* exercise = find_exercise(of.tables, report.exercise);
      if (exercise != nullptr && exercise->load_class == LoadClass::l3 && !report.skipped)
        days.insert(find_local_date(session.at).days);
    }
  return days;
}

void look_at_high_load(const Case& of, Tally& tally) {
  const std::set<std::int32_t> days = find_days_of_l3(of);
  const std::int32_t today = find_local_date(of.now).days;
  const auto in_week = std::ranges::count_if(
      days, [&](std::int32_t day) { return day < today && day > today - base::days_per_week; });
  for (const Line& one : read_lines(of)) {
    if (one.exercise.load_class != LoadClass::l3) continue;
    tally.look(19, in_week < of.tables.constants.l3_days_per_week.value,
               one.line.exercise + " on one day of high load too many");
    tally.look(19, !days.contains(today - 1), one.line.exercise + " on the day after high load");
  }
}

const OwnedItem* find_item(const Person& person, const Id& id) {
  const auto found = std::ranges::find(person.items, id, &OwnedItem::item);
  return found == person.items.end() ? nullptr : &*found;
}

bool is_met(const Case& of, const Need& need) {
  return std::ranges::any_of(need.any, [&](const Id& id) {
    const auto known = std::ranges::find(of.tables.equipment, id, &Equipment::id);
    return (known != of.tables.equipment.end() && known->household) ||
           find_item(of.person, id) != nullptr;
  });
}

bool needs_met(const Case& of, const Line& one) {
  const auto met = [&](const Need& need) { return is_met(of, need); };
  return std::ranges::all_of(one.exercise.needs, met) && std::ranges::all_of(one.rung.needs, met);
}

/// Everything that has to be done before it, down the ladder of preparations.
std::string find_missing_preparation(const Case& of, const Exercise& exercise) {
  const Exercise* at = &exercise;
  while (at->prerequisite) {
    const Prerequisite& before = *at->prerequisite;
    if (find_highest_level(of.ledger, before.exercise) < before.level) return before.exercise;
    at = find_exercise(of.tables, before.exercise);
    if (at == nullptr) return before.exercise;
  }
  return {};
}

void look_at_hanging(const Case& of, Tally& tally) {
  const Constants& c = of.tables.constants;
  std::int64_t seconds = 0;
  for (const Line& one : read_lines(of)) {
    if (one.exercise.hanging) {
      seconds += std::int64_t{one.line.dose.sets} * one.line.dose.reps * one.line.dose.hold_s *
                 one.line.dose.per_day;
      tally.look(20, one.line.dose.hold_s <= c.hang_bout_s.value,
                 one.line.exercise + " hangs too long at once");
      tally.look(20, one.line.dose.per_day <= c.hang_times_per_day.value,
                 one.line.exercise + " hangs too often in a day");
      const Id missing = find_missing_preparation(of, one.exercise);
      tally.look(20, missing.empty(), one.line.exercise + " before " + missing + " was ready");
    }
    if (one.rung.bar_rating_percent == 0 && !one.exercise.hanging) continue;
    const bool whole = find_tag(one.exercise, Tag::tract) >= full_traction;
    const std::int64_t percent = std::max<std::int64_t>(
        one.rung.bar_rating_percent,
        whole ? c.bar_rating_full_percent.value : c.bar_rating_partial_percent.value);
    const OwnedItem* bar = find_item(of.person, "bar");
    const std::int64_t rating = bar != nullptr && bar->rating_kg ? bar->rating_kg->value : 0;
    tally.look(20, rating * whole_percent >= of.person.mass_kg * percent,
               one.line.exercise + " on a bar that is not strong enough");
    tally.look(20, needs_met(of, one), one.line.exercise + " without the step or what it needs");
  }
  if (seconds > 0)
    tally.look(20, seconds <= c.hang_day_s.value,
               std::to_string(seconds) + " seconds of hanging in one day");
}

}  // namespace

void look_at_bars(const Case& of, Tally& tally) {
  look_at_high_load(of, tally);
  look_at_hanging(of, tally);
}

}  // namespace plumb::verify
