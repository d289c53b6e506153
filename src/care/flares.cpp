#include "care/flares.hpp"

#include <algorithm>
#include <utility>

#include "care/reasons.hpp"

namespace plumb::care {

namespace {

/// Something that can begin, prolong or end a flare.
struct Sign {
  Moment at;
  bool morning = false;
  int pain = 0;                  ///< of a morning
  const Zones* zones = nullptr;  ///< of a morning, as told
  Zones known_before;
  std::optional<Reason> entry;  ///< set if it begins a flare
  std::size_t order = 0;        ///< of signs at one instant
};

class FlareFinder {
 public:
  FlareFinder(const Catalogue& catalogue, const Status& status,
              std::span<const JudgedSession> judged)
      : c_{catalogue.constants()}, status_{status}, judged_{judged} {}

  std::vector<Flare> find() {
    collect_mornings();
    collect_reds();
    collect_words();
    for (std::size_t i = 0; i < signs_.size(); ++i) signs_[i].order = i;
    std::ranges::sort(signs_, {},
                      [](const Sign& sign) { return std::pair(sign.at.at, sign.order); });
    for (const Sign& sign : signs_) apply(sign);
    leave_by(status_.now.at);
    return std::move(flares_);
  }

 private:
  /// The reason why this morning begins a flare, or nothing.
  std::optional<Reason> find_entry(int pain, Instant at) const {
    const auto baseline = find_baseline(c_, status_, base::add_ms(at, -1));
    if (!baseline) return std::nullopt;
    const bool rises = pain - *baseline >= c_.flare_rise.value;
    const bool strong = pain >= c_.flare_pain.value && *baseline <= c_.flare_baseline_max.value;
    if (!rises && !strong) return std::nullopt;
    return make_reason("flare.morning", {input("pain", pain), input("baseline", *baseline)});
  }

  void collect_mornings() {
    for (const CheckInAt& one : status_.check_ins) {
      if (!one.check_in->morning) continue;
      const int pain = find_worst_pain(*one.check_in);
      signs_.push_back({one.at, true, pain, &one.check_in->zones, one.known_before,
                        find_entry(pain, one.at.at)});
    }
    for (const SessionAt& session : status_.sessions)
      for (const MorningAt& one : session.mornings) {
        const int pain = static_cast<int>(one.report->pain.value);
        signs_.push_back({one.at, true, pain, &one.report->zones, session.zones_before,
                          find_entry(pain, one.at.at)});
      }
  }

  void collect_reds() {
    const auto many = static_cast<std::size_t>(c_.flare_reds.value);
    std::vector<Instant> ends;
    for (const JudgedSession& red : judged_) {
      if (!red.any || red.worst < Colour::red) continue;
      ends.push_back(red.session->end);
      if (ends.size() < many) continue;
      const Instant window =
          base::add_days(ends[ends.size() - many], c_.flare_reds_window_days.value);
      if (ends.back() > window) continue;
      signs_.push_back(
          {{red.known_at, red.session->at.offset_minutes},
           false,
           0,
           nullptr,
           red.session->zones_before,
           make_reason("flare.reds", {input("count", c_.flare_reds.value),
                                      input("days", c_.flare_reds_window_days.value)})});
    }
  }

  void collect_words() {
    for (const PaceAt& one : status_.paces) {
      if (one.chosen->pace != Pace::flare) continue;
      Zones known;
      for (const CheckInAt& told : status_.check_ins)
        if (told.at.at <= one.at.at)
          known = find_known_zones(told.known_before, told.check_in->zones);
      signs_.push_back({one.at, false, 0, nullptr, known, make_reason("flare.said")});
    }
  }

  void apply(const Sign& sign) {
    leave_by(sign.at.at);
    Flare* open = flares_.empty() || flares_.back().until ? nullptr : &flares_.back();
    if (sign.entry) {
      leaves_.reset();
      good_day_.reset();
      const Instant hold = base::add_hours(sign.at.at, c_.flare_hours.value);
      if (open == nullptr) {
        flares_.push_back({sign.at, hold, std::nullopt,
                           find_baseline(c_, status_, base::add_ms(sign.at.at, -1)), *sign.entry});
        zones_ = sign.known_before;
      } else {
        open->hold_until = std::max(open->hold_until, hold);
      }
      bad_day_ = find_local_date(sign.at);
      return;
    }
    if (open != nullptr && sign.morning) apply_morning(sign, *open);
  }

