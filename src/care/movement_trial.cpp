#include "care/movement_trial.hpp"

#include <algorithm>

#include "care/reasons.hpp"

namespace plumb::care {

namespace {

DirectionPermission Condition::* find_member(Direction direction) {
  return direction == Direction::flexion ? &Condition::flexion : &Condition::extension;
}

/// One direction and its trial.
class DirectionViewer {
 public:
  DirectionViewer(const Situation& situation, Direction direction)
      : s_{situation},
        c_{situation.catalogue.constants()},
        direction_{direction},
        seen_{situation.progress.directions.of(direction)},
        limit_{find_direction_limit(situation, find_member(direction))} {}

  bool is_locked() const { return seen_.locked_until && *seen_.locked_until > s_.status.now.at; }
  bool is_left() const { return limit_.permission != DirectionPermission::forbid && !is_locked(); }

  DirectionView view() const {
    DirectionView view;
    view.direction = direction_;
    view.permission = name_of(limit_.permission);
    view.preference = name_of(seen_.preference);
    if (seen_.last_outcome) view.last_outcome = name_of(*seen_.last_outcome);
    view.until = is_locked() ? seen_.locked_until : seen_.preferred_until;
    tell_seen(view);
    if (auto wait = find_wait_for_trial()) {
      view.reasons.push_back(std::move(*wait));
      return view;
    }
    for (const TrialOfMovement& trial : s_.catalogue.content().first_plan.trials)
      if (trial.direction == name_of(direction_)) view.trial = trial.steps;
    view.reasons.push_back(make_reason("movement.offered"));
    return view;
  }

 private:
  void tell_seen(DirectionView& view) const {
    if (seen_.last_outcome)
      view.reasons.push_back(
          make_reason("movement.outcome", {input("outcome", name_of(*seen_.last_outcome))}));
    if (seen_.preference != Preference::none)
      view.reasons.push_back(make_reason(
          seen_.preference == Preference::clear ? "movement.prefers" : "movement.prefers-a-little",
          {input("until", *seen_.preferred_until)}));
  }

  /// Why there is no trial of this direction now, the gravest first; nothing if it may be done.
  std::optional<Reason> find_wait_for_trial() const {
    if (auto reason = find_bar()) return reason;
    if (auto reason = find_state_wait()) return reason;
    if (auto reason = find_time_wait()) return reason;
    return find_step_bar();
  }

  std::optional<Reason> find_bar() const {
    if (s_.status.profile.only_neck) return make_reason("movement.back-only");
    if (limit_.permission == DirectionPermission::forbid ||
        limit_.permission == DirectionPermission::mid_range)
      return make_reason("movement.not-permitted", {input("condition", limit_.condition)});
    if (is_locked()) return make_reason("movement.locked", {input("until", *seen_.locked_until)});
    if (s_.screening.action >= ActionLevel::limit) return make_reason("flag.limit");
    return std::nullopt;
  }

  std::optional<Reason> find_state_wait() const {
    const Progress& p = s_.progress;
    const Instant now = s_.status.now.at;
    const bool other = s_.flare != nullptr || s_.keeping ||
                       (p.reentry_until && now < *p.reentry_until) ||
                       find_gap_days(s_.status).value_or(0) >= c_.gap_down_days.value;
    if (other) return make_reason("movement.wait-state");
    if (p.last_red) {
      const Instant opens = base::add_hours(*p.last_red, c_.plan_lock_hours.value);
      if (now < opens) return make_reason("movement.wait-red", {input("until", opens)});
    }
    const auto pain = find_pain_now(s_.status);
    if (!pain) return make_reason("movement.wait-check-in");
    const auto most = c_.movement_trial_pain_max.value;
    if (*find_pain_today(s_.status) > most || s_.gate == DayGate::rest)
      return make_reason("movement.wait-pain", {input("most", most)});
    return std::nullopt;
  }

  /// Never on the first day, never early, once a day.
  std::optional<Reason> find_time_wait() const {
    const auto& sessions = s_.status.sessions;
    if (sessions.empty() || find_days_since(s_.status, sessions.front().at) < 1 ||
        is_today(s_.status, sessions.front().at))
      return make_reason("movement.first-day");
    if (const auto opens = find_waking_lock(s_, c_.movement_trial_wake_minutes.value))
      return make_reason("movement.wait-morning", {input("until", *opens)});
    for (const TriedAt& tried : s_.status.tried)
      if (is_today(s_.status, tried.at)) return make_reason("movement.once-a-day");
    return std::nullopt;
  }

  /// The trial is an exception from the directions only: what a condition, an answer or the things
  /// at home rule out stays ruled out.
  std::optional<Reason> find_step_bar() const {
    for (const TrialOfMovement& trial : s_.catalogue.content().first_plan.trials) {
      if (trial.direction != name_of(direction_)) continue;
      for (const TrialStep& step : trial.steps) {
        const Exercise* exercise = s_.catalogue.find_exercise(step.exercise);
        if (exercise == nullptr) continue;
        for (Reason& reason : find_objections(s_, *exercise, 1))
          if (!reason.rule.starts_with("direction.")) return std::move(reason);
        if (s_.progress.aside.contains(step.exercise)) return make_reason("pace.set-aside");
      }
    }
    return std::nullopt;
  }

  const Situation& s_;
  const Constants& c_;
  Direction direction_;
  const DirectionSeen& seen_;
  DirectionLimit limit_;
};

}  // namespace

std::vector<DirectionView> view_directions(const Situation& situation,
                                           std::vector<Reason>& of_plan) {
  std::vector<DirectionView> views;
  bool left = false;
  for (const Direction direction : {Direction::flexion, Direction::extension}) {
    const DirectionViewer viewer(situation, direction);
    views.push_back(viewer.view());
    left = left || viewer.is_left();
  }
  if (!left) of_plan.push_back(make_reason("direction.none-left"));
  return views;
}

}  // namespace plumb::care
