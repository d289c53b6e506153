#include "care/colour.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <span>
#include <string_view>
#include <utility>

#include "care/reasons.hpp"

namespace plumb::care {

namespace {

using ZonePair = std::pair<const std::optional<Zone>*, const std::optional<Zone>*>;

std::array<ZonePair, 4> pair_zones(const Zones& earlier, const Zones& later) {
  return {{{&earlier.back_left, &later.back_left},
           {&earlier.back_right, &later.back_right},
           {&earlier.neck_left, &later.neck_left},
           {&earlier.neck_right, &later.neck_right}}};
}

const StopMeaning* find_stop_meaning(const Catalogue& catalogue, StopReason stop) {
  for (const StopMeaning& meaning : catalogue.content().first_plan.stops)
    if (meaning.reason == name_of(stop)) return &meaning;
  return nullptr;
}

/// What speaks for a colour: counted always, put into words only for whoever reads them.
class Findings {
 public:
  explicit Findings(Telling telling) : telling_{telling} {}

  template <std::invocable Make>
  void add(Make make) {
    empty_ = false;
    if (telling_ == Telling::reasons) reasons_.push_back(make());
  }
  void add(std::string_view rule) {
    add([&] { return make_reason(rule); });
  }
  bool empty() const { return empty_; }
  std::vector<Reason> take_reasons() { return std::move(reasons_); }

 private:
  Telling telling_;
  bool empty_ = true;
  std::vector<Reason> reasons_;
};

class ColourRules {
 public:
  ColourRules(const Constants& constants, const SessionAt& session, const SessionSeen& seen,
              const ExerciseReport& report)
      : c_{constants}, session_{session}, seen_{seen}, report_{report} {
    if (report.peak) peak_ = static_cast<int>(report.peak->value);
    rise_ = peak_.value_or(0) - seen.before;
  }

  /// RED by what was felt during this exercise itself.
  void add_own_reds(Findings& found) const {
    if (!peak_) return;
    if (rise_ >= c_.red_rise.value)
      add_rise(found, "colour.red-rise");
    else if (rise_ >= c_.red_rise_high.value && *peak_ >= c_.red_rise_high_from.value)
      add_rise(found, "colour.red-high");
    else if (*peak_ >= c_.red_any_rise_from.value && rise_ > 0)
      add_rise(found, "colour.red-any");
  }

  /// RED by what came after the session, whichever of its exercises it was.
  void add_session_reds(Findings& found) const {
    if (seen_.after && *seen_.after - seen_.before >= c_.red_post10_rise.value)
      found.add([&] {
        return make_reason("colour.red-after",
                           {input("before", seen_.before), input("after", *seen_.after)});
      });
    if (seen_.more_distal_after || spread_and_not_seen_to_return()) found.add("colour.red-zone");
    if (seen_.tingling) found.add("colour.red-tingling");
  }

  /// It spread during the movement and nobody said that it came back: missing is not good.
  bool spread_and_not_seen_to_return() const {
    return seen_.after_due && !seen_.zones_after && spread();
  }

  /// Pain that moves towards the back may rise a little: amber then, never green.
  bool is_excused() const {
    return seen_.centralising && peak_ && rise_ <= c_.centralising_rise_max.value &&
           *peak_ <= c_.centralising_peak_max.value && !seen_.tingling;
  }

  void add_ambers(Findings& found) const {
    if (peak_) {
      if (rise_ >= c_.amber_rise.value)
        add_rise(found, "colour.amber-rise");
      else if (*peak_ >= c_.amber_peak_from.value && rise_ > 0)
        add_rise(found, "colour.amber-peak");
    }
    if (spread()) found.add("colour.amber-zone");
    if (report_.effort && report_.effort->value >= c_.amber_effort_from.value)
      found.add([&] {
        return make_reason("colour.amber-effort", {input("effort", report_.effort->value)});
      });
    if (report_.completed.value < c_.amber_completed_below.value)
      found.add([&] {
        return make_reason("colour.amber-completed", {input("percent", report_.completed.value)});
      });
    if (seen_.centralising && rise_ > 0) found.add("colour.amber-centralising");
    const bool missing = !peak_ || !report_.effort || (!seen_.after && seen_.after_due);
    if (missing) found.add("colour.amber-missing");
  }

 private:
  bool spread() const { return is_more_distal(session_.zones_before, report_.zones); }

  void add_rise(Findings& found, std::string_view rule) const {
    found.add([&] {
      return make_reason(rule, {input("before", seen_.before), input("peak", peak_.value_or(0))});
    });
  }

