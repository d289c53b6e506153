#include "care/orders.hpp"

#include <algorithm>

#include "care/clearances.hpp"
#include "care/load_table.hpp"
#include "care/reasons.hpp"

namespace plumb::care {

namespace {

bool is_dated_now(const Constants& constants, const Status& status, const OrderAt& order) {
  const TherapistOrder& record = *order.order;
  const LocalDate today = find_local_date(status.now);
  return today >= record.given && today <= find_last_day(constants, record.given, record.expires);
}

const std::vector<const OrderAt*>& orders_of(const Situation& s) { return s.orders; }

/// The member of every order in force, with the order.
template <class Member, class Use>
void for_each_in(const Situation& s, std::vector<Member> TherapistOrder::* list, Use use) {
  for (const OrderAt* order : orders_of(s))
    for (const Member& member : order->order->*list) use(*order, member);
}

ReasonInput who(const OrderAt& order) { return input("clinician", order.order->clinician); }

void object_to_locks(const Situation& s, const Exercise& exercise, std::vector<Reason>& found) {
  for_each_in(s, &TherapistOrder::locks, [&](const OrderAt& order, const ExerciseLock& lock) {
    if (lock.exercise == exercise.id) found.push_back(make_reason("order.locked", {who(order)}));
  });
}

void object_to_movements(const Situation& s, const Exercise& exercise, std::vector<Reason>& found) {
  for_each_in(
      s, &TherapistOrder::movement_limits, [&](const OrderAt& order, const MovementLimit& limit) {
        const bool flexion = limit.movement == LimitedMovement::lumbar_flexion;
        const int reached = flexion ? exercise.flexion_deg : exercise.extension_deg;
        if (reached > limit.degrees.value)
          found.push_back(make_reason(
              flexion ? "order.flexion" : "order.extension",
              {who(order), input("degrees", limit.degrees.value), input("reached", reached)}));
      });
}

/// The highest moment at the upper edge: whoever limits a load means all that may come.
std::optional<int> find_most_percent(const Catalogue& catalogue, const Id& exercise, int level,
                                     std::string disc, const PersonBody& body) {
  std::ranges::replace(disc, '-', '/');  // L4-L5 is L4/L5
  const auto load = find_load_percent(catalogue, exercise, level, disc, body);
  return load ? load->peak.upper : std::nullopt;
}

void object_to_discs(const Situation& s, const Exercise& exercise, int level,
                     std::vector<Reason>& found) {
  for_each_in(s, &TherapistOrder::disc_limits, [&](const OrderAt& order, const DiscLimit& limit) {
    const auto load =
        find_most_percent(s.catalogue, exercise.id, level, limit.disc, s.status.profile.body);
    const auto most = input("percent", limit.percent.value);
    const auto disc = input("disc", limit.disc);
    if (!load)
      found.push_back(make_reason("order.disc-unknown", {who(order), disc, most}));
    else if (*load > limit.percent.value)
      found.push_back(make_reason("order.disc", {who(order), disc, most, input("load", *load)}));
  });
}

void object_to_level(const Situation& s, const Exercise& exercise, int level,
                     std::vector<Reason>& found) {
  for_each_in(s, &TherapistOrder::doses, [&](const OrderAt& order, const DoseEdit& dose) {
    if (dose.exercise == exercise.id && dose.level && level > dose.level->value)
      found.push_back(make_reason("order.level", {who(order), input("level", dose.level->value)}));
  });
}

/// Why an override does not count, or nothing if it does.
std::optional<Reason> find_override_fault(const Situation& s, const OrderAt& order,
                                          const RuleOverride& wish, const Exercise& exercise) {
  const Rule* rule = s.catalogue.find_rule(wish.rule);
  // What comes before a hang stands whoever signs: it is there so that nobody falls.
  const bool guards_hanging = exercise.hanging && wish.rule == "gate.prerequisite";
  if (rule == nullptr || !rule->overridable || guards_hanging)
    return make_reason("override.protected", {who(order)});
  if (!is_sealed(s.status, order.order->seal, order.order->clinician, order.at))
    return make_reason("override.needs-signature", {who(order)});
  return std::nullopt;
}

template <class Use>
void for_each_override(const Situation& s, const Exercise& exercise, Use use) {
  for_each_in(s, &TherapistOrder::overrides, [&](const OrderAt& order, const RuleOverride& wish) {
    if (wish.exercise == exercise.id)
      use(order, wish, find_override_fault(s, order, wish, exercise));
  });
}

/// Lowers a figure of the rung where less is asked for.
template <class Figure, class Wished>
void lower(Figure& figure, const std::optional<Wished>& wished) {
  if (wished) figure = std::min<Figure>(figure, static_cast<Figure>(wished->value));
}

}  // namespace

bool is_ended(const Status& status, const OrderAt& order) {
  return std::ranges::any_of(status.orders, [&](const OrderAt& later) {
    const TherapistOrder& record = *later.order;
    const bool named = std::ranges::find(record.ends, order.id) != record.ends.end();
    return named && later.at.at > order.at.at &&
           (!order.order->seal || is_sealed(status, record.seal, record.clinician, later.at));
  });
}

std::vector<const OrderAt*> find_orders_in_force(const Constants& constants, const Status& status) {
  std::vector<const OrderAt*> found;
  for (const OrderAt& order : status.orders)
    if (is_dated_now(constants, status, order) && !is_ended(status, order)) found.push_back(&order);
  return found;
}

std::vector<Reason> find_order_objections(const Situation& s, const Exercise& exercise, int level) {
  std::vector<Reason> found;
  object_to_locks(s, exercise, found);
  object_to_movements(s, exercise, found);
  object_to_discs(s, exercise, level, found);
  object_to_level(s, exercise, level, found);
  return found;
}

Rung find_ordered_dose(const Situation& s, const Exercise& exercise, const Rung& rung) {
  Rung dose = rung;
  for_each_in(s, &TherapistOrder::doses, [&](const OrderAt&, const DoseEdit& edit) {
    if (edit.exercise != exercise.id) return;
    lower(dose.sets, edit.sets);
    lower(dose.reps, edit.reps);
    lower(dose.hold_s, edit.hold_s);
    lower(dose.per_day, edit.per_day);
    if (edit.rest_s) dose.rest_s = std::max(dose.rest_s, static_cast<int>(edit.rest_s->value));
  });
  return dose;
}

std::optional<Exercise> find_ordered_exercise(const Situation& s, const Exercise& exercise) {
  bool is_set = false;
  for_each_in(s, &TherapistOrder::doses, [&](const OrderAt&, const DoseEdit& edit) {
    is_set = is_set || edit.exercise == exercise.id;
  });
  if (!is_set) return std::nullopt;
  Exercise own = exercise;
  for (Rung& rung : own.ladder) rung = find_ordered_dose(s, exercise, rung);
  return own;
}

void apply_order_caps(Situation& s) {
  for (const OrderAt* order : orders_of(s)) {
    const auto& cap = order->order->cap_g;
    if (!cap || cap->value >= s.cap_g) continue;
    s.cap_g = cap->value;
    s.cap_from = order->order->clinician;
  }
}

std::int64_t find_ordered_exercises(const Situation& s, std::int64_t most) {
  for (const OrderAt* order : orders_of(s)) lower(most, order->order->exercises_per_day);
  return most;
}

std::int64_t find_ordered_slu(const Situation& s, std::int64_t most) {
  for (const OrderAt* order : orders_of(s)) lower(most, order->order->slu_per_day);
  return most;
}

bool is_overridden(const Situation& s, std::string_view rule, const Exercise& exercise) {
  bool overridden = false;
  for_each_override(s, exercise, [&](const OrderAt&, const RuleOverride& wish, const auto& fault) {
    overridden = overridden || (wish.rule == rule && !fault);
  });
  return overridden;
}

void apply_overrides(const Situation& s, const Exercise& exercise, Wait& wait) {
  if (wait.reasons.empty()) return;
  std::erase_if(wait.reasons,
                [&](const Reason& reason) { return is_overridden(s, reason.rule, exercise); });
  if (wait.reasons.empty()) {
    wait.until.reset();
    return;
  }
  for_each_override(s, exercise, [&](const OrderAt&, const RuleOverride&, auto fault) {
    if (fault) wait.reasons.push_back(std::move(*fault));
  });
}

std::vector<Reason> find_order_notes(const Situation& s, const Exercise& exercise,
                                     const Rung& rung) {
  std::vector<Reason> notes;
  for_each_in(s, &TherapistOrder::doses, [&](const OrderAt& order, const DoseEdit& edit) {
    if (edit.exercise != exercise.id) return;
    const Rung dose = find_ordered_dose(s, exercise, rung);
    const bool smaller = dose.sets < rung.sets || dose.reps < rung.reps ||
                         dose.hold_s < rung.hold_s || dose.per_day < rung.per_day ||
                         dose.rest_s > rung.rest_s;
    if (smaller) notes.push_back(make_reason("order.dose", {who(order)}));
  });
  for_each_override(
      s, exercise, [&](const OrderAt& order, const RuleOverride& wish, const auto& fault) {
        if (!fault)
          notes.push_back(
              make_reason("override.by-clinician", {who(order), input("because", wish.because)}));
      });
  return notes;
}

}  // namespace plumb::care
