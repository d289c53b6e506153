#include "care/assemble.hpp"

#include <algorithm>
#include <limits>

#include "care/budget.hpp"
#include "care/customs.hpp"
#include "care/hanging.hpp"
#include "care/orders.hpp"
#include "care/reasons.hpp"
#include "care/returning.hpp"
#include "care/wishes.hpp"

namespace plumb::care {

namespace {

constexpr std::string_view slot_added = "added";
constexpr std::string_view slot_regression = "regression";

/// An exercise that may be offered, with the level at which it may.
struct Offer {
  const Exercise* exercise = nullptr;
  int level = 1;
};

class Assembler {
 public:
  explicit Assembler(const Situation& situation)
      : s_{situation}, c_{situation.catalogue.constants()}, budget_{situation} {}

  Assembly run() {
    for (const PlanSlot& slot : s_.catalogue.content().first_plan.slots) fill_slot(slot);
    add_regressions();
    if (!s_.progress.in_trial) {
      if (!s_.wish) add_towards_goal();
      add_begun();
      if (!s_.wish) add_new();
    }
    if (s_.wish) add_wish(*s_.wish);
    collect_changes();
    if (!s_.progress.in_trial) offer_step(s_, budget_, out_);
    collect_refusals();
    mark_done();
    sort_lines();
    out_.slu_seconds = budget_.slu_seconds();
    out_.slu_seconds_limit = budget_.slu_seconds_limit();
    return std::move(out_);
  }

 private:
  const Track* find_track(const Id& id) const {
    const auto found = s_.progress.tracks.find(id);
    const bool begun = found != s_.progress.tracks.end() && found->second.level > 0;
    return begun ? &found->second : nullptr;
  }

  /// Begun not too long ago to go on with it.
  bool is_current(const Id& id) const {
    const Track* track = find_track(id);
    return track != nullptr &&
           track->last_done.at >= base::add_days(s_.status.now.at, -c_.performed_days.value);
  }

  bool is_suspended(const Id& id) const {
    const Track* track = find_track(id);
    return track != nullptr && track->suspended_until && s_.status.now.at < *track->suspended_until;
  }

  /// A line already, or left out because something else is done in its place.
  bool is_swapped_out(const Id& id) const {
    const Exercise* exercise = s_.catalogue.find_exercise(id);
    const Exercise* instead = exercise == nullptr ? nullptr : find_swap(s_, *exercise);
    return instead != nullptr && is_line(instead->id);
  }

  bool is_line(const Id& id) const {
    return std::ranges::any_of(out_.lines, [&](const PlanLine& l) { return l.exercise == id; });
  }

  /// The highest permitted level not above today's and not above `most`, or nothing.
  std::optional<Offer> find_offer(const Id& id, int most = std::numeric_limits<int>::max()) const {
    const Exercise* exercise = s_.catalogue.find_exercise(id);
    if (exercise == nullptr || is_line(id) || is_swapped_out(id)) return std::nullopt;
    int level = std::min(find_level_today(s_, *exercise), find_caution_cap(s_, *exercise, nullptr));
    for (level = std::min(level, most); level >= 1; --level)
      if (find_objections(s_, *exercise, level).empty() &&
          find_wait(s_, *exercise, level).reasons.empty())
        return Offer{exercise, level};
    return std::nullopt;
  }

  bool order_holds(const SlotOrder& order) const {
    const Profile& profile = s_.status.profile;
    if (!order.conditions_any.empty() &&
        std::ranges::none_of(order.conditions_any,
                             [&](const Id& id) { return profile.conditions.contains(id); }))
      return false;
    if (order.complaint == name_of(Region::neck) && !profile.only_neck) return false;
    return order.prior.empty() || order.prior == s_.leaning;
  }

