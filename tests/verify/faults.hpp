#pragma once

#include <functional>
#include <string>
#include <vector>

#include "care/catalogue.hpp"
#include "care/plan.hpp"

namespace plumb::testing {

using namespace care;

/// A fault that the engine is given: other tables, another story than the one that was lived, or a
/// plan that is changed before it is shown. The oracles keep the right tables and the whole story.
struct Fault {
  int invariant = 0;
  std::string name;
  std::function<void(CatalogueContent&)> tables = {};
  std::function<void(std::vector<Event>&, const Moment& now)> story = {};
  std::function<void(Plan&, const std::vector<Event>&)> plan = {};
};

/// At least three for each invariant that an oracle looks at.
std::vector<Fault> list_faults_of_exercises();  ///< 1, 2, 3, 7, 16, 18, 20, 30, 32, 33, 36
std::vector<Fault> list_faults_of_steps();      ///< 8 to 14, 19, 34, 35
std::vector<Fault> list_faults_of_states();     ///< 4, 5, 6, 24, 25, 27, 28, 31, 37
std::vector<Fault> list_faults_of_day();        ///< 15, 17, 21, 22, 23, and rests: 4, 17, 18
std::vector<Fault> list_faults_of_wishes();     ///< 41 to 45

PlanLine make_line(const Id& id, int level = 1);
/// The body of each event of that kind, to be changed.
template <class Body, class Change>
void change_each(std::vector<Event>& events, Change change) {
  for (Event& event : events)
    if (auto* body = std::get_if<Body>(&event.body)) change(*body, event);
}

}  // namespace plumb::testing
