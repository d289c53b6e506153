#include "care/status.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "care/colour.hpp"
#include "care/journal.hpp"
#include "care/median.hpp"
#include "care/self_check.hpp"

namespace plumb::care {

namespace {

/// Folds one event after another; each kind has its own `fold`.
class Folder {
 public:
  Folder(const Catalogue& catalogue, Status& status) : catalogue_{catalogue}, status_{status} {}

  void fold(const Event& event) {
    std::visit([&](const auto& body) { fold_body(event, body); }, event.body);
  }

  /// What stays of an event that was taken back: danger does not go away by correcting an entry.
  /// A session that was stopped for a reason counts whole, of the rest only the danger signs do.
  void fold_voided(const Event& event) {
    if (const auto* session = std::get_if<SessionDone>(&event.body)) {
      if (std::ranges::any_of(session->exercises,
                              [&](const ExerciseReport& report) { return is_grave(report.stop); }))
        fold_body(event, *session);
    } else if (const auto* tried = std::get_if<MovementTried>(&event.body)) {
      if (is_grave(tried->stop)) fold_body(event, *tried);
    } else if (const auto* intake = std::get_if<IntakeAnswered>(&event.body)) {
      fold_raised(event, *intake);
    } else if (const auto* screen = std::get_if<FlagsScreened>(&event.body)) {
      fold_dangers(event, screen->answers);
    } else if (const auto* check_in = std::get_if<CheckIn>(&event.body)) {
      fold_dangers(event, check_in->flags);
    } else if (const auto* taken = std::get_if<MeasureTaken>(&event.body)) {
      status_.measures.push_back({taken, event.at, true});
    } else if (const auto* done = std::get_if<SelfCheckDone>(&event.body)) {
      status_.self_checks.push_back({done, event.at, true});
    } else if (const auto* withdrawn = std::get_if<KeyWithdrawn>(&event.body)) {
      fold_body(event, *withdrawn);  // trust comes back by accepting the key anew
    } else if (const auto* order = std::get_if<TherapistOrder>(&event.body)) {
      if (order->seal) fold_body(event, *order);  // what is signed, a signed order ends
    }
  }

 private:
  void learn_zones(const Zones& told) { known_ = find_known_zones(known_, told); }

  std::optional<int> find_number(QuestionRole role) const {
    const GivenAnswer* given = find_answer(catalogue_, status_.sheet, role);
    if (given == nullptr || given->answer->not_sure || !given->answer->number) return std::nullopt;
    return static_cast<int>(*given->answer->number);
  }

  void learn_levels(const Event& event) {
    status_.intake_levels.push_back({event.at, find_number(QuestionRole::pain_usual),
                                     find_number(QuestionRole::zone_left),
                                     find_number(QuestionRole::zone_right)});
  }

  void learn_zones_of_intake() {
    const Profile profile = find_profile(catalogue_, status_.sheet, status_.now);
    const auto zone_of = [&](QuestionRole role) -> std::optional<Zone> {
      const auto number = find_number(role);
      return number ? std::optional(Zone{*number}) : std::nullopt;
    };
    const auto left = zone_of(QuestionRole::zone_left);
    const auto right = zone_of(QuestionRole::zone_right);
    learn_zones(profile.only_neck ? Zones{std::nullopt, std::nullopt, left, right}
                                  : Zones{left, right, std::nullopt, std::nullopt});
  }

  /// Flags that these answers raise, beside what was known. They stay when the answers do not.
  void fold_raised(const Event& event, const IntakeAnswered& body) {
    AnswerSheet sheet = status_.sheet;
    put_answers(event, body, sheet);
    raise_flags(event, sheet);
  }

  void put_answers(const Event& event, const IntakeAnswered& body, AnswerSheet& sheet) {
    for (const Answer& answer : body.answers)
      sheet.insert_or_assign(answer.question, GivenAnswer{&answer, event.at});
  }

  void raise_flags(const Event& event, const AnswerSheet& sheet) {
    const Profile then = find_profile(catalogue_, sheet, event.at);
    for (RaisedFlag& flag : find_raised(catalogue_, sheet, then, event.at)) {
      const auto same = [&](const RaisedFlag& known) { return known.flag == flag.flag; };
      if (std::ranges::none_of(status_.raised, same)) status_.raised.push_back(std::move(flag));
    }
  }

