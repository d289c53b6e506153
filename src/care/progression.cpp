#include "care/progression.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "care/reasons.hpp"
#include "care/returning.hpp"
#include "care/verdicts.hpp"
#include "care/worsening.hpp"

namespace plumb::care {

namespace {

/// Replays one session after another over the tracks.
class TrackReplay {
 public:
  TrackReplay(const Catalogue& catalogue, const Status& status)
      : catalogue_{catalogue},
        c_{catalogue.constants()},
        status_{status},
        judged_{catalogue, status},
        last_reports_(catalogue.content().exercises.size()) {}

  Progress run() {
    progress_.flares = find_flares(catalogue_, status_, judged_.sessions());
    progress_.directions = find_directions(catalogue_, status_, judged_.sessions());
    collect_marks();
    std::size_t next_clearance = 0;
    const SessionAt* previous = nullptr;
    for (const JudgedSession& judged : judged_.sessions()) {
      const SessionAt& session = *judged.session;
      for (; next_clearance < status_.clearances.size() &&
             status_.clearances[next_clearance].at.at <= session.at.at;
           ++next_clearance)
        apply_clearance(status_.clearances[next_clearance]);
      apply_marks(session.at.at);
      if (previous != nullptr) apply_gap(find_days_between(*previous, session), session.at.at);
      apply_session(judged);
      previous = &session;
    }
    apply_marks(status_.now.at);
    for (; next_clearance < status_.clearances.size(); ++next_clearance)
      apply_clearance(status_.clearances[next_clearance]);
    if (const auto gap = find_gap_days(status_); gap && *gap >= c_.gap_restart_days.value)
      restart_trial(status_.sessions.back().at.at);
    tell_changes();
    find_rise();
    std::ranges::move(find_flare_flags(catalogue_, status_, progress_.flares),
                      std::back_inserter(progress_.flags));
    if (auto call = find_silent_flare(catalogue_, status_, progress_.flares))
      progress_.calls.push_back(std::move(*call));
    std::ranges::move(find_worsening(catalogue_, status_, progress_.flares),
                      std::back_inserter(progress_.flags));
    return std::move(progress_);
  }

 private:
  /// The longer reading: by the calendar where each was, or both by that of the later.
  static int find_days_between(const SessionAt& a, const SessionAt& b) {
    const Moment as_later{a.at.at, b.at.offset_minutes};
    return find_local_date(b.at).days -
           std::min(find_local_date(a.at).days, find_local_date(as_later).days);
  }

  /// What happens between sessions, in time.
  struct Mark {
    Instant at;
    const Flare* flare = nullptr;
    bool ends = false;
    const TriedAt* tried = nullptr;
    const PaceChosen* pace = nullptr;
    const CheckInAt* limb = nullptr;  ///< told a second limb
    std::size_t order = 0;            ///< of marks at one instant
  };

  void collect_marks() {
    for (const Flare& flare : progress_.flares) {
      marks_.push_back({flare.since.at, &flare});
      if (flare.until) marks_.push_back({*flare.until, &flare, true});
    }
    for (const TriedAt& tried : status_.tried)
      marks_.push_back({tried.at.at, nullptr, false, &tried});
    for (const PaceAt& pace : status_.paces)
      marks_.push_back({pace.at.at, nullptr, false, nullptr, pace.chosen});
    for (const CheckInAt& one : status_.check_ins)
      if (is_second_limb(one.known_before, one.check_in->zones, c_.limb_zone_from.value))
        marks_.push_back({one.at.at, nullptr, false, nullptr, nullptr, &one});
    for (std::size_t i = 0; i < marks_.size(); ++i) marks_[i].order = i;
    std::ranges::sort(marks_, {}, [](const Mark& mark) { return std::pair(mark.at, mark.order); });
  }

