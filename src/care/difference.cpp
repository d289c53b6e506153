#include "care/difference.hpp"

#include <algorithm>
#include <utility>

#include "base/fingerprint.hpp"
#include "base/write_described.hpp"
#include "care/explain.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "care/reasons.hpp"
#include "care/standing.hpp"

namespace plumb::care {

namespace {

const PlanLine* find_line(const Plan& plan, const Id& exercise) {
  const auto line = std::ranges::find(plan.lines, exercise, &PlanLine::exercise);
  return line == plan.lines.end() ? nullptr : &*line;
}

const Refusal* find_refusal(const Plan& plan, const Id& exercise) {
  const auto refusal = std::ranges::find(plan.refusals, exercise, &Refusal::exercise);
  return refusal == plan.refusals.end() ? nullptr : &*refusal;
}

bool is_of_gate(const Reason& reason) {
  for (const char* stem : {"day.", "today.", "flare.hold", "worse.easy"})
    if (reason.rule.starts_with(stem) && reason.rule != "day.all-done") return true;
  return false;
}

class DifferenceFinder {
 public:
  DifferenceFinder(const Catalogue& catalogue, const Plan& before, const Plan& after)
      : catalogue_{catalogue}, before_{before}, after_{after} {}

  std::vector<Difference> find() {
    compare_flags();
    compare_standing();
    compare_lines();
    compare_answers();
    compare_refusals();
    compare_directions();
    return std::move(changes_);
  }

 private:
  Difference& add(DifferenceKind kind) {
    changes_.push_back({});
    changes_.back().kind = kind;
    return changes_.back();
  }

  std::string find(const std::string& key, const std::vector<ReasonInput>& inputs = {}) const {
    return fill_text(catalogue_, find_text_or_key(catalogue_, key), inputs,
                     after_.at.offset_minutes);
  }

  /// The reasons of the later plan that pass, else all of them.
  template <class Passes>
  std::vector<Reason> list_reasons(Passes passes) const {
    std::vector<Reason> chosen;
    for (const Reason& reason : after_.reasons)
      if (passes(reason)) chosen.push_back(reason);
    return chosen;
  }

  void compare_flags() {
    const auto is_open = [](const Plan& plan, const OpenFlag& flag) {
      return std::ranges::any_of(plan.flags, [&](const OpenFlag& other) {
        return other.flag == flag.flag && other.level >= flag.level;
      });
    };
    for (const OpenFlag& flag : after_.flags)
      if (!is_open(before_, flag)) add_flag(DifferenceKind::flag_opened, flag);
    for (const OpenFlag& flag : before_.flags)
      if (std::ranges::find(after_.flags, flag.flag, &OpenFlag::flag) == after_.flags.end())
        add_flag(DifferenceKind::flag_closed, flag);
  }

  void add_flag(DifferenceKind kind, const OpenFlag& flag) {
    const bool known = std::ranges::any_of(
        changes_, [&](const Difference& one) { return one.kind == kind && one.flag == flag.flag; });
    if (known) return;  // it stands open for two reasons
    Difference& one = add(kind);
    one.flag = flag.flag;
    one.to = name_of(flag.level);
    if (kind == DifferenceKind::flag_opened) one.reasons = flag.reasons;
    one.text = find("difference." + std::string(name_of(kind)),
                    {input("sign", find("flag." + flag.flag + ".sign"))});
  }

  void compare_standing() {
    if (before_.state != after_.state) {
      Difference& one = add(DifferenceKind::state);
      one.from = name_of(before_.state);
      one.to = name_of(after_.state);
      one.until = after_.state_until;
      one.reasons = list_reasons([&](const Reason& reason) {
        return !is_of_gate(reason) && !reason.rule.starts_with("screen.") && !stood_before(reason);
      });
      one.text = find("difference.state." + one.to);
    }
    if (before_.gate != after_.gate) {
      Difference& one = add(DifferenceKind::gate);
      one.from = name_of(before_.gate);
      one.to = name_of(after_.gate);
      one.reasons = list_reasons(is_of_gate);
      one.text = find("difference.gate." + one.to);
    }
    if (before_.ask != after_.ask && after_.ask != AskNext::nothing) {
      Difference& one = add(DifferenceKind::asked);
      one.from = name_of(before_.ask);
      one.to = name_of(after_.ask);
      one.reasons =
          list_reasons([](const Reason& reason) { return reason.rule.starts_with("screen."); });
      one.text = find("difference.asked." + one.to);
    }
    // A plan that offers nothing has no cap.
    if (before_.cap_g != after_.cap_g && before_.cap_g > 0 && after_.gate != DayGate::blocked) {
      Difference& one = add(DifferenceKind::cap);
      one.from = std::to_string(before_.cap_g);
      one.to = std::to_string(after_.cap_g);
      one.text = find("difference.cap", {input("to_g", after_.cap_g)});
    }
  }

