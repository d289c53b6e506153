#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "figure/draw_figure.hpp"

/// What a picture in three dimensions needs: the same shapes and bones as the line drawing, as
/// described values. Who draws it builds a skin over the shapes once and moves it with the bones.
namespace plumb::figure {

/// Placements row by row, twelve numbers each, metres: those of every bone by `index_of(Bone)`, and
/// at last the upper end-plate of the sacrum, on which the lowest disc stands.
using BoneNumbers = std::vector<double>;

/// A ball or a round cone tied to bones; see BodyShape.
struct SolidShape {
  Part part = Part::trunk;
  int bone_a = 0;
  int bone_b = 0;
  Vec3 a_mm;
  Vec3 b_mm;
  Vec3 forward;
  double radius_a = 0;
  double radius_b = 0;
  Vec3 stretch;
  double blend_mm = 0;
  bool is_ball = false;
  bool cut = false;
};
template <class V>
void describe(V& v, SolidShape& x) {
  v.field("part", x.part);
  v.field("bone_a", x.bone_a);
  v.field("bone_b", x.bone_b);
  v.field("a_mm", x.a_mm);
  v.field("b_mm", x.b_mm);
  v.field("forward", x.forward);
  v.field("radius_a", x.radius_a);
  v.field("radius_b", x.radius_b);
  v.field("stretch", x.stretch);
  v.field("blend_mm", x.blend_mm);
  v.field("is_ball", x.is_ball);
  v.field("cut", x.cut);
}

template <class V>
void describe(V& v, VertebraLook& x) {
  v.field("half_depth", x.half_depth);
  v.field("half_width", x.half_width);
  v.field("low", x.low);
  v.field("high", x.high);
  v.field("spinous_root", x.spinous_root);
  v.field("spinous_tip", x.spinous_tip);
  v.field("root_radius", x.root_radius);
  v.field("tip_radius", x.tip_radius);
}

/// The figure of one person.
struct SolidFigure {
  std::vector<SolidShape> shapes;
  std::vector<VertebraLook> vertebrae;  ///< from L5 upwards
  double disc_bulge = 1;
  double waist = 1;
  BoneNumbers neutral;  ///< standing
  BoneNumbers bind;     ///< every joint about the middle of its range, nothing touches
  double waist_mm = 0;  ///< clothes reach from here
  double hem_mm = 0;    ///< to here, downwards from the hip
};
template <class V>
void describe(V& v, SolidFigure& x) {
  v.field("shapes", x.shapes);
  v.field("vertebrae", x.vertebrae);
  v.field("disc_bulge", x.disc_bulge);
  v.field("waist", x.waist);
  v.field("neutral", x.neutral);
  v.field("bind", x.bind);
  v.field("waist_mm", x.waist_mm);
  v.field("hem_mm", x.hem_mm);
}

/// A round rod between two places: what goes with hands or back.
struct SolidRod {
  spine::PropKind kind = spine::PropKind::dumbbells;
  Vec3 from_m;
  Vec3 to_m;
  double radius_m = 0;
};
template <class V>
void describe(V& v, SolidRod& x) {
  v.field("kind", x.kind);
  v.field("from_m", x.from_m);
  v.field("to_m", x.to_m);
  v.field("radius_m", x.radius_m);
}

struct SolidMoment {
  double t_s = 0;
  BoneNumbers bones;
  std::vector<SolidRod> rods;
};
template <class V>
void describe(V& v, SolidMoment& x) {
  v.field("t_s", x.t_s);
  v.field("bones", x.bones);
  v.maybe("rods", x.rods);
}

/// Moments of a movement, with the things that stand around it.
struct SolidMovement {
  double yaw_deg = 0;  ///< from where the line drawing looks
  double pitch_deg = 0;
  std::vector<spine::PropSpec> props;
  std::vector<SolidMoment> moments;
};
template <class V>
void describe(V& v, SolidMovement& x) {
  v.field("yaw_deg", x.yaw_deg);
  v.field("pitch_deg", x.pitch_deg);
  v.field("props", x.props);
  v.field("moments", x.moments);
}

SolidFigure make_solid_figure(const FigureModel& figure, const spine::BodyModel& body);

/// The bones and held things at these times; see spine::find_pose_at. Numbers are rounded to a
/// hundredth of a millimetre.
SolidMovement make_solid_movement(const FigureModel& figure, const spine::BodyModel& body,
                                  const FigureScene& scene, const spine::ViewSpec& view,
                                  const std::vector<double>& times_s);

/// One pose that belongs to no movement, and where what carries it touches the body.
struct SolidPose {
  BoneNumbers bones;
  std::vector<SolidRod> rods;
  std::vector<Vec3> supports_m;  ///< of each contact its right side, then its left
};
template <class V>
void describe(V& v, SolidPose& x) {
  v.field("bones", x.bones);
  v.maybe("rods", x.rods);
  v.maybe("supports_m", x.supports_m);
}

/// `held`: what goes with the body, of the kinds that need no place in the room.
SolidPose make_solid_pose(const FigureModel& figure, const spine::BodyModel& body,
                          const spine::Posture& posture, const std::vector<spine::PropKind>& held);

}  // namespace plumb::figure
