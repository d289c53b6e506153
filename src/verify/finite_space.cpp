#include "verify/finite_space.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace plumb::verify {

using namespace care;

namespace {

constexpr int mass_kg = 70;
constexpr std::int64_t seconds_per_slu = 60;
constexpr std::size_t most_conditions = 32;

constexpr Mask bit(std::size_t place) { return Mask{1} << place; }

/// Counts of one run; told to the tally at the end, for a call for each look would take longer than
/// the look.
struct Counts {
  std::array<std::int64_t, invariant_count + 1> checked{}, violations{};
};

/// The raw tables as arrays, read by themselves: never what the kernel compiled.
struct RawTables {
  struct OfExercise {
    std::array<std::array<std::array<Permission, 2>, kernel_levels>, most_conditions> letter{};
    std::array<std::int64_t, kernel_levels> load{}, load_g{}, hang{};
    std::array<bool, kernel_levels> lying{}, bout{};
    LoadClass load_class{};
    int flex = 0, ext = 0, neckext = 0, tract = 0, rungs = 0;
    bool hangs = false, avoided = false, prepared = false, gated = false;
  };
  std::vector<OfExercise> exercises;
};

RawTables read_tables(const CatalogueContent& c) {
  RawTables raw;
  const Ledger nothing;
  const Plan no_plan;
  for (const Exercise& exercise : c.exercises) {
    RawTables::OfExercise of;
    of.load_class = exercise.load_class;
    of.flex = find_tag(exercise, Tag::flex);
    of.ext = find_tag(exercise, Tag::ext);
    of.neckext = find_tag(exercise, Tag::neckext);
    of.tract = find_tag(exercise, Tag::tract);
    of.rungs = static_cast<int>(exercise.ladder.size());
    of.hangs = exercise.hanging;
    of.prepared = exercise.prerequisite.has_value();
    of.gated = exercise.needs_build_days;
    of.avoided = std::ranges::any_of(c.avoided, [&](const AvoidedMovement& one) {
      return one.id == exercise.id || one.slug == exercise.slug;
    });
    for (const Rung& rung : exercise.ladder) {
      const auto level = static_cast<std::size_t>(rung.level);
      const Position position = exercise.positions.empty()
                                    ? Position::standing
                                    : rung.position.value_or(exercise.positions.front());
      of.lying[level] = position == Position::supine || position == Position::prone;
      of.load[level] = find_load(c, exercise, rung);
      of.load_g[level] = rung.load_g;
      of.hang[level] =
          exercise.hanging ? std::int64_t{rung.sets} * rung.reps * rung.hold_s * rung.per_day : 0;
      of.bout[level] = rung.hold_s <= c.constants.hang_bout_s.value &&
                       rung.per_day <= c.constants.hang_times_per_day.value;
    }
    for (std::size_t one = 0; one < c.conditions.size(); ++one)
      for (int level = 1; level < kernel_levels; ++level)
        for (const bool near : {false, true}) {
          Person person;
          person.someone_near = near;
          const Case of_it{c, person, nothing, no_plan, {}};
          of.letter[one][static_cast<std::size_t>(level)][near] =
              find_letter(of_it, exercise.id, c.conditions[one].id, level);
        }
    raw.exercises.push_back(of);
  }
  return raw;
}

/// What can be done at each level with these things, by the raw lists of what is needed.
Levels find_doable(const CatalogueContent& c, const std::vector<OwnedItem>& items) {
  constexpr std::int64_t whole_percent = 100;
  const auto has = [&](const Need& need) {
    return std::ranges::any_of(need.any, [&](const Id& id) {
      const auto known = std::ranges::find(c.equipment, id, &Equipment::id);
      return (known != c.equipment.end() && known->household) ||
             std::ranges::find(items, id, &OwnedItem::item) != items.end();
    });
  };
  std::int64_t rating_kg = 0;
  for (const OwnedItem& item : items)
    if (item.rating_kg) rating_kg = std::max(rating_kg, item.rating_kg->value);
  const auto owns_mass = [&](std::int64_t load_g) {
    return load_g == 0 || std::ranges::any_of(items, [&](const OwnedItem& item) {
             return std::ranges::any_of(item.masses_g,
                                        [&](const auto& mass) { return mass.value <= load_g; });
           });
  };
  Levels doable{};
  for (std::size_t x = 0; x < c.exercises.size(); ++x)
    for (const Rung& rung : c.exercises[x].ladder) {
      const bool strong =
          rating_kg * whole_percent >= std::int64_t{mass_kg} * rung.bar_rating_percent;
      if (strong && owns_mass(rung.load_g) && std::ranges::all_of(rung.needs, has) &&
          std::ranges::all_of(c.exercises[x].needs, has))
        doable[static_cast<std::size_t>(rung.level)] |= bit(x);
    }
  return doable;
}

struct Set {
  std::uint32_t conditions = 0;
  std::uint64_t flags = 0;
};

std::vector<Set> list_sets(const CatalogueContent& c) {
  const std::size_t conditions = c.conditions.size(), all = conditions + c.flags.size();
  std::vector<Set> sets = {{}};
  const auto with = [&](Set set, std::size_t item) {
    if (item < conditions)
      set.conditions |= std::uint32_t{1} << item;
    else
      set.flags |= bit(item - conditions);
    return set;
  };
  for (std::size_t i = 0; i < all; ++i) {
    sets.push_back(with({}, i));
    for (std::size_t j = i + 1; j < all; ++j) {
      sets.push_back(with(with({}, i), j));
      for (std::size_t k = j + 1; k < all; ++k) sets.push_back(with(with(with({}, i), j), k));
    }
  }
  return sets;
}

/// One look after another at what was decided for one state.
class Looker {
 public:
  Looker(const CatalogueContent& content, const RawTables& raw, Counts& counts)
      : c_{content}, raw_{raw}, counts_{counts} {}

