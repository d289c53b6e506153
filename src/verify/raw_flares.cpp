#include <algorithm>

#include "verify/case.hpp"

namespace plumb::verify {

using namespace care;

std::optional<std::int64_t> find_raw_baseline(const CatalogueContent& tables, const Ledger& ledger,
                                              Instant when) {
  const Instant from = add_days(when, -tables.constants.baseline_days.value);
  std::vector<std::int64_t> window;
  std::optional<Instant> first;
  for (const RawPain& one : ledger.pain) {
    first = std::min(first.value_or(one.until), one.until);
    if (one.of_day && one.from >= from && one.from <= when) window.push_back(one.value);
  }
  std::optional<std::int64_t> usual;
  for (const RawUsual& said : ledger.usual)
    if (said.at <= when || &said == &ledger.usual.front()) usual = said.pain;
  if (window.empty()) return usual;
  std::ranges::sort(window);
  const std::int64_t median = window[window.size() / 2];
  return usual && first && *first >= from ? std::min(*usual, median) : median;
}

namespace {

/// A sign that begins or prolongs a bad spell, or a morning that may help to end it.
struct RawSign {
  Moment at;
  bool entry = false;
  const RawMorning* morning = nullptr;
  Zones known;            ///< where it was felt before
  std::size_t order = 0;  ///< of signs at one instant
};

class FlareReader {
 public:
  FlareReader(const CatalogueContent& tables, const Ledger& ledger)
      : c_{tables.constants}, tables_{tables}, ledger_{ledger} {}

  std::vector<RawFlare> read() {
    for (const RawMorning& morning : ledger_.mornings)
      signs_.push_back({morning.at, begins(morning), &morning, morning.known});
    read_reds();
    for (const Event* event : ledger_.events)
      if (const auto* chosen = std::get_if<PaceChosen>(&event->body))
        if (chosen->pace == Pace::flare)
          signs_.push_back({event->at, true, nullptr, find_known(event->at.at)});
    for (std::size_t i = 0; i < signs_.size(); ++i) signs_[i].order = i;
    std::ranges::sort(signs_, {},
                      [](const RawSign& sign) { return std::pair(sign.at.at, sign.order); });
    for (const RawSign& sign : signs_) apply(sign);
    return std::move(flares_);
  }

 private:
  bool begins(const RawMorning& morning) const {
    const auto usual = find_raw_baseline(tables_, ledger_, add_ms(morning.at.at, -1));
    return usual &&
           (morning.pain - *usual >= c_.flare_rise.value ||
            (morning.pain >= c_.flare_pain.value && *usual <= c_.flare_baseline_max.value));
  }

  /// When a red of the morning after was told: far above the usual, or farther out.
  std::optional<Instant> find_morning_red(const RawSession& session) const {
    const Instant from = base::add_hours(session.end, c_.morning_from_hours.value);
    const Instant until = base::add_hours(session.end, c_.morning_until_hours.value);
    const std::int64_t usual = find_raw_baseline(tables_, ledger_, session.at.at)
                                   .value_or(session.done->pain_before.value);
    for (const RawMorning& one : ledger_.mornings) {
      const bool by_check_in = one.session.text.empty() && one.at.at >= from && one.at.at <= until;
      if (!by_check_in && one.session != session.id) continue;
      if (one.pain - usual >= c_.morning_red_rise.value || is_farther_out(session.known, one.zones))
        return one.at.at;
    }
    return std::nullopt;
  }

  void read_reds() {
    std::vector<const RawSession*> reds;
    for (const RawSession& session : ledger_.sessions) {
      const bool done = std::ranges::any_of(
          session.done->exercises, [](const ExerciseReport& report) { return !report.skipped; });
      const auto morning = session.red ? std::optional(session.end) : find_morning_red(session);
      if (!done || !morning) continue;
      reds.push_back(&session);
      const auto many = static_cast<std::size_t>(c_.flare_reds.value);
      if (reds.size() < many) continue;
      const RawSession& first = *reds[reds.size() - many];
      if (session.end <= add_days(first.end, c_.flare_reds_window_days.value))
        signs_.push_back({{std::max(*morning, session.end), session.at.offset_minutes},
                          true,
                          nullptr,
                          session.known});
    }
  }

  void apply(const RawSign& sign) {
    RawFlare* open = flares_.empty() ? nullptr : &flares_.back();
    if (open != nullptr && open->until && *open->until <= sign.at.at) open = nullptr;
    if (sign.entry) {
      const Instant hold = base::add_hours(sign.at.at, c_.flare_hours.value);
      if (open == nullptr) {
        flares_.push_back({sign.at.at, hold, std::nullopt,
                           find_raw_baseline(tables_, ledger_, add_ms(sign.at.at, -1)),
                           find_levels(sign.at.at)});
        zones_ = sign.known;
      } else {
        open->hold = std::max(open->hold, hold);
        open->until.reset();
      }
      good_.reset();
    } else if (open != nullptr) {
      apply_morning(*sign.morning, *open);
    }
  }

  void apply_morning(const RawMorning& morning, RawFlare& flare) {
    const std::int32_t day = find_local_date(morning.at).days;
    const bool good = flare.baseline &&
                      morning.pain <= *flare.baseline + c_.flare_exit_rise.value &&
                      !is_farther_out(zones_, morning.zones);
    if (!good) {
      good_.reset();
      flare.until.reset();
      return;
    }
    if (good_ && *good_ + 1 == day && !flare.until)
      flare.until = std::max(morning.at.at, flare.hold);
    good_ = day;
  }

  /// What check-ins had told by then of each side.
  Zones find_known(Instant at) const {
    Zones known;
    for (const RawMorning& one : ledger_.mornings)
      if (one.session.text.empty() && one.at.at <= at) known = join_zones(one.known, one.zones);
    return known;
  }

  std::map<Id, int> find_levels(Instant at) const {
    std::map<Id, int> levels;
    for (const RawSession& session : ledger_.sessions)
      for (const ExerciseReport& report : session.done->exercises)
        if (session.at.at <= at && !report.skipped) levels[report.exercise] = report.level;
    return levels;
  }

  const Constants& c_;
  const CatalogueContent& tables_;
  const Ledger& ledger_;
  std::vector<RawSign> signs_;
  std::vector<RawFlare> flares_;
  Zones zones_;
  std::optional<std::int32_t> good_;  ///< day of the last good morning
};

}  // namespace

std::vector<RawFlare> find_raw_flares(const CatalogueContent& tables, const Ledger& ledger) {
  return FlareReader(tables, ledger).read();
}

}  // namespace plumb::verify
