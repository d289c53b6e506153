#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "spine/detail/movement_check.hpp"
#include "spine/movement.hpp"
#include "spine/supports.hpp"

namespace plumb::spine::detail {

namespace {

/// Moments that are looked at in a leg, ends included: even steps, between those that
/// `compile_movement` has solved.
constexpr std::size_t step_count = 21;
static_assert(step_count % (MovementLeg::node_count + 1) != 0);

/// One leg between two keyframes, at one level.
struct Leg {
  const Movement& movement;
  const MovementLeg& times;
  const KeyframeSpec& from;
  const KeyframeSpec& to;
  int level;
};

/// The largest excess over a limit, and what it is of.
struct Worst {
  double value = 0;
  std::string what;
  double at_s = 0;

  bool is_found() const { return !what.empty(); }
  /// Of equals the first one stays, on every machine.
  static constexpr double tie = 1e-9;

  void note(double other, double limit, const auto& find_what, double t_s) {
    if (other <= limit || other <= value + tie) return;
    value = other;
    what = find_what();
    at_s = t_s;
  }
};

/// A support that both ends of a leg name.
struct Shared {
  const Contact& contact;
  const Landmark& landmark;
};

std::vector<Shared> find_shared(const BodyModel& body, const Leg& leg) {
  std::vector<Shared> shared;
  for (const Side side : {Side::right, Side::left}) {
    for (const Contact& contact : leg.from.posture.contacts) {
      if (contact.at == "body" || contact.bridged || !includes(contact.sides, side)) continue;
      const Landmark& landmark = *find_landmark(body, contact.point, side);
      if (is_bent_by_figure(landmark, leg.movement.keys[leg.times.from])) continue;
      const auto& others = leg.to.posture.contacts;
      const auto stays = std::any_of(others.begin(), others.end(), [&](const Contact& other) {
        return other.point == contact.point && other.at == contact.at &&
               includes(other.sides, side);
      });
      if (stays) shared.push_back({contact, landmark});
    }
  }
  return shared;
}

bool is_meant_to_slide(const Leg& leg, const Landmark& landmark) {
  const auto says_so = [&](const Contact& contact) {
    return contact.slides && contact.point == landmark.name &&
           includes(contact.sides, landmark.side);
  };
  const auto& a = leg.from.posture.contacts;
  const auto& b = leg.to.posture.contacts;
  return std::any_of(a.begin(), a.end(), says_so) || std::any_of(b.begin(), b.end(), says_so);
}

class LegCheck {
 public:
  LegCheck(const MovementCheck& check, const Leg& leg)
      : check_{check}, leg_{leg}, shared_{find_shared(check.body, leg)} {}

  void run() {
    note_slides();
    const double start = leg_.times.start_s;
    const double step = leg_.times.duration_s / static_cast<double>(step_count);
    Pose before = find_pose_at(leg_.movement, start);
    FrameSet frames_before = find_frames(check_.body, before);
    for (std::size_t k = 1; k <= step_count; ++k) {
      const double t = start + step * static_cast<double>(k);
      // The last moment belongs to the keyframe itself, which has been looked at.
      const Pose pose =
          k == step_count ? leg_.movement.keys[leg_.times.to] : find_pose_at(leg_.movement, t);
      const FrameSet frames = find_frames(check_.body, pose);
      note_speed(before, frames_before, pose, frames, step, t);
      if (k < step_count) {
        note_ranges(pose, t);
        note_floor(pose, frames, t);
        note_supports(frames, t);
      }
      before = pose;
      frames_before = frames;
    }
    report();
  }

 private:
  void note_speed(const Pose& before, const FrameSet& frames_before, const Pose& pose,
                  const FrameSet& frames, double step_s, double t) {
    for (std::size_t i = 0; i < angle_count; ++i)
      turn_.note(
          std::abs(pose.angles.deg[i] - before.angles.deg[i]) / step_s, find_turn_limit(),
          [&] { return std::string(name_of(static_cast<Angle>(i))); }, t);
    for (const Landmark& landmark : check_.body.landmarks)
      travel_.note(
          norm(find_point(frames, landmark) - find_point(frames_before, landmark)) / step_s,
          find_travel_limit(), [&] { return format_point(landmark); }, t);
  }

  void note_ranges(const Pose& pose, double t) {
    for (std::size_t i = 0; i < angle_count; ++i) {
      const AngleRange& range = check_.body.ranges[i];
      const double deg = pose.angles.deg[i];
      range_.note(
          std::max(range.min_deg - deg, deg - range.max_deg), solved_slack_deg,
          [&] { return std::string(name_of(static_cast<Angle>(i))); }, t);
    }
  }

  void note_floor(const Pose& pose, const FrameSet& frames, double t) {
    for (const Landmark& landmark : check_.body.landmarks)
      if (!is_ignored_by_floor(landmark, pose))
        floor_.note(
            -find_point(frames, landmark).y, check_.body.tolerance.floor_mm * 1e-3,
            [&] { return format_point(landmark); }, t);
  }

  void note_supports(const FrameSet& frames, double t) {
    for (const Shared& shared : shared_) {
      const auto gap =
          find_support_gap(check_.body, check_.spec, frames, shared.contact, shared.landmark.side);
      if (!gap) continue;
      support_.note(
          std::max(std::abs(gap->off_m), gap->beside_m), check_.body.tolerance.support_mm * 1e-3,
          [&] { return format_point(shared.landmark); }, t);
    }
  }