  const Constants& c_;
  const SessionAt& session_;
  const SessionSeen& seen_;
  const ExerciseReport& report_;
  std::optional<int> peak_;
  int rise_ = 0;
};

}  // namespace

bool is_more_distal(const Zones& earlier, const Zones& later) {
  return std::ranges::any_of(pair_zones(earlier, later), [](const ZonePair& pair) {
    return *pair.first && *pair.second && **pair.second > **pair.first;
  });
}

bool is_centralising(const Zones& earlier, const Zones& later) {
  const bool nearer = std::ranges::any_of(pair_zones(earlier, later), [](const ZonePair& pair) {
    return *pair.first && *pair.second && **pair.second < **pair.first;
  });
  return nearer && !is_more_distal(earlier, later);
}

bool is_second_limb(const Zones& earlier, const Zones& later, std::int64_t limb_from) {
  const auto pairs = pair_zones(earlier, later);
  const auto in_limb = [&](const std::optional<Zone>& zone) {
    return zone && zone->value >= limb_from;
  };
  const auto joins = [&](const ZonePair& one, const ZonePair& other) {
    return in_limb(*one.first) && *other.first && !in_limb(*other.first) && in_limb(*other.second);
  };
  constexpr std::size_t sides = 2;
  for (std::size_t region = 0; region < pairs.size(); region += sides)
    if (joins(pairs[region], pairs[region + 1]) || joins(pairs[region + 1], pairs[region]))
      return true;
  return false;
}

SessionSeen see_session(const Constants& constants, const SessionAt& session, const Moment& now) {
  SessionSeen seen;
  seen.before = static_cast<int>(session.session->pain_before.value);
  seen.centralising = !session.after.empty();
  for (const AfterReport* after : session.after) {
    seen.after = std::max(seen.after.value_or(0), static_cast<int>(after->pain.value));
    seen.tingling = seen.tingling || after->tingling;
    seen.zones_after = seen.zones_after || after->zones != Zones{};
    seen.more_distal_after =
        seen.more_distal_after || is_more_distal(session.zones_before, after->zones);
    seen.centralising = seen.centralising && is_centralising(session.zones_before, after->zones);
  }
  seen.after_due = now.at >= base::add_ms(session.end, constants.after_report_until_minutes.value *
                                                           base::ms_per_minute);
  return seen;
}

Verdict find_immediate_colour(const Catalogue& catalogue, const SessionAt& session,
                              const ExerciseReport& report, const Moment& now) {
  return find_immediate_colour(catalogue, session, see_session(catalogue.constants(), session, now),
                               report, Telling::reasons);
}

Verdict find_immediate_colour(const Catalogue& catalogue, const SessionAt& session,
                              const SessionSeen& seen, const ExerciseReport& report,
                              Telling telling) {
  Verdict verdict;
  const StopMeaning* stop = find_stop_meaning(catalogue, report.stop);
  const auto add_stop = [&](Findings& found, std::string_view rule) {
    found.add([&] { return make_reason(rule, {input("stop", name_of(report.stop))}); });
  };
  Findings grave(telling);
  if (stop != nullptr && stop->colour == name_of(Colour::black)) {
    add_stop(grave, "colour.black");
    verdict.colour = Colour::black;
    verdict.reasons = grave.take_reasons();
    return verdict;
  }
  const ColourRules rules(catalogue.constants(), session, seen, report);
  const bool stopped_red = stop != nullptr && stop->colour == name_of(Colour::red);
  if (stopped_red) add_stop(grave, "colour.red-stop");
  rules.add_own_reds(grave);
  const bool own_red = !grave.empty();
  rules.add_session_reds(grave);
  if (stopped_red || (!grave.empty() && !rules.is_excused())) {
    verdict.colour = Colour::red;
    verdict.of_session = !own_red;
    verdict.reasons = grave.take_reasons();
    return verdict;
  }
  Findings found(telling);
  rules.add_ambers(found);
  if (!grave.empty() && found.empty()) found.add("colour.amber-centralising");
  verdict.colour = found.empty() ? Colour::green : Colour::amber;
  if (found.empty()) found.add("colour.green");
  verdict.reasons = found.take_reasons();
  return verdict;
}

namespace {

/// Reports of the morning after: named ones, and morning check-ins inside the window.
struct MorningReport {
  int pain = 0;
  const Zones* zones = nullptr;
  Instant at;
  bool in_time = true;  ///< inside the window; outside of it a report only makes a colour worse
};

class Mornings {
 public:
  Mornings(const Constants& constants, const Status& status, const SessionAt& session)
      : session_{session},
        from_{base::add_hours(session.end, constants.morning_from_hours.value)},
        until_{base::add_hours(session.end, constants.morning_until_hours.value)} {
    const auto by_instant = [](const CheckInAt& check_in) { return check_in.at.at; };
    const auto first = std::ranges::lower_bound(status.check_ins, from_, {}, by_instant);
    auto last = first;
    while (last != status.check_ins.end() && last->at.at <= until_) ++last;
    check_ins_ = {first, last};
  }

