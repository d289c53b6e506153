#include <algorithm>

#include "care/clearances.hpp"
#include "care/orders.hpp"
#include "care/reasons.hpp"
#include "care/situation.hpp"

namespace plumb::care {

namespace {

/// Collects every objection to one exercise at one level. One function per family of rules.
class Objector {
 public:
  Objector(const Situation& situation, const Exercise& exercise, int level)
      : s_{situation},
        c_{situation.catalogue.constants()},
        x_{exercise},
        level_{level},
        rung_{find_rung(exercise, level)} {}

  std::vector<Reason> find() {
    object_by_matrix();
    object_by_item();
    object_by_lying();
    object_by_direction();
    object_by_equipment();
    object_by_company();
    object_by_load();
    object_by_limit();
    for (Reason& reason : find_order_objections(s_, x_, level_)) object(std::move(reason));
    return std::move(found_);
  }

 private:
  /// A key in force that no gap has voided, by the sessions or by the whole of the record.
  bool may_open() const { return !s_.keys_void && has_key(c_, s_.status, x_.id); }

  bool has(Tag tag, int at_least = 1) const { return Catalogue::find_tag(x_, tag) >= at_least; }
  void object(Reason reason) { found_.push_back(std::move(reason)); }

  void object_by_matrix() {
    const auto each = [&](Permission wanted, std::string_view rule) {
      for (const Id& id : s_.status.profile.conditions)
        if (s_.catalogue.find_permission(x_.id, id, level_, s_.status.profile.someone_near) ==
            wanted)
          object(make_reason(rule, {input("condition", id), input("exercise", x_.id)}));
    };
    // What no key opens comes first: nobody shall ask for a key in vain.
    each(Permission::excluded, "matrix.excluded");
    if (may_open()) return;
    const std::size_t before = found_.size();
    each(Permission::key, "matrix.key-needed");
    if (found_.size() == before) return;
    if (auto refusal = find_key_refusal(c_, s_.status, x_.id)) object(std::move(*refusal));
  }

  void object_by_item() {
    const auto blocked = s_.status.profile.blocked_items.find(x_.id);
    if (blocked != s_.status.profile.blocked_items.end())
      object(make_reason("item.professional-first", {input("question", blocked->second)}));
  }

  bool is_excluded_by(const Id& condition) const {
    return s_.catalogue.find_permission(x_.id, condition, level_, s_.status.profile.someone_near) ==
           Permission::excluded;
  }

  /// How it is shown and coached at this level is how it will be done.
  void object_by_lying() {
    if (x_.positions.empty()) return;
    const Position position =
        rung_ != nullptr ? rung_->position.value_or(x_.positions.front()) : x_.positions.front();
    if (position != Position::supine && position != Position::prone) return;
    for (const Id& id : s_.status.profile.conditions)
      if (const Condition* condition = s_.catalogue.find_condition(id);
          condition != nullptr && condition->not_lying && !is_excluded_by(id))
        object(make_reason("position.lying", {input("condition", id)}));
  }

  void object_to_direction(DirectionPermission Condition::* direction, int amount,
                           std::string_view rule) {
    if (amount == 0) return;
    const DirectionLimit limit = find_direction_limit(s_, direction);
    const bool end_range = amount >= tag_end_range;
    const bool permitted = limit.permission == DirectionPermission::allow ||
                           (!end_range && limit.permission != DirectionPermission::forbid);
    if (!permitted) object(make_reason(rule, {input("condition", limit.condition)}));
  }

  void object_by_direction() {
    object_to_direction(&Condition::flexion, Catalogue::find_tag(x_, Tag::flex),
                        "direction.flexion");
    object_to_direction(&Condition::extension, Catalogue::find_tag(x_, Tag::ext),
                        "direction.extension");
    object_to_direction(&Condition::neck_extension, Catalogue::find_tag(x_, Tag::neckext),
                        "direction.neck-extension");
  }

  const OwnedItem* find_owned(std::string_view item) const {
    if (s_.status.equipment == nullptr) return nullptr;
    for (const OwnedItem& owned : s_.status.equipment->items)
      if (owned.item == item) return &owned;
    return nullptr;
  }

  bool is_there(const Id& item) const {
    const Equipment* known = s_.catalogue.find_equipment(item);
    return (known != nullptr && known->household) || find_owned(item) != nullptr;
  }

