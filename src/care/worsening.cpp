#include "care/worsening.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

#include "care/median.hpp"
#include "care/reasons.hpp"

namespace plumb::care {

namespace {

constexpr std::array sides = {&Zones::back_left, &Zones::back_right, &Zones::neck_left,
                              &Zones::neck_right};

/// What was told on one local day, and when last.
struct DayTold {
  std::int32_t day = 0;
  std::optional<int> pain;
  Zones zones;
  Instant last;
};

/// The days of which something was told, each once, in order. What is told comes nearly in time,
/// so the day that was asked for last or the one behind it is looked at first.
class Days {
 public:
  DayTold& of(std::int32_t day) {
    if (recent_ < days_.size() && days_[recent_].day < day) ++recent_;
    if (recent_ < days_.size() && days_[recent_].day == day) return days_[recent_];
    const auto place = std::ranges::lower_bound(days_, day, {}, &DayTold::day);
    recent_ = static_cast<std::size_t>(place - days_.begin());
    if (place == days_.end() || place->day != day) {
      DayTold told;
      told.day = day;
      days_.insert(place, told);
    }
    return days_[recent_];
  }

  using At = std::vector<DayTold>::const_iterator;
  bool empty() const { return days_.empty(); }
  At begin() const { return days_.begin(); }
  At end() const { return days_.end(); }
  At from(std::int32_t day) const {
    return std::ranges::lower_bound(days_, day, {}, &DayTold::day);
  }
  At after(std::int32_t day) const {
    return std::ranges::upper_bound(days_, day, {}, &DayTold::day);
  }

 private:
  std::vector<DayTold> days_;
  std::size_t recent_ = 0;
};

class Worsening {
 public:
  Worsening(const Catalogue& catalogue, const Status& status, std::span<const Flare> flares)
      : catalogue_{catalogue}, c_{catalogue.constants()}, status_{status}, flares_{flares} {
    collect();
  }

  std::vector<OpenFlag> find() {
    if (days_.empty()) return {};
    find_pain_creep();
    find_zone_creep();
    find_long_relief();
    find_pain_that_stays();
    return std::move(flags_);
  }

 private:
  DayTold& day_of(const Moment& at) {
    DayTold& day = days_.of(find_local_date(at).days);
    day.last = std::max(day.last, at.at);
    return day;
  }

  void collect() {
    for (const PainPoint& point : status_.pain) {
      if (!point.of_day || point.at.at > status_.now.at) continue;
      DayTold& day = day_of(point.at);
      day.pain = std::max(day.pain.value_or(0), point.value);
    }
    const auto tell = [&](const Moment& at, const Zones& told) {
      if (told == Zones{}) return;
      DayTold& day = day_of(at);
      for (const auto side : sides)
        if (told.*side)
          day.zones.*side = std::max((day.zones.*side).value_or(Zone{}), *(told.*side));
    };
    for (const CheckInAt& one : status_.check_ins) tell(one.at, one.check_in->zones);
    for (const SessionAt& session : status_.sessions) {
      tell(session.at, session.session->zones_before);
      for (const MorningAt& one : session.mornings) tell(one.at, one.report->zones);
    }
  }

  /// The median of what `get` finds on the days of the window that ends with `day`, if enough days
  /// were told. Days before `from` do not count: a professional has looked at them.
  template <class Get>
  std::optional<int> find_median(std::int32_t day, std::int32_t from, Get get) const {
    const auto window = static_cast<std::int32_t>(c_.baseline_days.value);
    values_.clear();
    for (auto at = days_.from(std::max(day - window + 1, from));
         at != days_.end() && at->day <= day; ++at)
      if (const std::optional<int> value = get(*at)) values_.push_back(*value);
    if (static_cast<std::int64_t>(values_.size()) < c_.week_median_min_days.value)
      return std::nullopt;
    return take_upper_median(std::span<int>(values_));
  }

  /// The lowest of what it was at the intake and a while ago.
  template <class Get>
  std::optional<int> find_reference(std::int32_t day, std::optional<int> intake, Get get) const {
    const auto back = static_cast<std::int32_t>(c_.worsening_compare_days.value);
    const auto ago = find_median(day - back, INT32_MIN, get);
    if (!intake || !ago) return intake ? intake : ago;
    return std::min(*intake, *ago);
  }

  /// The latest day on which `is_sign(day, from)` came true, per span between clearances. Calls
  /// `found` with it.
  template <class IsSign, class Found>
  void find_sign(std::string_view id, IsSign is_sign, Found found) const {
    std::vector<std::pair<Instant, std::int32_t>> cleared;
    for (const ClearanceAt& one : status_.clearances) {
      const auto& flags = one.clearance->flags;
      if (std::ranges::find(flags, id) != flags.end())
        cleared.emplace_back(one.at.at, find_local_date(one.at).days);
    }
    std::int32_t from = INT32_MIN;
    auto next = cleared.begin();
    std::optional<std::int32_t> sign;
    for (const DayTold& told : days_) {
      const std::int32_t day = told.day;
      for (; next != cleared.end() && next->second < day; ++next) from = next->second + 1;
      const bool open = sign && *sign >= from;
      if (!open && is_sign(day, from)) sign = day;
    }
    if (sign) found(*sign);
  }

  void raise(std::string_view id, Instant since, Reason reason) {
    const RedFlag* flag = catalogue_.find_flag(id);
    if (flag == nullptr) return;
    OpenFlag open{flag->id, flag->level, since, {}};
    open.reasons.push_back(std::move(reason));
    flags_.push_back(std::move(open));
  }

