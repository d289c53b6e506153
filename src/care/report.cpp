#include "care/report.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "care/clearances.hpp"
#include "care/detail/report_questions.hpp"
#include "care/explain.hpp"
#include "care/journal.hpp"
#include "care/median.hpp"
#include "care/orders.hpp"
#include "care/plan_engine.hpp"
#include "care/reasons.hpp"
#include "care/replay.hpp"
#include "care/standing.hpp"

namespace plumb::care {

namespace {

/// Lines of one page: more of them would push the open questions onto the next.
constexpr std::size_t most_changes = 14;
/// True if the day alone made the change, and the next usual day takes it back.
bool is_of_day(const Difference& one) {
  return !one.reasons.empty() && std::ranges::all_of(one.reasons, [](const Reason& reason) {
    return reason.rule.starts_with("day.") || reason.rule.starts_with("today.") ||
           reason.rule == "worse.easy";
  });
}

/// What a therapist reads of the story: states, signs, levels, and what rests.
bool is_reported(const Difference& one) {
  using enum DifferenceKind;
  switch (one.kind) {
    case state:
    case flag_opened:
    case flag_closed:
    case added:
    case direction_rests:
    case cap: return true;
    case raised:
    case lowered: return !is_of_day(one);
    case removed:
    case locked: return one.until.has_value();
    default: return false;
  }
}

class Reporter {
 public:
  Reporter(const Catalogue& shared, std::span<const Event> events, const Moment& now)
      : shared_{shared},
        merged_{merge_events({events.begin(), events.end()})},
        standing_{shared, merged_, now},
        plan_{make_plan_of_merged(shared, merged_, now)} {}

  Report make(const Moment& now, std::optional<LocalDate> from) {
    out_.catalogue = plan_.catalogue;
    out_.reviewed = shared_.content().reviewed;
    out_.at = now;
    out_.to = plan_.day;
    out_.standing = find_plan_standing(plan_);
    out_.conditions = plan_.conditions;
    out_.cap_g = plan_.cap_g;
    const auto longest = static_cast<std::int32_t>(constants().full_screen_days.value);
    RecordDays record = make_record_days(shared_, merged_, now);
    out_.from = from.value_or(LocalDate{out_.to.days - longest + 1});
    if (record.first) out_.from = std::max(out_.from, *record.first);
    out_.from = std::min(out_.from, out_.to);
    out_.trend = record.trend;
    count_done(record);
    list_levels(record);
    list_weeks(record);
    list_measures();
    list_story(now);
    list_orders();
    list_clearances();
    out_.questions = detail::find_report_questions(standing_, plan_);
    return std::move(out_);
  }

 private:
  const Constants& constants() const { return shared_.constants(); }
  bool is_in_span(LocalDate day) const { return day >= out_.from && day <= out_.to; }

  void count_done(const RecordDays& record) {
    ReportDone& done = out_.done;
    done.days = out_.to.days - out_.from.days + 1;
    for (const DayRecord& day : record.days) {
      if (!is_in_span(day.day)) continue;
      bool any = false;
      for (const DaySession& session : day.sessions) {
        if (session.taken_back) continue;
        any = true;
        ++done.sessions;
        done.minutes += session.minutes;
        done.exercises += session.done;
        done.left_out += session.left_out;
        done.stopped += session.stopped;
        if (!session.colour) continue;
        if (!session.closed)
          ++done.open;
        else if (*session.colour == Colour::green)
          ++done.good;
        else
          ++(*session.colour == Colour::amber ? done.so_so : done.too_much);
      }
      if (any) ++done.days_with_session;
    }
  }

  void list_levels(const RecordDays& record) {
    for (const LevelCourse& course : record.levels) {
      ReportLevel level;
      level.exercise = course.exercise;
      level.rungs = course.rungs;
      for (const LevelDone& one : course.done) {
        if (!is_in_span(one.day)) continue;
        if (level.times++ == 0) level.first = one.level;
        level.last = one.level;
        level.highest = std::max(level.highest, one.level);
      }
      level.in_plan = std::ranges::any_of(
          plan_.lines, [&](const PlanLine& line) { return line.exercise == course.exercise; });
      if (level.times > 0) out_.levels.push_back(std::move(level));
    }
  }

