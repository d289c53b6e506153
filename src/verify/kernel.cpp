#include "verify/kernel.hpp"

#include <algorithm>
#include <bit>

namespace plumb::verify {

using namespace care;

namespace {

constexpr Mask bit(std::size_t place) { return Mask{1} << place; }
constexpr std::int64_t seconds_per_slu = 60, seconds_per_minute = 60;
constexpr int hours_per_day = 24;

constexpr std::size_t class_of(LoadClass one) { return static_cast<std::size_t>(one); }

/// Calls `use` with the place of every bit.
template <class Use>
void for_each_bit(std::uint64_t mask, Use use) {
  for (; mask != 0; mask &= mask - 1) use(static_cast<std::size_t>(std::countr_zero(mask)));
}

struct Directions {
  DirectionPermission flexion = DirectionPermission::allow;
  DirectionPermission extension = DirectionPermission::allow;
  DirectionPermission neck_extension = DirectionPermission::allow;
};

/// What a direction leaves of the movements in it; `seen`: a trial did no harm.
Mask find_barred(DirectionPermission permission, bool seen, const std::array<Mask, 4>& amount) {
  if (permission == DirectionPermission::after_observation && seen)
    permission = DirectionPermission::allow;
  if (permission == DirectionPermission::allow) return 0;
  return permission == DirectionPermission::forbid ? amount[1] : amount[tag_end_range];
}

/// The day and what was done before, as masks; then the lines one after another.
class Decider {
 public:
  Decider(const KernelTables& tables, const KernelState& state, KernelPlan& plan)
      : t_{tables}, s_{state}, c_{tables.content.constants}, plan_{plan} {}

  void run() {
    begun_ = t_.all & ~s_.at[0];
    find_days();
    find_waits();
    find_offers();
    set_budget();
    for (const auto& orders : t_.slots) fill_slot(orders);
    add_regressions();
    if (!s_.in_trial) {
      for_each_bit(begun_ & ~s_.lapsed & ~s_.suspended & offered_, [&](std::size_t x) { add(x); });
      add_new();
      offer_step();
    }
    find_morning();
    plan_.load = load_;
  }

 private:
  bool is_light(std::size_t x) const {
    const Mask loaded = t_.of_class[class_of(LoadClass::l2)] | t_.of_class[class_of(LoadClass::l3)];
    return (loaded & bit(x)) == 0;
  }

  /// Levels of today, before any step: lowered by gaps, the day and the caution of flags.
  void find_days() {
    Levels level = s_.at;
    const auto lower = [&](Mask of, auto to) {
      Levels next{};
      for (int l = 1; l < kernel_levels; ++l) {
        const auto from = static_cast<std::size_t>(l);
        next[from] |= level[from] & ~of;
        next[static_cast<std::size_t>(std::max(1, to(l)))] |= level[from] & of;
      }
      level = next;
    };
    const auto one = [](int) { return 1; };
    const auto halve = [](int l) { return l / 2; };
    const auto down = [](int l) { return l - 1; };
    if (s_.gap_days >= c_.gap_restart_days.value)
      lower(begun_, one);
    else if (s_.gap_days >= c_.gap_halve_days.value)
      lower(begun_, halve);
    else if (s_.gap_days >= c_.gap_down_days.value)
      lower(begun_, down);
    else {
      if (s_.lapse_halves != 0) lower(s_.lapse_halves, halve);
      if (s_.lapse_restarts != 0) lower(s_.lapse_restarts, one);
    }
    if (s_.in_trial || plan_.limited)
      lower(begun_, one);
    else if (s_.lapsed != 0)
      lower(s_.lapsed, one);
    if (s_.gate <= DayGate::easy) lower(begun_, down);
    today_ = level;
    today_[1] |= t_.all & ~begun_;
  }

  /// What waits, by level: the day, what rests, what is not prepared.
  void find_waits() {
    Mask wait = s_.aside | s_.suspended;
    if (s_.flexion_rests) wait |= t_.flex[1];
    if (s_.extension_rests) wait |= t_.ext[1];
    if (!s_.build_open) wait |= t_.build_days;
    for (const KernelTables::Needed& needed : t_.prerequisites) {
      Mask ready = 0;
      for (std::size_t l = needed.level; l < kernel_levels; ++l) ready |= today_[l];
      if ((ready & begun_ & bit(needed.before)) == 0) wait |= bit(needed.exercise);
    }
    const Mask high = t_.of_class[class_of(LoadClass::l3)];
    if (s_.gate == DayGate::easy) wait |= high;
    if (s_.in_trial) wait |= high | t_.prepared;
    for (std::size_t l = 1; l < kernel_levels; ++l) {
      wait_[l] = wait;
      if (s_.in_trial && l > 1) wait_[l] = t_.all;
      if (s_.gate != DayGate::relief) continue;
      Mask rest = t_.of_class[class_of(LoadClass::l0)];
      if (s_.flare && l == 1 && s_.pain < c_.relief_pain_from.value) rest |= t_.on_land;
      wait_[l] |= t_.all & ~rest;
    }
  }

