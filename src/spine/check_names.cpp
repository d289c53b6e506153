#include <algorithm>
#include <set>
#include <utility>

#include "spine/detail/movement_check.hpp"

namespace plumb::spine::detail {

namespace {

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_key(const MovementSpec& spec, const std::string& key) {
  return std::any_of(spec.keyframes.begin(), spec.keyframes.end(),
                     [&](const KeyframeSpec& row) { return row.key == key; });
}

/// The ladder levels at which this keyframe is the one of its key.
std::vector<int> find_own_levels(const MovementCheck& check, const KeyframeSpec& row) {
  std::vector<int> own;
  for (const int level : check.ladder)
    if (find_keyframe(check.spec, row.key, level) == &row) own.push_back(level);
  return own;
}

bool share_level(const std::vector<int>& some, const std::vector<int>& others) {
  return std::any_of(some.begin(), some.end(), [&](int level) { return contains(others, level); });
}

void check_levels(const MovementCheck& check, const std::vector<int>& levels,
                  const std::string& path) {
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (!contains(check.ladder, levels[i]))
      check.report(join_path(path, i), "names level " + std::to_string(levels[i]) +
                                           ", which the ladder of " + check.spec.id +
                                           " does not have");
}

void check_key(const MovementCheck& check, const std::string& key, const std::string& path) {
  if (!is_key(check.spec, key)) {
    check.report(path, "names the keyframe \"" + key + "\", which does not exist; correct it");
    return;
  }
  for (const int level : check.ladder)
    if (find_keyframe(check.spec, key, level) == nullptr)
      check.report(path, "has no keyframe \"" + key + "\" at level " + std::to_string(level) +
                             "; every rung of the ladder needs one");
}

void check_keys(const MovementCheck& check) {
  const MovementSpec& spec = check.spec;
  if (spec.path.empty()) check.report("/path", "is empty; name the keyframes of the way");
  for (std::size_t i = 0; i < spec.path.size(); ++i)
    check_key(check, spec.path[i], join_path("/path", i));
  for (std::size_t i = 0; i < spec.back.size(); ++i)
    check_key(check, spec.back[i], join_path("/back", i));
  check_key(check, spec.safe_exit, "/safe_exit");
}

void check_props(const MovementCheck& check) {
  std::set<std::string> seen = {"floor", "body"};
  for (std::size_t i = 0; i < check.spec.props.size(); ++i) {
    const PropSpec& prop = check.spec.props[i];
    const std::string path = join_path("/props", i);
    if (!seen.insert(prop.id).second)
      check.report(path + "/id", "\"" + prop.id + "\" is taken; give it another name");
    check_levels(check, prop.levels, path + "/levels");
    if (prop.low_m.x > prop.high_m.x || prop.low_m.y > prop.high_m.y ||
        prop.low_m.z > prop.high_m.z)
      check.report(path + "/high_m", "lies below low_m; exchange them");
  }
}

void check_contact(const MovementCheck& check, const Contact& contact,
                   const std::vector<int>& own_levels, const std::string& path) {
  const auto expect_landmark = [&](const std::string& name, const std::string& at) {
    if (find_landmark(check.body, name, Side::right) == nullptr)
      check.report(at, "\"" + name + "\" is no point of body/landmarks.yaml; correct it");
  };
  expect_landmark(contact.point, path + "/point");
  if (contact.at == "body") {
    expect_landmark(contact.partner, path + "/partner");
    return;
  }
  if (!contact.partner.empty() || contact.crossed)
    check.report(path, "has a partner, but rests on \"" + contact.at + "\"; say at: body");
  if (contact.at == "floor") return;
  const PropSpec* prop = find_prop(check.spec, contact.at);
  if (prop == nullptr || !carries(prop->kind)) {
    check.report(path + "/at", "\"" + contact.at +
                                   "\" is nothing to rest on; name the floor, the body or a prop");
    return;
  }
  for (const int level : own_levels)
    if (!prop->levels.empty() && !contains(prop->levels, level))
      check.report(path + "/at", "\"" + contact.at + "\" is not there at level " +
                                     std::to_string(level) + "; add the level to the prop");
}

/// Is this key come to from another one, so that it needs a time?
bool needs_time(const MovementSpec& spec, const std::string& key) {
  const auto first = std::find(spec.path.begin(), spec.path.end(), key);
  const bool is_start = first == spec.path.begin() && !spec.cycle;
  return (first != spec.path.end() && !is_start) || contains(spec.back, key);
}

void check_row(const MovementCheck& check, std::size_t index) {
  const KeyframeSpec& row = check.spec.keyframes[index];
  const std::string path = join_path("/keyframes", index);
  const std::size_t before = check.problems.size();
  check_levels(check, row.levels, path + "/levels");
  for (std::size_t k = 0; k < index; ++k) {
    const KeyframeSpec& earlier = check.spec.keyframes[k];
    if (earlier.key != row.key) continue;
    const bool both_common = earlier.levels.empty() && row.levels.empty();
    for (const int level : both_common ? std::vector<int>{0} : row.levels)
      if (both_common || contains(earlier.levels, level))
        check.report(path + "/key", "\"" + row.key + "\" stands twice" +
                                        (level > 0 ? " for level " + std::to_string(level) : "") +
                                        "; keep one");
  }
  const std::vector<int> own_levels = find_own_levels(check, row);
  if (own_levels.empty() && check.problems.size() == before)
    check.report(path + "/key", "\"" + row.key + "\" holds for no level; remove it");
  if (needs_time(check.spec, row.key) && !(row.t_s > 0))
    check.report(path + "/t_s", "must be above 0: seconds to come here from the keyframe before");
  for (std::size_t k = 0; k < index; ++k) {
    const KeyframeSpec& earlier = check.spec.keyframes[k];
    if (row.posture.pose.root.base == earlier.posture.pose.root.base) continue;
    if (!share_level(own_levels, find_own_levels(check, earlier))) continue;
    check.report(path + "/root/base", "differs; all keyframes of a movement lie on the same side");
    break;
  }
  for (std::size_t i = 0; i < row.posture.contacts.size(); ++i)
    check_contact(check, row.posture.contacts[i], own_levels, join_path(path + "/contacts", i));
  for (std::size_t i = 0; i < row.posture.loads.size(); ++i)
    if (find_landmark(check.body, row.posture.loads[i].point, Side::right) == nullptr)
      check.report(
          join_path(path + "/loads", i, "point"),
          "\"" + row.posture.loads[i].point + "\" is no point of body/landmarks.yaml; correct it");
}

}  // namespace

bool check_names(const MovementCheck& check) {
  const std::size_t before = check.problems.size();
  check_keys(check);
  check_props(check);
  for (std::size_t i = 0; i < check.spec.keyframes.size(); ++i) check_row(check, i);
  return check.problems.size() == before;
}

}  // namespace plumb::spine::detail
