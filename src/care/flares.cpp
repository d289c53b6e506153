#include "care/flares.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <utility>

#include "care/baselines.hpp"
#include "care/reasons.hpp"

namespace plumb::care {

namespace {

/// What makes a sign begin a flare, if anything does.
enum class Entry : std::uint8_t { none, morning, reds, said };

/// Something that can begin, prolong or end a flare.
struct Sign {
  Moment at;
  const Zones* known_before = nullptr;
  const Zones* zones = nullptr;  ///< of a morning, as told; else nullptr
  int pain = 0;                  ///< of a morning
  Entry entry = Entry::none;
};

/// Puts a run of signs among those before it, in time; at one instant what came first stays first.
void merge_run(std::vector<Sign> run, std::vector<Sign>& signs) {
  const auto by_instant = [](const Sign& sign) { return sign.at.at; };
  if (!std::ranges::is_sorted(run, {}, by_instant)) {
    std::vector<std::size_t> order(run.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(run[i].at.at, i); });
    std::vector<Sign> sorted;
    for (const std::size_t i : order) sorted.push_back(run[i]);
    run = std::move(sorted);
  }
  std::vector<Sign> merged;
  merged.reserve(signs.size() + run.size());
  std::ranges::merge(signs, run, std::back_inserter(merged), {}, by_instant, by_instant);
  signs = std::move(merged);
}

class FlareFinder {
 public:
  FlareFinder(const Catalogue& catalogue, const Status& status,
              std::span<const JudgedSession> judged)
      : c_{catalogue.constants()},
        status_{status},
        judged_{judged},
        baselines_{catalogue.constants(), status} {}

  std::vector<Flare> find() {
    collect_check_ins();
    collect_mornings();
    collect_reds();
    collect_words();
    for (const Sign& sign : signs_) apply(sign);
    leave_by(status_.now.at);
    return std::move(flares_);
  }

 private:
  /// Whether this morning begins a flare.
  Entry find_entry(int pain, Instant at) {
    const auto baseline = baselines_.find(base::add_ms(at, -1));
    if (!baseline) return Entry::none;
    const bool rises = pain - *baseline >= c_.flare_rise.value;
    const bool strong = pain >= c_.flare_pain.value && *baseline <= c_.flare_baseline_max.value;
    return rises || strong ? Entry::morning : Entry::none;
  }

  void collect_check_ins() {
    std::vector<Sign> run;
    for (const CheckInAt& one : status_.check_ins) {
      if (!one.check_in->morning) continue;
      const int pain = find_worst_pain(*one.check_in);
      run.push_back({one.at, &one.known_before, &one.check_in->zones, pain});
    }
    merge_run(std::move(run), signs_);
  }

  void collect_mornings() {
    std::vector<Sign> run;
    for (const SessionAt& session : status_.sessions)
      for (const MorningAt& one : session.mornings) {
        const int pain = static_cast<int>(one.report->pain.value);
        run.push_back({one.at, &session.zones_before, &one.report->zones, pain});
      }
    merge_run(std::move(run), signs_);
    for (Sign& sign : signs_) sign.entry = find_entry(sign.pain, sign.at.at);
  }

  void collect_reds() {
    const auto many = static_cast<std::size_t>(c_.flare_reds.value);
    std::vector<Sign> run;
    std::vector<Instant> ends;
    for (const JudgedSession& red : judged_) {
      if (!red.any || red.worst < Colour::red) continue;
      ends.push_back(red.session->end);
      if (ends.size() < many) continue;
      const Instant window =
          base::add_days(ends[ends.size() - many], c_.flare_reds_window_days.value);
      if (ends.back() > window) continue;
      run.push_back({{red.known_at, red.session->at.offset_minutes},
                     &red.session->zones_before,
                     nullptr,
                     0,
                     Entry::reds});
    }
    merge_run(std::move(run), signs_);
  }

  void collect_words() {
    std::vector<Sign> run;
    for (const PaceAt& one : status_.paces)
      if (one.chosen->pace == Pace::flare)
        run.push_back({one.at, nullptr, nullptr, 0, Entry::said});
    merge_run(std::move(run), signs_);
  }

  /// Where it was felt before a sign; a word alone says nothing of it.
  Zones find_known_before(const Sign& sign) const {
    if (sign.known_before != nullptr) return *sign.known_before;
    Zones known;
    for (const CheckInAt& told : status_.check_ins)
      if (told.at.at <= sign.at.at)
        known = find_known_zones(told.known_before, told.check_in->zones);
    return known;
  }

  Reason make_entry_reason(const Sign& sign, std::optional<int> baseline) const {
    if (sign.entry == Entry::said) return make_reason("flare.said");
    if (sign.entry == Entry::reds)
      return make_reason("flare.reds", {input("count", c_.flare_reds.value),
                                        input("days", c_.flare_reds_window_days.value)});
    return make_reason("flare.morning",
                       {input("pain", sign.pain), input("baseline", baseline.value_or(0))});
  }

  void apply(const Sign& sign) {
    leave_by(sign.at.at);
    Flare* open = flares_.empty() || flares_.back().until ? nullptr : &flares_.back();
    if (sign.entry != Entry::none) {
      leaves_.reset();
      good_day_.reset();
      const Instant hold = base::add_hours(sign.at.at, c_.flare_hours.value);
      if (open == nullptr) {
        const auto baseline = find_baseline(c_, status_, base::add_ms(sign.at.at, -1));
        flares_.push_back(
            {sign.at, hold, std::nullopt, baseline, make_entry_reason(sign, baseline)});
        zones_ = find_known_before(sign);
      } else {
        open->hold_until = std::max(open->hold_until, hold);
      }
      bad_day_ = find_local_date(sign.at);
      return;
    }
    if (open != nullptr && sign.zones != nullptr) apply_morning(sign, *open);
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
  Baselines baselines_;
  std::vector<Sign> signs_;  ///< in time
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
