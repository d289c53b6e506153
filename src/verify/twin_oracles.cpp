#include <algorithm>
#include <array>

#include "verify/chance.hpp"
#include "verify/oracles.hpp"

namespace plumb::verify {

using namespace care;

namespace {

/// Rules that refuse for as long as what made them speak holds, whatever else is planned.
bool is_lasting(const Reason& reason) {
  constexpr std::array rules = {
      "matrix.excluded",          "matrix.key-needed", "item.professional-first",
      "position.lying",           "direction.flexion", "direction.extension",
      "direction.neck-extension", "equipment.missing", "equipment.bar-rating",
      "equipment.mass-unknown",   "help.nobody-near",  "cap.load"};
  return std::ranges::find(rules, reason.rule) != rules.end();
}

bool refuses(const Plan& plan, const Id& exercise) {
  const auto found = std::ranges::find(plan.refusals, exercise, &Refusal::exercise);
  return found != plan.refusals.end() && std::ranges::any_of(found->reasons, is_lasting);
}

bool is_shut(const Plan& plan) { return plan.action >= ActionLevel::professional; }

}  // namespace

void look_at_more_trouble(int invariant, const Plan& base, const Plan& stricter, Tally& tally) {
  if (is_shut(base)) tally.look(invariant, stricter.lines.empty(), "more trouble opened the plan");
  tally.look(invariant, stricter.action >= base.action, "more trouble made the action milder");
  if (base.lines.empty()) return;
  for (const PlanLine& line : stricter.lines) {
    tally.look(invariant, !refuses(base, line.exercise),
               line.exercise + " came in with more trouble");
    const auto same = std::ranges::find(base.lines, line.exercise, &PlanLine::exercise);
    if (same != base.lines.end())
      tally.look(invariant, line.level <= same->level, line.exercise + " rose with more trouble");
  }
}

void look_at_more_signs(int invariant, const Plan& base, const Plan& stricter, Tally& tally) {
  for (const Id& id : base.conditions)
    tally.look(invariant, std::ranges::find(stricter.conditions, id) != stricter.conditions.end(),
               id + " is forgotten with more trouble");
  for (const OpenFlag& flag : base.flags) {
    const auto same = std::ranges::find(stricter.flags, flag.flag, &OpenFlag::flag);
    tally.look(invariant, same != stricter.flags.end() && same->level >= flag.level,
               flag.flag + " is no sign any more with more trouble");
  }
  const bool open = !base.lines.empty() && !stricter.lines.empty();
  if (open) tally.look(invariant, stricter.cap_g <= base.cap_g, "more trouble raised the cap");
}

void look_at_sameness(const Planner& planner, const std::vector<Event>& journal, const Plan& plan,
                      std::uint64_t seed, Tally& tally) {
  tally.look(28, planner(journal, plan.at).fingerprint == plan.fingerprint,
             "the same journal gave another plan");
  Chance chance(seed);
  std::vector<Event> shuffled = journal;
  const auto count = static_cast<int>(journal.size());
  for (int i = 0; i < count / 2; ++i)
    shuffled.push_back(journal[static_cast<std::size_t>(chance.between(0, count - 1))]);
  for (std::size_t i = shuffled.size(); i > 1; --i)
    std::swap(shuffled[i - 1],
              shuffled[static_cast<std::size_t>(chance.between(0, static_cast<int>(i) - 1))]);
  tally.look(37, planner(shuffled, plan.at).fingerprint == plan.fingerprint,
             "a shuffled journal gave another plan");
}

void look_at_reasons(const Case& of, Tally& tally) {
  const auto known = [&](const std::vector<Reason>& reasons) {
    return !reasons.empty() && std::ranges::all_of(reasons, [&](const Reason& reason) {
      return std::ranges::find(of.tables.rules, reason.rule, &Rule::id) != of.tables.rules.end();
    });
  };
  tally.look(28, of.plan.catalogue == of.tables.version, "a plan of another catalogue");
  for (const PlanLine& line : of.plan.lines)
    tally.look(28, known(line.reasons), line.exercise + " is offered without a rule");
  for (const Refusal& refusal : of.plan.refusals)
    tally.look(28, known(refusal.reasons), refusal.exercise + " is refused without a rule");
}

}  // namespace plumb::verify
