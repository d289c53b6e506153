#include "care/self_check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/percent.hpp"
#include "care/reasons.hpp"

namespace plumb::care {

namespace {

/// The value below which a count is of concern at this age, or nothing where none is confirmed.
std::optional<double> find_limit(const SelfCheck& check, std::optional<int> age_years) {
  if (check.concern_below) return check.concern_below;
  if (!age_years) return std::nullopt;
  constexpr int years_per_decade = 10;
  const std::string decade = std::to_string(*age_years / years_per_decade * years_per_decade);
  const auto found = check.concern_below_by_decade.find(decade);
  if (found == check.concern_below_by_decade.end()) return std::nullopt;
  return found->second;
}

/// What is known of one self-check as the rounds go by.
struct Course {
  bool tried = false;
  bool accepted = false;  ///< its trouble is known to a professional, or was raised before
  std::optional<Moment> pending;
  std::map<std::string, std::int64_t, std::less<>> best;
  std::map<std::string, std::vector<std::pair<LocalDate, std::int64_t>>, std::less<>> told;
};

class Rounds {
 public:
  Rounds(const Catalogue& catalogue, const Status& status)
      : catalogue_{catalogue}, c_{catalogue.constants()}, status_{status} {}

  CheckTrend run() {
    for (const SelfCheckAt& round : status_.self_checks)
      for (const CheckResult& result : round.done->results)
        if (const SelfCheck* check = catalogue_.find_self_check(result.check);
            check != nullptr && !result.left_out)
          judge(*check, result, round);
    for (const auto& [id, course] : courses_)
      if (course.pending)
        trend_.pending.push_back(
            {id, *course.pending,
             base::add_hours(course.pending->at, c_.self_check_repeat_hours.value)});
    return std::move(trend_);
  }

 private:
  bool is_worse(const SelfCheck& check, std::int64_t value, std::int64_t best) const {
    const double change = *check.concern_change_percent / base::percent;
    return check.less_is_better
               ? static_cast<double>(value) >= (1 + change) * static_cast<double>(best)
               : static_cast<double>(value) <= (1 - change) * static_cast<double>(best);
  }

  /// More than the time before, and that more than the time before it, over two weeks.
  bool is_rising(const std::vector<std::pair<LocalDate, std::int64_t>>& told, LocalDate day,
                 std::int64_t value) const {
    if (told.size() < 2) return false;
    const auto& [first_day, first] = told[told.size() - 2];
    const std::int64_t last = told.back().second;
    return first < last && last < value &&
           day.days - first_day.days >= c_.self_check_rise_days.value;
  }

  bool is_concern(const SelfCheck& check, const CheckResult& result, LocalDate day) {
    if (result.trouble) return true;
    const auto limit = find_limit(check, status_.profile.age_years);
    const Course& course = courses_[check.id];
    return std::ranges::any_of(result.values, [&](const CheckValue& value) {
      const std::int64_t number = value.value.value;
      if (limit && static_cast<double>(number) < *limit) return true;
      if (const auto best = course.best.find(value.part); check.concern_change_percent &&
                                                          best != course.best.end() &&
                                                          is_worse(check, number, best->second))
        return true;
      const auto told = course.told.find(value.part);
      return check.concern_rising && told != course.told.end() &&
             is_rising(told->second, day, number);
    });
  }

  void learn(const SelfCheck& check, const CheckResult& result, LocalDate day) {
    Course& course = courses_[check.id];
    for (const CheckValue& value : result.values) {
      const std::int64_t number = value.value.value;
      const auto [best, is_new] = course.best.emplace(value.part, number);
      if (!is_new)
        best->second =
            check.less_is_better ? std::min(best->second, number) : std::max(best->second, number);
      course.told[value.part].emplace_back(day, number);
    }
  }

  void judge(const SelfCheck& check, const CheckResult& result, const SelfCheckAt& round) {
    const LocalDate day = find_local_date(round.at);
    const bool concern = is_concern(check, result, day);
    if (round.taken_back && !concern) return;
    Course& course = courses_[check.id];
    const bool fresh = concern && course.tried && !course.accepted && !course.pending;
    trend_.judged.push_back({check.id, round.at, concern, fresh, round.taken_back, result.values});
    if (concern)
      apply_concern(check, result, round.at);
    else
      apply_fine(course, round.at);
    course.tried = true;
    if (!round.taken_back) learn(check, result, day);
  }