  void fold_body(const Event& event, const IntakeAnswered& body) {
    put_answers(event, body, status_.sheet);
    status_.last_intake = event.at;
    status_.intakes.push_back(event.at);
    raise_flags(event, status_.sheet);
    learn_levels(event);
    for (const Answer& answer : body.answers) fold_pain_answer(event, answer);
    learn_zones_of_intake();
  }

  void fold_pain_answer(const Event& event, const Answer& answer) {
    const Question* question = catalogue_.find_question(answer.question);
    if (question == nullptr || question->role != QuestionRole::pain_now || !answer.number) return;
    status_.pain.push_back({event.at, static_cast<int>(*answer.number), true});
    status_.intake_pain_at = event.at;
  }

  void fold_body(const Event& event, const FlagsScreened& body) {
    const bool full = body.form == ScreenForm::full;
    fold_flags(event, body.answers, full);
    if (full) status_.last_full_screen = event.at;
  }

  bool is_grave(StopReason stop) const {
    return std::ranges::any_of(catalogue_.content().first_plan.stops,
                               [&](const StopMeaning& meaning) {
                                 return meaning.reason == name_of(stop) && meaning.colour != "none";
                               });
  }

  /// The same few flags come thousands of times: their lists are found by hash.
  std::vector<FlagReplyAt>& replies_of(const Id& flag) {
    auto& list = reply_lists_[flag];
    if (list == nullptr) list = &status_.replies[flag];
    return *list;
  }

  void fold_dangers(const Event& event, const std::vector<FlagAnswer>& answers) {
    for (const FlagAnswer& answer : answers) {
      const RedFlag* flag = catalogue_.find_flag(answer.flag);
      if (flag == nullptr) continue;
      const bool sure = answer.reply == FlagReply::yes;
      const bool unsure = answer.reply == FlagReply::not_sure && answer.asked_again;
      const ActionLevel level = sure ? flag->level : unsure ? flag->not_sure : ActionLevel::none;
      if (level >= ActionLevel::professional)
        replies_of(answer.flag).push_back({&answer, event.at, false});
    }
  }

  /// Day by day the same flags come in the same order: the list of the last time is tried first.
  void fold_flags(const Event& event, const std::vector<FlagAnswer>& answers, bool full) {
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const FlagAnswer& answer = answers[i];
      if (i == last_lists_.size()) last_lists_.emplace_back();
      auto& [flag, list] = last_lists_[i];
      if (list == nullptr || flag != answer.flag) {
        list = &replies_of(answer.flag);
        flag = answer.flag;
      }
      list->push_back({&answer, event.at, full});
    }
  }

  void fold_body(const Event& event, const CheckIn& body) {
    status_.check_ins.push_back({&body, event.at, known_});
    learn_zones(body.zones);
    status_.pain.push_back({event.at, find_worst_pain(body), true});
    fold_flags(event, body.flags, false);
  }

  void fold_body(const Event& event, const SessionDone& body) {
    const Instant end = base::add_ms(event.at.at, body.seconds.value * base::ms_per_second);
    learn_zones(body.zones_before);
    status_.sessions.push_back({&body, event.id, event.at, end, known_, {}, {}});
    status_.pain.push_back({event.at, static_cast<int>(body.pain_before.value), true});
    for (const ExerciseReport& report : body.exercises)
      if (report.peak)
        status_.pain.push_back({{end, event.at.offset_minutes},
                                static_cast<int>(report.peak->value),
                                false,
                                event.at.at});
  }

  void fold_body(const Event& event, const AfterReport& body) {
    const bool morning = body.when == ReportKind::next_morning;
    status_.pain.push_back({event.at, static_cast<int>(body.pain.value), morning});
    waiting_.push_back({&body, event.at});
  }

  void fold_body(const Event& event, const MovementTried& body) {
    learn_zones(body.zones_before);
    status_.tried.push_back({&body, event.at, known_});
    learn_zones(body.zones_ten_minutes);
    status_.pain.push_back({event.at, static_cast<int>(body.pain_before.value), false});
    const auto tell = [&](const std::optional<PainScore>& pain, int minutes) {
      const Instant then = base::add_ms(event.at.at, minutes * base::ms_per_minute);
      if (pain)
        status_.pain.push_back(
            {{then, event.at.offset_minutes}, static_cast<int>(pain->value), false});
    };
    tell(body.pain_one_minute, 1);
    tell(body.pain_ten_minutes, 10);
  }
  void fold_body(const Event& event, const PaceChosen& body) {
    status_.paces.push_back({&body, event.at});
  }

