#include "care/directions.hpp"

#include <algorithm>
#include <array>

namespace plumb::care {

namespace {

constexpr std::array both = {Direction::flexion, Direction::extension};

/// Every side that was known before was told after, and there was at least one.
bool is_compared(const Zones& before, const Zones& after) {
  bool any = false;
  for (auto side : {&Zones::back_left, &Zones::back_right, &Zones::neck_left, &Zones::neck_right}) {
    if (!(before.*side)) continue;
    if (!(after.*side)) return false;
    any = true;
  }
  return any;
}

const StopMeaning* find_stop(const Catalogue& catalogue, StopReason stop) {
  for (const StopMeaning& meaning : catalogue.content().first_plan.stops)
    if (meaning.reason == name_of(stop)) return &meaning;
  return nullptr;
}

class DirectionFolder {
 public:
  DirectionFolder(const Catalogue& catalogue, const Status& status,
                  std::span<const JudgedSession> judged)
      : catalogue_{catalogue}, c_{catalogue.constants()}, status_{status}, judged_{judged} {}

  DirectionsSeen find() {
    auto tried = status_.tried.begin();
    for (const JudgedSession& session : judged_) {
      for (; tried != status_.tried.end() && tried->at.at <= session.session->at.at; ++tried)
        fold_trial(*tried);
      fold_session(session);
    }
    for (; tried != status_.tried.end(); ++tried) fold_trial(*tried);
    for (const Direction direction : both) {
      DirectionSeen& seen = seen_.of(direction);
      const bool over = seen.preferred_until && *seen.preferred_until <= status_.now.at;
      const bool locked = seen.locked_until && *seen.locked_until > status_.now.at;
      if (over || locked) forget(seen);
    }
    return seen_;
  }

 private:
  static void forget(DirectionSeen& seen) {
    seen.preference = Preference::none;
    seen.preferred_until.reset();
  }

  void lock(Direction direction, Instant at) {
    DirectionSeen& seen = seen_.of(direction);
    const Instant until = base::add_days(at, c_.lock_direction_days.value);
    seen.locked_until = std::max(seen.locked_until.value_or(until), until);
    seen.observed_until.reset();
    forget(seen);
  }

  void fold_trial(const TriedAt& tried) {
    const Direction direction = tried.tried->direction;
    const TrialOutcome outcome = find_outcome(catalogue_, tried);
    DirectionSeen& seen = seen_.of(direction);
    seen.last_tried = tried.at;
    seen.last_outcome = outcome;
    if (outcome == TrialOutcome::unfinished) return;
    forget(seen);
    if (outcome == TrialOutcome::peripheralised) return lock(direction, tried.at.at);
    if (outcome == TrialOutcome::worse) return seen.observed_until.reset();
    const Instant until = base::add_days(tried.at.at, c_.direction_days.value);
    seen.observed_until = until;
    if (outcome == TrialOutcome::no_effect) return;
    for (const Direction other : both) forget(seen_.of(other));
    seen.preference = outcome == TrialOutcome::centralised ? Preference::clear : Preference::weak;
    seen.preferred_until = until;
  }

  static bool moves(const JudgedReport& one, Direction direction, int at_least) {
    return one.exercise != nullptr &&
           Catalogue::find_tag(*one.exercise, find_direction_tag(direction)) >= at_least;
  }

  /// Where a session sent pain further out, the directions of its movements are locked: those of
  /// the exercises in which it was felt to go, or, if nobody could tell, all of them.
  void fold_session(const JudgedSession& judged) {
    const SessionAt& session = *judged.session;
    const auto spread = [&](const JudgedReport& one) {
      return is_more_distal(session.zones_before, one.report->zones);
    };
    bool after = false;
    bool told = false;
    for (const AfterReport* report : session.after) {
      after = after || is_more_distal(session.zones_before, report->zones);
      told = told || report->zones != Zones{};
    }
    const bool during = std::ranges::any_of(judged.reports, spread);
    const bool overdue =
        status_.now.at >=
        base::add_ms(session.end, c_.after_report_until_minutes.value * base::ms_per_minute);
    const bool stayed = after || (during && !told && overdue);
    for (const Direction direction : both) {
      const auto blamed = [&](const JudgedReport& one) {
        return moves(one, direction, 1) && (spread(one) || !during);
      };
      if (stayed && std::ranges::any_of(judged.reports, blamed)) lock(direction, session.end);
      if (!judged.closed || judged.worst >= Colour::red) continue;
      const auto far = [&](const JudgedReport& one) {
        return moves(one, direction, tag_end_range);
      };
      DirectionSeen& seen = seen_.of(direction);
      if (!stayed && seen.observed_until && *seen.observed_until >= session.at.at &&
          std::ranges::any_of(judged.reports, far))
        seen.observed_until =
            std::max(*seen.observed_until, base::add_days(session.at.at, c_.direction_days.value));
    }
  }

  const Catalogue& catalogue_;
  const Constants& c_;
  const Status& status_;
  std::span<const JudgedSession> judged_;
  DirectionsSeen seen_;
};

}  // namespace

TrialOutcome find_outcome(const Catalogue& catalogue, const TriedAt& at) {
  const Constants& c = catalogue.constants();
  const MovementTried& tried = *at.tried;
  const Zones& before = at.zones_before;
  const bool told = is_compared(before, tried.zones_ten_minutes);
  const bool spread = is_more_distal(before, tried.zones_ten_minutes) ||
                      (!told && is_more_distal(before, tried.zones_one_minute));
  if (spread) return TrialOutcome::peripheralised;
  // A stop for pain, strain or danger counts, also when the pain moved towards the spine.
  const StopMeaning* stop = find_stop(catalogue, tried.stop);
  if (stop != nullptr && stop->colour != "none") return TrialOutcome::worse;
  if (!tried.pain_ten_minutes) return TrialOutcome::unfinished;
  const auto rise = tried.pain_ten_minutes->value - tried.pain_before.value;
  const bool nearer = is_centralising(before, tried.zones_one_minute) &&
                      is_centralising(before, tried.zones_ten_minutes);
  if (told && nearer && rise <= c.centralising_rise_max.value) return TrialOutcome::centralised;
  if (rise >= c.red_post10_rise.value) return TrialOutcome::worse;
  if (!told) return TrialOutcome::unfinished;
  if (-rise >= c.rise_points.value) return TrialOutcome::better;
  return TrialOutcome::no_effect;
}

DirectionsSeen find_directions(const Catalogue& catalogue, const Status& status,
                               std::span<const JudgedSession> judged) {
  return DirectionFolder(catalogue, status, judged).find();
}

}  // namespace plumb::care
