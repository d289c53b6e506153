#include "loads/ribbon.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plumb::loads {

namespace {

using base::Outcome;
using spine::KeyframeSpec;
using spine::Movement;
using spine::MovementLeg;

constexpr double no_limit = std::numeric_limits<double>::infinity();

/// Comes and goes without a jump, and without a kink at the keyframes.
double ease(double share) { return share * share * (3 - 2 * share); }

bool is_same(const spine::Posture& of_a, const Support& support, const spine::Posture& of_b,
             const Support& other) {
  const spine::Contact& one = of_a.contacts[support.contact];
  const spine::Contact& two = of_b.contacts[other.contact];
  // A hand that is held up by a bar does not turn into one that is pushed forward by it.
  const bool may_turn = support.holds || other.holds || dot(support.normal, other.normal) > 0;
  return one.point == two.point && one.at == two.at && one.partner == two.partner && may_turn &&
         support.side == other.side && (support.carried_n > 0) == (other.carried_n > 0);
}

/// A key posture with its task.
struct Key {
  const KeyframeSpec* spec = nullptr;
  LoadTask task;
  bool is_braced = false;
  std::vector<double> support_n;  ///< what each support carries here
};

/// How a movement is braced at one level.
struct Brace {
  const spine::MovementBracing* use = nullptr;
  const BracingSpec* activity = nullptr;  ///< none where nobody measured it
};

Outcome<Brace> find_brace(const LoadModel& model, const spine::MovementSpec& spec, int level) {
  Brace brace{spine::find_bracing(spec, level), nullptr};
  if (brace.use == nullptr || brace.use->name.empty()) return brace;
  brace.activity = find_bracing(model, brace.use->name);
  if (brace.activity == nullptr)
    return base::fail(base::Fault::Code::not_found, "walking along a movement", spec.id,
                      "effort.yaml has no bracing " + brace.use->name);
  return brace;
}

bool is_mirror_image(const spine::Pose& pose) {
  using spine::Angle;
  constexpr double same_deg = 1e-9;
  for (const Angle angle :
       {Angle::roll, Angle::yaw, Angle::lat, Angle::rot, Angle::clat, Angle::crot})
    if (pose.angles[angle] != 0) return false;
  for (std::size_t i = spine::first_paired_angle; i < spine::angle_count; i += 2)
    if (std::abs(pose.angles.deg[i] - pose.angles.deg[i + 1]) > same_deg) return false;
  return pose.root.base == spine::RootBase::upright;
}

/// Whatever is on one side of the way alone comes or goes: it carries its share of what it carries
/// there, and no more than about as much.
void fade(Support& support, double at_key_n, double presence) {
  if (presence == 1) return;
  constexpr double edges_at_least = 2;  // of the friction pyramid that carry at a time
  support.carried_n *= presence;
  support.most_n = presence * at_key_n / edges_at_least;
}

std::array<Balancing, 2> mix_balance(const Key& from, const Key& to, double there) {
  const spine::Balance one = from.task.balance[0].way, two = to.task.balance[0].way;
  if (one == two) return from.task.balance;
  return {Balancing{one, 1 - there}, Balancing{two, there}};
}

std::vector<Support> mix_supports(const Key& from, const Key& to, double share, double there) {
  const auto find_twin = [](const Key& key, const Support& support, const Key& other) {
    return std::ranges::find_if(other.task.supports, [&](const Support& one) {
      return is_same(key.spec->posture, support, other.spec->posture, one);
    });
  };
  std::vector<Support> out;
  for (std::size_t i = 0; i < from.task.supports.size(); ++i) {
    Support support = from.task.supports[i];
    if (const auto twin = find_twin(from, support, to); twin == to.task.supports.end()) {
      if (there == 1) continue;
      fade(support, from.support_n[i], 1 - there);
    } else if (!support.holds && !twin->holds) {
      const Vec3 normal = mix(support.normal, twin->normal, share);
      support.normal = (1 / norm(normal)) * normal;
      support.friction = std::lerp(support.friction, twin->friction, share);
      support.softness = std::lerp(support.softness, twin->softness, share);
      support.carried_n = std::lerp(support.carried_n, twin->carried_n, share);
    }
    out.push_back(support);
  }
  for (std::size_t i = 0; i < to.task.supports.size() && there > 0; ++i) {
    Support support = to.task.supports[i];
    if (find_twin(to, support, from) != from.task.supports.end()) continue;
    fade(support, to.support_n[i], there);
    out.push_back(support);
  }
  return out;
}

/// What carries and loads the body `share` of the way from one key to the next.
LoadTask mix_tasks(const Key& from, const Key& to, double share, const spine::Pose& pose) {
  LoadTask task;
  task.pose = pose;
  task.gravity_factor = 1;
  task.relaxed = std::lerp(from.task.relaxed, to.task.relaxed, share);
  const double there = ease(share);
  task.balance = mix_balance(from, to, there);
  task.supports = mix_supports(from, to, share, there);
  for (AppliedForce force : from.task.forces) {
    force.force_n = (1 - there) * force.force_n;
    task.forces.push_back(force);
  }
  for (AppliedForce force : to.task.forces) {
    force.force_n = there * force.force_n;
    task.forces.push_back(force);
  }
  task.is_symmetric = from.task.is_symmetric && to.task.is_symmetric && is_mirror_image(pose);
  return task;
}

class RibbonWriter {
 public:
  RibbonWriter(const LoadModel& model, const Movement& movement, const Brace& brace,
               LoadWorkspace& workspace)
      : model_{model}, movement_{movement}, brace_{brace}, workspace_{workspace} {}