  /// What fills the place: the candidate begun last, else the first that is permitted.
  void fill_slot(const PlanSlot& slot) {
    const auto order = std::ranges::find_if(
        slot.orders, [&](const SlotOrder& candidate) { return order_holds(candidate); });
    if (order == slot.orders.end()) return;
    const Track* latest = nullptr;
    const Id* begun = nullptr;
    for (const Id& id : order->candidates) {
      // A place whose exercise is suspended stays empty; its regression comes instead.
      if (is_suspended(id)) return;
      const Track* track = find_track(id);
      if (track == nullptr || !is_current(id) || !find_offer(id)) continue;
      if (latest == nullptr || track->last_done.at > latest->last_done.at) {
        latest = track;
        begun = &id;
      }
    }
    if (begun != nullptr) {
      add_line(*find_offer(*begun), slot.id, make_reason("plan.slot-" + slot.id));
      return;
    }
    const bool red_lock =
        is_red_locked() && std::ranges::any_of(order->candidates, [&](const Id& id) {
          return find_track(id) != nullptr;
        });
    for (const Id& id : order->candidates) {
      const auto offer = find_offer(id);
      if (!offer || (red_lock && find_track(id) == nullptr)) continue;
      if (!s_.progress.in_trial && (find_new_wait(s_) || s_.wish.value_or(id) != id)) continue;
      add_line(*offer, slot.id, make_reason("plan.slot-" + slot.id));
      return;
    }
  }

  /// What the person wants in its place, at the level at which it would begin or goes on.
  std::optional<Offer> find_swapped(const Offer& offer) const {
    const Exercise* instead = find_swap(s_, *offer.exercise);
    if (instead == nullptr || is_suspended(instead->id)) return std::nullopt;
    const bool begun = find_track(instead->id) != nullptr;
    if (!s_.progress.in_trial && !begun && find_new_wait(s_)) return std::nullopt;
    return find_offer(instead->id, begun ? std::numeric_limits<int>::max() : 1);
  }

  void add_line(const Offer& wanted, std::string_view slot, Reason reason) {
    const std::optional<Offer> swapped = find_swapped(wanted);
    const Offer& offer = swapped ? *swapped : wanted;
    if (swapped)
      reason = make_reason("swap.chosen", {input("instead", wanted.exercise->id)});
    else if (find_swap(s_, *wanted.exercise) != nullptr)
      refuse(find_swap(s_, *wanted.exercise)->id, make_reason("swap.not-now"));
    const Exercise& exercise = *offer.exercise;
    const Rung& full = *find_rung(exercise, offer.level);
    const Rung rung = find_ordered_dose(s_, exercise, full);
    if (auto excess = budget_.find_excess(exercise, rung)) {
      refuse(exercise.id, std::move(*excess));
      return;
    }
    budget_.add(exercise, rung);
    PlanLine line;
    line.exercise = exercise.id;
    line.slot = slot;
    line.level = offer.level;
    line.dose = rung;
    line.not_before = find_morning_lock(s_, exercise);
    const auto hang = find_hang_lock(s_, exercise);
    if (hang) line.not_before = std::max(line.not_before.value_or(*hang), *hang);
    line.cautions = find_cautions(s_, exercise, offer.level);
    line.reasons.push_back(std::move(reason));
    for (Reason& note : find_order_notes(s_, exercise, full))
      line.reasons.push_back(std::move(note));
    line.own = find_ordered_exercise(s_, exercise);
    if (is_custom(exercise.id)) {
      if (!line.own) line.own = exercise;
      line.own_texts = find_custom_texts(s_.catalogue, exercise.id);
    }
    add_line_reasons(exercise, line);
    out_.lines.push_back(std::move(line));
  }

  void add_line_reasons(const Exercise& exercise, PlanLine& line) const {
    if (exercise.origin == Origin::page) line.reasons.push_back(make_reason("prefer.page"));
    for (const Id& id : s_.status.profile.conditions) {
      const Condition* condition = s_.catalogue.find_condition(id);
      if (condition != nullptr &&
          std::ranges::find(condition->prefer, exercise.id) != condition->prefer.end())
        line.reasons.push_back(make_reason("plan.prefer-condition", {input("condition", id)}));
    }
    if (find_track(exercise.id) == nullptr) line.reasons.push_back(make_reason("plan.start-level"));
    if (const auto morning = find_morning_lock(s_, exercise))
      line.reasons.push_back(make_reason("lock.morning", {input("until", *morning)}));
    if (const auto hang = find_hang_lock(s_, exercise))
      line.reasons.push_back(
          make_reason("hang.spacing",
                      {input("hours", c_.hang_occasion_gap_hours.value), input("until", *hang)}));
    if (s_.flare != nullptr && exercise.load_class == LoadClass::walk)
      line.reasons.push_back(make_reason("flare.walk"));
    if (const Track* track = find_track(exercise.id)) add_lapse_reason(*track, line);
    Id condition;
    const int cap = find_caution_cap(s_, exercise, &condition);
    if (!condition.empty()) {
      line.reasons.push_back(make_reason("matrix.caution", {input("condition", condition)}));
      if (cap < static_cast<int>(exercise.ladder.size()))
        line.reasons.push_back(
            make_reason("matrix.caution-cap", {input("level", cap), input("condition", condition),
                                               input("days", c_.caution_free_days.value)}));
    }
  }

