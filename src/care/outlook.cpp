#include "care/outlook.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "care/detail/outlook_words.hpp"
#include "care/journal.hpp"
#include "care/orders.hpp"
#include "care/plan_engine.hpp"
#include "care/reasons.hpp"
#include "care/returning.hpp"
#include "care/standing.hpp"
#include "care/steps.hpp"

namespace plumb::care {

namespace {

using detail::OutlookWords;

/// Lifts that a calendar can follow: of all others nobody can name a day.
bool has_day(Lift lift) {
  return lift == Lift::time || lift == Lift::sessions || lift == Lift::morning ||
         lift == Lift::day || lift == Lift::turn;
}

class OutlookFinder {
 public:
  OutlookFinder(Standing& standing, const Plan& plan)
      : s_{standing.situation()},
        c_{s_.catalogue.constants()},
        plan_{plan},
        words_{s_.catalogue, plan.at.offset_minutes} {}

  Outlooks find() {
    out_.catalogue = plan_.catalogue;
    out_.plan = plan_.fingerprint;
    look_at_state();
    look_at_today();
    for (const PlanLine& line : plan_.lines) look_at_line(line);
    for (const Refusal& refusal : plan_.refusals) look_at_refusal(refusal);
    for (const OpenFlag& flag : plan_.flags) look_at_flag(flag);
    for (const DirectionView& view : plan_.directions) look_at_direction(view);
    return std::move(out_);
  }

 private:
  LocalDate today() const { return plan_.day; }

  bool lifts(const Reason& reason) const {
    const Rule* rule = s_.catalogue.find_rule(reason.rule);
    return rule != nullptr && rule->lifts.has_value();
  }

  void await(Outlook& outlook, Reason reason, std::optional<Instant> until = {}, int sessions = 0) {
    if (!lifts(reason)) return;
    Awaited awaited;
    awaited.reason = std::move(reason);
    awaited.lift = *s_.catalogue.find_rule(awaited.reason.rule)->lifts;
    awaited.until = until;
    awaited.sessions = sessions;
    for (const ReasonInput& one : awaited.reason.inputs) {
      Instant at;
      if (!until && one.name == "until" && parse_leaf(one.value, at)) awaited.until = at;
    }
    words_.say(awaited);
    outlook.awaited.push_back(std::move(awaited));
  }

  /// No rule lets it come before that day; nothing where one of them waits for no calendar.
  /// `last_day`: on which the sessions that lack can be done at the earliest.
  std::optional<LocalDate> find_earliest(const Outlook& outlook,
                                         std::optional<LocalDate> closes = {}) const {
    LocalDate day = today();
    const auto not_before = [&](LocalDate other) { day = std::max(day, other); };
    for (const Awaited& one : outlook.awaited) {
      if (!has_day(one.lift)) return std::nullopt;
      if (one.until) not_before(find_local_date(Moment{*one.until, plan_.at.offset_minutes}));
      if (one.lift == Lift::day || (one.lift == Lift::turn && !one.until))
        not_before({today().days + 1});
      if (one.lift == Lift::time && !one.until) return std::nullopt;
      if (one.lift != Lift::sessions && one.lift != Lift::morning) continue;
      if (!closes) return std::nullopt;
      not_before(*closes);
    }
    if (outlook.awaited.empty()) return std::nullopt;
    return day;
  }

  void look_at_state() {
    if (plan_.ends.empty()) return;
    Outlook outlook{Turn::ends, 0, {}, {}, {}, {}};
    for (const Reason& reason : plan_.ends) await(outlook, reason);
    std::optional<LocalDate> closes;
    if (plan_.state == PlanState::trial) closes = find_trial_end();
    if (plan_.state == PlanState::flare) closes = today();
    outlook.earliest = find_earliest(outlook, closes);
    words_.say(outlook);
    out_.state = std::move(outlook);
  }

