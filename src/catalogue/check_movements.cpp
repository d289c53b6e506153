#include "catalogue/check_movements.hpp"

#include <algorithm>
#include <optional>
#include <set>
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

/// The levels that a movement is drawn for; nothing where nobody owns it. A movement to avoid has
/// no ladder and is drawn once.
std::optional<std::vector<int>> find_ladder(const app::Content& content, const std::string& id) {
  const auto& exercises = content.care.exercises;
  if (const auto found = std::ranges::find(exercises, id, &care::Exercise::id);
      found != exercises.end()) {
    std::vector<int> ladder;
    for (const care::Rung& rung : found->ladder) ladder.push_back(rung.level);
    return ladder;
  }
  const auto& avoided = content.care.avoided;
  if (std::ranges::find(avoided, id, &care::AvoidedMovement::id) != avoided.end())
    return std::vector{1};
  return std::nullopt;
}

}  // namespace

void check_owners(const app::Content& content, base::Diagnostics& problems) {
  for (const spine::MovementSpec& movement : content.movements)
    if (!find_ladder(content, movement.id))
      problems.report({"postures/" + movement.id + ".yaml", 0, "/id"},
                      "names \"" + movement.id +
                          "\", which is neither an exercise nor a movement to avoid; correct the "
                          "id or add it");
}

void check_all_drawn(const app::Content& content, base::Diagnostics& problems) {
  std::set<std::string> drawn;
  for (const spine::MovementSpec& movement : content.movements) {
    // A movement under a wrong id has been told; it is probably the one that would be missed.
    if (!find_ladder(content, movement.id)) return;
    drawn.insert(movement.id);
  }
  for (const care::Exercise& exercise : content.care.exercises)
    if (!drawn.contains(exercise.id))
      problems.report({"exercises/" + exercise.id + ".yaml", 0, ""},
                      "has no movement; add postures/" + exercise.id + ".yaml");
}

void check_movements(const app::Content& content, base::Diagnostics& problems) {
  const auto body = compile_reference_body(content);
  if (!body) {
    problems.report(find_place(body.error()), "cannot be built: " + body.error().hint);
    return;
  }
  for (const spine::MovementSpec& movement : content.movements) {
    const auto ladder = find_ladder(content, movement.id);
    if (ladder) spine::check_movement(*body, movement, *ladder, problems);
  }
}

void check_bracing(const app::Content& content, base::Diagnostics& problems) {
  const auto& known = content.loads.effort.bracing;
  for (const spine::MovementSpec& movement : content.movements) {
    const auto ladder = find_ladder(content, movement.id);
    if (!ladder) continue;
    for (std::size_t i = 0; i < movement.bracing.size(); ++i) {
      const spine::MovementBracing& bracing = movement.bracing[i];
      const std::string path = "/bracing/" + std::to_string(i);
      const auto report = [&](const std::string& member, const std::string& message) {
        problems.report({"postures/" + movement.id + ".yaml", 0, path + member}, message);
      };
      if (!bracing.name.empty() &&
          std::ranges::find(known, bracing.name, &loads::BracingSpec::name) == known.end())
        report("/name", "names the bracing \"" + bracing.name +
                            "\", which body/effort.yaml does not have; leave it out if nobody "
                            "measured it");
      if (bracing.source.empty()) report("/source", "is empty; say from where it is known");
      if (bracing.keys.empty()) report("/keys", "is empty; name the keyframes that are braced");
      for (const std::string& key : bracing.keys)
        if (std::ranges::find(movement.keyframes, key, &spine::KeyframeSpec::key) ==
            movement.keyframes.end())
          report("/keys", "names the keyframe \"" + key + "\", which does not exist; correct it");
      for (const int level : bracing.levels)
        if (std::ranges::find(*ladder, level) == ladder->end())
          report("/levels",
                 "names level " + std::to_string(level) + ", which the ladder does not have");
      for (const int level : *ladder)
        if (const auto* first = spine::find_bracing(movement, level);
            first != nullptr && first != &bracing &&
            (bracing.levels.empty() ||
             std::ranges::find(bracing.levels, level) != bracing.levels.end()))
          report("/levels", "is a second bracing of level " + std::to_string(level) + "; keep one");
    }
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