  /// What was left out while other exercises went on comes back lower; the plan's own gap is told
  /// for the plan as a whole.
  void add_lapse_reason(const Track& track, PlanLine& line) const {
    const int gap = find_gap_days(s_.status).value_or(0);
    const int lapse = find_lapse_days(s_.status, track);
    if (gap < c_.gap_down_days.value && lower_by_lapse(c_, lapse, track.level) < track.level)
      line.reasons.push_back(make_reason("gap.exercise", {input("days", lapse)}));
  }

  /// Refuses once, however many places would have taken the exercise.
  void refuse(const Id& exercise, Reason reason) {
    if (std::ranges::find(out_.refusals, exercise, &Refusal::exercise) != out_.refusals.end())
      return;
    Refusal refusal;
    refusal.exercise = exercise;
    refusal.reasons.push_back(std::move(reason));
    out_.refusals.push_back(std::move(refusal));
  }

  /// After a RED its regression comes in place of what is suspended, once the lock is over.
  void add_regressions() {
    for (const auto& [id, track] : s_.progress.tracks) {
      if (!is_suspended(id)) continue;
      const Exercise* exercise = s_.catalogue.find_exercise(id);
      if (exercise == nullptr) continue;
      const Instant red =
          std::max(*track.suspended_since, s_.progress.last_red.value_or(*track.suspended_since));
      const Instant opens = base::add_hours(red, c_.plan_lock_hours.value);
      for (const Id& easier : exercise->regress_to) {
        if (is_line(easier)) break;
        const auto offer = find_offer(easier, 1);
        if (!offer) continue;
        Change change{ChangeKind::replaced, id, 0, 0, easier, opens, {}};
        const auto inputs = {input("exercise", easier), input("instead", id), input("until", opens),
                             input("hours", c_.plan_lock_hours.value)};
        change.reasons.push_back(make_reason("regression.after", inputs));
        out_.changes.push_back(std::move(change));
        if (s_.status.now.at >= opens)
          add_line(*offer, slot_regression, make_reason("regression.after", inputs));
        break;
      }
    }
  }

  /// What was begun earlier and is not a line yet goes on while it is permitted.
  void add_begun() {
    for (const auto& [id, track] : s_.progress.tracks)
      if (track.level > 0 && is_current(id) && !is_suspended(id))
        if (const auto offer = find_offer(id))
          add_line(*offer, slot_added, make_reason("plan.goes-on"));
  }

  /// So soon after a RED nothing new takes a place that something else had.
  bool is_red_locked() const {
    return s_.progress.last_red &&
           s_.status.now.at < base::add_hours(*s_.progress.last_red, c_.plan_lock_hours.value);
  }

  /// One resting position is enough, and neck exercises are for a neck that complains.
  bool adds_exercise(const Exercise& exercise) const {
    return exercise.load_class != LoadClass::l0 &&
           (!exercise.neck_item || s_.status.profile.has_neck);
  }

  bool may_begin() const {
    const bool is_new_in = std::ranges::any_of(
        out_.lines, [&](const PlanLine& line) { return find_track(line.exercise) == nullptr; });
    return !is_new_in && !s_.limited && !s_.keeping && !find_new_wait(s_);
  }

  /// Begins it as the one new exercise of the day, if it is permitted and there is room.
  bool begin_new(const Offer& offer) {
    const Id& id = offer.exercise->id;
    if (find_track(id) != nullptr) return false;
    if (budget_.find_excess(*offer.exercise, *find_rung(*offer.exercise, offer.level)))
      return false;
    add_line(offer, slot_added, make_reason("new.added"));
    Change change{ChangeKind::added, id, 0, offer.level, std::nullopt, std::nullopt, {}};
    change.reasons.push_back(make_reason("new.added"));
    out_.changes.push_back(std::move(change));
    return true;
  }