  /// The highest level of each that is neither above today's nor refused.
  void find_offers() {
    Mask careful = 0;
    for_each_bit(s_.conditions,
                 [&](std::size_t one) { careful |= t_.conditions[one].caution[s_.near]; });
    const bool free = s_.begun && std::min(s_.first_hours, s_.red_hours) >=
                                      c_.caution_free_days.value * hours_per_day;
    for (std::size_t l = 1; l < kernel_levels; ++l) cap_[l] = free ? t_.all : t_.half[l] | ~careful;
    Mask open = 0;
    for (std::size_t l = kernel_levels - 1; l >= 1; --l) {
      open |= today_[l];
      const Mask taken = open & cap_[l] & plan_.permitted[l] & ~wait_[l];
      offer_[l] = taken;
      offered_ |= taken;
      open &= ~taken;
    }
  }

  void set_budget() {
    std::int64_t slu = c_.day_slu.value;
    if (s_.in_trial)
      slu = c_.first_plan_slu.value;
    else if (s_.gate == DayGate::easy)
      slu = c_.easy_day_slu.value;
    if (s_.gate <= DayGate::relief) slu = 0;
    limit_ = std::min(slu * seconds_per_slu, s_.week_room);
    most_ = s_.in_trial ? c_.first_plan_exercises.value : c_.day_exercises.value;
    const std::int64_t l2_most =
        s_.early ? c_.l2_days_per_week_early.value : c_.l2_days_per_week.value;
    if (s_.l2_days >= l2_most) full_ |= t_.of_class[class_of(LoadClass::l2)];
    if (s_.l3_days >= c_.l3_days_per_week.value || s_.l3_recent)
      full_ |= t_.of_class[class_of(LoadClass::l3)];
  }

  bool fits(std::size_t x, std::size_t level) const {
    const KernelTables::OfRung& rung = t_.rungs[x][level];
    if ((full_ & bit(x)) != 0 || plan_.count + 1 > most_) return false;
    if (rung.load > 0 && load_ + rung.load > limit_) return false;
    const bool high = (t_.of_class[class_of(LoadClass::l3)] & bit(x)) != 0;
    if (high && load_l3_ + rung.load > c_.day_slu_l3.value * seconds_per_slu) return false;
    const bool walks = (t_.of_class[class_of(LoadClass::walk)] & bit(x)) != 0;
    if (s_.in_trial && !walks &&
        active_ + rung.active > c_.first_plan_active_minutes.value * seconds_per_minute)
      return false;
    const bool hangs = (t_.hanging & bit(x)) != 0;
    return !hangs || (rung.hang_fits && hang_ + rung.hang <= c_.hang_day_s.value);
  }

  void count(std::size_t x, std::size_t level, int sign) {
    const KernelTables::OfRung& rung = t_.rungs[x][level];
    load_ += sign * rung.load;
    if ((t_.of_class[class_of(LoadClass::l3)] & bit(x)) != 0) load_l3_ += sign * rung.load;
    if ((t_.of_class[class_of(LoadClass::walk)] & bit(x)) == 0) active_ += sign * rung.active;
    hang_ += sign * rung.hang;
    plan_.count += sign;
  }

  std::size_t level_of(std::size_t x) const {
    std::size_t level = 1;
    while ((offer_[level] & bit(x)) == 0) ++level;
    return level;
  }

  void add_at(std::size_t x, std::size_t level) {
    if ((lines_ & bit(x)) != 0 || !fits(x, level)) return;
    plan_.lines[static_cast<std::size_t>(plan_.count)] = {static_cast<std::uint8_t>(x),
                                                          static_cast<std::uint8_t>(level)};
    count(x, level, 1);
    lines_ |= bit(x);
  }
  void add(std::size_t x) { add_at(x, level_of(x)); }