  void apply_marks(Instant until) {
    for (; next_mark_ < marks_.size() && marks_[next_mark_].at <= until; ++next_mark_) {
      const Mark& mark = marks_[next_mark_];
      if (mark.flare != nullptr && !mark.ends) begin_flare(mark.at);
      if (mark.flare != nullptr && mark.ends) end_flare(mark.at);
      if (mark.tried != nullptr) apply_trial_of_movement(*mark.tried);
      if (mark.limb != nullptr) apply_second_limb(mark.limb->at);
      if (mark.pace != nullptr) apply_pace(*mark.pace, mark.at);
    }
  }

  /// Half of every level already when the flare begins: what is done in it is done at half as well.
  void begin_flare(Instant at) {
    for (auto& [id, track] : progress_.tracks)
      if (track.level > 0) lower_track(track, track.level / 2, at);
  }

  void end_flare(Instant at) {
    progress_.reentry_until = base::add_days(at, c_.reentry_days.value);
    if (progress_.build_since) progress_.build_since = at;
    for (auto& [id, track] : progress_.tracks) track.counted_from = at;
  }

  void lower_track(Track& track, int level, Instant at) {
    track.level = std::max(1, level);
    track.level_since = at;
    track.greens = track.ambers = 0;
  }

  void apply_gap(int days, Instant at) {
    if (days >= c_.gap_new_intake_days.value) progress_.keys_from = at;
    if (days >= c_.gap_restart_days.value) restart_trial(at);
    if (days < c_.gap_down_days.value) return;
    if (progress_.build_since) progress_.build_since = at;
    for (auto& [id, track] : progress_.tracks) {
      if (track.level == 0) continue;
      lower_track(track, lower_by_gap(c_, days, track.level), at);
      track.counted_from = at;
    }
  }

  /// A trial that made things worse is a RED of the whole plan; no single exercise is to blame.
  void apply_trial_of_movement(const TriedAt& tried) {
    if (!is_red(find_outcome(catalogue_, tried))) return;
    const Instant at = tried.at.at;
    apply_red_of_plan(tried.at);
    if (is_second_limb(tried.zones_before, tried.tried->zones_ten_minutes, c_.limb_zone_from.value))
      progress_.calls.push_back({at, make_reason("screen.second-limb")});
    for (const StopMeaning& meaning : catalogue_.content().first_plan.stops)
      if (meaning.reason == name_of(tried.tried->stop) && meaning.colour == name_of(Colour::black))
        raise_stop(meaning, at);
  }

  /// A limb on the second side, told in a check-in: RED, and the danger signs are asked (A.2).
  void apply_second_limb(const Moment& at) {
    progress_.calls.push_back({at.at, make_reason("screen.second-limb")});
    apply_red_of_plan(at);
  }

  void apply_red_of_plan(const Moment& at) {
    progress_.last_red = std::max(progress_.last_red.value_or(at.at), at.at);
    if (progress_.build_since) progress_.build_since = at.at;
    if (progress_.in_trial) restart_count(at, at.at);
  }

  void apply_pace(const PaceChosen& chosen, Instant at) {
    if (chosen.pace == Pace::keep) progress_.keeping_since = progress_.keeping_since.value_or(at);
    if (chosen.pace == Pace::grow) progress_.keeping_since.reset();
    if (!chosen.exercise) return;
    if (chosen.pace == Pace::set_aside) progress_.aside.emplace(*chosen.exercise, at);
    if (chosen.pace == Pace::take_up) progress_.aside.erase(*chosen.exercise);
    const auto track = progress_.tracks.find(*chosen.exercise);
    if (chosen.pace == Pace::lower && track != progress_.tracks.end() && track->second.level > 0)
      lower_track(track->second, track->second.level - 1, at);
  }

  void restart_trial(Instant since) {
    progress_.in_trial = true;
    progress_.trial_since = since;
    progress_.build_since.reset();
    progress_.trial_sessions = progress_.trial_days = 0;
    trial_dates_.clear();
    trial_reds_.clear();
    for (auto& [id, track] : progress_.tracks) {
      track.level = std::min(track.level, 1);
      track.greens = track.ambers = 0;
    }
  }

