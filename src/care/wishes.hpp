#pragma once

#include <vector>

#include "care/situation.hpp"

namespace plumb::care {

/// What leads to the person's goal, and the goal itself; empty without one.
std::vector<Id> find_way_to_goal(const Situation& situation);

/// What the person wants in the place of this exercise today, if it may stand there: the same
/// purpose, no more load. Whether it is permitted, the rules say as of any other.
const Exercise* find_swap(const Situation& situation, const Exercise& exercise);

}  // namespace plumb::care