  bool holds(const KernelTables::Order& order) const {
    return (order.conditions == 0 || (order.conditions & s_.conditions) != 0) &&
           (!order.neck || s_.only_neck) && (order.leaning == 0 || order.leaning == s_.leaning);
  }

  void fill_slot(const std::vector<KernelTables::Order>& orders) {
    const auto order = std::ranges::find_if(orders, [&](const auto& one) { return holds(one); });
    if (order == orders.end() || (order->all & s_.suspended & begun_) != 0) return;
    const Mask current = begun_ & ~s_.lapsed & offered_ & ~lines_;
    int latest = -1;
    if ((order->all & current) != 0)
      for (const std::uint8_t x : order->candidates)
        if ((current & bit(x)) != 0 &&
            (latest < 0 || s_.days[x] < s_.days[static_cast<std::size_t>(latest)]))
          latest = x;
    if (latest >= 0) return add(static_cast<std::size_t>(latest));
    if (!s_.in_trial && waits_for_new()) return;
    const bool locked = is_red_locked() && (order->all & begun_) != 0;
    const Mask left = offered_ & ~lines_ & (locked ? begun_ : t_.all);
    for (const std::uint8_t x : order->candidates)
      if ((left & bit(x)) != 0) return add(x);
  }

  bool is_red_locked() const { return s_.red_hours < c_.plan_lock_hours.value; }

  bool waits_for_new() const {
    return s_.gate != DayGate::normal || s_.gap_days >= c_.gap_down_days.value || s_.reentry ||
           is_red_locked() || s_.new_hours < c_.new_exercise_hours.value;
  }

  void add_regressions() {
    const bool open = !is_red_locked();
    for_each_bit(s_.suspended & begun_, [&](std::size_t x) {
      for (const std::uint8_t easier : t_.regress_to[x]) {
        if ((lines_ & bit(easier)) != 0) return;
        const Mask first =
            today_[1] | today_[2] | today_[3] | today_[4] | today_[5] | today_[6] | today_[7];
        if ((first & cap_[1] & plan_.permitted[1] & ~wait_[1] & bit(easier)) == 0) continue;
        if (open && (s_.suspended_long & bit(x)) != 0) add_at(easier, 1);
        return;
      }
    });
  }

  void add_new() {
    const bool is_new_in = (lines_ & ~begun_) != 0;
    if (is_new_in || plan_.limited || s_.keeping || waits_for_new()) return;
    Mask left = offered_ & ~lines_ & ~begun_ & ~t_.of_class[class_of(LoadClass::l0)];
    if (!s_.has_neck) left &= ~t_.neck;
    for (const std::uint8_t x : t_.additions)
      if ((left & bit(x)) != 0 && fits(x, level_of(x))) return add(x);
  }

  bool is_locked() const {
    return plan_.limited || s_.keeping || s_.gate != DayGate::normal ||
           s_.red_hours < c_.red_lock_days.value * hours_per_day || s_.reentry || s_.rise ||
           s_.steps_today >= c_.steps_per_day.value ||
           s_.steps_today + s_.steps_week >= c_.steps_per_week.value;
  }

  bool may_step(const KernelLine& line) const {
    const Mask one = bit(line.exercise);
    const std::size_t next = line.level + std::size_t{1};
    if (line.level + 1 > t_.ladder[line.exercise]) return false;
    if ((s_.at[line.level] & one) == 0 || (s_.earned & one) == 0) return false;
    const std::int64_t wait =
        is_light(line.exercise) ? c_.gap_light_hours.value : c_.gap_loaded_hours.value;
    return s_.hours[line.exercise] >= wait &&
           (cap_[next] & plan_.permitted[next] & ~wait_[next] & one) != 0;
  }

  /// The first that may, in the order in which their levels began, and for which there is room.
  void offer_step() {
    if (is_locked()) return;
    Mask tried = 0;
    while (true) {
      KernelLine* best = nullptr;
      for (int i = 0; i < plan_.count; ++i) {
        KernelLine& line = plan_.lines[static_cast<std::size_t>(i)];
        if ((tried & bit(line.exercise)) != 0 || !may_step(line)) continue;
        const auto rank = [&](const KernelLine& one) {
          return std::pair(-int{s_.hours[one.exercise]}, one.exercise);
        };
        if (best == nullptr || rank(line) < rank(*best)) best = &line;
      }
      if (best == nullptr) return;
      tried |= bit(best->exercise);
      count(best->exercise, best->level, -1);
      if (fits(best->exercise, best->level + std::size_t{1})) {
        count(best->exercise, ++best->level, 1);
        best->step = true;
        return;
      }
      count(best->exercise, best->level, 1);
    }
  }

