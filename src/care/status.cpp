#include "care/status.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "care/journal.hpp"

namespace plumb::care {

namespace {

/// Folds one event after another; each kind has its own `fold`.
class Folder {
 public:
  Folder(const Catalogue& catalogue, Status& status) : catalogue_{catalogue}, status_{status} {}

  void fold(const Event& event) {
    std::visit([&](const auto& body) { fold_body(event, body); }, event.body);
  }

 private:
  void fold_body(const Event& event, const IntakeAnswered& body) {
    for (const Answer& answer : body.answers)
      status_.sheet.insert_or_assign(answer.question, GivenAnswer{&answer, event.at});
    status_.last_intake = event.at;
    const Profile then = find_profile(catalogue_, status_.sheet, event.at);
    for (RaisedFlag& flag : find_raised(catalogue_, status_.sheet, then, event.at)) {
      const auto same = [&](const RaisedFlag& known) { return known.flag == flag.flag; };
      if (std::ranges::none_of(status_.raised, same)) status_.raised.push_back(std::move(flag));
    }
    for (const Answer& answer : body.answers) fold_pain_answer(event, answer);
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

  void fold_flags(const Event& event, const std::vector<FlagAnswer>& answers, bool full) {
    for (const FlagAnswer& answer : answers)
      status_.replies[answer.flag].push_back({&answer, event.at, full});
  }

  void fold_body(const Event& event, const CheckIn& body) {
    status_.check_ins.push_back({&body, event.at});
    status_.pain.push_back({event.at, static_cast<int>(body.pain.value), true});
    fold_flags(event, body.flags, false);
  }

  void fold_body(const Event& event, const SessionDone& body) {
    const Instant end = base::add_ms(event.at.at, body.seconds.value * base::ms_per_second);
    status_.sessions.push_back({&body, event.id, event.at, end, {}, {}});
    status_.pain.push_back({event.at, static_cast<int>(body.pain_before.value), true});
    for (const ExerciseReport& report : body.exercises)
      if (report.peak)
        status_.pain.push_back(
            {{end, event.at.offset_minutes}, static_cast<int>(report.peak->value), false});
  }

  void fold_body(const Event& event, const AfterReport& body) {
    const bool morning = body.when == ReportKind::next_morning;
    status_.pain.push_back({event.at, static_cast<int>(body.pain.value), morning});
    waiting_.push_back(&body);
  }

  void fold_body(const Event&, const EquipmentListed& body) { status_.equipment = &body; }
  void fold_body(const Event& event, const Clearance& body) {
    status_.clearances.push_back({&body, event.at, event.author});
  }
  void fold_body(const Event&, const Note&) {}
  void fold_body(const Event&, const Voided&) {}

 public:
  /// Reports may come before their session in the order of instants; they are joined at the end.
  void join_reports() {
    std::unordered_map<std::string_view, SessionAt*> by_id;
    by_id.reserve(status_.sessions.size());
    for (SessionAt& session : status_.sessions) by_id.emplace(session.id.text, &session);
    for (const AfterReport* report : waiting_) {
      const auto found = by_id.find(report->session.text);
      if (found == by_id.end()) continue;
      SessionAt& session = *found->second;
      if (report->when == ReportKind::next_morning)
        session.mornings.push_back(report);
      else
        session.after.push_back(report);
    }
  }

 private:
  const Catalogue& catalogue_;
  Status& status_;
  std::vector<const AfterReport*> waiting_;
};

/// Upper median, so that an even count is never read as the better of two.
std::optional<int> find_upper_median(std::vector<int> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

Status find_status(const Catalogue& catalogue, std::span<const Event> merged, const Moment& now) {
  Status status;
  status.now = now;
  Folder folder(catalogue, status);
  for (const Event* event : find_valid(merged))
    if (event->at.at <= now.at) folder.fold(*event);
  folder.join_reports();
  status.profile = find_profile(catalogue, status.sheet, now);
  std::ranges::sort(status.pain, [](const PainPoint& a, const PainPoint& b) {
    return std::pair(a.at.at, a.value) < std::pair(b.at.at, b.value);
  });
  return status;
}

std::optional<int> find_baseline(const Constants& constants, const Status& status, Instant when) {
  const Instant from = base::add_days(when, -constants.baseline_days.value);
  const auto by_instant = [](const PainPoint& point) { return point.at.at; };
  std::vector<int> window;
  for (auto point = std::ranges::lower_bound(status.pain, from, {}, by_instant);
       point != status.pain.end() && point->at.at <= when; ++point)
    if (point->of_day) window.push_back(point->value);
  const std::optional<int> median = find_upper_median(std::move(window));
  const bool early = !status.pain.empty() && status.pain.front().at.at >= from;
  const auto& usual = status.profile.usual_pain;
  if (!median) return usual;
  if (early && usual) return std::min(*usual, *median);
  return median;
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

std::optional<int> find_pain_today(const Status& status) {
  if (const CheckInAt* today = find_check_in_today(status))
    return static_cast<int>(today->check_in->pain.value);
  if (!status.intake_pain_at || !is_today(status, *status.intake_pain_at)) return std::nullopt;
  for (auto point = status.pain.rbegin(); point != status.pain.rend(); ++point)
    if (point->of_day && point->at == *status.intake_pain_at) return point->value;
  return std::nullopt;
}

std::optional<int> find_gap_days(const Status& status) {
  if (status.sessions.empty()) return std::nullopt;
  return find_local_date(status.now).days - find_local_date(status.sessions.back().at).days;
}

}  // namespace plumb::care