  /// Pain that reaches a limb on the second side asks for the full screen at once.
  void note_second_limb(const SessionAt& session) {
    const auto note = [&](const Zones& later, Instant at) {
      if (is_second_limb(session.zones_before, later, c_.limb_zone_from.value))
        progress_.calls.push_back({at, make_reason("screen.second-limb")});
    };
    for (const AfterReport* report : session.after) note(report->zones, session.end);
    for (const MorningAt& morning : session.mornings) note(morning.report->zones, session.end);
    for (const ExerciseReport& report : session.session->exercises) note(report.zones, session.end);
  }

  void apply_clearance(const ClearanceAt& clearance) {
    if (!clearance.clearance->flags.empty()) restart_trial(clearance.at.at);
  }

  void apply_session(const JudgedSession& judged) {
    const SessionAt& session = *judged.session;
    note_second_limb(session);
    // What an older catalogue knew and this one does not stays in the record only.
    for (const JudgedReport& one : judged.reports) {
      if (one.exercise == nullptr) continue;
      count_day(session, *one.exercise, *one.report);
      apply_report(session, *one.exercise, *one.report, one.verdict);
    }
    if (judged.any) apply_to_trial(session, judged.worst, judged.closed, judged.morning);
  }

  /// The entry of a local day, made where it belongs: who travels may see one date twice, with
  /// another between them.
  DayDone& find_day(LocalDate day) {
    auto& days = progress_.days;
    if (!days.empty() && days.back().day == day) return days.back();
    const auto place = std::ranges::lower_bound(days, day, {}, &DayDone::day);
    if (place != days.end() && place->day == day) return *place;
    return *days.insert(place, DayDone{day, {}});
  }

  void count_day(const SessionAt& session, const Exercise& exercise, const ExerciseReport& report) {
    DayDone& done = find_day(find_local_date(session.at));
    done.at = session.at.at;
    const Rung* rung = find_rung(exercise, report.level);
    if (rung == nullptr) return;
    Rung once = *rung;
    once.per_day = 1;
    const std::int64_t share = report.completed.value;
    done.slu_seconds += catalogue_.find_slu_seconds(exercise, once) * share / Percent::max;
    done.has_l2 = done.has_l2 || exercise.load_class == LoadClass::l2;
    done.has_l3 = done.has_l3 || exercise.load_class == LoadClass::l3;
    done.has_strength = done.has_strength ||
                        std::ranges::find(exercise.goals, Goal::strengthen) != exercise.goals.end();
    if (exercise.load_class == LoadClass::walk)
      done.walk_seconds += find_active_seconds(once) * share / Percent::max;
  }

  void start_level(Track& track, const SessionAt& session, int level) {
    track.level = level;
    track.level_since = session.at.at;
    track.greens = track.ambers = 0;
  }

  /// The track of an exercise with its last closed report. The same few exercises come thousands
  /// of times: they are found by their place.
  struct LastReport {
    Track* track = nullptr;
    const SessionAt* session = nullptr;
    const ExerciseReport* report = nullptr;
  };

  LastReport& last_report_of(const Exercise& exercise) {
    const auto place = &exercise - catalogue_.content().exercises.data();
    LastReport& last = last_reports_[static_cast<std::size_t>(place)];
    if (last.track == nullptr) last.track = &progress_.tracks[exercise.id];
    return last;
  }

  /// Only the last change of a track is read by anyone: only that is put into words.
  void tell_changes() {
    for (const LastReport& last : last_reports_) {
      if (last.session == nullptr || !last.track->change) continue;
      Verdict verdict = find_verdict(catalogue_, status_, *last.session, *last.report);
      std::ranges::move(verdict.reasons, std::back_inserter(last.track->change->reasons));
    }
  }