  void fold_body(const Event&, const EquipmentListed& body) { status_.equipment = &body; }
  void fold_body(const Event& event, const Clearance& body) {
    status_.clearances.push_back({&body, event.at, event.author});
  }
  void fold_body(const Event& event, const MeasureTaken& body) {
    status_.measures.push_back({&body, event.at});
  }
  void fold_body(const Event& event, const SelfCheckDone& body) {
    status_.self_checks.push_back({&body, event.at});
  }
  /// A key is accepted by the person, never by whoever holds it.
  void fold_body(const Event& event, const KeyAccepted& body) {
    if (event.author == Author::person)
      status_.keys.push_back({&body, event.id, event.at, std::nullopt});
  }
  void fold_body(const Event& event, const KeyWithdrawn& body) {
    for (AcceptedKey& known : status_.keys)
      if (known.key->key == body.key && !known.withdrawn) known.withdrawn = event.at.at;
  }
  void fold_body(const Event& event, const TherapistOrder& body) {
    status_.orders.push_back({&body, event.id, event.at});
  }
  void fold_body(const Event&, const GoalChosen& body) { status_.goal = body.exercise; }
  void fold_body(const Event& event, const Swapped& body) {
    if (body.scope == SwapScope::today && !is_today(status_, event.at)) return;
    status_.swaps.erase(body.exercise);
    if (body.instead) status_.swaps.emplace(body.exercise, *body.instead);
  }
  void fold_body(const Event&, const ProfileChosen& body) { status_.plan_profile = body.profile; }
  void fold_body(const Event& event, const Countersigned& body) {
    status_.countersigned.push_back({&body, event.at});
  }
  void fold_body(const Event&, const CustomExercise&) {}  // part of the catalogue: `customs.hpp`
  void fold_body(const Event&, const RestTaken&) {}
  void fold_body(const Event&, const Note&) {}
  void fold_body(const Event&, const Voided&) {}

 public:
  /// Reports may come before their session in the order of instants; they are joined at the end.
  void join_reports() {
    status_.known_zones = known_;
    std::unordered_map<std::string_view, SessionAt*> by_id;
    by_id.reserve(status_.sessions.size());
    for (SessionAt& session : status_.sessions) by_id.emplace(session.id.text, &session);
    for (const MorningAt& waiting : waiting_) {
      const auto found = by_id.find(waiting.report->session.text);
      if (found == by_id.end()) continue;
      SessionAt& session = *found->second;
      if (waiting.report->when == ReportKind::next_morning)
        session.mornings.push_back(waiting);
      else if (!is_late(session, waiting.at.at) || is_worse(session, *waiting.report))
        session.after.push_back(waiting.report);
    }
  }

 private:
  /// What is told of the ten minutes long after them speaks only for the worse: a missing report is
  /// never made good by a late one.
  bool is_late(const SessionAt& session, Instant told) const {
    const std::int64_t until = catalogue_.constants().after_report_until_minutes.value;
    return told > base::add_ms(session.end, until * base::ms_per_minute);
  }
  bool is_worse(const SessionAt& session, const AfterReport& report) const {
    const auto rise = report.pain.value - session.session->pain_before.value;
    return report.tingling || rise >= catalogue_.constants().red_post10_rise.value ||
           is_more_distal(session.zones_before, report.zones);
  }

  const Catalogue& catalogue_;
  Status& status_;
  Zones known_;
  std::unordered_map<std::string_view, std::vector<FlagReplyAt>*> reply_lists_;
  std::vector<std::pair<std::string_view, std::vector<FlagReplyAt>*>> last_lists_;
  std::vector<MorningAt> waiting_;
};

}  // namespace

