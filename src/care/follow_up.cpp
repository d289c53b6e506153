#include "care/follow_up.hpp"

#include <algorithm>

#include "care/explain.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "care/reasons.hpp"
#include "care/screening.hpp"
#include "care/self_check.hpp"

namespace plumb::care {

namespace {

constexpr std::string_view unsteady = "BAL";

bool applies(const Measure& measure, const Status& status) {
  if (measure.asked_when.empty()) return true;
  return std::ranges::any_of(measure.asked_when, [&](const When& when) {
    return find_holds(when, nullptr, status.sheet, status.profile.conditions,
                      status.profile.age_years, status.now);
  });
}

/// The last day of its schedule that has come, counted from the first day; nothing before the
/// first.
std::optional<int> find_day_due(const Measure& measure, int days) {
  std::optional<int> due;
  for (const int day : measure.asked_on_days)
    if (day <= days) due = day;
  if (!due || !measure.asked_every_days || *due != measure.asked_on_days.back()) return due;
  return *due + (days - *due) / *measure.asked_every_days * *measure.asked_every_days;
}

/// True if its day has come and nothing was answered since shortly before it.
bool is_due(const Catalogue& catalogue, const Status& status, const Measure& measure,
            std::optional<Moment> last) {
  if (status.intakes.empty()) return false;
  const LocalDate first = find_local_date(status.intakes.front());
  const auto due = find_day_due(measure, find_local_date(status.now).days - first.days);
  if (!due) return false;
  if (!last) return true;
  const int early =
      *due == 0 ? 0 : static_cast<int>(catalogue.constants().measure_early_days.value);
  return find_local_date(*last).days < first.days + *due - early;
}

void ask_measures(const Catalogue& catalogue, const Status& status, FollowUp& follow_up) {
  for (const Measure& measure : catalogue.content().measures) {
    if (measure.use != "core" || !applies(measure, status)) continue;
    if (measure.questions.empty()) {
      std::optional<Moment> last;
      for (const MeasureAt& one : status.measures)
        if (one.taken->measure == measure.id && !one.taken_back) last = one.at;
      if (measure.scoring != Scoring::none && is_due(catalogue, status, measure, last))
        follow_up.measures.push_back(measure.id);
      continue;
    }
    // What the interview asked on the first day is asked again; what was left out is not pressed.
    for (const Id& id : measure.questions) {
      const auto given = status.sheet.find(id);
      if (given != status.sheet.end() && is_due(catalogue, status, measure, given->second.at))
        follow_up.questions.push_back(id);
    }
  }
}

/// When each self-check was last tried, or left out on purpose.
std::optional<Moment> find_last_try(const Status& status, const Id& check) {
  std::optional<Moment> last;
  for (const SelfCheckAt& round : status.self_checks)
    for (const CheckResult& result : round.done->results)
      if (result.check == check) last = round.at;
  return last;
}

void ask_checks(const Catalogue& catalogue, const Status& status, const CheckTrend& trend,
                FollowUp& follow_up) {
  if (status.intakes.empty()) return;
  const Constants& c = catalogue.constants();
  const bool is_seated = status.profile.conditions.contains(unsteady);
  for (const SelfCheck& check : catalogue.content().self_checks) {
    if (is_seated && !check.seated) continue;
    const auto pending = std::ranges::find(trend.pending, check.id, &CheckPending::check);
    const auto last = find_last_try(status, check.id);
    const bool again = pending != trend.pending.end() && status.now.at >= pending->again_from;
    const bool due = !last || find_local_date(status.now).days - find_local_date(*last).days >=
                                  c.self_check_days.value;
    if (!again && !due) continue;
    const bool tried = std::ranges::any_of(
        trend.judged, [&](const CheckJudged& judged) { return judged.check == check.id; });
    follow_up.checks.push_back({check.id, again, !tried});
  }
}

/// Standing on one foot is for a calm hour: not with strong pain, not sleepy, and not while a
/// professional has to look first.
std::vector<Reason> find_check_waits(const Catalogue& catalogue, const Status& status,
                                     const Plan& plan) {
  const Constants& c = catalogue.constants();
  if (is_blocking(plan.action))
    return {make_reason("state.blocked", {input("level", name_of(plan.action))})};
  std::vector<Reason> waits;
  const auto pain = find_pain_today(status);
  // The interview of the first day has asked as well.
  if (!pain) waits.push_back(make_reason("check.wait-check-in"));
  if (pain && *pain >= c.self_check_pain_from.value)
    waits.push_back(make_reason("check.wait-pain", {input("pain", *pain)}));
  if (is_told_today(status, &CheckIn::drowsy)) waits.push_back(make_reason("check.wait-drowsy"));
  return waits;
}

std::vector<CheckCourse> list_check_courses(const Catalogue& catalogue, const CheckTrend& trend) {
  std::vector<CheckCourse> courses;
  for (const SelfCheck& check : catalogue.content().self_checks) {
    CheckCourse course{check.id, {}};
    for (const CheckJudged& judged : trend.judged)
      if (judged.check == check.id && !judged.taken_back)
        course.rounds.push_back({judged.at, judged.concern, judged.values});
    if (!course.rounds.empty()) courses.push_back(std::move(course));
  }
  return courses;
}

}  // namespace

FollowUp make_follow_up(const Catalogue& catalogue, std::span<const Event> events,
                        const Moment& now) {
  const std::vector<Event> merged = merge_events({events.begin(), events.end()});
  const Status status = find_status(catalogue, merged, now);
  const Plan plan = make_plan_of_merged(catalogue, merged, now);
  const CheckTrend trend = find_check_trend(catalogue, status);
  FollowUp follow_up;
  ask_measures(catalogue, status, follow_up);
  ask_checks(catalogue, status, trend, follow_up);
  if (!follow_up.checks.empty()) follow_up.waits = find_check_waits(catalogue, status, plan);
  follow_up.courses = find_measure_courses(catalogue, status);
  follow_up.check_courses = list_check_courses(catalogue, trend);
  for (Reason& wait : follow_up.waits) explain_reason(catalogue, now.offset_minutes, wait);
  for (MeasureCourse& course : follow_up.courses)
    if (course.says) explain_reason(catalogue, now.offset_minutes, *course.says);
  return follow_up;
}

std::vector<OpenFlag> find_follow_up_flags(const Catalogue& catalogue, const Status& status) {
  std::vector<OpenFlag> flags = find_check_trend(catalogue, status).flags;
  for (OpenFlag& flag : find_review_flags(catalogue, status)) flags.push_back(std::move(flag));
  return flags;
}

std::vector<Reason> find_follow_up_advice(const Catalogue& catalogue, const Status& status,
                                          std::span<const OpenFlag> open) {
  std::vector<Reason> advice;
  for (const OpenFlag& flag : find_review_flags(catalogue, status)) {
    const auto same = std::ranges::find(open, flag.flag, &OpenFlag::flag);
    if (same != open.end() && same->level == ActionLevel::advise)
      advice.insert(advice.end(), flag.reasons.begin(), flag.reasons.end());
  }
  for (const CheckPending& pending : find_check_trend(catalogue, status).pending)
    advice.push_back(make_reason(
        "check.again", {input("check", pending.check), input("until", pending.again_from)}));
  return advice;
}

}  // namespace plumb::care