  /// Gives the first invariant that does not hold, or 0.
  int look(const KernelState& state, const KernelPlan& plan, const Levels& doable) {
    s_ = &state;
    p_ = &plan;
    broken_ = 0;
    look_at_danger();
    for (int i = 0; i < plan.count; ++i)
      look_at_line(plan.lines[static_cast<std::size_t>(i)], doable);
    look_at_day();
    return broken_;
  }

  int look_at_parent(const KernelPlan& child, const KernelPlan& parent) {
    broken_ = 0;
    bool less = child.action >= parent.action;
    // A sign that a second one makes worse closes the plan and no longer narrows it: behind it
    // nothing is offered (invariant 4), whatever would be permitted.
    const bool is_closed = child.action >= ActionLevel::professional;
    for (std::size_t level = 1; level < kernel_levels && !is_closed; ++level)
      less = less && (child.permitted[level] & ~parent.permitted[level]) == 0;
    expect(15, less);
    return broken_;
  }

 private:
  void expect(int invariant, bool holds) {
    const auto at = static_cast<std::size_t>(invariant);
    ++counts_.checked[at];
    if (holds) return;
    ++counts_.violations[at];
    if (broken_ == 0) broken_ = invariant;
  }

  void look_at_danger() {
    for (std::uint64_t left = s_->flags; left != 0; left &= left - 1) {
      const auto at = static_cast<std::size_t>(std::countr_zero(left));
      const ActionLevel level = c_.flags[at].level;
      if (level < ActionLevel::professional) continue;
      const bool cleared =
          (s_->cleared & bit(at)) != 0 && (level == ActionLevel::professional || s_->sealed);
      if (!cleared) expect(4, p_->count == 0 && p_->action >= level);
    }
  }