  void add(double t_s, const std::string& key, const Key& from, const Key& to, double share,
           bool is_held) {
    LoadTask task = mix_tasks(from, to, share, spine::find_pose_at(movement_, t_s));
    find_loads(model_, task, {nullptr, !points_.empty(), true}, workspace_, result_);
    if (!result_.certificate.supportable) {
      // What stays cannot hold the body yet, so what goes still carries it.
      for (Support& support : task.supports) support.most_n = no_limit;
      find_loads(model_, task, {nullptr, false, true}, workspace_, result_);
    }
    RibbonPoint point{t_s, key, is_held, result_.discs, result_.certificate, UpperEdge::least, {}};
    for (std::size_t i = 0; i < spinal_joint_count; ++i)
      point.upper_n[i] = point.discs[i].compression_n;
    add_upper(task, std::lerp(from.is_braced ? 1.0 : 0.0, to.is_braced ? 1.0 : 0.0, ease(share)),
              point);
    points_.push_back(std::move(point));
  }
  std::vector<RibbonPoint> take() { return std::move(points_); }

 private:
  void add_upper(const LoadTask& task, double share, RibbonPoint& point) {
    if (share == 0) return;
    point.upper = UpperEdge::unmeasured;
    if (brace_.activity == nullptr) return;
    // A memory of its own: the way at least effort stays what it is without bracing.
    find_loads(model_, task, {brace_.activity, was_braced_, true}, braced_workspace_, result_);
    was_braced_ = true;
    point.upper = result_.certificate.supportable ? UpperEdge::braced : UpperEdge::not_held;
    if (point.upper == UpperEdge::not_held) return;
    for (std::size_t i = 0; i < spinal_joint_count; ++i)
      point.upper_n[i] += share * std::max(0.0, result_.discs[i].compression_n - point.upper_n[i]);
  }

  const LoadModel& model_;
  const Movement& movement_;
  const Brace& brace_;
  LoadWorkspace& workspace_;
  LoadWorkspace braced_workspace_;
  bool was_braced_ = false;
  LoadResult result_;
  std::vector<RibbonPoint> points_;
};

}  // namespace

Outcome<std::vector<RibbonPoint>> find_ribbon(const LoadModel& model,
                                              const spine::MovementSpec& spec, int level,
                                              double step_s, LoadWorkspace& workspace) {
  PLUMB_TRY(const Movement movement, spine::compile_movement(model.body, spec, level));
  PLUMB_TRY(const Brace brace, find_brace(model, spec, level));
  std::vector<Key> keys;
  LoadResult at_key;
  for (const std::string& name : movement.key_names) {
    const KeyframeSpec* keyframe = spine::find_keyframe(spec, name, level);
    if (keyframe == nullptr)
      return base::fail(base::Fault::Code::not_found, "walking along a movement", spec.id,
                        "it has no keyframe " + name + " at level " + std::to_string(level));
    PLUMB_TRY(LoadTask task, prepare_task(model, keyframe->posture));
    const bool is_braced =
        brace.use != nullptr && std::ranges::find(brace.use->keys, name) != brace.use->keys.end();
    find_loads(model, task, {}, workspace, at_key);
    std::vector<double> support_n;
    for (const SupportForce& support : at_key.supports) support_n.push_back(norm(support.force_n));
    keys.push_back({keyframe, std::move(task), is_braced, std::move(support_n)});
  }
  RibbonWriter writer(model, movement, brace, workspace);
  writer.add(0, movement.key_names.front(), keys.front(), keys.front(), 0,
             !movement.cycle && movement.held_key == 0);
  const bool is_whole_way = movement.cycle || !spec.back.empty();
  const double end_s = is_whole_way ? movement.duration_s : movement.held_s;
  for (const MovementLeg& leg : movement.legs) {
    if (leg.start_s >= end_s) break;
    const int steps = std::max(1, static_cast<int>(std::ceil(leg.duration_s / step_s)));
    for (int i = 1; i <= steps; ++i) {
      const double share = static_cast<double>(i) / steps;
      const bool is_key = i == steps;
      // At a keyframe nothing of the one before is left.
      const Key& from = keys[is_key ? leg.to : leg.from];
      writer.add(leg.start_s + share * leg.duration_s, is_key ? movement.key_names[leg.to] : "",
                 from, keys[leg.to], share,
                 is_key && !movement.cycle && leg.to == movement.held_key);
    }
  }
  return writer.take();
}

}  // namespace plumb::loads