  void object_to_missing(const std::vector<Need>& needs) {
    for (const Need& need : needs)
      if (std::ranges::none_of(need.any, [&](const Id& item) { return is_there(item); }))
        object(make_reason("equipment.missing", {input("item", need.any.front())}));
  }

  void object_by_equipment() {
    object_to_missing(x_.needs);
    if (rung_ == nullptr) return;
    object_to_missing(rung_->needs);
    if (rung_->bar_rating_percent > 0) object_to_bar();
    if (rung_->load_g > 0) object_to_masses();
  }

  /// A bar whose rating is not known, or a person whose mass is not known, is not strong enough.
  void object_to_bar() {
    std::int64_t rating_kg = 0;
    if (s_.status.equipment != nullptr)
      for (const OwnedItem& owned : s_.status.equipment->items)
        if (owned.rating_kg) rating_kg = std::max(rating_kg, owned.rating_kg->value);
    const auto& mass = s_.status.profile.mass_kg;
    constexpr double whole_percent = 100;
    const double needed = mass.value_or(0) * rung_->bar_rating_percent / whole_percent;
    if (mass && static_cast<double>(rating_kg) >= needed) return;
    object(make_reason(
        "equipment.bar-rating",
        {input("rating", rating_kg), input("needed", static_cast<std::int64_t>(needed + 0.5))}));
  }

  /// A load is only possible with things whose mass is known and does not exceed the rung's.
  void object_to_masses() {
    if (s_.status.equipment == nullptr) return;
    for (const OwnedItem& owned : s_.status.equipment->items)
      for (const auto& mass : owned.masses_g)
        if (mass.value <= rung_->load_g) return;
    object(make_reason("equipment.mass-unknown", {input("load_g", rung_->load_g)}));
  }

  void object_by_company() {
    if (rung_ != nullptr && rung_->someone_near && !s_.status.profile.someone_near)
      object(make_reason("help.nobody-near"));
    if (!s_.drowsy) return;
    const bool unsteady = has(Tag::fallrisk) || has(Tag::tract) || has(Tag::axial) ||
                          has(Tag::pool) ||
                          has(Tag::bal, static_cast<int>(c_.drowsy_balance_from.value));
    const bool walks_alone =
        x_.load_class == LoadClass::walk && (level_ > 1 || !s_.status.profile.someone_near);
    if (unsteady || walks_alone) object(make_reason("today.drowsy"));
  }

  void object_by_load() {
    if (rung_ != nullptr && rung_->load_g > s_.cap_g)
      object(make_reason("cap.load", {input("load_g", rung_->load_g), input("cap_g", s_.cap_g),
                                      input("condition", s_.cap_from)}));
  }

  /// A caution flag leaves resting and light movements at the first level.
  void object_by_limit() {
    if (!s_.limited) return;
    const bool light = x_.load_class == LoadClass::l0 || x_.load_class == LoadClass::l1 ||
                       x_.load_class == LoadClass::walk;
    const bool loaded = rung_ != nullptr && rung_->load_g > 0;
    if (!light || level_ > 1 || loaded || x_.hanging || has(Tag::tract))
      object(make_reason("flag.limit"));
  }