Status find_status(const Catalogue& catalogue, std::span<const Event> merged, const Moment& now) {
  Status status;
  status.now = now;
  Folder folder(catalogue, status);
  const auto voided = find_voided(merged, now.at);
  for (const Event& event : merged) {
    if (event.at.at > now.at) continue;
    if (!voided.empty() && voided.contains(event.id.text))
      folder.fold_voided(event);
    else
      folder.fold(event);
  }
  folder.join_reports();
  status.profile = find_profile(catalogue, status.sheet, now);
  add_checked_conditions(catalogue, status);
  const auto earlier = [](const PainPoint& a, const PainPoint& b) {
    return std::tuple(a.at.at, a.value, a.of_day) < std::tuple(b.at.at, b.value, b.of_day);
  };
  if (!std::ranges::is_sorted(status.pain, earlier)) std::ranges::sort(status.pain, earlier);
  return status;
}

const IntakeLevels* find_intake_levels(const Status& status, Instant when) {
  const auto& levels = status.intake_levels;
  const auto later =
      std::ranges::find_if(levels, [&](const IntakeLevels& one) { return one.at.at > when; });
  if (later != levels.begin()) return &*std::prev(later);
  return levels.empty() ? nullptr : &levels.front();
}

Instant find_baseline_begin(const Constants& constants, Instant when) {
  return base::add_days(when, -constants.baseline_days.value);
}

std::optional<int> choose_baseline(const Status& status, Instant from, Instant when,
                                   std::optional<int> median) {
  const bool early = !status.pain.empty() && status.pain.front().at.at >= from;
  const IntakeLevels* said = find_intake_levels(status, when);
  const auto usual = said == nullptr ? std::nullopt : said->usual_pain;
  if (!median) return usual;
  if (early && usual) return std::min(*usual, *median);
  return median;
}

std::optional<int> find_baseline(const Constants& constants, const Status& status, Instant when) {
  const Instant from = find_baseline_begin(constants, when);
  const auto by_instant = [](const PainPoint& point) { return point.at.at; };
  std::vector<int> window;
  for (auto point = std::ranges::lower_bound(status.pain, from, {}, by_instant);
       point != status.pain.end() && point->at.at <= when; ++point)
    if (point->of_day) window.push_back(point->value);
  return choose_baseline(status, from, when, find_upper_median(std::move(window)));
}

bool is_today(const Status& status, const Moment& event) {
  const Moment as_now{event.at, status.now.offset_minutes};
  const LocalDate today = find_local_date(status.now);
  return find_local_date(event) == today || find_local_date(as_now) == today;
}

const CheckInAt* find_check_in_today(const Status& status) {
  if (status.check_ins.empty()) return nullptr;
  const CheckInAt& last = status.check_ins.back();
  return is_today(status, last.at) ? &last : nullptr;
}

Zones find_known_zones(const Zones& known, const Zones& told) {
  Zones zones = known;
  for (auto side : {&Zones::back_left, &Zones::back_right, &Zones::neck_left, &Zones::neck_right})
    if (told.*side) zones.*side = told.*side;
  return zones;
}

int find_worst_pain(const CheckIn& check_in) {
  return static_cast<int>(std::max(check_in.pain, check_in.limb_pain.value_or(PainScore{})).value);
}

bool is_told_today(const Status& status, bool CheckIn::* sign) {
  for (auto at = status.check_ins.rbegin();
       at != status.check_ins.rend() && is_today(status, at->at); ++at)
    if (at->check_in->*sign) return true;
  return false;
}

std::optional<int> find_pain_today(const Status& status) {
  std::optional<int> worst;
  for (auto at = status.check_ins.rbegin();
       at != status.check_ins.rend() && is_today(status, at->at); ++at)
    worst = std::max(worst.value_or(0), find_worst_pain(*at->check_in));
  return worst ? worst : find_pain_now(status);
}

std::optional<int> find_pain_now(const Status& status) {
  if (const CheckInAt* today = find_check_in_today(status))
    return find_worst_pain(*today->check_in);
  if (!status.intake_pain_at || !is_today(status, *status.intake_pain_at)) return std::nullopt;
  for (auto point = status.pain.rbegin(); point != status.pain.rend(); ++point)
    if (point->of_day && point->at == *status.intake_pain_at) return point->value;
  return std::nullopt;
}

int find_days_since(const Status& status, const Moment& then) {
  const Moment as_now{then.at, status.now.offset_minutes};
  return find_local_date(status.now).days -
         std::min(find_local_date(then).days, find_local_date(as_now).days);
}

std::optional<int> find_gap_days(const Status& status) {
  if (status.sessions.empty()) return std::nullopt;
  return find_days_since(status, status.sessions.back().at);
}

}  // namespace plumb::care