  bool stood_before(const Reason& reason) const {
    return std::ranges::any_of(before_.reasons, [&](const Reason& other) {
      return other.rule == reason.rule && other.text == reason.text;
    });
  }

  void compare_lines() {
    for (const PlanLine& line : before_.lines)
      if (find_line(after_, line.exercise) == nullptr) add_removed(line);
    for (const PlanLine& line : after_.lines) {
      const PlanLine* former = find_line(before_, line.exercise);
      if (former == nullptr)
        add_line(DifferenceKind::added, line, 0).reasons.push_back(line.reasons.front());
      else
        compare_line(*former, line);
    }
  }

  void add_removed(const PlanLine& line) {
    Difference& one = add(DifferenceKind::removed);
    one.exercise = line.exercise;
    one.from_level = line.level;
    if (const Refusal* refusal = find_refusal(after_, line.exercise)) {
      one.until = refusal->until;
      one.reasons = refusal->reasons;
    }
    one.text = find("difference.removed.one", {input("exercise", line.exercise)});
  }

  Difference& add_line(DifferenceKind kind, const PlanLine& line, int from) {
    Difference& one = add(kind);
    one.exercise = line.exercise;
    one.from_level = from;
    one.to_level = line.level;
    std::string key = "difference." + std::string(name_of(kind));
    if (kind == DifferenceKind::added) key += ".one";
    one.text =
        find(key, {input("exercise", line.exercise), input("from", from), input("to", line.level)});
    return one;
  }

  void compare_line(const PlanLine& former, const PlanLine& line) {
    const auto changed = std::ranges::find(after_.changes, line.exercise, &Change::exercise);
    const auto& why = changed != after_.changes.end() ? changed->reasons : line.reasons;
    if (line.step_up && !former.step_up && line.level > former.level)
      add_line(DifferenceKind::offered, line, former.level).reasons = why;
    else if (line.level > former.level)
      add_line(DifferenceKind::raised, line, former.level).reasons = why;
    else if (line.level < former.level)
      add_line(DifferenceKind::lowered, line, former.level).reasons = list_lower_reasons(line, why);
    else if (base::find_fingerprint(base::write_described(line.dose)) !=
             base::find_fingerprint(base::write_described(former.dose)))
      add_line(DifferenceKind::dose, line, former.level).reasons = line.reasons;
  }

  /// A level goes down by its own last session, or with the whole day or plan.
  std::vector<Reason> list_lower_reasons(const PlanLine& line,
                                         const std::vector<Reason>& why) const {
    const bool own = std::ranges::any_of(after_.changes, [&](const Change& change) {
      return change.exercise == line.exercise && change.kind == ChangeKind::step_down;
    });
    if (own) return why;
    return list_reasons([&](const Reason& reason) {
      return is_of_gate(reason) || reason.rule.starts_with("gap.") ||
             reason.rule.starts_with("state.");
    });
  }

  static bool is_same(const Change& a, const Change& b) {
    return a.exercise == b.exercise && a.kind == b.kind && a.from_level == b.from_level &&
           a.to_level == b.to_level && a.reasons.size() == b.reasons.size() &&
           std::ranges::equal(a.reasons, b.reasons, {}, &Reason::text, &Reason::text);
  }