  void apply_report(const SessionAt& session, const Exercise& exercise,
                    const ExerciseReport& report, const Verdict& verdict) {
    LastReport& last = last_report_of(exercise);
    Track& track = *last.track;
    const bool lapsed = track.level > 0 &&
                        session.at.at > base::add_days(track.last_done.at, c_.performed_days.value);
    if (track.level == 0 || lapsed) {
      track.first_done = session.at;
      progress_.last_new = session.at.at;
      start_level(track, session, report.level);
    } else if (report.level != track.level) {
      if (report.level > track.level) progress_.steps.push_back({exercise.id, session.at.at});
      start_level(track, session, report.level);
    }
    track.last_done = session.at;
    track.change.reset();
    track.open = !verdict.closed;
    if (!verdict.closed) return;
    last.session = &session;
    last.report = &report;
    switch (verdict.colour) {
      case Colour::green:
        ++track.greens;
        track.ambers = 0;
        break;
      case Colour::amber: apply_amber(track, exercise, session); break;
      case Colour::red: apply_red(track, exercise, session, verdict); break;
      case Colour::black: apply_black(track, exercise, session, report, verdict); break;
    }
  }

  /// The reasons of the colour follow at the end: `tell_changes`.
  static Change make_change(ChangeKind kind, const Exercise& exercise, int from, int to,
                            Reason why) {
    return {kind, exercise.id, from, to, std::nullopt, std::nullopt, {std::move(why)}};
  }

  /// Why a level goes down, or that there is none below it.
  static Reason make_down_reason(std::string_view rule, int from, int to) {
    if (from == to) return make_reason("hold.lowest");
    return make_reason(rule, {input("from", from), input("to", to)});
  }

  void apply_amber(Track& track, const Exercise& exercise, const SessionAt& session) {
    track.greens = 0;
    ++track.ambers;
    const int from = track.level;
    if (track.ambers < c_.amber_runs_down.value) {
      track.change = make_change(ChangeKind::hold, exercise, from, from, make_reason("hold.amber"));
      return;
    }
    start_level(track, session, lower_by_ambers(c_, from));
    const auto kind = track.level < from ? ChangeKind::step_down : ChangeKind::hold;
    track.change = make_change(kind, exercise, from, track.level,
                               make_down_reason("down.two-ambers", from, track.level));
  }

  /// The session as a whole was too much: what only rests the back, and walking, is not to blame
  /// and stays, at its first level.
  void apply_red_of_session(Track& track, const Exercise& exercise, const SessionAt& session) {
    const int from = track.level;
    start_level(track, session, 1);
    const auto kind = track.level < from ? ChangeKind::step_down : ChangeKind::hold;
    track.change = make_change(kind, exercise, from, track.level, make_reason("hold.session-red"));
  }

  void apply_red(Track& track, const Exercise& exercise, const SessionAt& session,
                 const Verdict& verdict) {
    const int from = track.level;
    progress_.last_red = std::max(progress_.last_red.value_or(session.end), session.end);
    const bool calm =
        exercise.load_class == LoadClass::l0 || exercise.load_class == LoadClass::walk;
    if (verdict.of_session && calm) {
      apply_red_of_session(track, exercise, session);
      return;
    }
    track.reds.push_back(session.at);
    start_level(track, session, lower_by_red(c_, from));
    const bool suspends = is_suspended_by(c_, progress_.in_trial, track, session.at.at);
    const auto kind = suspends             ? ChangeKind::suspended
                      : track.level < from ? ChangeKind::step_down
                                           : ChangeKind::hold;
    Reason why = make_down_reason("down.red", from, track.level);
    if (suspends) {
      track.suspended_since = session.end;
      track.suspended_until = base::add_days(session.end, c_.suspend_days.value);
      const auto rule = progress_.in_trial ? "suspend.trial-red" : "suspend.two-reds";
      why = make_reason(
          rule, {input("until", *track.suspended_until), input("hours", c_.plan_lock_hours.value)});
    }
    track.change = make_change(kind, exercise, from, track.level, std::move(why));
    if (suspends) track.change->until = track.suspended_until;
  }

  void apply_black(Track& track, const Exercise& exercise, const SessionAt& session,
                   const ExerciseReport& report, const Verdict& verdict) {
    apply_red(track, exercise, session, verdict);
    for (const StopMeaning& meaning : catalogue_.content().first_plan.stops)
      if (meaning.reason == name_of(report.stop)) raise_stop(meaning, session.end);
  }

