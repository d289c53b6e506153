#include "care/record_days.hpp"

#include <algorithm>
#include <map>

#include "care/explain.hpp"
#include "care/journal.hpp"
#include "care/median.hpp"
#include "care/progression.hpp"
#include "care/reasons.hpp"
#include "care/record.hpp"
#include "care/status.hpp"

namespace plumb::care {

namespace {

/// A limit of the machine: an event of a wrong year must not ask for a hundred thousand days.
constexpr int most_weeks = 520;

LocalDate add_days(LocalDate day, int days) { return {day.days + days}; }

LocalDate find_monday(LocalDate day) {
  constexpr int weekday_of_epoch = 3;  // 1970-01-01 was a Thursday; Monday is 0
  const int weekday = ((day.days + weekday_of_epoch) % base::days_per_week + base::days_per_week) %
                      base::days_per_week;
  return add_days(day, -weekday);
}

using DayMap = std::map<LocalDate, DayRecord>;

/// Puts what was told into its local days; each kind of event has its own `fold_body`.
class DayFolder {
 public:
  DayFolder(const Catalogue& catalogue, DayMap& days) : catalogue_{catalogue}, days_{days} {}

  void fold(const Event& event) {
    std::visit([&](const auto& body) { fold_body(event, body); }, event.body);
  }

 private:
  /// By the offset that held there and then: a journey does not move what was told before it.
  DayRecord& day_of(const Event& event) {
    const LocalDate day = find_local_date(event.at);
    DayRecord& record = days_[day];
    record.day = day;
    return record;
  }

  static void raise(std::optional<PainScore>& worst, PainScore pain) {
    worst = std::max(worst.value_or(PainScore{}), pain);
  }
  static void tell_pain(DayRecord& day, PainScore pain) {
    raise(day.pain, pain);
    raise(day.worst, pain);
  }
  static void tell_zones(DayRecord& day, const Zones& told) {
    for (auto side : {&Zones::back_left, &Zones::back_right, &Zones::neck_left, &Zones::neck_right})
      if (told.*side) day.zones.*side = std::max((day.zones.*side).value_or(Zone{}), *(told.*side));
  }

  void fold_body(const Event& event, const IntakeAnswered& body) {
    for (const Answer& answer : body.answers) {
      sheet_.insert_or_assign(answer.question, GivenAnswer{&answer, event.at});
      const Question* question = catalogue_.find_question(answer.question);
      if (question == nullptr || !answer.number) continue;
      const auto number = static_cast<std::int64_t>(*answer.number);
      if (question->role == QuestionRole::pain_now) tell_pain(day_of(event), PainScore{number});
      const bool left = question->role == QuestionRole::zone_left;
      if (!left && question->role != QuestionRole::zone_right) continue;
      const bool neck = find_profile(catalogue_, sheet_, event.at).only_neck;
      Zones zones;
      (left ? (neck ? zones.neck_left : zones.back_left)
            : (neck ? zones.neck_right : zones.back_right)) = Zone{number};
      tell_zones(day_of(event), zones);
    }
  }

  void fold_body(const Event& event, const CheckIn& body) {
    DayRecord& day = day_of(event);
    tell_pain(day, PainScore{find_worst_pain(body)});
    tell_zones(day, body.zones);
    if (body.stiffness_min)
      day.stiffness_min =
          std::max(day.stiffness_min.value_or(*body.stiffness_min), *body.stiffness_min);
    if (body.sleep) day.sleep = body.sleep;
  }

  void fold_body(const Event& event, const SessionDone& body) {
    DayRecord& day = day_of(event);
    tell_pain(day, body.pain_before);
    tell_zones(day, body.zones_before);
    for (const ExerciseReport& report : body.exercises) {
      if (report.peak) raise(day.worst, *report.peak);
      tell_zones(day, report.zones);
    }
  }

  /// Counts on the day on which it was told, late or not: that is what is known.
  void fold_body(const Event& event, const AfterReport& body) {
    DayRecord& day = day_of(event);
    if (body.when == ReportKind::next_morning)
      tell_pain(day, body.pain);
    else
      raise(day.worst, body.pain);
    tell_zones(day, body.zones);
  }