  void look_at_line(const KernelLine& line, const Levels& doable) {
    const RawTables::OfExercise& x = raw_.exercises[line.exercise];
    const std::size_t level = line.level;
    const Mask one = bit(line.exercise);
    expect(16, line.level >= 1 && line.level <= x.rungs);
    expect(3, !x.avoided);
    std::int64_t cap_g = std::min(c_.constants.cap_g.value, s_->cap_g);
    for (std::uint32_t left = s_->conditions; left != 0; left &= left - 1) {
      const auto at = static_cast<std::size_t>(std::countr_zero(left));
      const Condition& condition = c_.conditions[at];
      const Permission letter = x.letter[at][level][s_->near];
      expect(1, letter != Permission::excluded);
      if (letter == Permission::key) expect(2, (s_->keys & one) != 0);
      if (condition.acute && (s_->keys & one) != 0) expect(32, letter != Permission::excluded);
      if (condition.not_lying) expect(36, !x.lying[level]);
      cap_g = std::min(cap_g, condition.cap_g);
      look_at_direction(condition.flexion, x.flex, s_->flexion_seen);
      look_at_direction(condition.extension, x.ext, s_->extension_seen);
      look_at_direction(condition.neck_extension, x.neckext, false);
    }
    expect(7, x.load_g[level] <= cap_g);
    if (x.load_g[level] > 0) expect(7, (doable[level] & one) != 0);
    if (x.tract > 0 || x.hangs) expect(20, (doable[level] & one) != 0);
    if (s_->flexion_rests) expect(22, x.flex == 0);
    if (s_->extension_rests) expect(22, x.ext == 0);
    look_at_level(line, x);
    look_at_morning(line, x);
  }

  void look_at_direction(DirectionPermission permission, int amount, bool seen) {
    if (permission == DirectionPermission::allow || amount == 0) return;
    expect(23, permission != DirectionPermission::forbid &&
                   (amount < tag_end_range ||
                    (permission == DirectionPermission::after_observation && seen)));
  }

  void look_at_level(const KernelLine& line, const RawTables::OfExercise& x) {
    const Mask one = bit(line.exercise);
    std::size_t last = 0;
    while ((s_->at[last] & one) == 0) ++last;
    const auto level = static_cast<std::size_t>(line.level);
    if (last == 0) {
      expect(16, level == 1 && !line.step);
    } else {
      expect(10, line.step ? level == last + 1 : level <= last);
      if (line.step) expect(13, (s_->earned & one) != 0);
    }
    if (s_->gap_days >= c_.constants.gap_restart_days.value) expect(25, level == 1);
    if (s_->begun) return;
    expect(33, !x.prepared && !x.gated && x.load_class != LoadClass::l3);
  }

  void look_at_morning(const KernelLine& line, const RawTables::OfExercise& x) {
    if (x.flex == 0) return;
    bool disc = false;
    for (std::uint32_t left = s_->conditions; left != 0; left &= left - 1) {
      const Id& id = c_.conditions[static_cast<std::size_t>(std::countr_zero(left))].id;
      disc = disc || id == "DISC" || id == "SCIAT";
    }
    const std::int64_t wait = disc && x.flex >= tag_end_range
                                  ? c_.constants.morning_flex_disc_minutes.value
                                  : c_.constants.morning_flex_minutes.value;
    expect(21, s_->minutes_up >= wait || line.waits);
  }

