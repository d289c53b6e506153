#include <algorithm>

#include "support/real_catalogue.hpp"
#include "verify/faults.hpp"

namespace plumb::testing {

namespace {

const CatalogueContent& right() { return real_catalogue().content(); }

/// Every cell with that letter becomes another.
auto turn(Permission from, Permission to) {
  return [=](CatalogueContent& c) {
    for (MatrixRow& row : c.matrix.rows)
      for (auto& cell : row.cells)
        if (cell.second == from) cell.second = to;
  };
}

auto of_each_line(std::function<void(PlanLine&)> change) {
  return [=](Plan& plan, const std::vector<Event>&) {
    for (PlanLine& line : plan.lines) change(line);
  };
}

auto add_to_plans(const Id& id, int level = 1) {
  return [=](Plan& plan, const std::vector<Event>&) {
    if (!plan.lines.empty()) plan.lines.push_back(make_line(id, level));
  };
}

void turn_acute(CatalogueContent& c, Permission to) {
  for (MatrixRow& row : c.matrix.rows)
    for (auto& cell : row.cells)
      for (const Condition& condition : c.conditions)
        if (condition.acute && condition.id == cell.first && cell.second == Permission::excluded)
          cell.second = to;
}

std::vector<Fault> list_faults_of_matrix() {
  return {
      {1, "X cells are lost", turn(Permission::excluded, Permission::allowed)},
      {1, "X cells are read as cautions", turn(Permission::excluded, Permission::caution)},
      {1, "refinements are lost", [](CatalogueContent& c) { c.matrix.refinements.clear(); }},
      {1, "an answer declares nothing",
       [](CatalogueContent& c) {
         for (Question& question : c.questions)
           for (Effect& effect : question.effects) effect.conditions.clear();
       }},
      {2, "K cells are read as cautions", turn(Permission::key, Permission::caution)},
      {2, "K cells are lost", turn(Permission::key, Permission::allowed)},
      {2,
       "a key never ends",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         if (plan.lines.empty()) return;
         for (const Event& event : events)
           if (const auto* word = std::get_if<Clearance>(&event.body))
             if (word->expires < plan.day)
               for (const Id& key : word->keys) plan.lines.push_back(make_line(key));
       }},
      {3, "an avoided movement is offered", {}, {}, add_to_plans(right().avoided.front().id)},
      {3,
       "an avoided movement is offered by its name",
       {},
       {},
       add_to_plans(right().avoided.back().slug)},
      {3, "something that nobody knows is offered", {}, {}, add_to_plans("EX99")},
      {32, "what is acute is only locked",
       [](CatalogueContent& c) { turn_acute(c, Permission::key); }},
      {32, "what is acute is a caution",
       [](CatalogueContent& c) { turn_acute(c, Permission::caution); }},
      {32,
       "a key opens everything",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         if (plan.lines.empty()) return;
         for (const Event& event : events)
           if (const auto* word = std::get_if<Clearance>(&event.body))
             for (const Id& key : word->keys) plan.lines.push_back(make_line(key));
       }},
  };
}

std::vector<Fault> list_faults_of_loads() {
  constexpr std::int64_t heavy_g = 20'000, light_g = 500;
  return {
      {7, "a load over every cap", {}, {}, of_each_line([](PlanLine& line) {
         line.dose.load_g = right().constants.cap_g.value + 1;
       })},
      {7, "caps are lifted and rungs are heavy",
       [](CatalogueContent& c) {
         c.constants.cap_g.value *= 2;
         for (Condition& condition : c.conditions) condition.cap_g *= 2;
         for (Exercise& exercise : c.exercises)
           for (Rung& rung : exercise.ladder) rung.load_g = heavy_g;
       }},
      {7, "the caps of conditions are forgotten",
       [](CatalogueContent& c) {
         for (Condition& condition : c.conditions) condition.cap_g = c.constants.cap_g.value;
         for (Exercise& exercise : c.exercises)
           for (Rung& rung : exercise.ladder) rung.load_g = c.constants.cap_g.value;
       }},
      {7, "masses that nobody weighed", {}, {}, of_each_line([](PlanLine& line) {
         line.dose.load_g = light_g - 1;
       })},
      {16, "every level is one too high", {}, {}, of_each_line([](PlanLine& line) {
         ++line.level;
       })},
      {16, "a level of nothing", {}, {}, of_each_line([](PlanLine& line) { line.level = 0; })},
      {16,
       "what was never done begins at level 2",
       {},
       {},
       [](Plan& plan, const std::vector<Event>& events) {
         for (PlanLine& line : plan.lines) {
           bool done = false;
           for (const Event& event : events)
             if (const auto* session = std::get_if<SessionDone>(&event.body))
               for (const ExerciseReport& report : session->exercises)
                 done = done || report.exercise == line.exercise;
           if (!done) line.level = 2;
         }
       }},
      {18,
       "the sum of a day is below nothing",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) { plan.slu_seconds = -1; }},
      {18, "lying takes load off the day",
       [](CatalogueContent& c) { c.constants.load_factor_l0.value = -1; }},
      {18,
       "hanging takes load off the day",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) { plan.slu_seconds /= 2; }},
      {33,
       "many things in the first plan",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         for (const auto* id : {"EX22", "EX25", "EX37", "EX41"})
           if (!plan.lines.empty()) plan.lines.push_back(make_line(id));
       }},
      {33, "a high rung in the first plan", {}, {}, of_each_line([](PlanLine& line) {
         const Exercise* exercise = real_catalogue().find_exercise(line.exercise);
         if (exercise != nullptr) line.level = static_cast<int>(exercise->ladder.size());
       })},
      {33, "what needs a preparation in the first plan", {}, {}, add_to_plans("EX10")},
      {33, "first plans of nine",
       [](CatalogueContent& c) {
         c.constants.first_plan_exercises.value = 9;
         PlanSlot more = c.first_plan.slots.back();
         more.orders = {{{}, "", "", {"EX22"}}};
         c.first_plan.slots.push_back(more);
       }},
  };
}

