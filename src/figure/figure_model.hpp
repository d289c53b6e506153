#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/outcome.hpp"
#include "figure/figure_bones.hpp"
#include "figure/figure_spec.hpp"
#include "spine/body_model.hpp"

namespace plumb::figure {

/// One shape of the body, tied to its bones, scaled to the person. Millimetres.
struct BodyShape {
  Bone bone_a = Bone::first_segment;
  Bone bone_b = Bone::first_segment;
  Vec3 a_mm;            ///< in bone_a
  Vec3 b_mm;            ///< in bone_b
  Vec3 forward;         ///< local x of the shape, in bone_a
  double radius_a = 0;  ///< times `stretch`
  double radius_b = 0;
  Vec3 stretch{1, 1, 1};
  double blend_mm = 0;
  double breath_mm = 0;
  bool is_ball = false;
  bool cut = false;
  bool is_lower = false;          ///< of a limb: beyond elbow or knee
  bool twin_of_previous = false;  ///< the mirror image of the shape before it in the list
};

/// The outlines that are drawn one by one.
enum class Outline : std::uint8_t { trunk, head, hair, arm_right, arm_left, leg_right, leg_left };
inline constexpr std::size_t outline_count = 7;

struct SkinMark {
  Bone bone = Bone::first_segment;
  std::vector<Vec3> points_mm;
  Vec3 outward;       ///< direction of the skin, in the bone
  double facing = 0;  ///< smallest cosine to the eye
  bool closed = false;
};

/// Around this place the line of an outline is left out where it runs over the trunk.
struct Opening {
  Bone bone = Bone::first_segment;
  Vec3 at_mm;            ///< in the bone
  double radius_mm = 0;  ///< 0 = the outline is closed
};

/// A vertebra as it is drawn, millimetres in its own frame.
struct VertebraLook {
  double half_depth = 0;
  double half_width = 0;
  double low = 0;   ///< lower end-plate
  double high = 0;  ///< upper end-plate
  Vec3 spinous_root;
  Vec3 spinous_tip;
  double root_radius = 0;
  double tip_radius = 0;
};

/// The figure of one person, immutable once compiled.
struct FigureModel {
  FigureSpec spec;
  std::array<std::vector<BodyShape>, outline_count> outlines;
  std::array<Opening, outline_count> openings;
  std::vector<SkinMark> marks;
  std::array<VertebraLook, spine::vertebra_count> vertebrae;
  double sacral_endplate_lean_deg = 0;
  double lowest_half_pitch_mm = 0;  ///< from the L5/S1 disc to the middle of L5
  double scale = 1;                 ///< height against the reference
};

/// Faults  content_invalid naming the shape whose bone or size is wrong
base::Outcome<FigureModel> compile_figure(const FigureSpec& spec, const spine::BodyModel& body);

}  // namespace plumb::figure