  /// A stop for danger opens its flags and asks for the danger signs.
  void raise_stop(const StopMeaning& meaning, Instant at) {
    const auto stop = {input("stop", meaning.reason)};
    OpenFlag flag{std::string(flag_stop), ActionLevel::urgent, at, {}};
    flag.reasons.push_back(make_reason("colour.black", stop));
    progress_.flags.push_back(flag);
    progress_.calls.push_back({at, make_reason("screen.after-stop", stop)});
    for (const Id& id : meaning.flags)
      if (const RedFlag* known = catalogue_.find_flag(id))
        progress_.flags.push_back({id, known->level, at, flag.reasons});
  }

  void apply_to_trial(const SessionAt& session, Colour worst, bool closed, const Verdict& morning) {
    if (worst >= Colour::red) {
      if (progress_.build_since) progress_.build_since = session.end;
      if (progress_.in_trial) restart_count(session.at, session.end);
      return;
    }
    if (!progress_.in_trial || !closed) return;
    ++progress_.trial_sessions;
    trial_dates_.insert(find_local_date(session.at).days);
    progress_.trial_days = static_cast<int>(trial_dates_.size());
    if (progress_.trial_sessions < c_.trial_sessions.value ||
        progress_.trial_days < c_.trial_days.value)
      return;
    progress_.in_trial = false;
    progress_.build_since = morning.closes_at;
  }

  /// A RED of the trial: its good sessions are counted anew. Two on different days: a professional
  /// looks first.
  void restart_count(const Moment& red, Instant since) {
    progress_.trial_sessions = progress_.trial_days = 0;
    trial_dates_.clear();
    const LocalDate day = find_local_date(red);
    trial_reds_.insert(day.days);
    const auto window = static_cast<std::int32_t>(c_.trial_reds_window_days.value);
    const auto recent = std::ranges::count_if(
        trial_reds_, [&](std::int32_t one) { return one > day.days - window; });
    if (recent < c_.trial_reds_block.value) return;
    OpenFlag flag{std::string(flag_two_reds), ActionLevel::professional, since, {}};
    flag.reasons.push_back(make_reason("state.trial-reds", {input("count", recent)}));
    progress_.flags.push_back(std::move(flag));
  }

  /// A rise of pain inside one day locks every step for a day.
  void find_rise() {
    const std::int64_t lock = c_.rise_lock_hours.value;
    const Instant recent = base::add_hours(status_.now.at, -lock);
    const auto& pain = status_.pain;
    for (std::size_t i = pain.size(); i-- > 0 && pain[i].at.at > recent;)
      for (std::size_t k = i;
           k-- > 0 &&
           pain[k].at.at >= base::add_hours(pain[i].from.value_or(pain[i].at.at), -lock);)
        if (pain[i].value - pain[k].value >= c_.rise_points.value) {
          const Instant until = base::add_hours(pain[i].at.at, lock);
          progress_.rise_until = std::max(progress_.rise_until.value_or(until), until);
        }
  }

  const Catalogue& catalogue_;
  const Constants& c_;
  const Status& status_;
  Progress progress_;
  JudgedSessions judged_;
  std::vector<LastReport> last_reports_;  ///< by the place of the exercise in the catalogue
  std::vector<Mark> marks_;
  std::size_t next_mark_ = 0;
  std::set<std::int32_t> trial_dates_;
  std::set<std::int32_t> trial_reds_;
};

}  // namespace

bool is_suspended_by(const Constants& constants, bool in_trial, const Track& track, Instant last,
                     int more) {
  const Instant window = base::add_days(last, -constants.reds_suspend_window_days.value);
  const auto recent =
      std::ranges::count_if(track.reds, [&](const Moment& red) { return red.at >= window; });
  return in_trial || recent + more >= constants.reds_suspend.value;
}

Progress find_progress(const Catalogue& catalogue, const Status& status) {
  return TrackReplay(catalogue, status).run();
}

}  // namespace plumb::care