  /// The days that lack, the first of them today, and the morning after the last. Sessions of
  /// earlier days that are open still can count.
  LocalDate find_trial_end() const {
    std::set<LocalDate> open;
    for (const auto& [id, track] : s_.progress.tracks)
      if (track.open && find_local_date(track.last_done) < today())
        open.insert(find_local_date(track.last_done));
    const auto left = static_cast<std::int32_t>(c_.trial_days.value) - s_.progress.trial_days -
                      static_cast<std::int32_t>(open.size());
    return {today().days + std::max(left, open.empty() ? 1 : 0)};
  }

  /// What a day that is not as usual waits for: its own reasons of the gate.
  void look_at_today() {
    if (plan_.gate == DayGate::normal || plan_.gate == DayGate::blocked) return;
    Outlook outlook{Turn::ends, 0, {}, {}, {}, {}};
    for (const Reason& reason : s_.reasons) await(outlook, reason);
    outlook.earliest = find_earliest(outlook, today());
    words_.say(outlook);
    out_.today = std::move(outlook);
  }

  void look_at_line(const PlanLine& line) {
    const Exercise& exercise = *s_.catalogue.find_exercise(line.exercise);
    LineOutlook outlook{line.exercise, look_at_growth(exercise, line), look_down(exercise, line)};
    out_.lines.push_back(std::move(outlook));
  }

  std::optional<Outlook> look_at_growth(const Exercise& exercise, const PlanLine& line) {
    const Rung* next = find_rung(exercise, line.level + 1);
    if (next == nullptr) return std::nullopt;
    Outlook outlook{Turn::grows, next->level, find_ordered_dose(s_, exercise, *next), {}, {}, {}};
    // In the first days their end says all about sessions.
    const bool trial = s_.progress.in_trial;
    const UseWait use = [&](StepWait wait) {
      const bool of_sessions = wait.sessions > 0 || wait.reason.rule == "step.wait-open-session";
      if (trial && of_sessions) return true;
      await(outlook, std::move(wait.reason), wait.until, wait.sessions);
      return true;
    };
    if (trial)
      for (const Reason& reason : plan_.ends) await(outlook, reason);
    visit_step_waits(s_, exercise, line.level, use);
    visit_plan_locks(s_, use);
    // What the day did not hold, and the turn of another.
    for (const Reason& reason : line.reasons)
      if (is_of_room(reason) && !is_awaited(outlook, reason)) await(outlook, reason);
    outlook.earliest = find_earliest(outlook, find_sessions_end(outlook, line));
    words_.say(outlook, line.dose, exercise);
    return outlook;
  }

  static bool is_of_room(const Reason& reason) {
    return reason.rule.starts_with("budget.") || reason.rule == "hang.budget" ||
           reason.rule == "step.wait-quota";
  }
  static bool is_awaited(const Outlook& outlook, const Reason& reason) {
    return std::ranges::any_of(outlook.awaited,
                               [&](const Awaited& one) { return one.reason.rule == reason.rule; });
  }

  /// When the sessions that a line lacks can be done and closed, as often a day as planned.
  LocalDate find_sessions_end(const Outlook& outlook, const PlanLine& line) const {
    LocalDate end = today();
    int lacking = 0;
    for (const Awaited& one : outlook.awaited) lacking = std::max(lacking, one.sessions);
    const auto found = s_.progress.tracks.find(line.exercise);
    if (found != s_.progress.tracks.end() && found->second.open) {
      const bool of_today = is_today(s_.status, found->second.last_done);
      lacking -= of_today ? std::max(1, line.done_today) : 1;
      if (of_today) end.days += 1;
    }
    if (lacking > 0) {
      const int per_day = std::max(1, line.dose.per_day);
      const int today_left = std::max(0, per_day - line.done_today);
      const int later = std::max(0, lacking - today_left);
      end.days = today().days + (later + per_day - 1) / per_day + 1;
    }
    if (s_.progress.in_trial) end = std::max(end, find_trial_end());
    return end;
  }