  void apply_fine(Course& course, const Moment& at) {
    course.accepted = false;
    // The second try comes after two days: one of the same evening says nothing yet.
    if (course.pending &&
        at.at >= base::add_hours(course.pending->at, c_.self_check_repeat_hours.value))
      course.pending.reset();
  }

  void apply_concern(const SelfCheck& check, const CheckResult& result, const Moment& at) {
    Course& course = courses_[check.id];
    raise_two_days(check, at);
    if (course.accepted) return;
    if (!course.tried) {
      course.accepted = true;
      if (!result.known && !check.by_professional) raise(flag_check_first, check, at);
    } else if (course.pending) {
      course.pending.reset();
      course.accepted = true;
      raise(flag_check_again, check, at);
    } else {
      auto& today = fresh_on_[find_local_date(at).days];
      today.insert(check.id);
      if (today.size() > 1) raise(flag_check_two, check, at);
      if (check.flag_when_new) {
        course.accepted = true;
        raise(*check.flag_when_new, check, at);
      } else {
        course.pending = at;
      }
    }
  }

  void raise_two_days(const SelfCheck& check, const Moment& at) {
    if (!check.flag_two_days) return;
    auto& days = days_of_[*check.flag_two_days];
    days.insert(find_local_date(at).days);
    if (days.size() > 1 &&
        std::ranges::any_of(check.with_any, [&](const Id& flag) { return was_sign_told(flag); }))
      raise(*check.flag_two_days, check, at);
  }

  bool was_sign_told(const Id& flag) const {
    const auto replies = status_.replies.find(flag);
    return replies != status_.replies.end() &&
           std::ranges::any_of(replies->second, [](const FlagReplyAt& reply) {
             return reply.answer->reply != FlagReply::no;
           });
  }

  void raise(std::string_view id, const SelfCheck& check, const Moment& at) {
    const RedFlag* known = catalogue_.find_flag(id);
    if (known == nullptr) return;
    OpenFlag flag{known->id, known->level, at.at, {}};
    flag.reasons.push_back(make_reason("check.concern", {input("check", check.id)}));
    const auto same = std::ranges::find(trend_.flags, known->id, &OpenFlag::flag);
    if (same == trend_.flags.end())
      trend_.flags.push_back(std::move(flag));
    else
      *same = std::move(flag);
  }

  const Catalogue& catalogue_;
  const Constants& c_;
  const Status& status_;
  CheckTrend trend_;
  std::map<Id, Course, std::less<>> courses_;
  std::map<std::int32_t, std::set<Id>> fresh_on_;
  std::map<Id, std::set<std::int32_t>> days_of_;
};

}  // namespace

CheckTrend find_check_trend(const Catalogue& catalogue, const Status& status) {
  if (status.self_checks.empty()) return {};
  return Rounds(catalogue, status).run();
}

void add_checked_conditions(const Catalogue& catalogue, Status& status) {
  for (const CheckJudged& judged : find_check_trend(catalogue, status).judged) {
    if (!judged.concern || judged.taken_back) continue;
    for (const Id& id : catalogue.find_self_check(judged.check)->declares) {
      const Condition* condition = catalogue.find_condition(id);
      if (condition == nullptr || !status.profile.conditions.insert(id).second) continue;
      if (condition->cap_g >= status.profile.cap_g) continue;
      status.profile.cap_g = condition->cap_g;
      status.profile.cap_from = id;
    }
  }
}

std::optional<Reason> find_check_lock(const Catalogue& catalogue, const Status& status) {
  const CheckTrend trend = find_check_trend(catalogue, status);
  if (trend.pending.empty()) return std::nullopt;
  const CheckPending& first = trend.pending.front();
  return make_reason("step.wait-check",
                     {input("check", first.check), input("until", first.again_from)});
}

}  // namespace plumb::care