  const Situation& s_;
  const Constants& c_;
  const Exercise& x_;
  int level_;
  const Rung* rung_;
  std::vector<Reason> found_;
};

void wait_until(Wait& wait, Instant until) {
  wait.until = std::max(wait.until.value_or(until), until);
}

/// What the person has put aside comes back when they take it up again.
void wait_for_pace(const Situation& s, const Exercise& exercise, Wait& wait) {
  if (s.progress.aside.contains(exercise.id)) wait.reasons.push_back(make_reason("pace.set-aside"));
}

/// A direction that sent pain further out rests, with everything that moves in it.
void wait_for_direction(const Situation& s, const Exercise& exercise, Wait& wait) {
  for (const Direction direction : {Direction::flexion, Direction::extension}) {
    const auto& locked = s.progress.directions.of(direction).locked_until;
    if (!locked || *locked <= s.status.now.at) continue;
    if (Catalogue::find_tag(exercise, find_direction_tag(direction)) == 0) continue;
    wait.reasons.push_back(make_reason(
        direction == Direction::flexion ? "direction.flexion-rests" : "direction.extension-rests",
        {input("until", *locked)}));
    wait_until(wait, *locked);
  }
}

/// In a flare a short easy walk is left to the person, as long as pain allows it.
bool is_flare_walk(const Situation& s, const Exercise& exercise, int level) {
  const bool on_land =
      std::ranges::find(exercise.positions, Position::walking) != exercise.positions.end();
  const auto pain = find_pain_today(s.status);
  return s.flare != nullptr && on_land && level == 1 && pain &&
         *pain < s.catalogue.constants().relief_pain_from.value;
}

void wait_for_suspension(const Situation& s, const Exercise& exercise, Wait& wait) {
  const auto track = s.progress.tracks.find(exercise.id);
  if (track == s.progress.tracks.end() || !track->second.suspended_until) return;
  if (s.status.now.at >= *track->second.suspended_until) return;
  const Change* change = track->second.change ? &*track->second.change : nullptr;
  if (change != nullptr && change->kind == ChangeKind::suspended)
    wait.reasons.insert(wait.reasons.end(), change->reasons.begin(), change->reasons.end());
  else
    wait.reasons.push_back(make_reason(
        "suspend.two-reds", {input("until", *track->second.suspended_until),
                             input("hours", s.catalogue.constants().plan_lock_hours.value)}));
  wait_until(wait, *track->second.suspended_until);
}

void wait_for_build(const Situation& s, const Exercise& exercise, Wait& wait) {
  if (!exercise.needs_build_days) return;
  const Constants& c = s.catalogue.constants();
  if (!s.progress.build_since) {
    wait.reasons.push_back(make_reason("gate.first-plan"));
    return;
  }
  const Instant opens = base::add_days(*s.progress.build_since, c.build_gate_days.value);
  if (s.status.now.at < opens) {
    wait.reasons.push_back(make_reason(
        "gate.build-days", {input("days", c.build_gate_days.value), input("until", opens)}));
    wait_until(wait, opens);
  }
}

void wait_for_prerequisite(const Situation& s, const Exercise& exercise, Wait& wait) {
  if (!exercise.prerequisite) return;
  const auto& needed = *exercise.prerequisite;
  const Exercise* before = s.catalogue.find_exercise(needed.exercise);
  const auto track = s.progress.tracks.find(needed.exercise);
  const bool done = track != s.progress.tracks.end() && track->second.level > 0;
  if (before != nullptr && done && find_level_today(s, *before) >= needed.level) return;
  wait.reasons.push_back(make_reason(
      "gate.prerequisite", {input("exercise", needed.exercise), input("level", needed.level)}));
}

}  // namespace

std::vector<Reason> find_objections(const Situation& situation, const Exercise& exercise,
                                    int level) {
  return Objector(situation, exercise, level).find();
}

Wait find_wait(const Situation& s, const Exercise& exercise, int level) {
  Wait wait;
  if (s.gate == DayGate::relief && exercise.load_class != LoadClass::l0 &&
      !is_flare_walk(s, exercise, level))
    wait.reasons.push_back(make_reason("day.relief-only"));
  if (s.gate == DayGate::easy && exercise.load_class == LoadClass::l3)
    wait.reasons.push_back(make_reason("day.easy-no-l3"));
  wait_for_pace(s, exercise, wait);
  wait_for_direction(s, exercise, wait);
  wait_for_suspension(s, exercise, wait);
  wait_for_build(s, exercise, wait);
  wait_for_prerequisite(s, exercise, wait);
  apply_overrides(s, exercise, wait);
  const bool first_plan = s.progress.in_trial;
  if (first_plan && (exercise.load_class == LoadClass::l3 || exercise.prerequisite))
    if (wait.reasons.empty()) wait.reasons.push_back(make_reason("gate.first-plan"));
  if (first_plan && level > 1) wait.reasons.push_back(make_reason("plan.start-level"));
  return wait;
}

std::optional<Reason> find_new_wait(const Situation& s) {
  const Constants& c = s.catalogue.constants();
  const Instant now = s.status.now.at;
  const int gap = find_gap_days(s.status).value_or(0);
  if (s.gate != DayGate::normal || gap >= c.gap_down_days.value) return make_reason("new.wait-day");
  if (const auto& until = s.progress.reentry_until; until && now < *until)
    return make_reason("new.wait", {input("until", *until)});
  if (s.progress.last_red) {
    const Instant opens = base::add_hours(*s.progress.last_red, c.plan_lock_hours.value);
    if (now < opens) return make_reason("new.wait", {input("until", opens)});
  }
  if (s.progress.last_new) {
    const Instant opens = base::add_hours(*s.progress.last_new, c.new_exercise_hours.value);
    if (now < opens) return make_reason("new.wait", {input("until", opens)});
  }
  return std::nullopt;
}

}  // namespace plumb::care
