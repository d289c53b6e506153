#include <algorithm>
#include <cmath>

#include "figure/draw_parts.hpp"

namespace plumb::figure::detail {

namespace {

using spine::Segment;
using spine::Side;

// Fineness of the picture, millimetres: a cell of the field, and how far a curve may stray.
constexpr float body_cell_mm = 6;
constexpr float limb_cell_mm = 5;
constexpr float head_cell_mm = 4;
constexpr double tolerance_mm = 0.6;
constexpr double shade_tolerance_mm = 2;
constexpr double smallest_area_mm2 = 400;
constexpr double smallest_shade_mm2 = 350;
constexpr double shortest_line_mm = 20;
constexpr double shortest_fold_mm = 50;

void sit_down(const Brush& brush, FlatField& field) {
  for (const FlatSeat& seat : brush.scene.seats) flatten_field(field, seat);
}

/// Fills a field with an outline and traces it.
void find_part(const Brush& brush, Outline outline, float cell, FlatField& field,
               Outlines& outlines) {
  project_outline(brush, outline);
  fill_field(brush.workspace.flat, cell, brush.workspace.field_work, field);
  const bool sits = outline != Outline::head && outline != Outline::hair;
  if (sits) sit_down(brush, field);
  trace_outlines(field, smallest_area_mm2, outlines);
}

void write_loops(const Brush& brush, const Outlines& loops, double tolerance, std::string& path) {
  for (std::size_t i = 0; i < loops.starts.size(); ++i)
    write_smooth(loops.loop(i), true, tolerance, brush.workspace.smooth, path);
}

void paint_surface(const Brush& brush, ShapeRole role, const Outlines& outlines) {
  write_loops(brush, outlines, tolerance_mm, brush.out.add(role, ShapeForm::fill));
}

void paint_shade(const Brush& brush, ShapeRole role, const FlatField& field, double depth_mm) {
  FigureWorkspace& w = brush.workspace;
  if (depth_mm <= 0) return;
  find_shaded_edge(field, brush.scene.to_light, depth_mm * brush.figure.scale, w.extra);
  trace_outlines(w.extra, smallest_shade_mm2, w.inner);
  write_loops(brush, w.inner, shade_tolerance_mm, brush.out.add(role, ShapeForm::shade));
}

/// Writes those runs of closed outlines whose points `keep` wants, as open lines.
template <class Keep>
void write_kept(const Brush& brush, const Outlines& loops, double shortest_mm, Keep keep,
                std::string& path) {
  FigureWorkspace& w = brush.workspace;
  for (std::size_t i = 0; i < loops.starts.size(); ++i) {
    const std::span<const Point2> loop = loops.loop(i);
    const std::size_t n = loop.size();
    std::size_t first = 0;
    while (first < n && keep(loop[first])) ++first;
    if (first == n) {
      write_smooth(loop, true, tolerance_mm, w.smooth, path);
      continue;
    }
    w.points.clear();
    for (std::size_t k = 1; k <= n; ++k) {
      const Point2 p = loop[(first + k) % n];
      if (keep(p)) {
        w.points.push_back(p);
        if (k < n) continue;
      }
      // Points of an outline lie about four fifths of a cell apart.
      if (0.8 * limb_cell_mm * static_cast<double>(w.points.size()) > shortest_mm)
        write_smooth(w.points, false, tolerance_mm, w.smooth, path);
      w.points.clear();
    }
  }
}

float sample(const FlatField& field, Point2 p) {
  return field.sample(static_cast<float>(p.x), static_cast<float>(p.y));
}

/// How far inside another part a line counts as running over it.
constexpr float over_mm = -5;

struct FlatOpening {
  Point2 centre;
  double radius = 0;
  bool holds(Point2 p) const { return norm(p - centre) < radius; }
};
FlatOpening find_opening(const Brush& brush, Outline outline) {
  const Opening& opening = brush.figure.openings[static_cast<std::size_t>(outline)];
  return {brush.scene.view.project(brush.workspace.bones[opening.bone].point(1e-3 * opening.at_mm)),
          opening.radius_mm};
}

/// The outline, left out around the opening where it runs over the trunk. A far limb is closed:
/// the trunk will cover its end.
void paint_line(const Brush& brush, ShapeRole role, Outline outline) {
  FigureWorkspace& w = brush.workspace;
  const bool far = role == ShapeRole::far_arm || role == ShapeRole::far_leg;
  if (far && !brush.scene.far_limbs_in_front) {
    write_loops(brush, w.outlines, tolerance_mm, brush.out.add(role, ShapeForm::line));
    return;
  }
  const FlatOpening opening = find_opening(brush, outline);
  const auto keep = [&](Point2 p) { return !opening.holds(p) || sample(w.trunk, p) > over_mm; };
  write_kept(brush, w.outlines, shortest_line_mm, keep, brush.out.add(role, ShapeForm::line));
}

/// The outline of the trunk once the legs are there: hidden by the near one, open at the far hip.
void paint_trunk_line(const Brush& brush) {
  FigureWorkspace& w = brush.workspace;
  const Outline far = brush.scene.near == Side::right ? Outline::leg_left : Outline::leg_right;
  const FlatOpening hip = find_opening(brush, far);
  const bool covers = brush.scene.far_limbs_in_front;
  const auto keep = [&](Point2 p) {
    if (sample(w.part, p) < 0) return false;
    return !(covers || hip.holds(p)) || sample(w.far_leg, p) > over_mm;
  };
  write_kept(brush, w.trunk_outlines, shortest_line_mm, keep,
             brush.out.add(ShapeRole::trunk, ShapeForm::line));
}

/// A limb from upper segment over its joint to the lower one.
struct Limb {
  Outline outline;
  Segment upper;
  Segment lower;
  Bone joint;
};
Limb make_arm(Side side) {
  if (side == Side::right)
    return {Outline::arm_right, Segment::upper_arm_right, Segment::forearm_right,
            Bone::elbow_right};
  return {Outline::arm_left, Segment::upper_arm_left, Segment::forearm_left, Bone::elbow_left};
}
Limb make_leg(Side side) {
  if (side == Side::right)
    return {Outline::leg_right, Segment::thigh_right, Segment::shank_right, Bone::knee_right};
  return {Outline::leg_left, Segment::thigh_left, Segment::shank_left, Bone::knee_left};
}

/// A strongly bent limb folds on itself.
bool is_folded(const Brush& brush, const Limb& limb) {
  constexpr double folds_below = -0.1;  // cosine of the bend
  const BoneSet& bones = brush.workspace.bones;
  return dot(bones[limb.upper].axis(1), bones[limb.lower].axis(1)) < folds_below;
}

/// Fills a field with one half of a limb.
void find_half_limb(const Brush& brush, const Limb& limb, bool lower, FlatField& field) {
  FigureWorkspace& w = brush.workspace;
  w.flat.clear();
  for (const BodyShape& shape : brush.figure.outlines[static_cast<std::size_t>(limb.outline)])
    if (shape.is_lower == lower)
      w.flat.push_back(project_shape(shape, w.bones, brush.scene.view, 0));
  fill_field(w.flat, limb_cell_mm, w.field_work, field);
  sit_down(brush, field);
}

/// The outline of the lower half, drawn inside the limb from a little way off the joint.
void paint_fold(const Brush& brush, ShapeRole role, const Limb& limb, double free_mm) {
  std::string& path = brush.out.add(role, ShapeForm::line, 1);
  if (!is_folded(brush, limb)) return;
  FigureWorkspace& w = brush.workspace;
  find_half_limb(brush, limb, true, w.lower);
  trace_outlines(w.lower, smallest_area_mm2, w.inner);
  const FlatOpening joint{brush.scene.view.project(w.bones[limb.joint].origin()),
                          free_mm * brush.figure.scale};
  constexpr float inside_mm = -5;
  const auto keep = [&](Point2 p) { return !joint.holds(p) && sample(w.part, p) < inside_mm; };
  write_kept(brush, w.inner, shortest_fold_mm, keep, path);
}

/// The near half of a ring across a bone, as a cut of the picture. `down` in the bone.
FlatCut find_cut(const View& view, const Frame& bone, Vec3 at_mm, Vec3 beyond,
                 double half_width_mm) {
  const Vec3 axis = bone.direction(beyond);
  Point2 normal = view.direction(axis);
  const double length = std::max(norm(normal), 1e-6);
  normal = (1 / length) * normal;
  return {view.project(bone.point(1e-3 * at_mm)), normal, half_width_mm * view.depth(axis) * -1,
          half_width_mm};
}

/// Clothes over workspace.extra up to the cut; `index` 1 on the far side.
void paint_cloth(const Brush& brush, const FlatCut& cut, int index) {
  FigureWorkspace& w = brush.workspace;
  clip_field(w.extra, cut);
  trace_outlines(w.extra, smallest_area_mm2, w.inner);
  write_loops(brush, w.inner, tolerance_mm,
              brush.out.add(ShapeRole::cloth, ShapeForm::fill, index));
}

void draw_arm_surface(const Brush& brush, Side side, ShapeRole role) {
  FigureWorkspace& w = brush.workspace;
  find_part(brush, make_arm(side).outline, limb_cell_mm, w.part, w.outlines);
  paint_surface(brush, role, w.outlines);
  paint_shade(brush, role, w.part, brush.figure.spec.light.arm_mm);
}

void draw_arm_lines(const Brush& brush, Side side, ShapeRole role) {
  constexpr double free_mm = 55;
  paint_line(brush, role, make_arm(side).outline);
  paint_fold(brush, role, make_arm(side), free_mm);
}

void draw_leg(const Brush& brush, Side side, ShapeRole role, FlatField& field) {
  FigureWorkspace& w = brush.workspace;
  constexpr double free_mm = 75;
  const Limb limb = make_leg(side);
  find_part(brush, limb.outline, limb_cell_mm, field, w.outlines);
  paint_surface(brush, role, w.outlines);
  const ClothesSpec& clothes = brush.figure.spec.clothes;
  if (is_folded(brush, limb)) {
    // The calf lies before the thigh, and no trouser leg reaches it.
    find_half_limb(brush, limb, false, w.extra);
    find_half_limb(brush, limb, true, w.lower);
    cut_out_field(w.extra, w.lower);
  } else {
    w.extra = field;
  }
  paint_cloth(
      brush,
      find_cut(brush.scene.view, w.bones[limb.upper], {0, -clothes.hem_mm * brush.figure.scale, 0},
               {0, -1, 0}, clothes.hem_half_mm * brush.figure.scale),
      role == ShapeRole::far_leg ? 1 : 0);
  paint_shade(brush, role, field, brush.figure.spec.light.leg_mm);
  paint_line(brush, role, limb.outline);
  if (&field == &w.part) paint_fold(brush, role, limb, free_mm);
}

}  // namespace

void project_outline(const Brush& brush, Outline outline) {
  FigureWorkspace& w = brush.workspace;
  w.flat.clear();
  for (const BodyShape& shape : brush.figure.outlines[static_cast<std::size_t>(outline)])
    w.flat.push_back(project_shape(shape, w.bones, brush.scene.view, brush.pose.figure.breath));
}

void find_trunk(const Brush& brush) {
  FigureWorkspace& w = brush.workspace;
  find_part(brush, Outline::trunk, body_cell_mm, w.trunk, w.trunk_outlines);
}

void draw_trunk(const Brush& brush) {
  FigureWorkspace& w = brush.workspace;
  paint_surface(brush, ShapeRole::trunk, w.trunk_outlines);
  const ClothesSpec& clothes = brush.figure.spec.clothes;
  const double lean = spine::radians(clothes.waist_lean_deg);
  w.extra = w.trunk;
  paint_cloth(
      brush,
      find_cut(brush.scene.view, w.bones[Segment::pelvis],
               {0, clothes.waist_mm * brush.figure.scale, 0}, {std::sin(lean), std::cos(lean), 0},
               clothes.waist_half_mm * brush.figure.scale),
      0);
  paint_shade(brush, ShapeRole::trunk, w.trunk, brush.figure.spec.light.trunk_mm);
}

void draw_far_leg(const Brush& brush, Side side) {
  draw_leg(brush, side, ShapeRole::far_leg, brush.workspace.far_leg);
}

void draw_near_leg(const Brush& brush, Side side) {
  draw_leg(brush, side, ShapeRole::near_leg, brush.workspace.part);
  paint_trunk_line(brush);
}

void draw_far_arm(const Brush& brush, Side side) {
  draw_arm_surface(brush, side, ShapeRole::far_arm);
  draw_arm_lines(brush, side, ShapeRole::far_arm);
}

void draw_near_arm_and_spine(const Brush& brush, Side side) {
  FigureWorkspace& w = brush.workspace;
  draw_arm_surface(brush, side, ShapeRole::near_arm);
  draw_spine(brush);
  constexpr float touches_mm = 20;
  bool hidden = false;
  for (std::size_t i = 1; i <= spine::vertebra_count; ++i)
    hidden =
        hidden || sample(w.part, brush.scene.view.project(w.bones.bone[i].origin())) < touches_mm;
  std::string& veil = brush.out.add(ShapeRole::near_arm, ShapeForm::fill, 1);
  if (hidden) write_loops(brush, w.outlines, tolerance_mm, veil);
  draw_arm_lines(brush, side, ShapeRole::near_arm);
}

void draw_head(const Brush& brush) {
  FigureWorkspace& w = brush.workspace;
  find_part(brush, Outline::head, head_cell_mm, w.part, w.outlines);
  paint_surface(brush, ShapeRole::head, w.outlines);
  paint_shade(brush, ShapeRole::head, w.part, brush.figure.spec.light.head_mm);
  paint_line(brush, ShapeRole::head, Outline::head);
  find_part(brush, Outline::hair, head_cell_mm, w.part, w.outlines);
  paint_surface(brush, ShapeRole::hair, w.outlines);
  paint_line(brush, ShapeRole::hair, Outline::hair);
}

void draw_face(const Brush& brush) {
  FigureWorkspace& w = brush.workspace;
  const View& view = brush.scene.view;
  for (const SkinMark& mark : brush.figure.marks) {
    const Frame& bone = w.bones[mark.bone];
    w.points.clear();
    for (const Vec3 p : mark.points_mm) w.points.push_back(view.project(bone.point(1e-3 * p)));
    const bool hidden =
        view.depth(bone.direction(mark.outward)) < mark.facing ||
        std::any_of(
            w.points.begin(), w.points.end(), [&w](Point2 p) { return sample(w.part, p) < 0; });
    if (mark.closed) {
      std::string& skin = brush.out.add(ShapeRole::face, ShapeForm::fill);
      if (!hidden) write_blob(w.points, skin);
    }
    std::string& line = brush.out.add(ShapeRole::face, ShapeForm::line);
    if (hidden) continue;
    if (mark.closed)
      write_blob(w.points, line);
    else
      write_stroke(w.points, line);
  }
}

}  // namespace plumb::figure::detail
