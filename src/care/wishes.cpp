#include "care/wishes.hpp"

#include "care/replacements.hpp"
#include "care/road.hpp"

namespace plumb::care {

std::vector<Id> find_way_to_goal(const Situation& s) {
  const Exercise* goal = s.status.goal ? s.catalogue.find_exercise(*s.status.goal) : nullptr;
  std::vector<Id> way;
  if (goal == nullptr) return way;
  for (const Prerequisite& part : find_way_to(s.catalogue, *goal)) way.push_back(part.exercise);
  way.push_back(goal->id);
  return way;
}

const Exercise* find_swap(const Situation& s, const Exercise& exercise) {
  const auto swap = s.status.swaps.find(exercise.id);
  if (swap == s.status.swaps.end()) return nullptr;
  const Exercise* instead = s.catalogue.find_exercise(swap->second);
  return instead != nullptr && is_fit_swap(exercise, *instead) ? instead : nullptr;
}

}  // namespace plumb::care
