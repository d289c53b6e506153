#include "spine/movement.hpp"

#include <algorithm>
#include <cmath>

#include "base/expect.hpp"
#include "spine/reach.hpp"
#include "spine/supports.hpp"

namespace plumb::spine {

namespace {

using base::Fault;
using base::Outcome;

constexpr std::size_t first_angle_number = 3;
constexpr std::size_t first_figure_number = first_angle_number + angle_count;

std::unexpected<Fault> refuse(const MovementSpec& spec, std::string where, std::string hint) {
  return base::fail(Fault::Code::content_invalid, "reading the movement of " + spec.id,
                    std::move(where), std::move(hint));
}

double ease(double s) { return s * s * (3 - 2 * s); }

/// Cubic Hermite curve from a to b in `duration` seconds with the given end slopes.
double curve(double a, double b, double slope_a, double slope_b, double duration, double s) {
  const double r = 1 - s;
  return a * (1 + 2 * s) * r * r + b * s * s * (3 - 2 * s) +
         duration * s * r * (slope_a * r - slope_b * s);
}

PoseNumbers find_plain(const Movement& movement, const MovementLeg& leg, double s) {
  const PoseNumbers a = pack(movement.keys[leg.from]);
  const PoseNumbers b = pack(movement.keys[leg.to]);
  PoseNumbers out;
  for (std::size_t i = 0; i < pose_number_count; ++i)
    out[i] = curve(a[i], b[i], leg.slope_from[i], leg.slope_to[i], leg.duration_s, s);
  return out;
}

/// Slope at a way-point that neither overshoots nor turns back: 0 at an extreme, else the
/// harmonic mean of the two sides (Fritsch and Butland 1984).
double find_through_slope(double before, double after) {
  if (before * after <= 0) return 0;
  return 2 * before * after / (before + after);
}

/// What must hold in the middle of a leg: shared supports go straight from place to place, and
/// nothing that was above the floor sinks into it.
struct LegTask {
  struct Shared {
    const Landmark* landmark;
    Vec3 from;
    Vec3 to;
  };
  struct Low {
    const Landmark* landmark;
    double from_m;
    double to_m;
  };
  std::vector<Shared> shared;
  std::vector<Low> low;
};

LegTask make_leg_task(const BodyModel& body, const Posture& from, const Posture& to,
                      const Pose& pose_from, const Pose& pose_to) {
  LegTask task;
  const FrameSet a = find_frames(body, pose_from);
  const FrameSet b = find_frames(body, pose_to);
  for (const Landmark& landmark : body.landmarks) {
    const Vec3 at_a = find_point(a, landmark);
    const Vec3 at_b = find_point(b, landmark);
    const bool shared = has_contact(from, landmark.name, landmark.side) &&
                        has_contact(to, landmark.name, landmark.side);
    bool on_body = false;
    for (const Contact& contact : from.contacts)
      on_body = on_body || (contact.point == landmark.name && contact.at == "body");
    if (shared && !on_body) {
      task.shared.push_back({&landmark, at_a, at_b});
    } else if (!is_ignored_by_floor(landmark, pose_from) &&
               !is_ignored_by_floor(landmark, pose_to)) {
      // A point that rests a little below the plane in a keyframe may stay as low, not sink.
      task.low.push_back(
          {&landmark, std::min(landmark.pad_m, at_a.y), std::min(landmark.pad_m, at_b.y)});
    }
  }
  return task;
}

void solve_leg(const BodyModel& body, const LegTask& task, const Movement& movement,
               MovementLeg& leg) {
  const PoseNumbers still{};
  const bool steady = leg.slope_from != still || leg.slope_to != still;
  ReachTask reach;
  std::vector<PoseNumbers> rows;
  double largest = 0;
  for (std::size_t n = 0; n < MovementLeg::node_count; ++n) {
    const double s = static_cast<double>(n + 1) / (MovementLeg::node_count + 1);
    const double along = steady ? s : ease(s);
    reach.pins.clear();
    reach.limits.clear();
    for (const auto& point : task.shared)
      reach.pins.push_back({point.landmark, mix(point.from, point.to, along)});
    for (const auto& point : task.low)
      reach.limits.push_back({point.landmark, point.from_m + along * (point.to_m - point.from_m)});
    const PoseNumbers plain = find_plain(movement, leg, s);
    const PoseNumbers solved = pack(solve_reach(body, reach, unpack(plain, movement.base)));
    PoseNumbers& row = rows.emplace_back();
    for (std::size_t i = 0; i < pose_number_count; ++i) {
      row[i] = solved[i] - plain[i];
      largest = std::max(largest, std::abs(row[i]));
    }
  }
  if (largest > 1e-6) leg.correction = std::move(rows);
}

/// The correction at s, by a cubic through the nodes that vanishes at both ends.
double find_correction(const MovementLeg& leg, std::size_t number, double s) {
  constexpr std::size_t last = MovementLeg::node_count + 1;
  const auto node = [&](std::ptrdiff_t n) {
    if (n <= 0 || n >= static_cast<std::ptrdiff_t>(last)) return 0.0;
    return leg.correction[static_cast<std::size_t>(n - 1)][number];
  };
  const double place = std::clamp(s, 0.0, 1.0) * static_cast<double>(last);
  const auto below =
      std::min(static_cast<std::ptrdiff_t>(place), static_cast<std::ptrdiff_t>(last) - 1);
  const double u = place - static_cast<double>(below);
  const double p0 = node(below);
  const double p1 = node(below + 1);
  return curve(p0, p1, (p1 - node(below - 1)) / 2, (node(below + 2) - p0) / 2, 1, u);
}

/// The keyframes along the path, out and back.
struct Route {
  std::vector<const KeyframeSpec*> stops;
  std::size_t held = 0;
};

Outcome<Route> find_route(const MovementSpec& spec, int level) {
  std::vector<std::string> keys = spec.path;
  if (keys.empty()) return refuse(spec, "path", "name at least one keyframe");
  Route route;
  route.held = keys.size() - 1;
  if (spec.cycle) {
    keys.push_back(keys.front());
  } else if (!spec.back.empty()) {
    keys.insert(keys.end(), spec.back.begin(), spec.back.end());
  } else {
    for (std::size_t i = spec.path.size() - 1; i-- > 0;) keys.push_back(spec.path[i]);
  }
  for (const std::string& key : keys) {
    const KeyframeSpec* row = find_keyframe(spec, key, level);
    if (row == nullptr)
      return base::fail(Fault::Code::not_found, "reading the movement of " + spec.id,
                        key + " at level " + std::to_string(level), "add this keyframe");
    route.stops.push_back(row);
  }
  return route;
}

/// Seconds of a leg: written at the key one comes to; on the way back along the path, at the key
/// one leaves, so that both ways last the same.
double find_leg_seconds(const MovementSpec& spec, const Route& route, std::size_t leg) {
  const bool same_way_back = leg >= route.held && spec.back.empty() && !spec.cycle;
  return same_way_back ? route.stops[leg]->t_s : route.stops[leg + 1]->t_s;
}

/// A way-point is run through; start, held key and end are stops, unless the path is a cycle.
bool is_through(const MovementSpec& spec, const Route& route, std::size_t stop) {
  if (spec.cycle) return true;
  return stop != 0 && stop != route.held && stop + 1 != route.stops.size() &&
         route.stops[stop]->through;
}

PoseNumbers find_slope(const MovementSpec& spec, const Route& route, const Movement& movement,
                       std::size_t stop) {
  PoseNumbers slope{};
  if (!is_through(spec, route, stop)) return slope;
  const std::size_t count = movement.legs.size();
  const MovementLeg& before = movement.legs[(stop + count - 1) % count];
  const MovementLeg& after = movement.legs[stop % count];
  const PoseNumbers a = pack(movement.keys[before.from]);
  const PoseNumbers b = pack(movement.keys[after.from]);
  const PoseNumbers c = pack(movement.keys[after.to]);
  for (std::size_t i = 0; i < pose_number_count; ++i)
    slope[i] =
        find_through_slope((b[i] - a[i]) / before.duration_s, (c[i] - b[i]) / after.duration_s);
  return slope;
}

Outcome<bool> fill_exit(const BodyModel& body, const MovementSpec& spec, int level,
                        const Route& route, Movement& movement) {
  const KeyframeSpec* row = find_keyframe(spec, spec.safe_exit, level);
  if (row == nullptr) return refuse(spec, "safe_exit", "name a keyframe of this level");
  movement.exit = make_key_pose(body, row->posture);
  movement.exit_walk_s = std::max(row->t_s, 1.0);
  movement.exit_is_on_path = false;
  if (spec.cycle) return true;
  for (std::size_t i = 0; i <= route.held; ++i) {
    if (route.stops[i] != row) continue;
    movement.exit_is_on_path = true;
    movement.exit_s = i == 0 ? 0 : movement.legs[i - 1].start_s + movement.legs[i - 1].duration_s;
    break;
  }
  return true;
}

}  // namespace

PoseNumbers pack(const Pose& pose) {
  PoseNumbers out{pose.root.pos_m.x, pose.root.pos_m.y, pose.root.pos_m.z};
  std::copy(pose.angles.deg.begin(), pose.angles.deg.end(), out.begin() + first_angle_number);
  const FigureAngles& f = pose.figure;
  const std::array<double, 13> rest{f.pro.right,          f.pro.left,          f.wri.right,
                                    f.wri.left,           f.curl.right,        f.curl.left,
                                    f.toe.right,          f.toe.left,          f.breath,
                                    pose.palm_flat.right, pose.palm_flat.left, pose.toes_flat.right,
                                    pose.toes_flat.left};
  std::copy(rest.begin(), rest.end(), out.begin() + first_figure_number);
  return out;
}

Pose unpack(const PoseNumbers& n, RootBase base) {
  Pose pose;
  pose.root = {{n[0], n[1], n[2]}, base};
  for (std::size_t i = 0; i < angle_count; ++i) pose.angles.deg[i] = n[first_angle_number + i];
  const double* rest = n.data() + first_figure_number;
  pose.figure = {
      {rest[0], rest[1]}, {rest[2], rest[3]}, {rest[4], rest[5]}, {rest[6], rest[7]}, rest[8]};
  pose.palm_flat = {rest[9], rest[10]};
  pose.toes_flat = {rest[11], rest[12]};
  return pose;
}

Outcome<Movement> compile_movement(const BodyModel& body, const MovementSpec& spec, int level) {
  PLUMB_TRY(const Route route, find_route(spec, level));
  Movement movement;
  movement.base = route.stops.front()->posture.pose.root.base;
  movement.cycle = spec.cycle;
  movement.held_key = route.held;
  for (const KeyframeSpec* row : route.stops) {
    if (row->posture.pose.root.base != movement.base)
      return refuse(spec, row->key, "all keyframes of a movement lie on the same side");
    movement.key_names.push_back(row->key);
    movement.keys.push_back(make_key_pose(body, row->posture));
  }
  for (std::size_t i = 0; i + 1 < route.stops.size(); ++i) {
    MovementLeg leg;
    leg.from = i;
    leg.to = i + 1;
    leg.start_s = movement.duration_s;
    leg.duration_s = find_leg_seconds(spec, route, i);
    if (!(leg.duration_s > 0))
      return refuse(spec, route.stops[i + 1]->key, "give t_s above 0 to every key of the path");
    movement.duration_s += leg.duration_s;
    if (i + 1 == route.held) movement.held_s = movement.duration_s;
    movement.legs.push_back(leg);
  }
  for (MovementLeg& leg : movement.legs) {
    leg.slope_from = find_slope(spec, route, movement, leg.from);
    leg.slope_to = find_slope(spec, route, movement, leg.to);
    const LegTask task =
        make_leg_task(body, route.stops[leg.from]->posture, route.stops[leg.to]->posture,
                      movement.keys[leg.from], movement.keys[leg.to]);
    solve_leg(body, task, movement, leg);
  }
  PLUMB_TRY([[maybe_unused]] const bool done, fill_exit(body, spec, level, route, movement));
  return movement;
}

Pose find_pose_at(const Movement& movement, double t_s) {
  PLUMB_EXPECT(!movement.keys.empty());
  if (movement.legs.empty()) return movement.keys.front();
  double t = t_s;
  if (movement.cycle) {
    t = std::fmod(t_s, movement.duration_s);
    if (t < 0) t += movement.duration_s;
  }
  if (!(t > 0)) return movement.keys.front();
  if (t >= movement.duration_s) return movement.keys.back();
  std::size_t i = 0;
  while (i + 1 < movement.legs.size() && movement.legs[i + 1].start_s <= t) ++i;
  const MovementLeg& leg = movement.legs[i];
  const double s = (t - leg.start_s) / leg.duration_s;
  if (!(s > 0)) return movement.keys[leg.from];
  PoseNumbers numbers = find_plain(movement, leg, s);
  if (!leg.correction.empty())
    for (std::size_t n = 0; n < first_figure_number; ++n) numbers[n] += find_correction(leg, n, s);
  return unpack(numbers, movement.base);
}

double find_exit_duration(const Movement& movement, double t_s) {
  if (!movement.exit_is_on_path) return movement.exit_walk_s;
  if (t_s >= movement.held_s && movement.exit_s <= 0)
    return std::max(0.0, movement.duration_s - std::max(t_s, movement.held_s));
  return std::abs(std::clamp(t_s, 0.0, movement.held_s) - movement.exit_s);
}

Pose find_exit_pose(const Movement& movement, double t_s, double since_s) {
  const double duration = find_exit_duration(movement, t_s);
  const double share = duration > 0 ? std::clamp(since_s / duration, 0.0, 1.0) : 1.0;
  if (movement.exit_is_on_path) {
    if (t_s >= movement.held_s && movement.exit_s <= 0)
      return find_pose_at(movement, t_s + share * duration);
    const double start = std::clamp(t_s, 0.0, movement.held_s);
    return find_pose_at(movement, start + share * (movement.exit_s - start));
  }
  const PoseNumbers a = pack(find_pose_at(movement, t_s));
  const PoseNumbers b = pack(movement.exit);
  PoseNumbers out;
  for (std::size_t i = 0; i < pose_number_count; ++i) out[i] = a[i] + ease(share) * (b[i] - a[i]);
  return unpack(out, movement.base);
}

double find_demonstration_time(const Movement& movement, double wall_s, double pause_s) {
  if (movement.cycle || movement.duration_s <= 0) return wall_s;
  const double round_s = movement.duration_s + 2 * pause_s;
  const double t = std::fmod(std::max(0.0, wall_s), round_s);
  if (t < pause_s) return 0;
  if (t < pause_s + movement.held_s) return t - pause_s;
  if (t < 2 * pause_s + movement.held_s) return movement.held_s;
  return t - 2 * pause_s;
}

}  // namespace plumb::spine
