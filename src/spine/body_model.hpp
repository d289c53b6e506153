#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "spine/body_spec.hpp"
#include "spine/frames.hpp"
#include "spine/posture.hpp"
#include "spine/vec.hpp"

namespace plumb::spine {

enum class Sex : std::uint8_t { male, female };
constexpr auto names_of(Sex) {
  return std::array{base::named(Sex::male, "male"), base::named(Sex::female, "female")};
}

/// Whose body it is; the bodies for which the model holds stand in segments.yaml.
struct BodyMeasures {
  Sex sex = Sex::male;
  double height_m = 0;
  double mass_kg = 0;
};
template <class V>
void describe(V& v, BodyMeasures& x) {
  v.field("sex", x.sex);
  v.field("height_m", x.height_m);
  v.field("mass_kg", x.mass_kg);
}

/// The joint of a segment to its parent; lengths already scaled to the person.
struct Joint {
  Segment parent = Segment::pelvis;
  Vec3 in_parent_m;        ///< joint centre in the frame of the parent
  Vec3 origin_m;           ///< origin of the child, from the joint centre, in the child's frame
  double neutral_deg = 0;  ///< n of frames.hpp
};

struct Landmark {
  std::string name;
  Side side = Side::right;
  Segment segment = Segment::pelvis;
  Vec3 local_m;
  double pad_m = 0;
  bool skin = true;
  Vec3 outward;  ///< of a wall that paths run over, length 1 in the segment's frame; zero = fixed
};

struct AngleRange {
  double min_deg = 0;
  double max_deg = 0;
};

/// Shares of the regional angles, one value per spinal joint (0 = L5/S1 … 23 = C0/C2).
struct Rhythm {
  std::array<double, spinal_joint_count> lumbar{};
  std::array<double, spinal_joint_count> thoracic{};
  std::array<double, spinal_joint_count> neck{};
  std::array<double, spinal_joint_count> neck_bend{};
  std::array<double, spinal_joint_count> neck_turn{};
  std::array<double, spinal_joint_count> trunk_bend{};
  std::array<double, spinal_joint_count> trunk_turn{};
};

/// A person's body, immutable once compiled. Muscles, ligaments and discs stand beside it in a
/// model of their own, built from the same spec (loads/load_model.hpp).
struct BodyModel {
  BodyMeasures measures;
  double length_scale = 1;   ///< height over reference height
  double breadth_scale = 1;  ///< of the trunk: root of (mass/height) over the reference
  std::array<Joint, segment_count> joints;  ///< of each segment to its parent; pelvis unused
  std::array<double, segment_count> mass_kg{};
  std::array<Vec3, segment_count> com_m{};  ///< centre of mass in the segment's frame
  double sacral_endplate_lean_deg = 0;
  std::array<double, vertebra_count> pitch_m{};
  std::array<double, vertebra_count> lean_deg{};
  std::array<double, spinal_joint_count> disc_area_m2{};
  Rhythm rhythm;
  std::vector<Landmark> landmarks;  ///< by name, the right one before the left
  std::array<AngleRange, angle_count> ranges;
  PostureToleranceSpec tolerance;
};

/// The model of one person.
///
/// Takes   the four files of catalogue/body and the person's measures
/// Faults  content_invalid for a spec that is not whole; out_of_range for a body outside the model
/// Source  every number comes in with the spec
base::Outcome<BodyModel> compile_body(const BodySpec& spec, const BodyMeasures& measures);

/// The landmark of that name and side, or nullptr.
const Landmark* find_landmark(const BodyModel& body, std::string_view name, Side side);

inline Vec3 find_point(const FrameSet& frames, const Landmark& landmark) {
  return frames[landmark.segment].point(landmark.local_m);
}

/// Centre of mass of the whole body, world, metres.
Vec3 find_centre_of_mass(const BodyModel& body, const FrameSet& frames);

}  // namespace plumb::spine
