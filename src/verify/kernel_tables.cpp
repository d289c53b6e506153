#include <algorithm>

#include "base/expect.hpp"
#include "verify/kernel.hpp"

namespace plumb::verify {

using namespace care;

namespace {

constexpr std::int64_t whole_percent = 100;

constexpr Mask bit(std::size_t place) { return Mask{1} << place; }

template <class T>
std::size_t find_place(const std::vector<T>& list, const Id& id) {
  return static_cast<std::size_t>(std::ranges::find(list, id, &T::id) - list.begin());
}

int find_tag(const Exercise& exercise, Tag tag) {
  const auto found = exercise.tags.find(std::string(name_of(tag)));
  return found == exercise.tags.end() ? 0 : found->second;
}

void fill_letter(Permission letter, int level, bool near, Mask one, KernelTables::OfCondition& of) {
  auto& excluded = of.excluded[near][static_cast<std::size_t>(level)];
  auto& key = of.key[near][static_cast<std::size_t>(level)];
  if (letter == Permission::excluded) excluded |= one;
  if (letter == Permission::key) key |= one;
  if (letter == Permission::caution && level == 1) of.caution[near] |= one;
}

Permission find_letter(const Matrix& matrix, const Id& exercise, const Id& condition, int level,
                       bool near) {
  Permission letter = Permission::allowed;
  const auto row = std::ranges::find(matrix.rows, exercise, &MatrixRow::exercise);
  if (row != matrix.rows.end())
    if (const auto cell = row->cells.find(condition); cell != row->cells.end())
      letter = cell->second;
  for (const MatrixRefinement& one : matrix.refinements)
    if (one.exercise == exercise && one.condition == condition && level >= one.from_level &&
        !(one.unless_someone_near && near))
      letter = std::max(letter, one.letter);
  return letter;
}

}  // namespace

KernelTables::KernelTables(const CatalogueContent& c) : content{c} {
  exercises = static_cast<int>(c.exercises.size());
  PLUMB_EXPECT(exercises <= kernel_exercises && c.conditions.size() <= 32 && c.flags.size() <= 64);
  const Constants& k = c.constants;
  const std::array<std::int64_t, 5> factors = {k.load_factor_l0.value, k.load_factor_l1.value,
                                               k.load_factor_l2.value, k.load_factor_l3.value, 0};
  for (std::size_t x = 0; x < c.exercises.size(); ++x) {
    const Exercise& exercise = c.exercises[x];
    const Mask one = bit(x);
    all |= one;
    PLUMB_EXPECT(exercise.ladder.size() < kernel_levels);
    ladder[x] = static_cast<std::int8_t>(exercise.ladder.size());
    of_class[static_cast<std::size_t>(exercise.load_class)] |= one;
    for (std::size_t amount = 1; amount < flex.size(); ++amount) {
      const auto has = [&](Tag tag) { return find_tag(exercise, tag) >= static_cast<int>(amount); };
      if (has(Tag::flex)) flex[amount] |= one;
      if (has(Tag::ext)) ext[amount] |= one;
      if (has(Tag::neckext)) neckext[amount] |= one;
    }
    if (find_tag(exercise, Tag::fallrisk) > 0 || find_tag(exercise, Tag::tract) > 0 ||
        find_tag(exercise, Tag::axial) > 0 || find_tag(exercise, Tag::pool) > 0 ||
        find_tag(exercise, Tag::bal) >= k.drowsy_balance_from.value)
      unsteady |= one;
    if (find_tag(exercise, Tag::tract) > 0) tract |= one;
    if (exercise.hanging) hanging |= one;
    if (exercise.needs_build_days) build_days |= one;
    if (exercise.neck_item) neck |= one;
    if (std::ranges::find(exercise.positions, Position::walking) != exercise.positions.end())
      on_land |= one;
    if (exercise.prerequisite) {
      prepared |= one;
      prerequisites.push_back(
          {static_cast<std::uint8_t>(x),
           static_cast<std::uint8_t>(find_place(c.exercises, exercise.prerequisite->exercise)),
           static_cast<std::uint8_t>(exercise.prerequisite->level)});
    }
    for (const Id& easier : exercise.regress_to)
      regress_to[x].push_back(static_cast<std::uint8_t>(find_place(c.exercises, easier)));
    for (const Rung& rung : exercise.ladder) {
      const auto level = static_cast<std::size_t>(rung.level);
      exists[level] |= one;
      if (rung.level <= (ladder[x] + 1) / 2) half[level] |= one;
      if (!exercise.positions.empty()) {
        const Position position = rung.position.value_or(exercise.positions.front());
        if (position == Position::supine || position == Position::prone) lying[level] |= one;
      }
      if (rung.someone_near) alone[level] |= one;
      if (rung.load_g > 0) loaded[level] |= one;
      const std::int64_t once = std::int64_t{rung.sets} * rung.reps * (rung.move_s + rung.hold_s);
      OfRung& of = rungs[x][level];
      of.active = once * rung.per_day / std::max(rung.per_day, 1);
      of.load = factors[static_cast<std::size_t>(exercise.load_class)] * once * rung.per_day;
      of.load_g = rung.load_g;
      if (exercise.hanging) of.hang = once * rung.per_day;
      of.hang_fits =
          rung.hold_s <= k.hang_bout_s.value && rung.per_day <= k.hang_times_per_day.value;
    }
  }
  for (const Condition& condition : c.conditions) {
    OfCondition of;
    of.flexion = condition.flexion;
    of.extension = condition.extension;
    of.neck_extension = condition.neck_extension;
    of.not_lying = condition.not_lying;
    of.cap_g = condition.cap_g;
    for (std::size_t x = 0; x < c.exercises.size(); ++x)
      for (int level = 1; level < kernel_levels; ++level)
        for (const bool near : {false, true})
          fill_letter(find_letter(c.matrix, c.exercises[x].id, condition.id, level, near), level,
                      near, bit(x), of);
    conditions.push_back(of);
  }
  for (const RedFlag& flag : c.flags) {
    OfFlag of{flag.level, {}};
    for (const FlagEscalation& escalation : flag.escalations) {
      std::uint64_t with = 0;
      for (const Id& id : escalation.with_any) with |= bit(find_place(c.flags, id));
      of.escalations.emplace_back(with & ~bit(find_place(c.flags, flag.id)), escalation.level);
    }
    flags.push_back(std::move(of));
  }
  for (const PlanSlot& slot : c.first_plan.slots) {
    auto& orders = slots.emplace_back();
    for (const SlotOrder& order : slot.orders) {
      Order of;
      for (const Id& id : order.conditions_any)
        of.conditions |= std::uint32_t{1} << find_place(c.conditions, id);
      of.neck = order.complaint == name_of(Region::neck);
      of.leaning = order.prior == "flexion" ? 1 : order.prior == "extension" ? 2 : 0;
      for (const Id& id : order.candidates) {
        of.candidates.push_back(static_cast<std::uint8_t>(find_place(c.exercises, id)));
        of.all |= bit(of.candidates.back());
      }
      orders.push_back(std::move(of));
    }
  }
  for (const Id& id : c.first_plan.additions)
    additions.push_back(static_cast<std::uint8_t>(find_place(c.exercises, id)));
}

ThingsClass KernelTables::find_things(std::string name, std::span<const OwnedItem> items,
                                      int mass_kg) const {
  ThingsClass things{std::move(name), {}};
  const auto owned = [&](const Id& id) {
    const auto known = std::ranges::find(content.equipment, id, &Equipment::id);
    return (known != content.equipment.end() && known->household) ||
           std::ranges::find(items, id, &OwnedItem::item) != items.end();
  };
  const auto met = [&](const Need& need) { return std::ranges::any_of(need.any, owned); };
  std::int64_t rating_kg = 0, lightest_g = INT64_MAX;
  for (const OwnedItem& item : items) {
    if (item.rating_kg) rating_kg = std::max(rating_kg, item.rating_kg->value);
    for (const auto& mass : item.masses_g) lightest_g = std::min(lightest_g, mass.value);
  }
  for (std::size_t x = 0; x < content.exercises.size(); ++x) {
    const Exercise& exercise = content.exercises[x];
    if (!std::ranges::all_of(exercise.needs, met)) continue;
    for (const Rung& rung : exercise.ladder) {
      if (!std::ranges::all_of(rung.needs, met)) continue;
      if (rating_kg * whole_percent < std::int64_t{mass_kg} * rung.bar_rating_percent) continue;
      if (rung.load_g > 0 && lightest_g > rung.load_g) continue;
      things.met[static_cast<std::size_t>(rung.level)] |= bit(x);
    }
  }
  return things;
}

}  // namespace plumb::verify