  Outlook look_down(const Exercise& exercise, const PlanLine& line) {
    Outlook outlook{Turn::eases, lower_by_red(c_, line.level), {}, {}, {}, {}};
    const auto found = s_.progress.tracks.find(exercise.id);
    const Track none;
    const Track& track = found == s_.progress.tracks.end() ? none : found->second;
    const auto levels = {input("from", line.level), input("to", outlook.level)};
    if (is_suspended_by(c_, s_.progress.in_trial, track, s_.status.now.at, 1))
      await(outlook, make_reason("ease.rest", {input("days", c_.suspend_days.value)}));
    else if (outlook.level < line.level)
      await(outlook, make_reason("ease.red", levels));
    else
      await(outlook, make_reason("ease.lowest", {input("reds", c_.reds_suspend.value),
                                                 input("within", c_.reds_suspend_window_days.value),
                                                 input("days", c_.suspend_days.value)}));
    const int soso = lower_by_ambers(c_, line.level);
    if (soso < line.level)
      await(outlook,
            make_reason("ease.ambers", {input("more", c_.amber_runs_down.value - track.ambers),
                                        input("to", soso)}));
    words_.say(outlook);
    return outlook;
  }

  void look_at_refusal(const Refusal& refusal) {
    Outlook outlook{Turn::opens, 0, {}, {}, {}, {}};
    for (const Reason& reason : refusal.reasons) await(outlook, reason);
    const bool turn = refusal.reasons.front().rule == "plan.not-yet";
    if (turn && s_.progress.in_trial)
      await(outlook, make_reason("new.wait-trial", {input("need", c_.trial_sessions.value)}));
    else if (turn)
      if (auto wait = find_new_wait(s_)) await(outlook, std::move(*wait));
    outlook.earliest = find_earliest(outlook, find_trial_end());
    words_.say(outlook);
    out_.closed.push_back({refusal.exercise, std::move(outlook)});
  }

  void look_at_flag(const OpenFlag& flag) {
    Outlook outlook{Turn::ends, 0, {}, {}, {}, {}};
    const RedFlag* known = s_.catalogue.find_flag(flag.flag);
    if (flag.level > ActionLevel::professional)
      await(outlook, make_reason("ends.blocked-signed"));
    else if (is_blocking(flag.level))
      await(outlook, make_reason("ends.blocked"));
    else if (known != nullptr && known->asked && known->closes_after_days > 0)
      await(outlook, make_reason("ends.sign", {input("days", known->closes_after_days)}),
            base::add_days(flag.since, known->closes_after_days));
    else
      await(outlook, make_reason("ends.caution"));
    for (const Reason& reason : flag.reasons)
      if (reason.rule.starts_with("clearance.")) await(outlook, reason);
    words_.say(outlook);
    out_.flags.push_back({flag.flag, std::move(outlook)});
  }

  void look_at_direction(const DirectionView& view) {
    if (!view.trial.empty()) return;
    Outlook outlook{Turn::opens, 0, {}, {}, {}, {}};
    for (const Reason& reason : view.reasons) await(outlook, reason);
    if (outlook.awaited.empty()) return;
    outlook.earliest = find_earliest(outlook, today());
    words_.say(outlook);
    out_.directions.push_back({view.direction, std::move(outlook)});
  }

  const Situation& s_;
  const Constants& c_;
  const Plan& plan_;
  OutlookWords words_;
  Outlooks out_;
};

}  // namespace

Outlooks find_outlooks(const Catalogue& catalogue, std::span<const Event> events,
                       const Moment& now) {
  return find_outlooks_of_merged(catalogue, merge_events({events.begin(), events.end()}), now);
}

Outlooks find_outlooks_of_merged(const Catalogue& catalogue, std::span<const Event> merged,
                                 const Moment& now) {
  Standing standing(catalogue, merged, now);
  return OutlookFinder(standing, make_plan_of_merged(catalogue, merged, now)).find();
}

}  // namespace plumb::care
