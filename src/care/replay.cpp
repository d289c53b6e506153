#include "care/replay.hpp"

#include <algorithm>
#include <map>

#include "care/plan_engine.hpp"
#include "care/standing.hpp"

namespace plumb::care {

namespace {

constexpr int minutes_after_waking = 120;
constexpr int noon = 12 * 60;

/// Whether nobody was asked how the day is: what the gate says then is a preview.
bool is_preview(const Plan& plan) { return plan.ask == AskNext::check_in; }

/// What the story leaves out: that a check-in is due every day, and the gate of a day on which
/// nobody was asked.
bool is_told(const Difference& one, const Plan& plan) {
  if (one.kind == DifferenceKind::asked) return one.to != name_of(AskNext::check_in);
  if (one.kind == DifferenceKind::gate) return !is_preview(plan) || !one.reasons.empty();
  return true;
}

class Replayer {
 public:
  Replayer(const Catalogue& catalogue, std::span<const Event> merged)
      : catalogue_{catalogue}, merged_{merged} {
    for (const Event& event : merged) by_day_[find_local_date(event.at)].push_back(&event);
  }

  Replay run(const ReplaySpan& span, const std::function<void(int, int)>& progress) {
    Replay replay;
    replay.catalogue = catalogue_.content().version;
    if (by_day_.empty()) return replay;
    replay.from = span.from.value_or(by_day_.begin()->first);
    replay.to = span.to.value_or(by_day_.rbegin()->first);
    // The day before the first is what that is compared with.
    if (replay.from > by_day_.begin()->first) find_day({replay.from.days - 1});
    const int all = replay.to.days - replay.from.days + 1;
    for (LocalDate day = replay.from; day <= replay.to; day = {day.days + 1}) {
      replay.days.push_back(find_day(day));
      if (progress) progress(day.days - replay.from.days + 1, all);
    }
    return replay;
  }

 private:
  ReplayDay find_day(LocalDate day) {
    ReplayDay told;
    told.day = day;
    const auto events = by_day_.find(day);
    if (events != by_day_.end()) {
      for (const Event* event : events->second)
        told.events.push_back({event->at, std::string(find_kind(*event)), event->id});
      told.at = events->second.back()->at;
    } else {
      told.at = find_moment_of_day(catalogue_, merged_, day, 0);
    }
    // Who travels may see a date twice: the story never goes back in time.
    if (last_ && told.at.at < last_->at.at) told.at.at = last_->at.at;
    const Standing standing(catalogue_, merged_, told.at);
    Plan plan = make_plan_of_merged(catalogue_, merged_, told.at);
    told.standing = find_plan_standing(plan);
    for (const PlanLine& line : plan.lines) told.lines.push_back({line.exercise, line.level});
    if (last_) tell(standing.catalogue(), plan, told);
    last_ = std::move(plan);
    return told;
  }

  void tell(const Catalogue& words, const Plan& plan, ReplayDay& told) {
    std::vector<Difference> changes = list_differences(words, *last_, plan);
    std::erase_if(changes, [&](const Difference& one) { return !is_told(one, plan); });
    if (changes.empty()) return;
    told.says = say_differences(words, plan, changes);
    told.changes = std::move(changes);
  }

  const Catalogue& catalogue_;
  std::span<const Event> merged_;
  std::map<LocalDate, std::vector<const Event*>> by_day_;
  std::optional<Plan> last_;
};

}  // namespace

std::string_view find_kind(const Event& event) {
  return std::visit([](const auto& body) { return std::decay_t<decltype(body)>::kind; },
                    event.body);
}

Moment find_moment_of_day(const Catalogue& catalogue, std::span<const Event> merged, LocalDate day,
                          std::int32_t offset_without) {
  std::int32_t offset = merged.empty() ? offset_without : merged.front().at.offset_minutes;
  for (const Event& event : merged)
    if (find_local_date(event.at) <= day) offset = event.at.offset_minutes;
  const Status status = find_status(catalogue, merged, base::find_moment(day, noon, offset));
  const auto assumed = static_cast<int>(catalogue.constants().assumed_wake_minute.value);
  const int wake = status.profile.wake_minute.value_or(assumed);
  Moment moment = base::find_moment(day, wake, offset);
  moment.at = base::add_ms(moment.at, minutes_after_waking * base::ms_per_minute);
  return moment;
}

Replay make_replay(const Catalogue& catalogue, std::span<const Event> merged,
                   const ReplaySpan& span, const std::function<void(int, int)>& progress) {
  return Replayer(catalogue, merged).run(span, progress);
}

}  // namespace plumb::care
