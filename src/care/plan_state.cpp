#include "care/plan_state.hpp"

#include <algorithm>

#include "care/reasons.hpp"

namespace plumb::care {

namespace {

constexpr std::int64_t seconds_per_minute = 60;
class StateDecider {
 public:
  StateDecider(const Situation& situation, Plan& plan)
      : s_{situation}, c_{situation.catalogue.constants()}, p_{situation.progress}, plan_{plan} {}

  void decide() {
    const int gap = find_gap_days(s_.status).value_or(0);
    if (s_.flare != nullptr)
      enter_flare(*s_.flare);
    else if (!p_.in_trial && p_.reentry_until && s_.status.now.at < *p_.reentry_until)
      enter_reentry();
    else if (gap >= c_.gap_down_days.value && gap < c_.gap_restart_days.value)
      enter_return(gap);
    else if (p_.in_trial)
      enter_trial();
    else if (s_.keeping)
      enter_maintain();
    else
      enter_build();
  }

  void enter_maintain_at_the_top() {
    plan_.state = PlanState::maintain;
    for (Reason& reason : plan_.reasons)
      if (reason.rule == "state.build") reason = make_reason("state.goal-reached");
    plan_.ends = {make_reason("ends.goal-reached")};
    tell_week();
  }

 private:
  void say(Reason reason) { plan_.reasons.push_back(std::move(reason)); }
  void end_by(Reason reason) { plan_.ends.push_back(std::move(reason)); }

  void enter_flare(const Flare& flare) {
    plan_.state = PlanState::flare;
    plan_.state_since = flare.since.at;
    plan_.state_until = std::max(flare.hold_until, s_.status.now.at);
    say(make_reason("state.flare", {input("since", flare.since.at)}));
    say(flare.entry);
    if (flare.baseline)
      end_by(make_reason("ends.flare", {input("mornings", c_.flare_exit_mornings.value),
                                        input("pain", *flare.baseline + c_.flare_exit_rise.value),
                                        input("until", flare.hold_until)}));
    else
      end_by(make_reason("ends.flare-unknown"));
  }

  void enter_return(int gap) {
    plan_.state = PlanState::returning;
    plan_.state_since = s_.status.sessions.back().at.at;
    say(make_reason("state.return", {input("days", gap)}));
    end_by(make_reason("ends.return"));
  }

  void enter_trial() {
    plan_.state = PlanState::trial;
    plan_.state_since = find_trial_start();
    const auto numbers = {input("sessions", p_.trial_sessions),
                          input("need", c_.trial_sessions.value),
                          input("days", c_.trial_days.value)};
    say(make_reason("state.trial", numbers));
    end_by(make_reason("ends.trial", numbers));
  }

  /// The last new beginning, else the first intake: before the first session nothing was tried.
  std::optional<Instant> find_trial_start() const {
    if (p_.trial_since) return p_.trial_since;
    if (!s_.status.sessions.empty()) return s_.status.sessions.front().at.at;
    if (s_.status.last_intake) return s_.status.last_intake->at;
    return std::nullopt;
  }

  void enter_reentry() {
    plan_.state = PlanState::reentry;
    plan_.state_since = base::add_days(*p_.reentry_until, -c_.reentry_days.value);
    plan_.state_until = p_.reentry_until;
    say(make_reason("state.reentry", {input("until", *p_.reentry_until)}));
    end_by(make_reason("ends.reentry", {input("until", *p_.reentry_until)}));
  }

  void enter_maintain() {
    plan_.state = PlanState::maintain;
    plan_.state_since = p_.keeping_since;
    say(make_reason("state.maintain"));
    end_by(make_reason("ends.maintain"));
    tell_week();
  }

  /// The days before a gate count from the end of the trial's last morning. The state is here as
  /// soon as that morning was told, so what is shown never lies ahead.
  void enter_build() {
    plan_.state = PlanState::build;
    if (p_.build_since) plan_.state_since = std::min(*p_.build_since, s_.status.now.at);
    say(make_reason("state.build"));
    end_by(make_reason("ends.build"));
  }

  /// How the last seven days stand against what keeps a back well.
  void tell_week() {
    const std::int32_t today = find_local_date(s_.status.now).days;
    std::int64_t strength = 0, walked = 0;
    for (const DayDone& day : p_.days) {
      if (day.day.days <= today - base::days_per_week) continue;
      strength += day.has_strength ? 1 : 0;
      walked += day.walk_seconds;
    }
    say(make_reason("maintain.week",
                    {input("strength", strength), input("need", c_.maintain_strength_days.value),
                     input("walked", walked / seconds_per_minute),
                     input("minutes", c_.maintain_walk_minutes.value)}));
  }

  const Situation& s_;
  const Constants& c_;
  const Progress& p_;
  Plan& plan_;
};

}  // namespace

void decide_state(const Situation& situation, Plan& plan) {
  StateDecider(situation, plan).decide();
}

void decide_goal_reached(const Situation& situation, Plan& plan) {
  if (plan.state != PlanState::build || plan.gate != DayGate::normal || plan.lines.empty()) return;
  const bool at_top = std::ranges::all_of(plan.lines, [&](const PlanLine& line) {
    const Exercise* exercise = situation.catalogue.find_exercise(line.exercise);
    return exercise != nullptr && find_rung(*exercise, line.level + 1) == nullptr &&
           !line.step_up && situation.progress.tracks.contains(line.exercise);
  });
  if (at_top) StateDecider(situation, plan).enter_maintain_at_the_top();
}

void add_gap_reason(const Situation& situation, Plan& plan) {
  const auto gap = find_gap_days(situation.status);
  if (!gap) return;
  const Constants& c = situation.catalogue.constants();
  const auto days = {input("days", *gap)};
  if (*gap >= c.gap_restart_days.value)
    plan.reasons.push_back(make_reason("gap.restart", days));
  else if (*gap >= c.gap_halve_days.value)
    plan.reasons.push_back(make_reason("gap.halve", days));
  else if (*gap >= c.gap_down_days.value)
    plan.reasons.push_back(make_reason("gap.down", days));
  if (situation.keys_void) plan.reasons.push_back(make_reason("gap.keys-void", days));
}

void decide_block_end(const Screening& screening, Plan& plan) {
  for (const OpenFlag& flag : screening.open)
    if (is_blocking(flag.level))
      plan.state_since = std::min(plan.state_since.value_or(flag.since), flag.since);
  const bool signature = screening.action > ActionLevel::professional;
  plan.ends.push_back(make_reason(signature ? "ends.blocked-signed" : "ends.blocked"));
}

}  // namespace plumb::care
