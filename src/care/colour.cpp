#include "care/colour.hpp"

#include <algorithm>
#include <array>

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

/// Everything that the colour rules of 5.2 look at.
struct Observed {
  int before = 0;
  std::optional<int> peak;
  std::optional<int> after;  ///< worst ten-minute report
  const Zones* zones_before = nullptr;
  const Zones* zones_during = nullptr;
  bool more_distal_after = false;
  bool centralising = false;
  bool tingling = false;
  bool zones_after = false;  ///< a ten-minute report says where it is felt
  bool after_due = false;    ///< the ten minutes are over, so a missing report is missing
};

Observed observe(const Constants& constants, const SessionAt& session, const ExerciseReport& report,
                 const Moment& now) {
  Observed seen;
  seen.before = static_cast<int>(session.session->pain_before.value);
  if (report.peak) seen.peak = static_cast<int>(report.peak->value);
  seen.zones_before = &session.zones_before;
  seen.zones_during = &report.zones;
  seen.centralising = !session.after.empty();
  for (const AfterReport* after : session.after) {
    seen.after = std::max(seen.after.value_or(0), static_cast<int>(after->pain.value));
    seen.tingling = seen.tingling || after->tingling;
    seen.zones_after = seen.zones_after || after->zones != Zones{};
    seen.more_distal_after =
        seen.more_distal_after || is_more_distal(*seen.zones_before, after->zones);
    seen.centralising = seen.centralising && is_centralising(*seen.zones_before, after->zones);
  }
  seen.after_due = now.at >= base::add_ms(session.end, constants.after_report_until_minutes.value *
                                                           base::ms_per_minute);
  return seen;
}

class ColourRules {
 public:
  ColourRules(const Constants& constants, const ExerciseReport& report, const Observed& seen)
      : c_{constants}, report_{report}, seen_{seen}, rise_{seen.peak.value_or(0) - seen.before} {}

  /// RED by what was felt during this exercise itself.
  void add_own_reds(std::vector<Reason>& found) const {
    if (!seen_.peak) return;
    const int peak = *seen_.peak;
    if (rise_ >= c_.red_rise.value)
      found.push_back(make_rise_reason("colour.red-rise"));
    else if (rise_ >= c_.red_rise_high.value && peak >= c_.red_rise_high_from.value)
      found.push_back(make_rise_reason("colour.red-high"));
    else if (peak >= c_.red_any_rise_from.value && rise_ > 0)
      found.push_back(make_rise_reason("colour.red-any"));
  }

  /// RED by what came after the session, whichever of its exercises it was.
  void add_session_reds(std::vector<Reason>& found) const {
    if (seen_.after && *seen_.after - seen_.before >= c_.red_post10_rise.value)
      found.push_back(make_reason("colour.red-after",
                                  {input("before", seen_.before), input("after", *seen_.after)}));
    if (seen_.more_distal_after || spread_and_not_seen_to_return())
      found.push_back(make_reason("colour.red-zone"));
    if (seen_.tingling) found.push_back(make_reason("colour.red-tingling"));
  }

  /// It spread during the movement and nobody said that it came back: missing is not good.
  bool spread_and_not_seen_to_return() const {
    return seen_.after_due && !seen_.zones_after &&
           is_more_distal(*seen_.zones_before, *seen_.zones_during);
  }

  /// Pain that moves towards the back may rise a little: amber then, never green.
  bool is_excused() const {
    return seen_.centralising && seen_.peak && rise_ <= c_.centralising_rise_max.value &&
           *seen_.peak <= c_.centralising_peak_max.value && !seen_.tingling;
  }

  void add_ambers(std::vector<Reason>& found) const {
    if (seen_.peak) {
      if (rise_ >= c_.amber_rise.value)
        found.push_back(make_rise_reason("colour.amber-rise"));
      else if (*seen_.peak >= c_.amber_peak_from.value && rise_ > 0)
        found.push_back(make_rise_reason("colour.amber-peak"));
    }
    if (is_more_distal(*seen_.zones_before, *seen_.zones_during))
      found.push_back(make_reason("colour.amber-zone"));
    if (report_.effort && report_.effort->value >= c_.amber_effort_from.value)
      found.push_back(make_reason("colour.amber-effort", {input("effort", report_.effort->value)}));
    if (report_.completed.value < c_.amber_completed_below.value)
      found.push_back(
          make_reason("colour.amber-completed", {input("percent", report_.completed.value)}));
    if (seen_.centralising && rise_ > 0) found.push_back(make_reason("colour.amber-centralising"));
    const bool missing = !seen_.peak || !report_.effort || (!seen_.after && seen_.after_due);
    if (missing) found.push_back(make_reason("colour.amber-missing"));
  }

