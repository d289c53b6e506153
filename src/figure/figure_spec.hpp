#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "spine/body_spec.hpp"
#include "spine/vec.hpp"

/// How a body looks, as data.
///
///   catalogue/body/figure.yaml → FigureSpec
///
/// Places are millimetres in the neutral standing pose of the reference man (x forward, y up,
/// z right, origin mid-hip, sole at -920). Right side and middle; what lies off the middle plane
/// is mirrored. Every place is tied to a bone and moves with it.
namespace plumb::figure {

using spine::Vec3;

/// Which outline a shape belongs to. Each is drawn as one closed silhouette.
enum class Part : std::uint8_t { trunk, head, hair, arm, leg };
constexpr auto names_of(Part) {
  return std::array{base::named(Part::trunk, "trunk"), base::named(Part::head, "head"),
                    base::named(Part::hair, "hair"), base::named(Part::arm, "arm"),
                    base::named(Part::leg, "leg")};
}

/// What a shape's thickness follows when a body is broader or slimmer than the reference.
enum class Girth : std::uint8_t { fixed, trunk, limb, neck };
constexpr auto names_of(Girth) {
  return std::array{base::named(Girth::fixed, "fixed"), base::named(Girth::trunk, "trunk"),
                    base::named(Girth::limb, "limb"), base::named(Girth::neck, "neck")};
}

/// A ball stretched to `half_mm`, or a round cone between two places that may lie on two bones.
/// Shapes of a part flow together; `cut` takes away instead.
struct BodyShapeSpec {
  Part part = Part::trunk;
  std::string bone;
  std::string to_bone;  ///< of a cone; empty = the same bone
  Vec3 at_mm;
  std::optional<Vec3> to_mm;    ///< a cone ends here; none = a ball
  std::optional<Vec3> half_mm;  ///< of a ball: half-axes forward, up, sideways
  double radius_mm = 0;         ///< of a cone, at its start
  double to_radius_mm = 0;      ///< of a cone, at its end
  std::optional<Vec3> stretch;  ///< of a cone: factors forward, along, sideways
  double tilt_deg = 0;          ///< of a ball, leaning backward
  double blend_mm = 0;          ///< how softly it flows into what stands before it
  double breath_mm = 0;         ///< grows forward by this with a full breath in
  bool cut = false;
  Girth girth = Girth::fixed;
  Vec3 women{1, 1, 1};  ///< factors on thickness for women: forward, up, sideways
};
template <class V>
void describe(V& v, BodyShapeSpec& x) {
  v.field("part", x.part);
  v.field("bone", x.bone);
  v.maybe("to_bone", x.to_bone);
  v.field("at_mm", x.at_mm);
  v.maybe("to_mm", x.to_mm);
  v.maybe("half_mm", x.half_mm);
  v.maybe("radius_mm", x.radius_mm);
  v.maybe("to_radius_mm", x.to_radius_mm);
  v.maybe("stretch", x.stretch);
  v.maybe("tilt_deg", x.tilt_deg);
  v.maybe("blend_mm", x.blend_mm);
  v.maybe("breath_mm", x.breath_mm);
  v.maybe("cut", x.cut);
  v.maybe("girth", x.girth);
  v.maybe("women", x.women);
}

/// A thin line or a small spot on the skin, drawn where it faces the eye.
struct MarkSpec {
  std::string bone;
  std::vector<Vec3> points_mm;  ///< a smooth line through them
  Vec3 outward{0, 0, 1};        ///< direction of the skin there
  double facing = 0.12;         ///< drawn where the cosine to the eye is at least this
  bool closed = false;          ///< a spot
};
template <class V>
void describe(V& v, MarkSpec& x) {
  v.field("bone", x.bone);
  v.field("points_mm", x.points_mm);
  v.maybe("outward", x.outward);
  v.maybe("facing", x.facing);
  v.maybe("closed", x.closed);
}

/// Joints that only the figure has, in the frame of the bone before them.
struct HandFootSpec {
  Vec3 wrist_mm;         ///< in the forearm
  Vec3 knuckles_mm;      ///< in the hand
  Vec3 finger_joint_mm;  ///< in the fingers
  double tip_curl = 1;   ///< finger tips close by this factor more
  Vec3 toes_mm;          ///< in the foot
};
template <class V>
void describe(V& v, HandFootSpec& x) {
  v.field("wrist_mm", x.wrist_mm);
  v.field("knuckles_mm", x.knuckles_mm);
  v.field("finger_joint_mm", x.finger_joint_mm);
  v.field("tip_curl", x.tip_curl);
  v.field("toes_mm", x.toes_mm);
}

/// One region of the spine as it is drawn.
struct VertebraLookSpec {
  double width_to_depth = 1;
  double gap_mm = 0;             ///< the disc, a little thick for the eye
  double gap_top_mm = 0;         ///< at the upper end of the region
  double spinous_behind_mm = 0;  ///< tip of the spinous process behind the body's rear edge
  double spinous_drop_mm = 0;    ///< and below the middle of the body
  double spinous_root_mm = 0;    ///< thickness at the root
  double spinous_tip_mm = 0;
};
template <class V>
void describe(V& v, VertebraLookSpec& x) {
  v.field("width_to_depth", x.width_to_depth);
  v.field("gap_mm", x.gap_mm);
  v.field("gap_top_mm", x.gap_top_mm);
  v.field("spinous_behind_mm", x.spinous_behind_mm);
  v.field("spinous_drop_mm", x.spinous_drop_mm);
  v.field("spinous_root_mm", x.spinous_root_mm);
  v.field("spinous_tip_mm", x.spinous_tip_mm);
}

struct SpineLookSpec {
  double body_scale = 1;  ///< of the depth that follows from the disc's area
  double disc_bulge = 1;  ///< radius of a disc against the bone
  double waist = 1;       ///< narrowest radius of a vertebral body
  VertebraLookSpec lumbar;
  VertebraLookSpec thoracic;
  VertebraLookSpec neck;
  std::vector<Vec3> sacrum_mm;  ///< outline in the middle plane of the pelvis
};
template <class V>
void describe(V& v, SpineLookSpec& x) {
  v.field("body_scale", x.body_scale);
  v.field("disc_bulge", x.disc_bulge);
  v.field("waist", x.waist);
  v.field("lumbar", x.lumbar);
  v.field("thoracic", x.thoracic);
  v.field("neck", x.neck);
  v.field("sacrum_mm", x.sacrum_mm);
}

/// Where clothes end, as planes across bones.
struct ClothesSpec {
  double waist_mm = 0;        ///< in the pelvis, upwards from mid-hip
  double waist_lean_deg = 0;  ///< the front is lower
  double waist_half_mm = 0;   ///< half the breadth of the body there
  double hem_mm = 0;          ///< in the thigh, downwards from the hip
  double hem_half_mm = 0;
};
template <class V>
void describe(V& v, ClothesSpec& x) {
  v.field("waist_mm", x.waist_mm);
  v.field("waist_lean_deg", x.waist_lean_deg);
  v.field("waist_half_mm", x.waist_half_mm);
  v.field("hem_mm", x.hem_mm);
  v.field("hem_half_mm", x.hem_half_mm);
}

/// Where a part grows out of the trunk: there its outline stays open, so that the skin runs on.
struct OpeningSpec {
  Part part = Part::arm;
  std::string bone;
  Vec3 at_mm;
  double radius_mm = 0;
};
template <class V>
void describe(V& v, OpeningSpec& x) {
  v.field("part", x.part);
  v.field("bone", x.bone);
  v.field("at_mm", x.at_mm);
  v.field("radius_mm", x.radius_mm);
}

/// Soft light from one side: how broad the shaded edge of each part is.
struct LightSpec {
  double from_front = 0;  ///< direction to the light in the picture, towards where a
  double from_above = 0;  ///< standing person faces, and upwards
  double trunk_mm = 0;
  double head_mm = 0;
  double arm_mm = 0;
  double leg_mm = 0;
};
template <class V>
void describe(V& v, LightSpec& x) {
  v.field("from_front", x.from_front);
  v.field("from_above", x.from_above);
  v.field("trunk_mm", x.trunk_mm);
  v.field("head_mm", x.head_mm);
  v.field("arm_mm", x.arm_mm);
  v.field("leg_mm", x.leg_mm);
}

/// How thickness follows body mass; g = breadth against the reference body.
struct BuildSpec {
  double trunk_per_g = 0;
  double limb_per_g = 0;
  double neck_per_g = 0;
  double belly_forward_mm_per_g = 0;
};
template <class V>
void describe(V& v, BuildSpec& x) {
  v.field("trunk_per_g", x.trunk_per_g);
  v.field("limb_per_g", x.limb_per_g);
  v.field("neck_per_g", x.neck_per_g);
  v.field("belly_forward_mm_per_g", x.belly_forward_mm_per_g);
}

struct FigureSpec {
  spine::Mark mark = spine::Mark::judgement;
  std::string source;
  HandFootSpec hand_foot;
  BuildSpec build;
  ClothesSpec clothes;
  LightSpec light;
  std::vector<OpeningSpec> openings;
  std::vector<BodyShapeSpec> shapes;
  std::vector<MarkSpec> marks;
  SpineLookSpec spine;
};
template <class V>
void describe(V& v, FigureSpec& x) {
  v.field("mark", x.mark);
  v.field("source", x.source);
  v.field("hand_foot", x.hand_foot);
  v.field("build", x.build);
  v.field("clothes", x.clothes);
  v.field("light", x.light);
  v.field("openings", x.openings);
  v.field("shapes", x.shapes);
  v.field("marks", x.marks);
  v.field("spine", x.spine);
}

}  // namespace plumb::figure
