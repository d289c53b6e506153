#include "care/situation.hpp"

#include <algorithm>

#include "care/reasons.hpp"

namespace plumb::care {

namespace {

struct Gate {
  DayGate gate = DayGate::normal;
  std::vector<Reason> reasons;
};

/// Until when a morning far above the usual keeps the days to relief: the first hours of a flare
/// (5.4). Its later part, and the way back, belong to the states that are still to come.
std::optional<Instant> find_flare_end(const Constants& c, const Status& status) {
  const Instant earliest = base::add_hours(status.now.at, -c.flare_hours.value);
  for (auto at = status.check_ins.rbegin(); at != status.check_ins.rend() && at->at.at > earliest;
       ++at) {
    if (!at->check_in->morning) continue;
    const auto baseline = find_baseline(c, status, base::add_ms(at->at.at, -1));
    if (!baseline) continue;
    const int pain = find_worst_pain(*at->check_in);
    const bool rises = pain - *baseline >= c.flare_rise.value;
    const bool strong = pain >= c.flare_pain.value && *baseline <= c.flare_baseline_max.value;
    if (rises || strong) return base::add_hours(at->at.at, c.flare_hours.value);
  }
  return std::nullopt;
}

/// The gate of the day (5.3). Pain that was not asked today leaves the day normal in the preview;
/// the plan then asks for the check-in before anything starts.
Gate find_gate(const Constants& c, const Status& status) {
  if (is_told_today(status, &CheckIn::ill)) return {DayGate::rest, {make_reason("today.ill")}};
  const auto pain = find_pain_today(status);
  if (!pain) return {DayGate::normal, {}};
  if (*pain >= c.relief_pain_from.value)
    return {DayGate::relief, {make_reason("day.relief", {input("pain", *pain)})}};
  if (const auto until = find_flare_end(c, status))
    return {DayGate::relief, {make_reason("flare.hold", {input("until", *until)})}};
  const auto baseline = find_baseline(c, status, status.now.at);
  const int rise = *pain - baseline.value_or(*pain);
  if (*pain >= c.easy_pain_from.value || rise >= c.easy_rise_from.value)
    return {DayGate::easy, {make_reason("day.easy", {input("pain", *pain)})}};
  return {DayGate::normal, {make_reason("day.normal", {input("pain", *pain)})}};
}

}  // namespace

Situation find_situation(const Catalogue& catalogue, const Status& status, const Progress& progress,
                         const Screening& screening) {
  const Constants& c = catalogue.constants();
  Situation situation(catalogue, status, progress, screening);
  Gate gate = find_gate(c, status);
  situation.gate = gate.gate;
  situation.reasons = std::move(gate.reasons);
  situation.drowsy = is_told_today(status, &CheckIn::drowsy);
  situation.limited = std::ranges::any_of(
      screening.open, [](const OpenFlag& flag) { return flag.level == ActionLevel::limit; });
  situation.cap_g = status.profile.cap_g;
  situation.cap_from = status.profile.cap_from;
  for (const ClearanceAt& clearance : status.clearances) {
    const auto& cap = clearance.clearance->cap_g;
    if (!cap || cap->value >= situation.cap_g || !is_in_force(c, clearance, status.now)) continue;
    situation.cap_g = cap->value;
    situation.cap_from = clearance.clearance->clinician;
  }
  const auto gap = find_gap_days(status);
  situation.keys_void = gap && *gap >= c.gap_new_intake_days.value;
  return situation;
}

int find_level_today(const Situation& situation, const Exercise& exercise) {
  const auto track = situation.progress.tracks.find(exercise.id);
  if (track == situation.progress.tracks.end() || track->second.level == 0) return 1;
  const Constants& c = situation.catalogue.constants();
  int level = std::min(track->second.level, static_cast<int>(exercise.ladder.size()));
  const int gap = find_gap_days(situation.status).value_or(0);
  if (gap >= c.gap_restart_days.value || situation.progress.in_trial)
    level = 1;
  else if (gap >= c.gap_halve_days.value)
    level /= 2;
  else if (gap >= c.gap_down_days.value)
    --level;
  if (situation.gate == DayGate::easy) --level;
  if (situation.limited) level = 1;
  return std::max(level, 1);
}

DirectionLimit find_direction_limit(const Situation& situation,
                                    DirectionPermission Condition::* direction) {
  DirectionLimit limit;
  for (const Id& id : situation.status.profile.conditions) {
    const Condition* condition = situation.catalogue.find_condition(id);
    if (condition == nullptr || condition->*direction >= limit.permission) continue;
    limit.permission = condition->*direction;
    limit.condition = id;
  }
  return limit;
}

int find_caution_cap(const Situation& situation, const Exercise& exercise, Id* condition) {
  const int rungs = static_cast<int>(exercise.ladder.size());
  bool cautioned = false;
  for (const Id& id : situation.status.profile.conditions) {
    if (situation.catalogue.find_permission(
            exercise.id, id, 1, situation.status.profile.someone_near) != Permission::caution)
      continue;
    cautioned = true;
    if (condition != nullptr) *condition = id;
  }
  if (!cautioned || situation.status.sessions.empty()) return cautioned ? (rungs + 1) / 2 : rungs;
  const Instant calm_since = std::max(situation.status.sessions.front().at.at,
                                      situation.progress.last_red.value_or(Instant{INT64_MIN}));
  const Instant opens =
      base::add_days(calm_since, situation.catalogue.constants().caution_free_days.value);
  return situation.status.now.at >= opens ? rungs : (rungs + 1) / 2;
}

std::vector<std::string> find_cautions(const Situation& situation, const Exercise& exercise,
                                       int level) {
  std::vector<std::string> keys;
  for (const Id& id : situation.status.profile.conditions)
    if (situation.catalogue.find_permission(
            exercise.id, id, level, situation.status.profile.someone_near) == Permission::caution)
      keys.push_back("caution." + id);
  return keys;
}

std::optional<Instant> find_morning_lock(const Situation& situation, const Exercise& exercise) {
  const int flexion = Catalogue::find_tag(exercise, Tag::flex);
  if (flexion == 0) return std::nullopt;
  const Constants& c = situation.catalogue.constants();
  const bool disc = find_direction_limit(situation, &Condition::flexion).permission ==
                    DirectionPermission::after_observation;
  const std::int64_t minutes = flexion >= tag_end_range && disc ? c.morning_flex_disc_minutes.value
                                                                : c.morning_flex_minutes.value;
  const Moment& now = situation.status.now;
  const int wake =
      situation.status.profile.wake_minute.value_or(static_cast<int>(c.assumed_wake_minute.value));
  const Instant woken = base::find_moment(find_local_date(now), wake, now.offset_minutes).at;
  const Instant opens = base::add_ms(woken, minutes * base::ms_per_minute);
  if (now.at >= opens) return std::nullopt;
  return opens;
}

}  // namespace plumb::care