std::vector<Fault> list_faults_of_bars() {
  const auto of_hanging = [](CatalogueContent& c, const std::function<void(Exercise&)>& change) {
    for (Exercise& exercise : c.exercises)
      if (exercise.hanging || exercise.id == "EX14") change(exercise);
  };
  return {
      {20, "a hang without its preparation", {}, {}, add_to_plans("EX04")},
      {20, "bars are not asked how strong they are",
       [=](CatalogueContent& c) {
         of_hanging(c, [](Exercise& one) {
           one.needs.clear();
           for (Rung& rung : one.ladder) rung.bar_rating_percent = 0;
         });
       }},
      {20, "a box is not asked for",
       [=](CatalogueContent& c) {
         of_hanging(c, [](Exercise& one) {
           std::erase_if(one.needs, [](const Need& need) { return need.any.front() != "bar"; });
           for (Rung& rung : one.ladder) rung.needs.clear();
         });
       }},
      {20,
       "a bout of minutes",
       {},
       {},
       [](Plan& plan, const std::vector<Event>&) {
         if (plan.lines.empty()) return;
         PlanLine line = make_line("EX15");
         line.dose.hold_s = static_cast<int>(right().constants.hang_bout_s.value) + 1;
         plan.lines.push_back(line);
       }},
  };
}

std::vector<Fault> list_faults_of_words() {
  const auto shut = [](auto change) {
    return [=](Plan& plan, const std::vector<Event>&) {
      if (plan.lines.empty()) change(plan);
    };
  };
  return {
      {30, "an empty plan without a word", {}, {}, shut([](Plan& plan) { plan.reasons.clear(); })},
      {30, "an empty plan that does not say that nothing is safe", {}, {}, shut([](Plan& plan) {
         std::erase_if(plan.reasons,
                       [](const Reason& one) { return one.rule.starts_with("nothing."); });
       })},
      {30, "a reason without its sentence", {}, {}, shut([](Plan& plan) {
         for (Reason& reason : plan.reasons) reason.text.clear();
       })},
      {36, "lying is not looked at",
       [](CatalogueContent& c) {
         for (Condition& condition : c.conditions) condition.not_lying = false;
         for (MatrixRow& row : c.matrix.rows) row.cells.clear();
       }},
      {36, "the age raises nothing",
       [](CatalogueContent& c) {
         for (Question& question : c.questions)
           for (Effect& effect : question.effects) std::erase(effect.flags, "RF-A1");
       }},
      {36,
       "everybody is grown up",
       {},
       [](std::vector<Event>& events, const Moment&) {
         change_each<IntakeAnswered>(events, [](IntakeAnswered& body, const Event&) {
           for (Answer& answer : body.answers) {
             const Question* question = real_catalogue().find_question(answer.question);
             if (question != nullptr && question->role == QuestionRole::age) answer.number = 40;
           }
         });
       }},
      {36, "everything is taken to be done standing",
       [](CatalogueContent& c) {
         for (Exercise& exercise : c.exercises) {
           exercise.positions = {Position::standing};
           for (Rung& rung : exercise.ladder) rung.position.reset();
         }
         for (MatrixRow& row : c.matrix.rows) row.cells.clear();
       }},
  };
}

}  // namespace

PlanLine make_line(const Id& id, int level) {
  PlanLine line;
  line.exercise = id;
  line.level = level;
  return line;
}

std::vector<Fault> list_faults_of_exercises() {
  std::vector<Fault> all;
  for (auto list :
       {list_faults_of_matrix, list_faults_of_loads, list_faults_of_bars, list_faults_of_words})
    for (Fault& fault : list()) all.push_back(std::move(fault));
  return all;
}

}  // namespace plumb::testing
