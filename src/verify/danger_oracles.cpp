#include <algorithm>

#include "verify/oracles.hpp"

namespace plumb::verify {

using namespace care;

namespace {

ActionLevel find_level(const RedFlag& flag, const FlagAnswer& answer) {
  if (answer.reply == FlagReply::no) return ActionLevel::none;
  if (answer.reply == FlagReply::not_sure)
    return answer.asked_again ? flag.not_sure : ActionLevel::none;
  ActionLevel level = flag.level;
  for (const FlagDetail& detail : flag.details)
    if (std::ranges::find(answer.details, detail.id) != answer.details.end())
      level = std::max(level, detail.level);
  return level;
}

/// A professional's word opens what waits for a professional; more than that needs a signature.
bool is_cleared(const Case& of, const Id& flag, ActionLevel level, Instant since) {
  return std::ranges::any_of(of.ledger.events, [&](const Event* event) {
    const auto* clearance = std::get_if<Clearance>(&event->body);
    if (clearance == nullptr || event->at.at < since || !is_in_force(*clearance, of.now))
      return false;
    if (level > ActionLevel::professional && !is_signed(of.ledger, *clearance)) return false;
    return std::ranges::find(clearance->flags, flag) != clearance->flags.end();
  });
}

/// The first danger sign that stands open by the raw answers, or "".
Id find_open_sign(const Case& of) {
  for (const Event* event : of.ledger.events) {
    const std::vector<FlagAnswer>* answers = nullptr;
    if (const auto* screen = std::get_if<FlagsScreened>(&event->body)) answers = &screen->answers;
    if (const auto* check_in = std::get_if<CheckIn>(&event->body)) answers = &check_in->flags;
    if (answers == nullptr) continue;
    for (const FlagAnswer& answer : *answers) {
      const RedFlag* flag = find_flag(of.tables, answer.flag);
      if (flag == nullptr) continue;
      const ActionLevel level = find_level(*flag, answer);
      if (level >= ActionLevel::professional && !is_cleared(of, flag->id, level, event->at.at))
        return flag->id;
    }
  }
  return {};
}

bool is_lying(const Exercise& exercise, const Rung& rung) {
  if (exercise.positions.empty()) return false;
  const Position position = rung.position.value_or(exercise.positions.front());
  return position == Position::supine || position == Position::prone;
}

bool has_any_clearance(const Case& of) {
  return std::ranges::any_of(of.ledger.events, [](const Event* event) {
    return std::holds_alternative<Clearance>(event->body);
  });
}

void look_at_lying(const Case& of, Tally& tally) {
  for (const Id& id : find_conditions(of)) {
    const Condition* condition = find_condition(of.tables, id);
    if (condition == nullptr || !condition->not_lying) continue;
    for (const PlanLine& line : of.plan.lines) {
      const Exercise* exercise = find_exercise(of.tables, line.exercise);
      const Rung* rung = exercise == nullptr ? nullptr : find_raw_rung(*exercise, line.level);
      if (rung != nullptr)
        tally.look(36, !is_lying(*exercise, *rung), line.exercise + " lies flat under " + id);
    }
  }
}

void look_at_emptiness(const Case& of, Tally& tally) {
  if (!of.plan.lines.empty()) return;
  const auto& reasons = of.plan.reasons;
  const bool said = !reasons.empty() && std::ranges::none_of(reasons, [](const Reason& reason) {
    return reason.text.empty();
  });
  tally.look(30, said, "the plan is empty and gives no reason");
  const bool nothing = std::ranges::any_of(
      reasons, [](const Reason& reason) { return reason.rule.starts_with("nothing."); });
  tally.look(30, nothing, "the plan is empty and does not say that nothing is safe");
}

}  // namespace

void look_at_danger(const Case& of, Tally& tally) {
  const Id sign = find_open_sign(of);
  if (!sign.empty()) tally.look(4, of.plan.lines.empty(), sign + " is open and a plan was offered");
  for (const OpenFlag& flag : of.plan.flags)
    if (flag.level >= ActionLevel::professional)
      tally.look(4, of.plan.lines.empty(), flag.flag + " is open and a plan was offered");
  for (const RawSession& session : of.ledger.sessions)
    if (session.black && !has_any_clearance(of))
      tally.look(27, of.plan.lines.empty(), "a stop for danger, and a plan was offered after it");
  if (of.person.age < of.tables.constants.adult_years.value && !has_any_clearance(of))
    tally.look(36, of.plan.lines.empty(), "under age, and a plan was offered");
  look_at_lying(of, tally);
  look_at_emptiness(of, tally);
}

}  // namespace plumb::verify