  /// A good morning is one near the usual of before, with the pain no further out.
  void apply_morning(const Sign& sign, const Flare& flare) {
    const LocalDate day = find_local_date(sign.at);
    const bool near = flare.baseline && sign.pain <= *flare.baseline + c_.flare_exit_rise.value;
    if (!near || is_more_distal(zones_, *sign.zones)) {
      leaves_.reset();
      good_day_.reset();
      bad_day_ = day;
      return;
    }
    if (bad_day_ == day) return;  // the worst of a morning counts
    const bool in_a_row = good_day_ && good_day_->days + 1 == day.days;
    good_run_ = in_a_row ? good_run_ + 1 : good_day_ == day ? good_run_ : 1;
    good_day_ = day;
    if (good_run_ >= c_.flare_exit_mornings.value)
      leaves_ = leaves_.value_or(std::max(sign.at.at, flare.hold_until));
  }

  void leave_by(Instant at) {
    if (!leaves_ || *leaves_ > at || flares_.empty()) return;
    flares_.back().until = *leaves_;
    leaves_.reset();
    good_day_.reset();
  }

  const Constants& c_;
  const Status& status_;
  std::span<const JudgedSession> judged_;
  std::vector<Sign> signs_;
  std::vector<Flare> flares_;
  Zones zones_;  ///< where it was felt before the open flare
  std::optional<LocalDate> good_day_, bad_day_;
  int good_run_ = 0;
  std::optional<Instant>
      leaves_;  ///< two good mornings were there; left at the latest of all terms
};

OpenFlag make_flag(std::string_view id, ActionLevel level, Instant since, Reason reason) {
  OpenFlag flag{std::string(id), level, since, {}};
  flag.reasons.push_back(std::move(reason));
  return flag;
}

/// When the person told last how they are.
Instant find_last_told(const Status& status) {
  Instant last{INT64_MIN};
  const auto tell = [&](Instant at) { last = std::max(last, at); };
  if (!status.check_ins.empty()) tell(status.check_ins.back().at.at);
  if (!status.sessions.empty()) tell(status.sessions.back().at.at);
  if (!status.tried.empty()) tell(status.tried.back().at.at);
  if (status.last_full_screen) tell(status.last_full_screen->at);
  for (const SessionAt& session : status.sessions)
    for (const MorningAt& morning : session.mornings) tell(morning.at.at);
  return last;
}

}  // namespace

std::vector<Flare> find_flares(const Catalogue& catalogue, const Status& status,
                               std::span<const JudgedSession> judged) {
  return FlareFinder(catalogue, status, judged).find();
}

const Flare* find_open_flare(std::span<const Flare> flares) {
  return flares.empty() || flares.back().until ? nullptr : &flares.back();
}

std::vector<OpenFlag> find_flare_flags(const Catalogue& catalogue, const Status& status,
                                       std::span<const Flare> flares) {
  const Constants& c = catalogue.constants();
  std::vector<OpenFlag> flags;
  for (std::size_t i = 0; i < flares.size(); ++i) {
    const Instant lasted = flares[i].until.value_or(status.now.at);
    const Instant advised = base::add_days(flares[i].since.at, c.flare_advise_days.value);
    if (!flares[i].until && lasted >= advised)
      flags.push_back(
          make_flag(flag_flare_lasts, ActionLevel::advise, advised,
                    make_reason("flare.lasts", {input("days", c.flare_advise_days.value)})));
    const Instant blocked = base::add_days(flares[i].since.at, c.flare_block_days.value);
    if (lasted >= blocked && (flares[i].until || find_last_told(status) >= blocked))
      flags.push_back(
          make_flag(flag_flares, ActionLevel::professional, blocked,
                    make_reason("flare.too-long", {input("days", c.flare_block_days.value)})));
    const auto many = static_cast<std::size_t>(c.flares_block.value);
    if (i + 1 < many) continue;
    const Flare& first = flares[i + 1 - many];
    if (flares[i].since.at <= base::add_days(first.since.at, c.flares_window_days.value))
      flags.push_back(
          make_flag(flag_flares, ActionLevel::professional, flares[i].since.at,
                    make_reason("flare.too-many", {input("count", c.flares_block.value),
                                                   input("days", c.flares_window_days.value)})));
  }
  return flags;
}

std::optional<ScreenCall> find_silent_flare(const Catalogue& catalogue, const Status& status,
                                            std::span<const Flare> flares) {
  const Flare* open = find_open_flare(flares);
  if (open == nullptr) return std::nullopt;
  const auto days = catalogue.constants().flare_block_days.value;
  const Instant blocked = base::add_days(open->since.at, days);
  if (status.now.at < blocked || find_last_told(status) >= blocked) return std::nullopt;
  return ScreenCall{blocked, make_reason("screen.silent-flare", {input("days", days)})};
}

}  // namespace plumb::care
