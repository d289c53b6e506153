#pragma once

#include <string>
#include <vector>

#include "base/expect.hpp"
#include "spine/body_model.hpp"
#include "spine/movement_spec.hpp"

/// A body of round numbers, straight as a post, and a movement for it: for tests that can be
/// worked out by hand. Its numbers are invented.
namespace plumb::spine::testing {

inline BodySpec make_small_body_spec() {
  BodySpec spec;
  SegmentsSpec& segments = spec.segments;
  segments.reference_height_m = 1.80;
  segments.reference_mass_kg = 80;
  segments.valid_height_m = {1.0, 2.5};
  segments.valid_mass_kg = {20, 300};
  segments.joints = {{"girdle", "T4", "girdle", {0, 0, 0.05}},
                     {"shoulder", "girdle", "upper_arm", {0, 0, 0.15}},
                     {"elbow", "upper_arm", "forearm", {0, -0.30, 0}},
                     {"hip", "pelvis", "thigh", {0, 0, 0.10}},
                     {"knee", "thigh", "shank", {0, -0.40, 0}},
                     {"ankle", "shank", "foot", {0, -0.40, 0}}};
  segments.trunk_mass_percent = {50, 40};
  for (const char* name : {"head", "upper_arm", "forearm", "thigh", "shank", "foot"})
    segments.masses.push_back({name, 4, 5, {0, 0, 0}});
  VertebraeSpec& vertebrae = spec.vertebrae;
  vertebrae.lumbosacral_disc_m = {0, 0.10, 0};
  vertebrae.head_joint_m = {0, 0.01, 0};
  for (std::size_t i = 1; i <= vertebra_count; ++i)
    vertebrae.vertebrae.push_back({std::string(name_of(static_cast<Segment>(i))), 20, 0, 1, 0.01});
  vertebrae.discs.assign(spinal_joint_count, {"", 10, 10, 5, 1});
  RhythmSpec& rhythm = vertebrae.rhythm;
  rhythm.lumbar_flexion.assign(6, 1.0 / 6);
  rhythm.thoracic_flexion.assign(11, 1.0 / 11);
  rhythm.neck_flexion.assign(7, 1.0 / 7);
  rhythm.neck_side_bend = rhythm.neck_flexion;
  rhythm.neck_turn = rhythm.neck_flexion;
  rhythm.trunk_turn_lumbar_share = 0.25;
  rhythm.trunk_turn_thoracic_share = 0.75;
  rhythm.trunk_side_bend_lumbar_share = 0.5;
  rhythm.trunk_side_bend_thoracic_share = 0.5;
  spec.landmarks.landmarks = {{"heel", "foot", {-0.05, -0.05, 0}, 0, true, false, {}},
                              {"ball", "foot", {0.10, -0.05, 0}, 0, true, false, {}},
                              {"toe", "foot", {0.15, -0.05, 0}, 0, true, false, {}},
                              {"knee", "shank", {0.05, 0, 0}, 0, true, false, {}},
                              {"seat", "pelvis", {-0.05, -0.05, 0.05}, 10, true, false, {}},
                              {"hand", "forearm", {0, -0.30, 0}, 0, true, false, {}},
                              {"palm", "forearm", {0, -0.25, 0}, 0, true, false, {}},
                              {"crown", "head", {0, 0.15, 0}, 0, true, false, {}},
                              {"rib", "T8", {0.10, 0, 0.12}, 0, true, true, {}}};
  JointRangesSpec& ranges = spec.joint_ranges;
  for (std::size_t i = 0; i < angle_count; ++i)
    if (i < first_paired_angle || (i - first_paired_angle) % 2 == 0)
      ranges.ranges.push_back({std::string(name_of(static_cast<Angle>(i))), -170, 170});
  ranges.tolerance.floor_mm = 20;
  ranges.tolerance.support_mm = 20;
  ranges.tolerance.partner_mm = 100;
  ranges.tolerance.slide_mm = 30;
  ranges.tolerance.turn_deg_per_s = 200;
  ranges.tolerance.travel_m_per_s = 1.5;
  ranges.tolerance.cycle_turn_deg_per_s = 400;
  ranges.tolerance.cycle_travel_m_per_s = 3;
  return spec;
}

/// From the floor to the hips: foot 0.05, shank and thigh 0.40 each.
inline constexpr double small_hip_height_m = 0.85;

inline BodyModel make_small_body() {
  auto body = compile_body(make_small_body_spec(), {Sex::male, 1.80, 80});
  PLUMB_EXPECT(body.has_value());
  return std::move(*body);
}

inline Contact make_contact(std::string point, std::string at = "floor") {
  Contact contact;
  contact.point = std::move(point);
  contact.at = std::move(at);
  return contact;
}

inline KeyframeSpec make_keyframe(std::string key, double t_s, double hip_height_m) {
  KeyframeSpec row;
  row.key = std::move(key);
  row.t_s = t_s;
  row.posture.pose.root.pos_m = {0, hip_height_m, 0};
  row.posture.contacts = {make_contact("heel"), make_contact("ball")};
  return row;
}

/// Stands, and bends hips and knees by 60 and 120 degrees: the hips sink straight by half of the
/// legs' 0.80 m, the feet stay.
inline MovementSpec make_small_movement() {
  MovementSpec spec;
  spec.id = "EX01";
  spec.path = {"K0", "K1"};
  spec.safe_exit = "K0";
  spec.keyframes = {make_keyframe("K0", 0, small_hip_height_m),
                    make_keyframe("K1", 2, small_hip_height_m - 0.40)};
  Angles& angles = spec.keyframes[1].posture.pose.angles;
  for (const Side side : {Side::right, Side::left}) {
    angles.at(Angle::hip_right, side) = 60;
    angles.at(Angle::kne_right, side) = 120;
    angles.at(Angle::ank_right, side) = 60;
  }
  return spec;
}

}  // namespace plumb::spine::testing
