#include "figure/draw_figure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "figure/draw_parts.hpp"

namespace plumb::figure {

namespace {

using spine::Segment;
using spine::Side;

/// Room around the figure, share of the larger side.
constexpr double margin_share = 0.04;
/// Poses per leg of the movement that the frame has to hold.
constexpr int framed_poses_per_leg = 6;

/// The side whose limbs are drawn last: nearer to the eye, or, seen from the front, the upper one.
Side find_near_side(const View& view, const BoneSet& bones) {
  const Vec3 across = bones[Segment::thigh_right].origin() - bones[Segment::thigh_left].origin();
  constexpr double clearly_nearer_m = 0.03;
  const double nearer = view.depth(across);
  if (std::abs(nearer) > clearly_nearer_m) return nearer > 0 ? Side::right : Side::left;
  return across.y > 0 ? Side::right : Side::left;
}

/// Seen from the front all limbs lie before the trunk.
bool is_front_view(const View& view, const BoneSet& bones) {
  constexpr double facing = 0.8;  // cosine
  return view.depth(bones[Segment::T6].axis(0)) > facing;
}

/// A strap goes round the foot that it lifts.
Side find_strap_foot(const BoneSet& bones) {
  const double right = bones[Segment::foot_right].origin().y;
  return right >= bones[Segment::foot_left].origin().y ? Side::right : Side::left;
}

void include_body(const FigureModel& figure, const FigureScene& scene, const spine::Pose& pose,
                  FigureWorkspace& workspace, Point2& low, Point2& high) {
  for (const auto& outline : figure.outlines) {
    for (const BodyShape& shape : outline) {
      if (shape.cut) continue;
      const FlatShape flat = project_shape(shape, workspace.bones, scene.view, pose.figure.breath);
      const auto include = [&](float x, float y, float radius) {
        const double wide = static_cast<double>(radius * flat.wide);
        const double tall = static_cast<double>(radius * flat.tall);
        low = {std::min(low.x, static_cast<double>(x) - wide),
               std::min(low.y, static_cast<double>(y) - tall)};
        high = {std::max(high.x, static_cast<double>(x) + wide),
                std::max(high.y, static_cast<double>(y) + tall)};
      };
      include(flat.ax, flat.ay, flat.radius_a);
      if (flat.length > 0) include(flat.bx, flat.by, flat.radius_b);
    }
  }
}

struct Extent {
  Point2 low{1e9, 1e9};
  Point2 high{-1e9, -1e9};
};

Extent find_extent(const FigureModel& figure, const spine::BodyModel& body,
                   const FigureScene& scene, std::span<const spine::Pose> poses,
                   FigureWorkspace& workspace) {
  Extent extent;
  for (const spine::Pose& pose : poses) {
    find_bones(body, figure.spec.hand_foot, pose, workspace.bones);
    include_body(figure, scene, pose, workspace, extent.low, extent.high);
  }
  return extent;
}

/// Frames the whole movement, its way out and its things, so that the picture never jumps; and
/// finds the ground below where the person starts and holds.
void find_frame(const FigureModel& figure, const spine::BodyModel& body, FigureScene& scene) {
  FigureWorkspace workspace;
  const spine::Movement& movement = scene.movement;
  const std::array standing{movement.keys.front(), movement.keys[movement.held_key]};
  Extent ground = find_extent(figure, body, scene, standing, workspace);
  std::vector<spine::Pose> poses{movement.keys.front(), movement.exit};
  for (const spine::MovementLeg& leg : movement.legs)
    for (int i = 1; i <= framed_poses_per_leg; ++i)
      poses.push_back(
          spine::find_pose_at(movement, leg.start_s + leg.duration_s * i / framed_poses_per_leg));
  Extent all = find_extent(figure, body, scene, poses, workspace);
  constexpr double on_floor_m = 0.1;
  for (const spine::PropSpec& prop : scene.props) {
    detail::include_prop(scene, prop, all.low, all.high);
    if (prop.low_m.y < on_floor_m) detail::include_prop(scene, prop, ground.low, ground.high);
  }
  scene.ground_from = ground.low.x;
  scene.ground_to = ground.high.x;
  detail::include_ground(scene, all.low, all.high);
  const double margin = margin_share * std::max(all.high.x - all.low.x, all.high.y - all.low.y);
  // Whole millimetres: nobody sees less, and every machine draws the same numbers.
  const double left = std::floor(all.low.x - margin), top = std::floor(all.low.y - margin);
  scene.view_box = {left, top, std::ceil(all.high.x + margin) - left,
                    std::ceil(all.high.y + margin) - top};
}

/// The line on which the near side of the body sits, and the flesh that hangs over its end.
void find_seats(const BoneSet& bones, FigureScene& scene) {
  const Segment thigh = scene.near == Side::right ? Segment::thigh_right : Segment::thigh_left;
  // The flesh rests on a patch; its near side is the lowest in the picture.
  constexpr double flesh_m = 0.05;
  const double z = bones[thigh].origin().z + (scene.near == Side::right ? flesh_m : -flesh_m);
  for (const spine::PropSpec& prop : scene.props) {
    if (prop.kind != spine::PropKind::chair && prop.kind != spine::PropKind::bench) continue;
    const Vec3 hip = bones[Segment::pelvis].origin();
    const bool sits = hip.y > prop.high_m.y && hip.x > prop.low_m.x && hip.x < prop.high_m.x;
    if (!sits) continue;
    Point2 from = scene.view.project({prop.low_m.x, prop.high_m.y, z});
    Point2 to = scene.view.project({prop.high_m.x, prop.high_m.y, z});
    constexpr double overhang = 0.05;
    to = to + overhang * (to - from);
    if (to.x < from.x) std::swap(from, to);
    scene.seats.push_back({from, to});
  }
}

/// What does not move is drawn once.
void draw_props(FigureScene& scene) {
  FigureDrawing drawing;
  const auto draw = [&](void (*draw_some)(const FigureScene&, DrawingWriter&)) {
    {
      DrawingWriter writer{drawing};
      draw_some(scene, writer);
    }
    return drawing.shapes;
  };
  scene.ground = draw(detail::draw_ground);
  scene.behind = draw(detail::draw_props_behind);
  scene.between = draw(detail::draw_props_between);
}

}  // namespace

base::Outcome<FigureScene> compile_scene(const FigureModel& figure, const spine::BodyModel& body,
                                         const spine::MovementSpec& spec, int level,
                                         bool mirrored) {
  FigureScene scene;
  PLUMB_TRY(scene.movement, spine::compile_movement(body, spec, level));
  scene.view = make_view(spec.view);
  scene.mirrored = mirrored && spec.sides == spine::MovementSides::each;
  // The other side, seen from the other side, is the same picture in a mirror.
  if (scene.mirrored) scene.view.right = -1 * scene.view.right;
  for (spine::PropSpec prop : spec.props) {
    const bool here = prop.levels.empty() ||
                      std::find(prop.levels.begin(), prop.levels.end(), level) != prop.levels.end();
    if (!here) continue;
    prop.low_m = body.length_scale * prop.low_m;
    prop.high_m = body.length_scale * prop.high_m;
    scene.props.push_back(prop);
  }
  BoneSet bones;
  find_bones(body, figure.spec.hand_foot, scene.movement.keys[scene.movement.held_key], bones);
  scene.near = find_near_side(scene.view, bones);
  scene.far_limbs_in_front = is_front_view(scene.view, bones);
  scene.strap_foot = find_strap_foot(bones);
  const LightSpec& light = figure.spec.light;
  const Point2 to_light{
      scene.view.right.x >= 0 && !scene.mirrored ? light.from_front : -light.from_front,
      -light.from_above};
  scene.to_light = (1 / std::max(norm(to_light), 1e-9)) * to_light;
  find_seats(bones, scene);
  find_frame(figure, body, scene);
  draw_props(scene);
  return scene;
}

void draw_pose(const FigureModel& figure, const spine::BodyModel& body, const FigureScene& scene,
               const spine::Pose& pose, FigureWorkspace& workspace, FigureDrawing& out) {
  DrawingWriter writer{out};
  find_bones(body, figure.spec.hand_foot, pose, workspace.bones);
  const detail::Brush brush{figure, scene, pose, workspace, writer};
  const Side near = scene.near;
  const Side far = spine::other(near);
  writer.add_copies(scene.ground);
  detail::draw_shadow(brush);
  writer.add_copies(scene.behind);
  detail::find_trunk(brush);
  detail::draw_dowel(brush, true);
  if (scene.far_limbs_in_front) {
    detail::draw_trunk(brush);
    detail::draw_far_leg(brush, far);
    writer.add_copies(scene.between);
    detail::draw_near_leg(brush, near);
    detail::draw_far_arm(brush, far);
    detail::draw_cords(brush);
    detail::draw_near_arm_and_spine(brush, near);
    detail::draw_head(brush);
  } else {
    detail::draw_dumbbell(brush, far);
    detail::draw_far_arm(brush, far);
    detail::draw_far_leg(brush, far);
    writer.add_copies(scene.between);
    detail::draw_long_bar(brush);
    detail::draw_trunk(brush);
    detail::draw_near_leg(brush, near);
    detail::draw_head(brush);
    detail::draw_dowel(brush, false);
    detail::draw_dumbbell(brush, near);
    detail::draw_cords(brush);
    detail::draw_near_arm_and_spine(brush, near);
  }
  detail::draw_face(brush);
  detail::draw_water(brush);
  out.view_box = scene.view_box;
}

void draw_movement_frame(const FigureModel& figure, const spine::BodyModel& body,
                         const FigureScene& scene, double t_s, FigureWorkspace& workspace,
                         FigureDrawing& out) {
  draw_pose(figure, body, scene, spine::find_pose_at(scene.movement, t_s), workspace, out);
}

void draw_exit_frame(const FigureModel& figure, const spine::BodyModel& body,
                     const FigureScene& scene, double t_s, double since_s,
                     FigureWorkspace& workspace, FigureDrawing& out) {
  draw_pose(figure, body, scene, spine::find_exit_pose(scene.movement, t_s, since_s), workspace,
            out);
}

}  // namespace plumb::figure