  void look_at_day() {
    if (p_->count == 0) return;
    const Constants& k = c_.constants;
    std::int64_t load = 0, high = 0, hang = 0;
    int steps = 0;
    bool rest = true, bouts = true;
    for (int i = 0; i < p_->count; ++i) {
      const KernelLine& line = p_->lines[static_cast<std::size_t>(i)];
      const RawTables::OfExercise& x = raw_.exercises[line.exercise];
      load += x.load[line.level];
      hang += x.hang[line.level];
      bouts = bouts && (!x.hangs || x.bout[line.level]);
      if (x.load_class == LoadClass::l3) high += x.load[line.level];
      rest = rest && (x.load_class == LoadClass::l0 || x.load_class == LoadClass::walk);
      steps += line.step ? 1 : 0;
    }
    const bool easy = s_->gate == DayGate::easy;
    const std::int64_t most = s_->in_trial ? k.first_plan_slu.value
                              : easy       ? k.easy_day_slu.value
                                           : k.day_slu.value;
    expect(17,
           load <= most * seconds_per_slu && high <= k.day_slu_l3.value * seconds_per_slu &&
               p_->count <= (s_->in_trial ? k.first_plan_exercises.value : k.day_exercises.value) &&
               (s_->gate != DayGate::relief || rest) && s_->gate != DayGate::rest);
    expect(18, p_->load >= load);
    expect(10, steps <= 1);
    if (hang > 0) expect(20, hang <= k.hang_day_s.value && bouts);
    if (s_->gate != DayGate::normal && steps > 0) expect(17, false);
    if (!s_->begun)
      expect(33, p_->count <= k.first_plan_exercises.value &&
                     load <= k.first_plan_slu.value * seconds_per_slu);
  }

  const CatalogueContent& c_;
  const RawTables& raw_;
  Counts& counts_;
  const KernelState* s_ = nullptr;
  const KernelPlan* p_ = nullptr;
  int broken_ = 0;
};

class Space {
 public:
  Space(const CatalogueContent& content, const KernelTables& tables, const Decision& decision)
      : c_{content},
        t_{tables},
        decision_{decision},
        raw_{read_tables(content)},
        looker_(content, raw_, counts_),
        sets_{list_sets(content)} {
    for (const EquipmentClass& one : list_equipment(content)) {
      ThingsClass things = t_.find_things(one.name, one.items, mass_kg);
      const Levels doable = find_doable(content, one.items);
      bool known = false;
      for (std::size_t i = 0; i < things_.size(); ++i)
        known = known || (things_[i].met == things.met && doable_[i] == doable);
      if (known) continue;
      things_.push_back(std::move(things));
      doable_.push_back(doable);
    }
    for (std::size_t level = 0; level < kernel_levels; ++level)
      for (std::size_t x = 0; x < content.exercises.size(); ++x)
        levels_[level][std::min(level, content.exercises[x].ladder.size())] |= bit(x);
  }

  std::size_t size() const {
    return sets_.size() * things_.size() * days * kernel_levels * words * variants;
  }

  std::int64_t run(const TimeIsUp& time_is_up, Tally& tally) {
    const std::size_t all = size();
    std::size_t stride = all / 8 * 5 + 1;
    while (std::gcd(stride, all) != 1) ++stride;
    std::size_t at = 0, done = 0;
    constexpr std::size_t asked_every = 4096;
    for (; done < all; ++done, at = (at + stride) % all) {
      if (done % asked_every == 0 && time_is_up()) break;
      look_at(at, tally);
    }
    for (int id = 1; id <= invariant_count; ++id)
      tally.add(id, counts_.checked[static_cast<std::size_t>(id)],
                counts_.violations[static_cast<std::size_t>(id)]);
    tally.states += static_cast<std::int64_t>(done);
    return static_cast<std::int64_t>(done);
  }

 private:
  static constexpr std::size_t days = 5, words = 4, variants = 5;

  KernelState make_state(std::size_t at) const {
    const auto take = [&](std::size_t count) {
      const std::size_t place = at % count;
      at /= count;
      return place;
    };
    KernelState state;
    set_day(take(days), state);
    const std::size_t word = take(words);
    const std::size_t level = take(kernel_levels);
    state.things = &things_[take(things_.size())];
    const Set& set = sets_[take(sets_.size())];
    state.conditions = set.conditions;
    state.flags = set.flags;
    set_history(level, state);
    if (word > 0) state.cleared = set.flags;
    state.sealed = word > 1;
    if (word > 2) state.keys = t_.all;
    set_variant(take(variants), state);
    return state;
  }

