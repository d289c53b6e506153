#include "catalogue/check_movements.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "figure/figure_model.hpp"
#include "spine/body_model.hpp"
#include "spine/check_movement.hpp"

namespace plumb::catalogue {

namespace {

/// "vertebrae.yaml: rhythm" of a fault as file and path.
base::Place find_place(const base::Fault& fault) {
  const std::size_t colon = fault.where.find(": ");
  if (!fault.where.substr(0, colon).ends_with(".yaml")) return {"body/segments.yaml", 0, ""};
  const std::string path = colon == std::string::npos ? "" : "/" + fault.where.substr(colon + 2);
  return {"body/" + fault.where.substr(0, colon), 0, path};
}

base::Outcome<spine::BodyModel> compile_reference_body(const app::Content& content) {
  const spine::SegmentsSpec& reference = content.body.segments;
  return spine::compile_body(
      content.body, {spine::Sex::male, reference.reference_height_m, reference.reference_mass_kg});
}

const care::Exercise* find_owner(const app::Content& content, const spine::MovementSpec& movement) {
  const auto& exercises = content.care.exercises;
  const auto found = std::ranges::find(exercises, movement.exercise, &care::Exercise::id);
  return found == exercises.end() ? nullptr : &*found;
}

}  // namespace

void check_owners(const app::Content& content, base::Diagnostics& problems) {
  for (const spine::MovementSpec& movement : content.movements)
    if (find_owner(content, movement) == nullptr)
      problems.report({"postures/" + movement.exercise + ".yaml", 0, "/exercise"},
                      "names the exercise \"" + movement.exercise +
                          "\", which does not exist; correct the id or add it");
}

void check_movements(const app::Content& content, base::Diagnostics& problems) {
  const auto body = compile_reference_body(content);
  if (!body) {
    problems.report(find_place(body.error()), "cannot be built: " + body.error().hint);
    return;
  }
  for (const spine::MovementSpec& movement : content.movements) {
    const care::Exercise* owner = find_owner(content, movement);
    if (owner == nullptr) continue;
    std::vector<int> ladder;
    for (const care::Rung& rung : owner->ladder) ladder.push_back(rung.level);
    spine::check_movement(*body, movement, ladder, problems);
  }
}

void check_figure(const app::Content& content, base::Diagnostics& problems) {
  const auto body = compile_reference_body(content);
  if (!body) return;  // reported with the movements
  const auto figure = figure::compile_figure(content.figure, *body);
  if (!figure)
    problems.report(find_place(figure.error()), "cannot be built: " + figure.error().hint);
}

}  // namespace plumb::catalogue