  /// What the back's answer keeps as it is, and that no step comes for a time.
  void compare_answers() {
    for (const Change& change : after_.changes) {
      if (change.kind != ChangeKind::hold) continue;
      const bool known = std::ranges::any_of(
          before_.changes, [&](const Change& other) { return is_same(change, other); });
      if (known) continue;
      Difference& one = add(DifferenceKind::held);
      one.exercise = change.exercise;
      one.from_level = change.from_level;
      one.to_level = change.to_level;
      one.reasons = change.reasons;
      one.text = find("difference.held",
                      {input("exercise", change.exercise), input("to", change.to_level)});
    }
    const Reason* lock = find_step_lock(after_);
    const Reason* former = find_step_lock(before_);
    if (lock == nullptr || (former != nullptr && former->text == lock->text)) return;
    Difference& one = add(DifferenceKind::steps_wait);
    for (const ReasonInput& value : lock->inputs)
      if (Instant until; value.name == "until" && parse_leaf(value.value, until)) one.until = until;
    one.reasons.push_back(*lock);
    one.text = lock->text;
  }

  /// What keeps every line from its next step for a time; nothing where no line waits for it.
  static const Reason* find_step_lock(const Plan& plan) {
    for (const PlanLine& line : plan.lines)
      for (const Reason& reason : line.reasons)
        if (reason.rule == "step.wait-red" || reason.rule == "step.wait-rise" ||
            reason.rule == "step.wait-reentry")
          return &reason;
    return nullptr;
  }

  static bool is_closed(const Refusal& refusal) {
    for (const char* open : {"plan.not-yet", "new.", "budget.", "swap.", "hang.budget"})
      if (refusal.reasons.front().rule.starts_with(open)) return false;
    return true;
  }

  /// What was not a line and is not one: whether something closes it now. Where a plan offers
  /// nothing at all, the gate says so.
  void compare_refusals() {
    if (before_.refusals.empty() || after_.refusals.empty()) return;
    for (const Refusal& refusal : after_.refusals) {
      const Refusal* former = find_refusal(before_, refusal.exercise);
      if (former == nullptr) continue;
      const bool closes = is_closed(refusal);
      const bool longer = refusal.until && refusal.until > former->until;
      if (closes && (!is_closed(*former) || longer))
        add_closed(refusal);
      else if (!closes && is_closed(*former))
        add_opened(refusal);
    }
  }

  void add_closed(const Refusal& refusal) {
    Difference& one = add(refusal.until ? DifferenceKind::locked : DifferenceKind::closed);
    one.exercise = refusal.exercise;
    one.until = refusal.until;
    one.reasons = refusal.reasons;
    std::vector<ReasonInput> inputs = {input("exercise", refusal.exercise)};
    if (refusal.until) inputs.push_back(input("until", *refusal.until));
    one.text = find(refusal.until ? "difference.locked" : "difference.closed.one", inputs);
  }

  void add_opened(const Refusal& refusal) {
    Difference& one = add(DifferenceKind::opened);
    one.exercise = refusal.exercise;
    one.reasons = refusal.reasons;
    one.text = find("difference.opened.one", {input("exercise", refusal.exercise)});
  }

  static const Reason* find_lock(const DirectionView& view) {
    const auto lock = std::ranges::find(view.reasons, "movement.locked", &Reason::rule);
    return lock == view.reasons.end() ? nullptr : &*lock;
  }

  void compare_directions() {
    for (const DirectionView& view : after_.directions) {
      const auto former =
          std::ranges::find(before_.directions, view.direction, &DirectionView::direction);
      if (former == before_.directions.end()) continue;
      const Reason* lock = find_lock(view);
      const bool locked = find_lock(*former) != nullptr;
      if ((lock != nullptr) == locked) continue;
      Difference& one =
          add(locked ? DifferenceKind::direction_opens : DifferenceKind::direction_rests);
      one.direction = view.direction;
      if (lock != nullptr) one.reasons.push_back(*lock);
      if (!locked) one.until = view.until;
      std::vector<ReasonInput> inputs;
      if (one.until) inputs.push_back(input("until", *one.until));
      one.text = find("difference." + std::string(name_of(one.kind)) + "." +
                          std::string(name_of(view.direction)),
                      inputs);
    }
  }