  void list_weeks(const RecordDays& record) {
    for (const WeekRecord& one : record.weeks) {
      if (one.monday.days + base::days_per_week <= out_.from.days) continue;
      ReportWeek week;
      week.monday = one.monday;
      week.pain = one.median;
      week.sessions = one.sessions;
      std::vector<int> efforts;
      for (const DayRecord& day : record.days) {
        if (day.day < one.monday || day.day.days >= one.monday.days + base::days_per_week) continue;
        if (day.worst) week.worst = std::max(week.worst.value_or(PainScore{}), *day.worst);
        add_zones(week.zones, day.zones);
        for (const DaySession& session : day.sessions) {
          if (session.taken_back) continue;
          if (session.effort) efforts.push_back(static_cast<int>(session.effort->value));
          if (session.colour && *session.colour >= Colour::red) ++week.too_much;
        }
      }
      week.effort = find_upper_median(std::move(efforts));
      out_.weeks.push_back(std::move(week));
    }
  }

  static void add_zones(Zones& furthest, const Zones& told) {
    for (auto side : {&Zones::back_left, &Zones::back_right, &Zones::neck_left, &Zones::neck_right})
      if (told.*side) furthest.*side = std::max((furthest.*side).value_or(Zone{}), *(told.*side));
  }

  void list_measures() {
    for (MeasureCourse& course : find_measure_courses(shared_, standing_.status())) {
      if (course.says) explain_reason(shared_, plan_.at.offset_minutes, *course.says);
      const Measure* measure = shared_.find_measure(course.measure);
      ReportMeasure one;
      if (measure != nullptr) {
        one.matters = measure->change_that_matters;
        one.matters_percent = measure->change_that_matters_percent;
      }
      one.course = std::move(course);
      out_.measures.push_back(std::move(one));
    }
  }

  /// What changed and which signs came and went, from the story of the journal.
  void list_story(const Moment& now) {
    std::vector<Event> until_now;
    for (const Event& event : merged_)
      if (event.at.at <= now.at) until_now.push_back(event);
    const Replay replay = make_replay(shared_, until_now, {out_.from, {}});
    for (const OpenFlag& flag : plan_.flags)
      note_flag(
          {flag.flag, flag.level, find_local_date(Moment{flag.since, now.offset_minutes}), {}});
    std::vector<ReportChange> changes;
    for (const ReplayDay& day : replay.days)
      for (const Difference& one : day.changes) {
        if (one.kind == DifferenceKind::flag_closed) close_flag(one, day.day);
        if (is_reported(one)) changes.push_back({day.day, one});
      }
    std::ranges::reverse(changes);
    if (changes.size() > most_changes) {
      out_.changes_left_out = static_cast<int>(changes.size() - most_changes);
      changes.resize(most_changes);
    }
    out_.changes = std::move(changes);
  }

  void note_flag(ReportFlag flag) {
    if (std::ranges::find(out_.flags, flag.flag, &ReportFlag::flag) == out_.flags.end())
      out_.flags.push_back(std::move(flag));
  }

  void close_flag(const Difference& one, LocalDate day) {
    const auto level = base::find_named<ActionLevel>(one.to).value_or(ActionLevel::none);
    const bool still = std::ranges::any_of(
        out_.flags, [&](const ReportFlag& flag) { return flag.flag == *one.flag && !flag.closed; });
    if (!still) out_.flags.push_back({*one.flag, level, day, day});
  }

  void list_orders() {
    const Status& status = standing_.status();
    for (const OrderAt* at : find_orders_in_force(constants(), status)) {
      ReportOrder one{*at->order, is_sealed(status, at->order->seal, at->order->clinician, at->at)};
      one.order.seal.reset();
      out_.orders.push_back(std::move(one));
    }
  }

  void list_clearances() {
    const Status& status = standing_.status();
    for (const ClearanceAt& at : status.clearances) {
      if (!is_in_force(constants(), status, at)) continue;
      const Clearance& given = *at.clearance;
      out_.clearances.push_back({given.clinician, given.role, given.given,
                                 find_last_day(constants(), given.given, given.expires),
                                 given.flags, given.keys,
                                 is_sealed(status, given.seal, given.clinician, at.at)});
    }
  }

  const Catalogue& shared_;
  std::vector<Event> merged_;
  Standing standing_;
  Plan plan_;
  Report out_;
};

}  // namespace

Report make_report(const Catalogue& catalogue, std::span<const Event> events, const Moment& now,
                   std::optional<LocalDate> from) {
  return Reporter(catalogue, events, now).make(now, from);
}

}  // namespace plumb::care