  /// What leads to the goal comes before what else was begun: the day's room is for it first.
  void add_towards_goal() {
    for (const Id& id : find_way_to_goal(s_)) {
      const auto offer = find_offer(id);
      if (!offer || is_suspended(id)) continue;
      if (is_current(id))
        add_line(*offer, slot_added, make_reason("plan.goes-on"));
      else if (may_begin())
        begin_new(*offer);
    }
  }

  void add_new() {
    if (!may_begin()) return;
    for (const Id& id : s_.catalogue.content().first_plan.additions)
      if (const auto offer = find_offer(id); offer && adds_exercise(*offer->exercise))
        if (begin_new(*offer)) return;
  }

  /// What the person asks for takes the turn of what is new, and begins like it, also if it was
  /// done long ago. What goes on is a line already.
  void add_wish(const Id& id) {
    if (is_line(id) || is_suspended(id)) return;
    const auto offer = find_offer(id, 1);
    if (!offer) return;  // its objections tell why
    if (s_.progress.in_trial) {
      const auto need = s_.catalogue.constants().trial_sessions.value;
      refuse(id, make_reason("new.wait-trial", {input("need", need)}));
    } else if (s_.limited) {
      refuse(id, make_reason("flag.limit"));
    } else if (auto wait = find_new_wait(s_)) {
      refuse(id, std::move(*wait));
    } else {
      add_line(*offer, slot_added, make_reason("new.chosen"));
    }
  }

  /// How often the exercise was done on the person's day; sessions stand in the order of time.
  int count_today(const Id& id) const {
    int times = 0;
    const auto& sessions = s_.status.sessions;
    for (auto at = sessions.rbegin(); at != sessions.rend() && is_today(s_.status, at->at); ++at)
      times += static_cast<int>(std::ranges::count_if(
          at->session->exercises,
          [&](const ExerciseReport& report) { return report.exercise == id && !report.skipped; }));
    return times;
  }

  /// The dose of a day is for the whole day: what was done is done, however well it felt.
  void mark_done() {
    for (PlanLine& line : out_.lines) {
      line.done_today = count_today(line.exercise);
      line.finished = line.done_today >= line.dose.per_day;
      if (line.finished)
        line.reasons.push_back(make_reason("day.done", {input("times", line.done_today)}));
    }
  }

  void collect_changes() {
    for (const auto& [id, track] : s_.progress.tracks) {
      if (!track.change || !is_current(id)) continue;
      if (track.change->kind == ChangeKind::suspended && !is_suspended(id)) continue;
      out_.changes.push_back(*track.change);
    }
  }

  void collect_refusals() {
    std::erase_if(out_.refusals, [&](const Refusal& refusal) { return is_line(refusal.exercise); });
    for (const Exercise& exercise : s_.catalogue.content().exercises) {
      if (is_line(exercise.id)) continue;
      const int level =
          std::min(find_level_today(s_, exercise), find_caution_cap(s_, exercise, nullptr));
      std::vector<Reason> objections = find_objections(s_, exercise, std::max(level, 1));
      Wait wait = find_wait(s_, exercise, std::max(level, 1));
      objections.insert(objections.end(), wait.reasons.begin(), wait.reasons.end());
      const auto known = std::ranges::find(out_.refusals, exercise.id, &Refusal::exercise);
      if (known != out_.refusals.end()) {
        known->reasons.insert(known->reasons.end(), objections.begin(), objections.end());
        continue;
      }
      if (objections.empty() && is_swapped_out(exercise.id))
        objections.push_back(make_reason("swap.instead"));
      if (objections.empty()) objections.push_back(make_reason("plan.not-yet"));
      out_.refusals.push_back({exercise.id, wait.until, std::move(objections)});
    }
    std::ranges::sort(out_.refusals, {}, &Refusal::exercise);
  }

  void sort_lines() {
    const auto rank = [&](const PlanLine& line) {
      return static_cast<int>(s_.catalogue.find_exercise(line.exercise)->load_class);
    };
    // The places of the first plan come first within a class: insertion keeps their order.
    for (std::size_t i = 1; i < out_.lines.size(); ++i)
      for (std::size_t k = i; k > 0 && rank(out_.lines[k]) < rank(out_.lines[k - 1]); --k)
        std::swap(out_.lines[k], out_.lines[k - 1]);
  }

  const Situation& s_;
  const Constants& c_;
  DayBudget budget_;
  Assembly out_;
};

}  // namespace

Assembly find_assembly(const Situation& situation) { return Assembler(situation).run(); }

}  // namespace plumb::care