  const Catalogue& catalogue_;
  const Plan& before_;
  const Plan& after_;
  std::vector<Difference> changes_;
};

/// Says differences in sentences: many exercises of one kind are named in one. Where nothing is
/// offered any more, the state and the gate say it all.
class DifferenceWords {
 public:
  DifferenceWords(const Catalogue& catalogue, const Plan& after,
                  const std::vector<Difference>& changes)
      : catalogue_{catalogue}, after_{after}, changes_{changes} {}

  std::vector<std::string> say_all() {
    using enum DifferenceKind;
    const bool empty = after_.lines.empty();
    for (const Difference& one : changes_) {
      if (is_grouped(one.kind)) {
        if (!(empty && one.kind == removed)) say_group(one.kind);
        continue;
      }
      say_once(one.text);
      for (const Reason& reason : one.reasons)
        if (says_why(one, reason)) say_once(reason.text);
    }
    if (changes_.empty()) says_.push_back(find("difference.none"));
    return std::move(says_);
  }

 private:
  std::string find(const std::string& key, const std::vector<ReasonInput>& inputs = {}) const {
    return fill_text(catalogue_, find_text_or_key(catalogue_, key), inputs,
                     after_.at.offset_minutes);
  }

  static bool is_grouped(DifferenceKind kind) {
    using enum DifferenceKind;
    return kind == added || kind == removed || kind == closed || kind == opened;
  }

  /// Of many reasons of a line only the first says why it changed.
  static bool says_why(const Difference& one, const Reason& reason) {
    return !one.exercise || &reason == &one.reasons.front();
  }

  void say_once(const std::string& text) {
    if (std::ranges::find(says_, text) == says_.end()) says_.push_back(text);
  }

  void say_group(DifferenceKind kind) {
    std::string names;
    int count = 0;
    const Difference* first = nullptr;
    for (const Difference& one : changes_) {
      if (one.kind != kind) continue;
      if (first == nullptr) first = &one;
      names += (count++ == 0 ? "" : ", ") + find("exercise." + *one.exercise + ".name");
    }
    const std::string stem = "difference." + std::string(name_of(kind));
    const bool known = std::ranges::find(said_, kind) != said_.end();
    if (known) return;
    said_.push_back(kind);
    says_.push_back(count == 1 ? first->text : find(stem + ".other", {input("exercises", names)}));
    for (const Difference& one : changes_)
      if (one.kind == kind && kind != DifferenceKind::opened && !one.reasons.empty())
        say_once(one.reasons.front().text);
  }

  const Catalogue& catalogue_;
  const Plan& after_;
  const std::vector<Difference>& changes_;
  std::vector<std::string> says_;
  std::vector<DifferenceKind> said_;
};

}  // namespace

PlanStanding find_plan_standing(const Plan& plan) {
  return {plan.fingerprint, plan.state, plan.gate,
          plan.action,      plan.ask,   static_cast<int>(plan.lines.size())};
}

std::vector<Difference> list_differences(const Catalogue& catalogue, const Plan& before,
                                         const Plan& after) {
  return DifferenceFinder(catalogue, before, after).find();
}

std::vector<std::string> say_differences(const Catalogue& catalogue, const Plan& after,
                                         const std::vector<Difference>& changes) {
  return DifferenceWords(catalogue, after, changes).say_all();
}

PlanDifference find_difference(const Catalogue& catalogue, const Plan& before, const Plan& after) {
  PlanDifference found;
  found.catalogue = after.catalogue;
  found.before = find_plan_standing(before);
  found.after = find_plan_standing(after);
  found.changes = list_differences(catalogue, before, after);
  found.says = say_differences(catalogue, after, found.changes);
  return found;
}

PlanDifference find_consequence(const Catalogue& catalogue, std::span<const Event> events,
                                std::span<const Event> added, const Moment& now) {
  Moment at = now;
  for (const Event& event : added)
    if (event.at.at > at.at) at = event.at;
  std::vector<Event> all = merge_events({events.begin(), events.end()});
  const Plan before = make_plan_of_merged(catalogue, all, at);
  all.insert(all.end(), added.begin(), added.end());
  const std::vector<Event> merged = merge_events(std::move(all));
  const Plan after = make_plan_of_merged(catalogue, merged, at);
  const Standing standing(catalogue, merged, at);  // with the words of a therapist's exercises
  return find_difference(standing.catalogue(), before, after);
}

}  // namespace plumb::care
