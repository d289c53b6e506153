#include "figure/solid.hpp"

#include <algorithm>
#include <cmath>

#include "figure/held_things.hpp"
#include "spine/supports.hpp"

namespace plumb::figure {

namespace {

using spine::Angle;
using spine::PropKind;
using spine::Side;

double round_fine(double metres) { return std::round(metres * 1e5) / 1e5; }
Vec3 round_fine(Vec3 v) { return {round_fine(v.x), round_fine(v.y), round_fine(v.z)}; }

/// Below L5 the disc rests on the sacral end-plate, as far under the disc's centre as L5 is above.
Frame find_sacral_plate(const FigureModel& figure, const BoneSet& bones) {
  Frame plate =
      compose(bones[spine::Segment::pelvis], spine::turn_z(figure.sacral_endplate_lean_deg));
  plate.move_to(bones.disc[0].origin());
  const double gap_mm = figure.vertebrae[0].low + figure.lowest_half_pitch_mm;
  plate.move_to(plate.point({0, -1e-3 * gap_mm, 0}));
  return plate;
}

BoneNumbers write_bones(const FigureModel& figure, const BoneSet& bones) {
  BoneNumbers out;
  out.reserve((bone_count + 1) * 12);
  const auto write = [&out](const Frame& frame) {
    for (const double number : frame.m) out.push_back(round_fine(number));
  };
  for (const Frame& frame : bones.bone) write(frame);
  write(find_sacral_plate(figure, bones));
  return out;
}

/// As if seated in the air: the skin bends as far to one side as to the other.
spine::Pose make_bind_pose() {
  spine::Pose pose;
  const auto bend = [&pose](Angle right, double deg) {
    for (const Side side : {Side::right, Side::left}) pose.angles.at(right, side) = deg;
  };
  pose.angles[Angle::lum] = 6;
  pose.angles[Angle::tho] = 4;
  pose.angles[Angle::cer] = 2;
  bend(Angle::hip_right, 50);
  bend(Angle::habd_right, 16);
  bend(Angle::kne_right, 62);
  bend(Angle::sho_right, 78);
  bend(Angle::sabd_right, 32);
  bend(Angle::elb_right, 45);
  pose.figure.pro = {40, 40};
  pose.figure.curl = {16, 16};
  return pose;
}

Part part_of(Outline outline) {
  switch (outline) {
    case Outline::trunk: return Part::trunk;
    case Outline::head: return Part::head;
    case Outline::hair: return Part::hair;
    case Outline::arm_right:
    case Outline::arm_left: return Part::arm;
    case Outline::leg_right:
    case Outline::leg_left: return Part::leg;
  }
  return Part::trunk;
}

SolidShape make_shape(const BodyShape& shape, Part part) {
  return {part,
          static_cast<int>(index_of(shape.bone_a)),
          static_cast<int>(index_of(shape.bone_b)),
          shape.a_mm,
          shape.b_mm,
          shape.forward,
          shape.radius_a,
          shape.radius_b,
          shape.stretch,
          shape.blend_mm,
          shape.is_ball,
          shape.cut};
}

void add_rod(PropKind kind, Vec3 from, Vec3 to, double radius_m, std::vector<SolidRod>& out) {
  out.push_back({kind, round_fine(from), round_fine(to), radius_m});
}

void add_dumbbells(const BoneSet& bones, double scale, std::vector<SolidRod>& out) {
  for (const Side side : {Side::right, Side::left}) {
    const Vec3 grip = find_grip(bones, side, scale);
    const Bone hand = side == Side::right ? Bone::hand_right : Bone::hand_left;
    const Vec3 along = scale * bones[hand].axis(0);
    const auto add = [&](double from, double to, double radius) {
      add_rod(PropKind::dumbbells, grip + from * along, grip + to * along, scale * radius, out);
    };
    add(-dumbbell_end_m, -dumbbell_inner_m, dumbbell_radius_m);
    add(-dumbbell_inner_m, dumbbell_inner_m, handle_radius_m);
    add(dumbbell_inner_m, dumbbell_end_m, dumbbell_radius_m);
  }
}

/// What goes with the body at this moment; `foot`: round which a strap runs.
std::vector<SolidRod> find_rods(const FigureModel& figure,
                                const std::vector<spine::PropSpec>& props, Side foot,
                                const BoneSet& bones) {
  constexpr double strap_radius_m = 0.007;
  constexpr double half_sole_m = 0.045;
  const double scale = figure.scale;
  const Vec3 right = find_grip(bones, Side::right, scale);
  const Vec3 left = find_grip(bones, Side::left, scale);
  std::vector<SolidRod> out;
  for (const spine::PropSpec& prop : props) {
    if (prop.kind == PropKind::dumbbells) {
      add_dumbbells(bones, scale, out);
    } else if (prop.kind == PropKind::long_bar) {
      const Vec3 beyond = (long_bar_beyond_hand_m * scale / norm(right - left)) * (right - left);
      add_rod(prop.kind, left - beyond, right + beyond, scale * handle_radius_m, out);
    } else if (prop.kind == PropKind::strap) {
      const Vec3 a = find_under_sole(bones, foot, scale, half_sole_m);
      const Vec3 b = find_under_sole(bones, foot, scale, -half_sole_m);
      add_rod(prop.kind, right, a, strap_radius_m, out);
      add_rod(prop.kind, a, b, strap_radius_m, out);
      add_rod(prop.kind, b, left, strap_radius_m, out);
    } else if (prop.kind == PropKind::band) {
      const Vec3 fixed = mix(prop.low_m, prop.high_m, 0.5);
      add_rod(prop.kind, right, fixed, strap_radius_m, out);
      add_rod(prop.kind, fixed, left, strap_radius_m, out);
    } else if (prop.kind == PropKind::dowel) {
      const Dowel dowel = find_dowel(bones, scale);
      add_rod(prop.kind, dowel.low, dowel.high, scale * dowel_radius_m, out);
    }
  }
  return out;
}

}  // namespace

SolidFigure make_solid_figure(const FigureModel& figure, const spine::BodyModel& body) {
  SolidFigure out;
  for (std::size_t i = 0; i < outline_count; ++i)
    for (const BodyShape& shape : figure.outlines[i])
      out.shapes.push_back(make_shape(shape, part_of(static_cast<Outline>(i))));
  out.vertebrae.assign(figure.vertebrae.begin(), figure.vertebrae.end());
  out.disc_bulge = figure.spec.spine.disc_bulge;
  out.waist = figure.spec.spine.waist;
  out.waist_mm = figure.scale * figure.spec.clothes.waist_mm;
  out.hem_mm = figure.scale * figure.spec.clothes.hem_mm;
  BoneSet bones;
  find_bones(body, figure.spec.hand_foot, spine::Pose{}, bones);
  out.neutral = write_bones(figure, bones);
  find_bones(body, figure.spec.hand_foot, make_bind_pose(), bones);
  out.bind = write_bones(figure, bones);
  return out;
}

SolidMovement make_solid_movement(const FigureModel& figure, const spine::BodyModel& body,
                                  const FigureScene& scene, const spine::ViewSpec& view,
                                  const std::vector<double>& times_s) {
  SolidMovement out{view.yaw_deg, view.pitch_deg, scene.props, {}};
  const Side foot = scene.mirrored ? spine::other(scene.strap_foot) : scene.strap_foot;
  BoneSet bones;
  for (const double t_s : times_s) {
    const spine::Pose pose = spine::find_pose_at(scene.movement, t_s);
    find_bones(body, figure.spec.hand_foot, scene.mirrored ? spine::find_mirrored(pose) : pose,
               bones);
    out.moments.push_back(
        {t_s, write_bones(figure, bones), find_rods(figure, scene.props, foot, bones)});
  }
  if (!scene.mirrored) return out;
  // The other side of the room as well.
  for (spine::PropSpec& prop : out.props) {
    const double low = prop.low_m.z;
    prop.low_m.z = -prop.high_m.z;
    prop.high_m.z = -low;
  }
  return out;
}

SolidPose make_solid_pose(const FigureModel& figure, const spine::BodyModel& body,
                          const spine::Posture& posture, const std::vector<spine::PropKind>& held) {
  const spine::Pose pose = spine::make_key_pose(body, posture);
  BoneSet bones;
  find_bones(body, figure.spec.hand_foot, pose, bones);
  std::vector<spine::PropSpec> props;
  for (const PropKind kind : held)
    if (kind != PropKind::band) props.emplace_back().kind = kind;
  const bool right_is_higher =
      bones[spine::Segment::foot_right].origin().y >= bones[spine::Segment::foot_left].origin().y;
  SolidPose out{write_bones(figure, bones),
                find_rods(figure, props, right_is_higher ? Side::right : Side::left, bones),
                {}};
  const spine::FrameSet frames = spine::find_frames(body, pose);
  for (const spine::Contact& contact : posture.contacts)
    for (const Side side : {Side::right, Side::left}) {
      const auto* landmark = spine::find_landmark(body, contact.point, side);
      if (landmark != nullptr && spine::includes(contact.sides, side))
        out.supports_m.push_back(round_fine(spine::find_point(frames, *landmark)));
    }
  return out;
}

}  // namespace plumb::figure