  void fold_body(const Event& event, const Note& body) {
    day_of(event).notes.push_back(body.words);
  }
  void fold_body(const Event& event, const MovementTried& body) {
    DayRecord& day = day_of(event);
    raise(day.worst, body.pain_before);
    for (const auto& pain : {body.pain_one_minute, body.pain_ten_minutes})
      if (pain) raise(day.worst, *pain);
    for (const Zones* told : {&body.zones_before, &body.zones_one_minute, &body.zones_ten_minutes})
      tell_zones(day, *told);
  }
  void fold_body(const Event& event, const RestTaken&) { ++day_of(event).rests; }
  void fold_body(const Event&, const PaceChosen&) {}
  void fold_body(const Event&, const FlagsScreened&) {}
  void fold_body(const Event&, const EquipmentListed&) {}
  /// What says nothing about a day: clearances, keys, what was taken back.
  template <class Body>
  void fold_body(const Event&, const Body&) {}

  const Catalogue& catalogue_;
  DayMap& days_;
  AnswerSheet sheet_;
};

DaySession count_session(const RecordedSession& session) {
  DaySession out;
  out.id = session.id;
  out.minutes = session.minutes;
  out.taken_back = session.taken_back;
  out.closed = true;
  for (const RecordedExercise& exercise : session.exercises) {
    const ExerciseReport& report = exercise.report;
    if (report.skipped) {
      ++out.left_out;
      continue;
    }
    ++out.done;
    if (report.stop != StopReason::none) ++out.stopped;
    if (report.effort) out.effort = std::max(out.effort.value_or(Effort{}), *report.effort);
    out.colour = std::max(out.colour.value_or(Colour::green), exercise.colour);
    out.closed = out.closed && exercise.closed;
  }
  out.closed = out.closed || (out.colour && *out.colour >= Colour::red);
  return out;
}

/// The median of the days from `from` to `to`, and how many it stands on.
struct Told {
  std::optional<int> median;
  int days = 0;
};
Told find_told(const DayMap& days, LocalDate from, LocalDate to) {
  std::vector<int> values;
  for (auto day = days.lower_bound(from); day != days.end() && day->first <= to; ++day)
    if (day->second.pain) values.push_back(static_cast<int>(day->second.pain->value));
  const int count = static_cast<int>(values.size());
  return {find_upper_median(std::move(values)), count};
}

int count_sessions(const DayMap& days, LocalDate from, LocalDate to) {
  int count = 0;
  for (auto day = days.lower_bound(from); day != days.end() && day->first <= to; ++day)
    count +=
        static_cast<int>(std::ranges::count(day->second.sessions, false, &DaySession::taken_back));
  return count;
}

WeekRecord make_week(const Constants& constants, const DayMap& days, LocalDate monday) {
  const LocalDate sunday = add_days(monday, base::days_per_week - 1);
  const Told told = find_told(days, monday, sunday);
  WeekRecord week{monday, told.median, told.days, count_sessions(days, monday, sunday)};
  if (told.days < constants.week_median_min_days.value) week.median.reset();
  return week;
}

TrendSpan make_span(const DayMap& days, LocalDate from, int length) {
  const LocalDate to = add_days(from, length - 1);
  const Told told = find_told(days, from, to);
  return {from, to, told.median, told.days};
}

Reason find_trend_reason(const Constants& c, const TrendSpan& last, const TrendSpan& former) {
  const auto last_days = input("last_days", last.days_told);
  const auto former_days = input("former_days", former.days_told);
  const auto span = input("span", c.trend_span_days.value);
  if (!last.median || !former.median ||
      std::min(last.days_told, former.days_told) < c.trend_min_days.value)
    return make_reason("trend.too-few",
                       {last_days, former_days, span, input("need", c.trend_min_days.value)});
  const auto numbers = {input("last", *last.median), last_days, input("former", *former.median),
                        former_days, span};
  const int change = *last.median - *former.median;
  if (change >= c.rise_points.value) return make_reason("trend.higher", numbers);
  if (-change >= c.rise_points.value) return make_reason("trend.lower", numbers);
  return make_reason("trend.same", numbers);
}

Trend make_trend(const Catalogue& catalogue, const DayMap& days, const Moment& now) {
  const Constants& constants = catalogue.constants();
  const auto length = static_cast<int>(constants.trend_span_days.value);
  const LocalDate today = find_local_date(now);
  Trend trend;
  trend.last = make_span(days, add_days(today, -length), length);
  trend.former = make_span(days, add_days(trend.last.from, -length), length);
  trend.says = find_trend_reason(constants, trend.last, trend.former);
  explain_reason(catalogue, now.offset_minutes, trend.says);
  return trend;
}

/// Sessions come in the order of time; the dates of a traveller may not.
void add_level(LevelCourse& course, LevelDone done) {
  course.done.insert(std::ranges::upper_bound(course.done, done.day, {}, &LevelDone::day), done);
}

std::vector<LevelCourse> list_levels(const Catalogue& catalogue,
                                     const std::vector<RecordedSession>& sessions, LocalDate from) {
  std::map<Id, LevelCourse, std::less<>> courses;
  for (const RecordedSession& session : sessions) {
    const LocalDate day = find_local_date(session.at);
    if (session.taken_back || day < from) continue;
    for (const RecordedExercise& exercise : session.exercises)
      if (!exercise.report.skipped)
        add_level(courses[exercise.report.exercise], {day, exercise.report.level});
  }
  std::vector<LevelCourse> list;
  for (auto& [id, course] : courses) {
    course.exercise = id;
    if (const Exercise* exercise = catalogue.find_exercise(id))
      course.rungs = static_cast<int>(exercise->ladder.size());
    list.push_back(std::move(course));
  }
  return list;
}

std::vector<SpellSpan> list_spells(const Catalogue& catalogue, const Status& status,
                                   LocalDate from) {
  std::vector<SpellSpan> spells;
  for (const Flare& flare : find_progress(catalogue, status).flares) {
    SpellSpan span{find_local_date(flare.since), {}};
    if (flare.until) span.to = find_local_date(Moment{*flare.until, flare.since.offset_minutes});
    if (!span.to || *span.to >= from) spells.push_back(span);
  }
  return spells;
}

}  // namespace

RecordDays make_record_days(const Catalogue& catalogue, std::span<const Event> events,
                            const Moment& now, std::optional<int> weeks) {
  const std::vector<Event> merged = merge_events({events.begin(), events.end()});
  const Status status = find_status(catalogue, merged, now);
  const auto voided = find_voided(merged, now.at);
  const auto sessions = record_sessions(catalogue, status, voided);

  DayMap days;
  DayFolder folder(catalogue, days);
  std::optional<LocalDate> first;
  for (const Event& event : merged) {
    if (event.at.at > now.at || voided.contains(event.id.text)) continue;
    const LocalDate day = find_local_date(event.at);
    first = std::min(first.value_or(day), day);
    folder.fold(event);
  }
  for (const RecordedSession& session : sessions) {
    const LocalDate day = find_local_date(session.at);
    days[day].day = day;
    days[day].sessions.push_back(count_session(session));
    first = std::min(first.value_or(day), day);
  }

  RecordDays record;
  record.first = first;
  // Who flew west has already lived a day that has not come here yet.
  record.from = record.to = find_local_date(now);
  if (!days.empty()) record.to = std::max(record.to, days.rbegin()->first);
  record.trend = make_trend(catalogue, days, now);
  if (!first) return record;
  const LocalDate this_monday = find_monday(record.to);
  const int wanted =
      weeks.value_or((this_monday.days - find_monday(*first).days) / base::days_per_week + 1);
  record.from =
      add_days(this_monday, -(std::clamp(wanted, 1, most_weeks) - 1) * base::days_per_week);
  for (LocalDate day = record.from; day <= record.to; day = add_days(day, 1)) {
    const auto told = days.find(day);
    record.days.push_back(told == days.end() ? DayRecord{} : told->second);
    record.days.back().day = day;
  }
  for (LocalDate monday = record.from; monday <= record.to;
       monday = add_days(monday, base::days_per_week))
    record.weeks.push_back(make_week(catalogue.constants(), days, monday));
  record.levels = list_levels(catalogue, sessions, record.from);
  record.spells = list_spells(catalogue, status, record.from);
  return record;
}

}  // namespace plumb::care