  /// Calls `visit` with each until it says that it has seen enough.
  template <class Visit>
  bool any_of(Visit visit) const {
    for (const MorningAt& one : session_.mornings)
      if (visit(MorningReport{static_cast<int>(one.report->pain.value), &one.report->zones,
                              one.at.at, one.at.at >= from_ && one.at.at <= until_}))
        return true;
    for (const CheckInAt& one : check_ins_)
      if (one.check_in->morning &&
          visit(MorningReport{find_worst_pain(*one.check_in), &one.check_in->zones, one.at.at}))
        return true;
    return false;
  }

 private:
  const SessionAt& session_;
  Instant from_, until_;
  std::span<const CheckInAt> check_ins_;
};

/// True if a morning before the session's own stood above the baseline as well.
bool is_second_raised_morning(const Constants& constants, const Status& status,
                              const SessionAt& session, int baseline) {
  const Instant from = base::add_days(session.at.at, -1);
  const auto by_instant = [](const CheckInAt& check_in) { return check_in.at.at; };
  for (auto at = std::ranges::lower_bound(status.check_ins, from, {}, by_instant);
       at != status.check_ins.end() && at->at.at <= session.at.at; ++at)
    if (at->check_in->morning &&
        find_worst_pain(*at->check_in) - baseline >= constants.morning_amber_rise.value)
      return true;
  return false;
}

}  // namespace

Verdict find_morning_colour(const Catalogue& catalogue, const Status& status,
                            const SessionAt& session) {
  return find_morning_colour(catalogue, status, session,
                             find_baseline(catalogue.constants(), status, session.at.at),
                             Telling::reasons);
}

Verdict find_morning_colour(const Catalogue& catalogue, const Status& status,
                            const SessionAt& session, std::optional<int> known, Telling telling) {
  const Constants& constants = catalogue.constants();
  Verdict verdict;
  verdict.closes_at = base::add_hours(session.end, constants.morning_until_hours.value);
  const Mornings mornings(constants, status, session);
  const bool told = mornings.any_of([](const MorningReport& one) { return one.in_time; });
  verdict.closed = told || status.now.at >= verdict.closes_at;
  std::vector<Reason> reasons;
  const auto tell = [&](auto make) {
    if (telling == Telling::reasons) reasons = {make()};
  };
  if (!told) verdict.colour = Colour::amber;
  if (!told) tell([&] { return make_reason(verdict.closed ? "morning.missing" : "morning.open"); });
  // Before anything was known of this person the session's own start is the only level there is.
  const int baseline = known.value_or(static_cast<int>(session.session->pain_before.value));
  mornings.any_of([&](const MorningReport& morning) {
    const auto make = [&](std::string_view rule) {
      return [&, rule] {
        return make_reason(rule, {input("pain", morning.pain), input("baseline", baseline)});
      };
    };
    const int rise = morning.pain - baseline;
    if (rise >= constants.morning_red_rise.value ||
        is_more_distal(session.zones_before, *morning.zones)) {
      verdict.colour = Colour::red;
      verdict.closed = true;
      verdict.of_session = true;
      verdict.told_at = morning.at;
      tell(make("morning.red"));
      return true;
    }
    if (told && rise >= constants.morning_amber_rise.value &&
        is_second_raised_morning(constants, status, session, baseline)) {
      verdict.colour = Colour::amber;
      tell(make("morning.amber"));
    }
    return false;
  });
  if (verdict.colour == Colour::green) tell([] { return make_reason("morning.green"); });
  verdict.reasons = std::move(reasons);
  return verdict;
}

Verdict find_final_colour(const Verdict& immediate, const Verdict& morning) {
  Verdict final = immediate;
  final.closes_at = morning.closes_at;
  // A red or black exercise stands at once; the morning can only make a colour worse.
  final.closed = morning.closed || immediate.colour >= Colour::red;
  if (morning.colour > immediate.colour) {
    final.colour = morning.colour;
    final.of_session = morning.of_session;
    final.told_at = morning.told_at;
    final.reasons = morning.reasons;
  } else if (morning.colour == immediate.colour && morning.colour != Colour::green) {
    final.reasons.insert(final.reasons.end(), morning.reasons.begin(), morning.reasons.end());
  }
  return final;
}

}  // namespace plumb::care