  void find_morning() {
    if (s_.minutes_up >= c_.morning_flex_disc_minutes.value) return;
    bool disc = true;
    DirectionPermission strictest = DirectionPermission::allow;
    for_each_bit(s_.conditions, [&](std::size_t one) {
      strictest = std::min(strictest, t_.conditions[one].flexion);
    });
    disc = strictest == DirectionPermission::after_observation;
    Mask waits = s_.minutes_up < c_.morning_flex_minutes.value ? t_.flex[1] : 0;
    if (disc) waits |= t_.flex[tag_end_range];
    for (int i = 0; i < plan_.count; ++i) {
      KernelLine& line = plan_.lines[static_cast<std::size_t>(i)];
      line.waits = (waits & bit(line.exercise)) != 0;
    }
  }

  const KernelTables& t_;
  const KernelState& s_;
  const Constants& c_;
  KernelPlan& plan_;
  Mask begun_ = 0, offered_ = 0, lines_ = 0, full_ = 0;
  Levels today_{}, wait_{}, cap_{}, offer_{};
  std::int64_t limit_ = 0, most_ = 0, load_ = 0, load_l3_ = 0, active_ = 0, hang_ = 0;
};

}  // namespace

void find_action(const KernelTables& tables, const KernelState& state, KernelPlan& plan) {
  std::uint64_t open = 0;
  for_each_bit(state.flags, [&](std::size_t flag) {
    const bool cleared = (state.cleared & bit(flag)) != 0 &&
                         (state.sealed || tables.flags[flag].level <= ActionLevel::professional);
    if (!cleared) open |= bit(flag);
  });
  for_each_bit(open, [&](std::size_t flag) {
    ActionLevel level = tables.flags[flag].level;
    for (const auto& [with, higher] : tables.flags[flag].escalations)
      if ((with & open) != 0) level = std::max(level, higher);
    plan.action = std::max(plan.action, level);
    plan.limited = plan.limited || level == ActionLevel::limit;
  });
}

Levels find_permitted(const KernelTables& t, const KernelState& s, bool limited) {
  Levels barred{};
  Mask everywhere = s.blocked;
  Directions directions;
  std::int64_t cap_g = std::min(s.cap_g, t.content.constants.cap_g.value);
  bool flat = true;
  for_each_bit(s.conditions, [&](std::size_t one) {
    const KernelTables::OfCondition& of = t.conditions[one];
    for (std::size_t l = 1; l < kernel_levels; ++l)
      barred[l] |= of.excluded[s.near][l] | (of.key[s.near][l] & ~s.keys);
    directions.flexion = std::min(directions.flexion, of.flexion);
    directions.extension = std::min(directions.extension, of.extension);
    directions.neck_extension = std::min(directions.neck_extension, of.neck_extension);
    cap_g = std::min(cap_g, of.cap_g);
    flat = flat && !of.not_lying;
  });
  everywhere |= find_barred(directions.flexion, s.flexion_seen, t.flex) |
                find_barred(directions.extension, s.extension_seen, t.ext) |
                find_barred(directions.neck_extension, false, t.neckext);
  const Mask walk = t.of_class[class_of(LoadClass::walk)];
  if (s.drowsy) everywhere |= t.unsteady;
  if (limited)
    everywhere |= t.of_class[class_of(LoadClass::l2)] | t.of_class[class_of(LoadClass::l3)] |
                  t.hanging | t.tract;
  for (std::size_t l = 1; l < kernel_levels; ++l) {
    Mask out = barred[l] | everywhere;
    if (!flat) out |= t.lying[l];
    if (!s.near) out |= t.alone[l];
    if (s.drowsy && (l > 1 || !s.near)) out |= walk;
    if (limited) out |= l > 1 ? t.all : t.loaded[l];
    for_each_bit(t.loaded[l] & ~out, [&](std::size_t x) {
      if (t.rungs[x][l].load_g > cap_g) out |= bit(x);
    });
    barred[l] = t.exists[l] & s.things->met[l] & ~out;
  }
  return barred;
}

KernelPlan decide(const KernelTables& tables, const KernelState& state) {
  KernelPlan plan;
  find_action(tables, state, plan);
  plan.permitted = find_permitted(tables, state, plan.limited);
  if (plan.action >= ActionLevel::professional || state.gate <= DayGate::rest) return plan;
  Decider(tables, state, plan).run();
  return plan;
}

}  // namespace plumb::verify
