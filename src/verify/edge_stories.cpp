#include <algorithm>
#include <array>
#include <iterator>

#include "verify/story.hpp"

namespace plumb::verify {

using namespace care;

namespace {

/// A number of a session that keeps it from being green, at its limit.
struct Edge {
  std::string name;
  std::function<void(const Constants&, ExerciseReport&)> change;
  bool told_after = true;
};

std::array<Edge, 5> list_edges() {
  return {
      {{"hard effort", [](const Constants& c,
                          ExerciseReport& one) { one.effort = Effort{c.amber_effort_from.value}; }},
       {"half done",
        [](const Constants& c, ExerciseReport& one) {
          one.completed.value = c.amber_completed_below.value - 1;
        }},
       {"a small rise",
        [](const Constants& c, ExerciseReport& one) {
          one.peak = PainScore{usual_pain + c.amber_rise.value};
        }},
       {"no effort told", [](const Constants&, ExerciseReport& one) { one.effort.reset(); }},
       {"nothing told after it", [](const Constants&, ExerciseReport&) {}, false}}};
}

void live_at_edge(const Setting& setting, const Edge& edge, Tally& tally) {
  constexpr int days = 9;  // a step comes after four or five
  Story story(setting, {}, "edge: " + edge.name, tally);
  for (int day = 0; day < days; ++day) {
    story.go_on(1);
    story.check_in();
    story.wait(2 * 60);
    story.do_session(story.look(), edge.told_after, [&](ExerciseReport& report) {
      edge.change(setting.tables.constants, report);
    });
  }
}

/// Keys for everything, a few days, a gap that makes them void, and back again.
void come_back_with_keys(const Setting& setting, const Id& condition, Tally& tally) {
  constexpr int days = 2, keys_hold = 90;
  Story story(setting, {condition}, "edge: keys and a gap, " + condition, tally);
  std::vector<Id> flags, keys;
  for (const OpenFlag& flag : story.settle().flags) flags.push_back(flag.flag);
  for (const Exercise& exercise : setting.tables.exercises) keys.push_back(exercise.id);
  story.diary.clear(flags, keys, keys_hold);
  for (int day = 0; day < days; ++day) {
    story.go_on(1);
    story.check_in();
    story.wait(3 * 60);
    story.do_session(story.look(), true, [](ExerciseReport&) {});
  }
  story.go_on(static_cast<int>(setting.tables.constants.gap_new_intake_days.value));
  story.check_in();
  story.wait(3 * 60);
  story.look();
}

bool has_keys(const CatalogueContent& tables, const Id& condition) {
  return std::ranges::any_of(tables.matrix.rows, [&](const MatrixRow& row) {
    const auto cell = row.cells.find(condition);
    return cell != row.cells.end() && cell->second == Permission::key;
  });
}

bool is_unconditional(const When& when) {
  return !when.question && !when.age_at_least && !when.age_below && when.also.empty();
}

/// What the table says of "not sure" holds: its conditions, its flags, its cap.
void look_at_mapping(const Question& question, const Effect& effect, const Plan& plan,
                     Tally& tally) {
  for (const Id& id : effect.conditions)
    tally.look(31, std::ranges::find(plan.conditions, id) != plan.conditions.end(),
               "not sure of " + question.id + " does not declare " + id);
  for (const Id& id : effect.flags)
    tally.look(31, std::ranges::find(plan.flags, id, &OpenFlag::flag) != plan.flags.end(),
               "not sure of " + question.id + " does not raise " + id);
  if (effect.cap_g && plan.gate != DayGate::blocked)
    tally.look(31, plan.cap_g <= *effect.cap_g, "not sure of " + question.id + " sets no cap");
}

void be_not_sure(const Setting& setting, const Question& question, const std::set<Id>& conditions,
                 Tally& tally) {
  Story story(setting, conditions, "not sure of " + question.id, tally);
  story.check_in();
  const Plan base = story.ask();
  story.diary.answer_not_sure(question.id);
  story.wait();
  const Plan first = story.ask();
  story.begin();
  look_at_more_trouble(31, base, first, tally);
  const Plan unsure = story.settle(question.id);
  story.begin();
  look_at_more_trouble(31, base, unsure, tally);
  for (const Effect& effect : question.effects) {
    const bool here = effect.when.conditions_any.empty() ||
                      std::ranges::any_of(effect.when.conditions_any,
                                          [&](const Id& id) { return conditions.contains(id); });
    if (effect.when.not_sure && here && is_unconditional(effect.when))
      look_at_mapping(question, effect, unsure, tally);
  }
  ++tally.states;
}

}  // namespace

void look_at_not_sure(const Setting& setting, Tally& tally) {
  for (const Question& question : setting.tables.questions) {
    if (question.always_known || question.kind == AnswerKind::equipment) continue;
    std::set<Id> matters;
    for (const Effect& effect : question.effects)
      if (effect.when.not_sure)
        matters.insert(effect.when.conditions_any.begin(), effect.when.conditions_any.end());
    be_not_sure(setting, question, {}, tally);
    for (const Id& id : matters)
      if (can_declare(setting.tables, {id})) be_not_sure(setting, question, {id}, tally);
  }
}

void look_at_edges(const Setting& setting, Tally& tally) {
  for (const Edge& edge : list_edges()) live_at_edge(setting, edge, tally);
  for (const Condition& condition : setting.tables.conditions)
    if (has_keys(setting.tables, condition.id) && can_declare(setting.tables, {condition.id}))
      come_back_with_keys(setting, condition.id, tally);
}

void look_at_pairs(const Setting& setting, Tally& tally) {
  std::map<Id, Plan> alone;
  for (const Condition& one : setting.tables.conditions)
    if (can_declare(setting.tables, {one.id})) {
      Story story(setting, {one.id}, one.id, tally);
      story.check_in();
      alone[one.id] = story.ask();
    }
  for (auto one = alone.begin(); one != alone.end(); ++one)
    for (auto other = std::next(one); other != alone.end(); ++other) {
      const std::set<Id> both = {one->first, other->first};
      if (!can_declare(setting.tables, both)) continue;
      Story story(setting, both, one->first + " and " + other->first, tally);
      story.check_in();
      const Plan plan = story.ask();
      story.begin();
      ++tally.states;
      for (const Plan* base : {&one->second, &other->second}) {
        look_at_more_trouble(15, *base, plan, tally);
        look_at_more_signs(15, *base, plan, tally);
      }
    }
}

}  // namespace plumb::verify