  void set_day(std::size_t day, KernelState& state) const {
    constexpr std::array gates = {DayGate::normal, DayGate::easy, DayGate::relief, DayGate::relief,
                                  DayGate::rest};
    state.gate = gates[day];
    state.flare = day == 3;
  }

  void set_history(std::size_t level, KernelState& state) const {
    state.at = levels_[level];
    if (level == 0) return;
    constexpr std::uint16_t long_ago = 1000;
    state.begun = state.build_open = true;
    state.in_trial = false;
    state.earned = t_.all;
    state.hours.fill(long_ago);
    state.days.fill(1);
    state.gap_days = 1;
    state.first_hours = long_ago;
  }

  static void set_variant(std::size_t variant, KernelState& state) {
    constexpr int early = 30;
    state.near = variant != 1;
    state.drowsy = variant == 2;
    if (variant == 3) state.minutes_up = early;
    state.has_neck = state.only_neck = variant == 4;
  }

  KernelPlan find_plan(const KernelState& state) const {
    return decision_ ? decision_(state) : decide(t_, state);
  }

  void look_at(std::size_t at, Tally& tally) {
    const KernelState state = make_state(at);
    const KernelPlan plan = find_plan(state);
    const auto things = static_cast<std::size_t>(state.things - things_.data());
    tell(looker_.look(state, plan, doable_[things]), state, tally);
    KernelState milder = state;
    for (std::uint32_t left = state.conditions; left != 0; left &= left - 1) {
      milder.conditions = state.conditions & ~(left & (~left + 1));
      tell(looker_.look_at_parent(plan, find_parent(milder)), state, tally);
    }
    milder.conditions = state.conditions;
    for (std::uint64_t left = state.flags; left != 0; left &= left - 1) {
      milder.flags = state.flags & ~(left & (~left + 1));
      tell(looker_.look_at_parent(plan, find_parent(milder)), state, tally);
    }
  }

  /// Of the milder state only permissions and action are compared.
  KernelPlan find_parent(const KernelState& state) const {
    if (decision_) return decision_(state);
    KernelPlan plan;
    find_action(t_, state, plan);
    plan.permitted = find_permitted(t_, state, plan.limited);
    return plan;
  }

  void tell(int broken, const KernelState& state, Tally& tally) const {
    if (broken == 0 || tally.violations(broken) > 0) return;
    static const std::vector<Event> no_journal;
    std::string who = "kernel state";
    for (std::size_t i = 0; i < c_.conditions.size(); ++i)
      if ((state.conditions >> i & 1) != 0) who += ", " + c_.conditions[i].id;
    for (std::size_t i = 0; i < c_.flags.size(); ++i)
      if ((state.flags >> i & 1) != 0) who += ", " + c_.flags[i].id;
    std::size_t level = 0;
    while (level + 1 < kernel_levels && state.at[level] == 0) ++level;
    who += ", things: " + state.things->name + ", day " + std::string(name_of(state.gate)) +
           ", from level " + std::to_string(level);
    tally.begin(who, no_journal, {});
    tally.keep(broken, "the kernel decided against it");
  }

  const CatalogueContent& c_;
  const KernelTables& t_;
  const Decision& decision_;
  Counts counts_;
  RawTables raw_;
  Looker looker_;
  std::vector<Set> sets_;
  std::vector<ThingsClass> things_;
  std::vector<Levels> doable_;  ///< of each class of things, by the raw lists
  std::array<Levels, kernel_levels> levels_{};
};

}  // namespace

FiniteSpace look_at_finite_space(const CatalogueContent& content, const KernelTables& tables,
                                 const TimeIsUp& time_is_up, Tally& tally,
                                 const Decision& decision) {
  Space space(content, tables, decision);
  FiniteSpace found;
  found.of = static_cast<std::int64_t>(space.size());
  found.states = space.run(time_is_up, tally);
  return found;
}

}  // namespace plumb::verify
