#include "care/situation.hpp"

#include <algorithm>

#include "care/clearances.hpp"
#include "care/orders.hpp"
#include "care/reasons.hpp"
#include "care/returning.hpp"
#include "care/worsening.hpp"

namespace plumb::care {

namespace {

struct Gate {
  DayGate gate = DayGate::normal;
  std::vector<Reason> reasons;
};

/// The gate of the day (5.3). Pain that was not asked today leaves the day normal in the preview;
/// the plan then asks for the check-in before anything starts. A flare and slow worsening hold
/// without being asked.
Gate find_gate(const Constants& c, const Status& status, const Flare* flare, bool worse) {
  if (is_told_today(status, &CheckIn::ill)) return {DayGate::rest, {make_reason("today.ill")}};
  const auto pain = find_pain_today(status);
  if (pain && *pain >= c.relief_pain_from.value)
    return {DayGate::relief, {make_reason("day.relief", {input("pain", *pain)})}};
  if (flare != nullptr)
    return {DayGate::relief, {make_reason("flare.hold", {input("until", flare->hold_until)})}};
  if (worse) return {DayGate::easy, {make_reason("worse.easy")}};
  if (!pain) return {DayGate::normal, {}};
  const auto baseline = find_baseline(c, status, status.now.at);
  const int rise = *pain - baseline.value_or(*pain);
  if (*pain >= c.easy_pain_from.value || rise >= c.easy_rise_from.value)
    return {DayGate::easy, {make_reason("day.easy", {input("pain", *pain)})}};
  return {DayGate::normal, {make_reason("day.normal", {input("pain", *pain)})}};
}

/// The direction that a trial has shown to help, else what the history suggests; never one that is
/// locked.
std::string find_leaning(const Profile& profile, const DirectionsSeen& directions, Instant now) {
  for (const Direction direction : {Direction::flexion, Direction::extension})
    if (directions.of(direction).preference != Preference::none)
      return std::string(name_of(direction));
  for (const Direction direction : {Direction::flexion, Direction::extension}) {
    const auto& locked = directions.of(direction).locked_until;
    if (profile.prior == name_of(direction) && locked && *locked > now) return {};
  }
  return profile.prior;
}

/// The offsets of the places where the person was in the last day, that of now first.
std::vector<std::int32_t> list_recent_offsets(const Status& status) {
  std::vector<std::int32_t> offsets = {status.now.offset_minutes};
  const Instant from = base::add_days(status.now.at, -1);
  const auto add = [&](const Moment& at) {
    if (at.at >= from && std::ranges::find(offsets, at.offset_minutes) == offsets.end())
      offsets.push_back(at.offset_minutes);
  };
  for (auto one = status.check_ins.rbegin(); one != status.check_ins.rend() && one->at.at >= from;
       ++one)
    add(one->at);
  for (auto one = status.sessions.rbegin(); one != status.sessions.rend() && one->at.at >= from;
       ++one)
    add(one->at);
  return offsets;
}

}  // namespace

Situation find_situation(const Catalogue& catalogue, const Status& status, const Progress& progress,
                         const Screening& screening) {
  const Constants& c = catalogue.constants();
  Situation situation(catalogue, status, progress, screening);
  const auto is_open = [&](std::string_view id) {
    return std::ranges::any_of(screening.open,
                               [&](const OpenFlag& flag) { return flag.flag == id; });
  };
  situation.flare = find_open_flare(progress.flares);
  Gate gate = find_gate(c, status, situation.flare, is_open(flag_pain_creeps));
  situation.gate = gate.gate;
  situation.reasons = std::move(gate.reasons);
  situation.drowsy = is_told_today(status, &CheckIn::drowsy);
  situation.limited = std::ranges::any_of(
      screening.open, [](const OpenFlag& flag) { return flag.level == ActionLevel::limit; });
  situation.cap_g = status.profile.cap_g;
  situation.cap_from = status.profile.cap_from;
  for (const ClearanceAt& clearance : status.clearances) {
    const auto& cap = clearance.clearance->cap_g;
    if (!cap || cap->value >= situation.cap_g || !is_in_force(c, status, clearance)) continue;
    situation.cap_g = cap->value;
    situation.cap_from = clearance.clearance->clinician;
  }
  situation.keeping = progress.keeping_since.has_value();
  situation.leaning = find_leaning(status.profile, progress.directions, status.now.at);
  const auto gap = find_gap_days(status);
  situation.keys_void = gap && *gap >= c.gap_new_intake_days.value;
  situation.orders = find_orders_in_force(c, status);
  apply_order_caps(situation);
  return situation;
}

int find_level_today(const Situation& situation, const Exercise& exercise) {
  const auto track = situation.progress.tracks.find(exercise.id);
  if (track == situation.progress.tracks.end() || track->second.level == 0) return 1;
  const Constants& c = situation.catalogue.constants();
  int level = std::min(track->second.level, static_cast<int>(exercise.ladder.size()));
  const int gap = find_gap_days(situation.status).value_or(0);
  const int lapse = find_lapse_days(situation.status, track->second);
  level =
      gap >= c.gap_down_days.value ? lower_by_gap(c, gap, level) : lower_by_lapse(c, lapse, level);
  if (situation.progress.in_trial || is_lapsed(c, situation.status, track->second)) level = 1;
  // Nothing is higher on a worse day than on an easy one.
  if (situation.gate <= DayGate::easy) --level;
  if (situation.limited) level = 1;
  return std::max(level, 1);
}

DirectionLimit find_declared_limit(const Situation& situation,
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

DirectionLimit find_direction_limit(const Situation& situation,
                                    DirectionPermission Condition::* direction) {
  DirectionLimit limit = find_declared_limit(situation, direction);
  if (limit.permission != DirectionPermission::after_observation) return limit;
  const auto& seen = direction == &Condition::flexion ? situation.progress.directions.flexion
                                                      : situation.progress.directions.extension;
  if (direction != &Condition::neck_extension && seen.observed_until &&
      *seen.observed_until > situation.status.now.at)
    limit.permission = DirectionPermission::allow;
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
  const auto opens = find_caution_end(situation);
  if (!cautioned || !opens) return cautioned ? (rungs + 1) / 2 : rungs;
  if (is_overridden(situation, "matrix.caution-cap", exercise)) return rungs;
  return situation.status.now.at >= *opens ? rungs : (rungs + 1) / 2;
}

std::optional<Instant> find_caution_end(const Situation& situation) {
  const auto& sessions = situation.status.sessions;
  if (sessions.empty()) return std::nullopt;
  const Instant calm_since =
      std::max(sessions.front().at.at, situation.progress.last_red.value_or(Instant{INT64_MIN}));
  return base::add_days(calm_since, situation.catalogue.constants().caution_free_days.value);
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
  const bool disc = find_declared_limit(situation, &Condition::flexion).permission ==
                    DirectionPermission::after_observation;
  return find_waking_lock(situation, flexion >= tag_end_range && disc
                                         ? c.morning_flex_disc_minutes.value
                                         : c.morning_flex_minutes.value);
}

std::optional<Instant> find_waking_lock(const Situation& situation, std::int64_t minutes) {
  const Status& status = situation.status;
  const int wake = status.profile.wake_minute.value_or(
      static_cast<int>(situation.catalogue.constants().assumed_wake_minute.value));
  std::optional<Instant> lock;
  for (const std::int32_t offset : list_recent_offsets(status)) {
    const Moment there{status.now.at, offset};
    const Instant woken = base::find_moment(find_local_date(there), wake, offset).at;
    const Instant opens = base::add_ms(woken, minutes * base::ms_per_minute);
    // Before getting up here the day has not begun; elsewhere only a morning that was lived counts.
    const bool here = offset == status.now.offset_minutes;
    if (status.now.at < opens && (here || status.now.at >= woken))
      lock = std::max(lock.value_or(opens), opens);
  }
  return lock;
}

}  // namespace plumb::care
