#include "care/screening.hpp"

#include <algorithm>

#include "care/clearances.hpp"
#include "care/follow_up.hpp"
#include "care/reasons.hpp"

namespace plumb::care {

namespace {

bool is_asked(const RedFlag& flag, const Status& status) {
  if (!flag.asked) return false;
  if (flag.asked_when.empty()) return true;
  return std::ranges::any_of(flag.asked_when, [&](const When& when) {
    return find_holds(when, nullptr, status.sheet, status.profile.conditions,
                      status.profile.age_years, status.now);
  });
}

ActionLevel find_detail_level(const RedFlag& flag, const FlagAnswer& answer) {
  ActionLevel level = flag.level;
  for (const FlagDetail& detail : flag.details)
    if (std::ranges::find(answer.details, detail.id) != answer.details.end())
      level = std::max(level, detail.level);
  return level;
}

/// A caution closes once the sign was asked for again, long enough after, and was not there.
bool is_gone(const RedFlag& flag, const FlagReplyAt& sign,
             const std::vector<FlagReplyAt>& replies) {
  if (flag.closes_after_days == 0) return false;
  const Instant calm = base::add_days(sign.at.at, flag.closes_after_days);
  return std::ranges::any_of(replies, [&](const FlagReplyAt& later) {
    return later.at.at >= calm && later.answer->reply == FlagReply::no;
  });
}

/// True if the days of a caution are over and nobody has asked since whether the sign is still
/// there.
bool is_due_again(const RedFlag& flag, const FlagReplyAt& last, Instant now) {
  return flag.closes_after_days > 0 && last.answer->reply != FlagReply::no &&
         base::add_days(last.at.at, flag.closes_after_days) <= now;
}

/// Opens a flag for its latest sign. A later "no" closes only what closes by itself in time, and a
/// caution that came from "not sure": then it is known.
void open_asked_flag(const Constants& constants, const Status& status, const RedFlag& flag,
                     const std::vector<FlagReplyAt>& replies, std::vector<OpenFlag>& open) {
  OpenFlag found{flag.id, ActionLevel::none, {}, {}};
  OpenFlag unsure = found;
  for (const FlagReplyAt& reply : replies) {
    ActionLevel level = ActionLevel::none;
    if (reply.answer->reply == FlagReply::no) unsure.level = ActionLevel::none;
    if (reply.answer->reply == FlagReply::yes) level = find_detail_level(flag, *reply.answer);
    if (reply.answer->reply == FlagReply::not_sure &&
        (reply.answer->asked_again || !flag.asked_again))
      level = flag.not_sure;
    if (level == ActionLevel::none) continue;
    if (!is_blocking(level) && is_gone(flag, reply, replies)) continue;
    const bool only_unsure = reply.answer->reply == FlagReply::not_sure && !is_blocking(level);
    OpenFlag& opened = only_unsure ? unsure : found;
    opened.level = std::max(opened.level, level);
    opened.since = reply.at.at;
  }
  for (OpenFlag* one : {&found, &unsure}) {
    if (one->level == ActionLevel::none) continue;
    if (find_flag_clearance(constants, status, *one) != nullptr) continue;
    open.push_back(std::move(*one));
    return;
  }
}

void open_pressure_flag(const Catalogue& catalogue, const Status& status, Screening& screening) {
  const Constants& constants = catalogue.constants();
  const auto is_high = [&](const BloodPressure& pressure) {
    return pressure.systolic.value >= constants.bp_systolic.value ||
           pressure.diastolic.value >= constants.bp_diastolic.value;
  };
  std::vector<std::pair<const BloodPressure*, Moment>> readings;
  if (const auto* given = find_answer(catalogue, status.sheet, QuestionRole::blood_pressure))
    if (given->answer->pressure) readings.emplace_back(&*given->answer->pressure, given->at);
  for (const CheckInAt& check_in : status.check_ins)
    if (check_in.check_in->pressure)
      readings.emplace_back(&*check_in.check_in->pressure, check_in.at);
  const RedFlag* flag = nullptr;
  for (const RedFlag& candidate : catalogue.content().flags)
    if (candidate.raised_by == "blood_pressure") flag = &candidate;
  if (flag == nullptr) return;
  OpenFlag found{flag->id, ActionLevel::none, {}, {}};
  for (const auto& [pressure, at] : readings)
    if (is_high(*pressure) && pressure->repeated_after_rest) {
      found.level = flag->level;
      found.since = at.at;
    }
  if (found.level != ActionLevel::none && find_flag_clearance(constants, status, found) == nullptr)
    screening.open.push_back(found);
  // Only a reading after ten minutes of rest answers a high one; any other leaves the question.
  std::ranges::sort(readings, {}, [](const auto& reading) { return reading.second.at; });
  std::optional<Instant> rested;
  for (const auto& [pressure, at] : readings) {
    if (pressure->repeated_after_rest && (!rested || at.at >= *rested))
      rested.reset();
    else if (is_high(*pressure))
      rested = base::add_ms(at.at, constants.bp_rest_minutes.value * base::ms_per_minute);
  }
  if (rested) {
    screening.ask = AskNext::pressure_again;
    screening.reasons.push_back(
        make_reason("screen.pressure-again", {input("until", std::max(*rested, status.now.at))}));
  }
}

void escalate(const Catalogue& catalogue, std::vector<OpenFlag>& open) {
  const std::vector<OpenFlag> before = open;
  for (OpenFlag& flag : open) {
    const RedFlag* known = catalogue.find_flag(flag.flag);
    if (known == nullptr) continue;
    for (const FlagEscalation& escalation : known->escalations)
      for (const OpenFlag& other : before)
        if (other.flag != flag.flag &&
            std::ranges::find(escalation.with_any, other.flag) != escalation.with_any.end())
          flag.level = std::max(flag.level, escalation.level);
  }
}

/// When the full screen became due last, with the reason, or nothing if it is not due.
std::optional<Reason> find_due(const Constants& constants, const Status& status,
                               std::span<const ScreenCall> calls) {
  const auto& last = status.last_full_screen;
  const auto days = input("days", constants.full_screen_days.value);
  if (!last) return make_reason("screen.due", {days});
  const auto screened_since = [&](Instant since) { return last->at >= since; };
  if (!screened_since(base::add_days(status.now.at, -constants.full_screen_days.value)))
    return make_reason("screen.due", {days});
  for (const CheckInAt& check_in : status.check_ins)
    if (check_in.check_in->new_sign && !screened_since(check_in.at.at))
      return make_reason("screen.new-sign");
  for (const CheckInAt& check_in : status.check_ins)
    if (check_in.check_in->accident && !screened_since(check_in.at.at))
      return make_reason("screen.after-accident");
  const auto gap = find_gap_days(status);
  if (gap && *gap >= constants.gap_restart_days.value &&
      !screened_since(
          base::add_days(status.sessions.back().at.at, constants.gap_restart_days.value - 1)))
    return make_reason("screen.after-gap", {input("days", *gap)});
  for (const ScreenCall& call : calls)
    if (!screened_since(call.since)) return call.reason;
  return std::nullopt;
}

/// Applicable flags that the person has not answered in the full screen's period.
void ask_missing(const Catalogue& catalogue, const Status& status,
                 std::span<const ScreenCall> calls, Screening& screening) {
  const Constants& constants = catalogue.constants();
  const auto due = find_due(constants, status, calls);
  std::vector<Id> missing, again;
  bool contradicts = false;
  for (const RedFlag* flag : find_applicable_flags(catalogue, status)) {
    const auto replies = status.replies.find(flag->id);
    const FlagReplyAt* last = replies == status.replies.end() ? nullptr : &replies->second.back();
    const bool stale =
        last == nullptr ||
        last->at.at < base::add_days(status.now.at, -constants.full_screen_days.value) ||
        is_due_again(*flag, *last, status.now.at);
    if (due || stale)
      missing.push_back(flag->id);
    else if (last->answer->reply == FlagReply::not_sure && flag->asked_again &&
             !last->answer->asked_again)
      again.push_back(flag->id);
    else if (is_contradicted(status, *flag, *last)) {
      again.push_back(flag->id);
      contradicts = true;
    }
  }
  if (!missing.empty()) {
    screening.ask = AskNext::screen_full;
    screening.ask_items = std::move(missing);
    screening.reasons.push_back(due ? *due : make_reason("screen.unanswered"));
  } else if (!again.empty()) {
    screening.ask = AskNext::screen_again;
    screening.ask_items = std::move(again);
    screening.reasons.push_back(make_reason(contradicts ? "screen.contradiction" : "screen.again"));
  }
}

}  // namespace

bool is_contradicted(const Status& status, const RedFlag& flag, const FlagReplyAt& last) {
  if (last.answer->reply != FlagReply::no) return false;
  return std::ranges::any_of(flag.contradicted_by, [&](const When& when) {
    if (!when.question) return false;
    const auto given = status.sheet.find(*when.question);
    if (given == status.sheet.end()) return false;
    // Asked in plainer words after that answer, a "no" stands: both are known then.
    if (last.answer->asked_again && last.at.at >= given->second.at.at) return false;
    return find_holds(when, nullptr, status.sheet, status.profile.conditions,
                      status.profile.age_years, status.now);
  });
}

std::vector<const RedFlag*> find_applicable_flags(const Catalogue& catalogue,
                                                  const Status& status) {
  std::vector<const RedFlag*> applicable;
  for (const RedFlag& flag : catalogue.content().flags)
    if (is_asked(flag, status)) applicable.push_back(&flag);
  return applicable;
}

Screening find_screening(const Catalogue& catalogue, const Status& status,
                         std::span<const OpenFlag> raised_by_plan,
                         std::span<const ScreenCall> calls) {
  const Constants& constants = catalogue.constants();
  Screening screening;
  for (const auto& [id, replies] : status.replies)
    if (const RedFlag* flag = catalogue.find_flag(id))
      open_asked_flag(constants, status, *flag, replies, screening.open);
  for (const RaisedFlag& raised : status.raised) {
    const RedFlag* flag = catalogue.find_flag(raised.flag);
    if (flag == nullptr) continue;
    OpenFlag open{flag->id, flag->level, raised.at.at, {}};
    if (find_flag_clearance(constants, status, open) == nullptr)
      screening.open.push_back(std::move(open));
  }
  for (const OpenFlag& flag : raised_by_plan)
    if (find_flag_clearance(constants, status, flag) == nullptr) screening.open.push_back(flag);
  for (OpenFlag& flag : find_follow_up_flags(catalogue, status))
    if (find_flag_clearance(constants, status, flag) == nullptr)
      screening.open.push_back(std::move(flag));
  open_pressure_flag(catalogue, status, screening);
  escalate(catalogue, screening.open);
  ask_missing(catalogue, status, calls, screening);
  std::ranges::sort(screening.open, [](const OpenFlag& a, const OpenFlag& b) {
    return std::tuple(b.level, a.flag, a.since) < std::tuple(a.level, b.flag, b.since);
  });
  for (OpenFlag& flag : screening.open) {
    screening.action = std::max(screening.action, flag.level);
    flag.reasons.push_back(make_reason(
        "screen.flag-open", {input("flag", flag.flag), input("level", name_of(flag.level))}));
    if (auto refusal = find_clearance_refusal(constants, status, flag))
      flag.reasons.push_back(std::move(*refusal));
  }
  return screening;
}

std::vector<Id> find_unanswered_today(const Catalogue& catalogue, const Status& status) {
  std::vector<Id> unanswered;
  for (const RedFlag* flag : find_applicable_flags(catalogue, status)) {
    if (!flag->short_form) continue;
    const auto replies = status.replies.find(flag->id);
    if (replies == status.replies.end() || !is_today(status, replies->second.back().at))
      unanswered.push_back(flag->id);
  }
  return unanswered;
}

}  // namespace plumb::care