 private:
  Reason make_rise_reason(std::string_view rule) const {
    return make_reason(rule,
                       {input("before", seen_.before), input("peak", seen_.peak.value_or(0))});
  }

  const Constants& c_;
  const ExerciseReport& report_;
  const Observed& seen_;
  int rise_;
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

Verdict find_immediate_colour(const Catalogue& catalogue, const SessionAt& session,
                              const ExerciseReport& report, const Moment& now) {
  Verdict verdict;
  const Constants& constants = catalogue.constants();
  const StopMeaning* stop = find_stop_meaning(catalogue, report.stop);
  const auto stop_reason = [&](std::string_view rule) {
    return make_reason(rule, {input("stop", name_of(report.stop))});
  };
  if (stop != nullptr && stop->colour == name_of(Colour::black)) {
    verdict.colour = Colour::black;
    verdict.reasons.push_back(stop_reason("colour.black"));
    return verdict;
  }
  const Observed seen = observe(constants, session, report, now);
  const ColourRules rules(constants, report, seen);
  const bool stopped_red = stop != nullptr && stop->colour == name_of(Colour::red);
  if (stopped_red) verdict.reasons.push_back(stop_reason("colour.red-stop"));
  std::vector<Reason> reds;
  rules.add_own_reds(reds);
  const bool own_red = stopped_red || !reds.empty();
  rules.add_session_reds(reds);
  if (stopped_red || (!reds.empty() && !rules.is_excused())) {
    verdict.colour = Colour::red;
    verdict.of_session = !own_red;
    verdict.reasons.insert(verdict.reasons.end(), reds.begin(), reds.end());
    return verdict;
  }
  rules.add_ambers(verdict.reasons);
  if (!reds.empty() && verdict.reasons.empty())
    verdict.reasons.push_back(make_reason("colour.amber-centralising"));
  verdict.colour = verdict.reasons.empty() ? Colour::green : Colour::amber;
  if (verdict.colour == Colour::green) verdict.reasons.push_back(make_reason("colour.green"));
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

std::vector<MorningReport> find_mornings(const Constants& constants, const Status& status,
                                         const SessionAt& session) {
  std::vector<MorningReport> found;
  const Instant from = base::add_hours(session.end, constants.morning_from_hours.value);
  const Instant until = base::add_hours(session.end, constants.morning_until_hours.value);
  for (const MorningAt& morning : session.mornings)
    found.push_back({static_cast<int>(morning.report->pain.value), &morning.report->zones,
                     morning.at.at, morning.at.at >= from && morning.at.at <= until});
  const auto by_instant = [](const CheckInAt& check_in) { return check_in.at.at; };
  for (auto at = std::ranges::lower_bound(status.check_ins, from, {}, by_instant);
       at != status.check_ins.end() && at->at.at <= until; ++at)
    if (at->check_in->morning)
      found.push_back({find_worst_pain(*at->check_in), &at->check_in->zones, at->at.at});
  return found;
}

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
  const Constants& constants = catalogue.constants();
  Verdict verdict;
  verdict.closes_at = base::add_hours(session.end, constants.morning_until_hours.value);
  const auto mornings = find_mornings(constants, status, session);
  const bool told = std::ranges::any_of(mornings, &MorningReport::in_time);
  verdict.closed = told || status.now.at >= verdict.closes_at;
  if (!told) {
    verdict.colour = Colour::amber;
    verdict.reasons.push_back(make_reason(verdict.closed ? "morning.missing" : "morning.open"));
  }
  // Before anything was known of this person the session's own start is the only level there is.
  const int baseline = find_baseline(constants, status, session.at.at)
                           .value_or(static_cast<int>(session.session->pain_before.value));
  for (const MorningReport& morning : mornings) {
    const auto make = [&](std::string_view rule) {
      return make_reason(rule, {input("pain", morning.pain), input("baseline", baseline)});
    };
    const int rise = morning.pain - baseline;
    if (rise >= constants.morning_red_rise.value ||
        is_more_distal(session.zones_before, *morning.zones)) {
      verdict.colour = Colour::red;
      verdict.closed = true;
      verdict.of_session = true;
      verdict.told_at = morning.at;
      verdict.reasons = {make("morning.red")};
      return verdict;
    }
    if (told && rise >= constants.morning_amber_rise.value &&
        is_second_raised_morning(constants, status, session, baseline)) {
      verdict.colour = Colour::amber;
      verdict.reasons = {make("morning.amber")};
    }
  }
  if (verdict.reasons.empty()) verdict.reasons.push_back(make_reason("morning.green"));
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
