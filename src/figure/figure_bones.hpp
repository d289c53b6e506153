#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "figure/figure_spec.hpp"
#include "spine/body_model.hpp"
#include "spine/frames.hpp"

namespace plumb::figure {

using spine::Frame;

/// Bones of the figure: the segments of the model, then what only the picture needs. A bone named
/// after a joint sits in the joint and turns half as far as the bone beyond it, which keeps
/// shoulder, elbow, hip, knee and ankle full.
enum class Bone : std::uint8_t {
  first_segment = 0,  ///< 0 … 36 are spine::Segment
  shoulder_right = 37,
  elbow_right,
  hand_right,
  fingers_right,
  finger_tips_right,
  hip_right,
  knee_right,
  ankle_right,
  toes_right,
  shoulder_left = 46,
  elbow_left,
  hand_left,
  fingers_left,
  finger_tips_left,
  hip_left,
  knee_left,
  ankle_left,
  toes_left,
};
inline constexpr std::size_t bone_count = 55;
inline constexpr std::size_t left_bone_offset = 9;

constexpr std::size_t index_of(Bone bone) { return static_cast<std::size_t>(bone); }
constexpr Bone bone_of(spine::Segment segment) {
  return static_cast<Bone>(spine::index_of(segment));
}
Bone twin_of(Bone bone);
/// The bone of that name, the right one of a pair.
std::optional<Bone> find_bone(std::string_view name);

struct BoneSet {
  std::array<Frame, bone_count> bone;
  std::array<Frame, spine::spinal_joint_count> disc;
  const Frame& operator[](Bone b) const { return bone[index_of(b)]; }
  const Frame& operator[](spine::Segment s) const { return bone[spine::index_of(s)]; }
};

/// Places every bone of the figure. Hands that lie flat and toes that stand on the floor are
/// levelled to it, whatever the typed angles say.
void find_bones(const spine::BodyModel& body, const HandFootSpec& spec, const spine::Pose& pose,
                BoneSet& out);

}  // namespace plumb::figure