  std::optional<int> find_pain_rise(std::int32_t day, std::int32_t from) const {
    const auto pain = [](const DayTold& told) { return told.pain; };
    const auto now = find_median(day, from, pain);
    const IntakeLevels* said = find_said(day);
    const auto reference =
        find_reference(day, said == nullptr ? std::nullopt : said->usual_pain, pain);
    if (!now || !reference || *now - *reference < c_.worsening_rise.value) return std::nullopt;
    return *now - *reference;
  }

  /// Advice and easy days; it closes by itself when the sign has been away long enough.
  void find_pain_creep() {
    const RedFlag* flag = catalogue_.find_flag(flag_pain_creeps);
    if (flag == nullptr) return;
    const std::int32_t today = find_local_date(status_.now).days;
    std::int32_t from = INT32_MIN;
    for (const ClearanceAt& one : status_.clearances)
      if (std::ranges::find(one.clearance->flags, flag->id) != one.clearance->flags.end())
        from = find_local_date(one.at).days + 1;
    for (std::int32_t day = today; day > today - flag->closes_after_days; --day)
      if (const auto rise = find_pain_rise(day, from)) {
        const auto last = std::prev(days_.after(day));
        raise(
            flag->id, last->last,
            make_reason("worse.pain", {input("rise", *rise), input("days", c_.baseline_days.value),
                                       input("closes", flag->closes_after_days)}));
        return;
      }
  }

  /// What the interview had said by the end of what was told of that day.
  const IntakeLevels* find_said(std::int32_t day) const {
    const auto told = days_.after(day);
    return told == days_.begin() ? nullptr : find_intake_levels(status_, std::prev(told)->last);
  }

  /// The zone that the intake told for one side, of the region that it spoke of.
  std::optional<int> find_zone_of_intake(std::int32_t day,
                                         std::optional<Zone> Zones::* side) const {
    const bool neck = side == &Zones::neck_left || side == &Zones::neck_right;
    const IntakeLevels* said = find_said(day);
    if (neck != status_.profile.only_neck || said == nullptr) return std::nullopt;
    const bool left = side == &Zones::back_left || side == &Zones::neck_left;
    return left ? said->zone_left : said->zone_right;
  }

  /// Further out for a whole week: before seven days are told of, there is no such week.
  bool is_zone_further(std::int32_t day, std::int32_t from) const {
    const auto first = days_.from(from);
    if (first == days_.end() || day - first->day + 1 < c_.baseline_days.value) return false;
    return std::ranges::any_of(sides, [&](const auto side) {
      const auto zone = [&](const DayTold& told) -> std::optional<int> {
        if (!(told.zones.*side)) return std::nullopt;
        return static_cast<int>((told.zones.*side)->value);
      };
      const auto now = find_median(day, from, zone);
      if (!now) return false;
      const auto reference = find_reference(day, find_zone_of_intake(day, side), zone);
      return reference && *now > *reference;
    });
  }

  void find_zone_creep() {
    const auto sign = [&](std::int32_t day, std::int32_t from) {
      return is_zone_further(day, from);
    };
    find_sign(flag_zone_creeps, sign, [&](std::int32_t day) {
      raise(flag_zone_creeps, days_.from(day)->last,
            make_reason("worse.zone", {input("days", c_.baseline_days.value)}));
    });
  }

  bool is_in_flare(const DayTold& told) const {
    return std::ranges::any_of(flares_, [&](const Flare& flare) {
      return flare.since.at <= told.last && (!flare.until || *flare.until > told.last);
    });
  }

  /// Days of relief in a row. Days of silence between two of them are no better than they, as long
  /// as they are few.
  void find_long_relief() {
    std::int32_t begun = 0;
    std::optional<std::int32_t> last;
    const auto sign = [&](std::int32_t day, std::int32_t from) {
      const DayTold& told = *days_.from(day);
      const bool relief =
          (told.pain && *told.pain >= c_.relief_pain_from.value) || is_in_flare(told);
      if (!relief) {
        last.reset();
        return false;
      }
      if (!last || day - *last > c_.gap_down_days.value || begun < from) begun = day;
      last = day;
      return day - begun + 1 > c_.relief_block_days.value;
    };
    find_sign(flag_relief_lasts, sign, [&](std::int32_t day) {
      raise(flag_relief_lasts, days_.from(day)->last,
            make_reason("worse.relief", {input("days", c_.relief_block_days.value)}));
    });
  }

  /// The usual pain has been high for two weeks (5.3): a review, nothing more.
  void find_pain_that_stays() {
    const auto pain = [](const DayTold& told) { return told.pain; };
    const std::int32_t today = find_local_date(status_.now).days;
    for (std::int32_t day = today; day > today - c_.stays_days.value; --day) {
      const auto usual = find_median(day, INT32_MIN, pain);
      if (!usual || *usual < c_.stays_pain_from.value) return;
    }
    raise(flag_pain_stays, std::prev(days_.end())->last,
          make_reason("worse.stays", {input("pain", c_.stays_pain_from.value),
                                      input("days", c_.stays_days.value)}));
  }

  const Catalogue& catalogue_;
  const Constants& c_;
  const Status& status_;
  std::span<const Flare> flares_;
  Days days_;
  std::vector<OpenFlag> flags_;
  mutable std::vector<int> values_;  ///< room for a median, used again and again
};

}  // namespace

std::vector<OpenFlag> find_worsening(const Catalogue& catalogue, const Status& status,
                                     std::span<const Flare> flares) {
  return Worsening(catalogue, status, flares).find();
}

}  // namespace plumb::care