  /// On a treadmill the feet slide with the band.
  void note_slides() {
    if (check_.spec.cycle) return;
    const FrameSet from = find_frames(check_.body, leg_.movement.keys[leg_.times.from]);
    const FrameSet to = find_frames(check_.body, leg_.movement.keys[leg_.times.to]);
    for (const Shared& shared : shared_)
      if (!is_meant_to_slide(leg_, shared.landmark))
        slide_.note(
            norm(find_point(to, shared.landmark) - find_point(from, shared.landmark)),
            check_.body.tolerance.slide_mm * 1e-3, [&] { return format_point(shared.landmark); },
            leg_.times.start_s + leg_.times.duration_s);
  }

  double find_turn_limit() const {
    const PostureToleranceSpec& tolerance = check_.body.tolerance;
    return check_.spec.cycle ? tolerance.cycle_turn_deg_per_s : tolerance.turn_deg_per_s;
  }
  double find_travel_limit() const {
    const PostureToleranceSpec& tolerance = check_.body.tolerance;
    return check_.spec.cycle ? tolerance.cycle_travel_m_per_s : tolerance.travel_m_per_s;
  }

  /// One line for a leg, the gravest: one slip spoils much at once.
  void report() const {
    const PostureToleranceSpec& tolerance = check_.body.tolerance;
    const std::string cycle = check_.spec.cycle ? "cycle_" : "";
    if (floor_.is_found())
      report_one(floor_, " is " + format_mm(floor_.value) + " below the floor; at most " +
                             format_mm(tolerance.floor_mm * 1e-3) + " (floor_mm)");
    else if (support_.is_found())
      report_one(support_, " leaves its support by " + format_mm(support_.value) + "; at most " +
                               format_mm(tolerance.support_mm * 1e-3) + " (support_mm)");
    else if (slide_.is_found())
      report_one(slide_, " has slid " + format_mm(slide_.value) + "; at most " +
                             format_mm(tolerance.slide_mm * 1e-3) +
                             " (slide_mm), or say slides: true");
    else if (range_.is_found())
      report_one(range_, " leaves the range of its joint by " + format_tenths(range_.value) +
                             " degrees (body/joint_ranges.yaml)");
    else if (turn_.is_found())
      report_one(turn_, " turns at " + format_tenths(turn_.value) + " degrees a second; at most " +
                            format_tenths(find_turn_limit()) + " (" + cycle + "turn_deg_per_s)");
    else if (travel_.is_found())
      report_one(travel_, " moves at " + format_tenths(travel_.value) + " m a second; at most " +
                              format_tenths(find_travel_limit()) + " (" + cycle +
                              "travel_m_per_s)");
  }

  void report_one(const Worst& worst, const std::string& message) const {
    const auto index = static_cast<std::size_t>(&leg_.to - check_.spec.keyframes.data());
    check_.report(join_path("/keyframes", index),
                  "on the way from " + leg_.from.key + " at level " + std::to_string(leg_.level) +
                      ", after " + format_tenths(worst.at_s - leg_.times.start_s) + " s, " +
                      worst.what + message);
  }

  /// What the solver of supports may add to an angle at the end of its range.
  static constexpr double solved_slack_deg = 2;

  const MovementCheck& check_;
  const Leg& leg_;
  std::vector<Shared> shared_;
  Worst range_, floor_, support_, slide_, turn_, travel_;
};

/// Ladder levels whose keyframes differ: each named one, and the first of all the others.
std::vector<int> find_different_levels(const MovementCheck& check) {
  const std::vector<int> named = find_levels(check.spec);
  std::vector<int> levels;
  bool any_other = false;
  for (const int level : check.ladder) {
    const bool is_named = std::find(named.begin(), named.end(), level) != named.end();
    if (is_named || !any_other) levels.push_back(level);
    any_other = any_other || !is_named;
  }
  return levels;
}

}  // namespace

void check_legs(const MovementCheck& check, const std::vector<bool>& is_sound) {
  const MovementSpec& spec = check.spec;
  const auto index_of_row = [&](const KeyframeSpec* row) {
    return static_cast<std::size_t>(row - spec.keyframes.data());
  };
  std::set<std::pair<std::size_t, std::size_t>> seen;
  for (const int level : find_different_levels(check)) {
    const auto movement = compile_movement(check.body, spec, level);
    if (!movement) {
      check.report("/path", "at " + movement.error().where + ": " + movement.error().hint);
      continue;
    }
    for (const MovementLeg& times : movement->legs) {
      const KeyframeSpec* from = find_keyframe(spec, movement->key_names[times.from], level);
      const KeyframeSpec* to = find_keyframe(spec, movement->key_names[times.to], level);
      const auto ends = std::minmax({index_of_row(from), index_of_row(to)});
      // The way back is the way there, and levels share legs: each is looked at once.
      if (!is_sound[ends.first] || !is_sound[ends.second] || !seen.insert(ends).second) continue;
      const Leg leg{*movement, times, *from, *to, level};
      LegCheck(check, leg).run();
    }
  }
}

}  // namespace plumb::spine::detail
