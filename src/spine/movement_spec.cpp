#include "spine/movement_spec.hpp"

#include <algorithm>

namespace plumb::spine {

namespace {

bool contains(const std::vector<int>& levels, int level) {
  return std::find(levels.begin(), levels.end(), level) != levels.end();
}

}  // namespace

bool carries(PropKind kind) {
  switch (kind) {
    case PropKind::dumbbells:
    case PropKind::long_bar:
    case PropKind::strap:
    case PropKind::band:
    case PropKind::dowel:
    case PropKind::water: return false;
    default: return true;
  }
}

const KeyframeSpec* find_keyframe(const MovementSpec& spec, const std::string& key, int level) {
  const KeyframeSpec* common = nullptr;
  for (const KeyframeSpec& row : spec.keyframes) {
    if (row.key != key) continue;
    if (contains(row.levels, level)) return &row;
    if (row.levels.empty() && common == nullptr) common = &row;
  }
  return common;
}

const MovementBracing* find_bracing(const MovementSpec& spec, int level) {
  for (const MovementBracing& bracing : spec.bracing)
    if (bracing.levels.empty() || contains(bracing.levels, level)) return &bracing;
  return nullptr;
}

const PropSpec* find_prop(const MovementSpec& spec, const std::string& id) {
  for (const PropSpec& prop : spec.props)
    if (prop.id == id) return &prop;
  return nullptr;
}

std::vector<int> find_levels(const MovementSpec& spec) {
  std::vector<int> levels;
  const auto add = [&levels](const std::vector<int>& named) {
    for (const int level : named)
      if (!contains(levels, level)) levels.push_back(level);
  };
  for (const KeyframeSpec& row : spec.keyframes) add(row.levels);
  for (const PropSpec& prop : spec.props) add(prop.levels);
  const bool any_other = std::all_of(spec.path.begin(), spec.path.end(), [&](const auto& key) {
    return find_keyframe(spec, key, 0) != nullptr;
  });
  if (any_other) levels.push_back(0);
  std::sort(levels.begin(), levels.end());
  return levels;
}

}  // namespace plumb::spine
