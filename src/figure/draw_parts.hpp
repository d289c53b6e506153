#pragma once

#include "figure/draw_figure.hpp"

/// The parts of draw_pose; not for use outside this folder.
namespace plumb::figure::detail {

/// What a part is drawn with.
struct Brush {
  const FigureModel& figure;
  const FigureScene& scene;
  const spine::Pose& pose;
  FigureWorkspace& workspace;
  DrawingWriter& out;
};

/// The shapes of an outline as the picture shows them, in workspace.flat.
void project_outline(const Brush& brush, Outline outline);

/// Trunk, limb or head: surface, shade, clothes and lines. The line of the trunk comes with the
/// near leg, because it ends where the legs begin. find_trunk comes before them all.
void find_trunk(const Brush& brush);
void draw_trunk(const Brush& brush);
void draw_far_leg(const Brush& brush, spine::Side side);
void draw_near_leg(const Brush& brush, spine::Side side);
void draw_far_arm(const Brush& brush, spine::Side side);
void draw_head(const Brush& brush);
/// Eye, brow, mouth, ear: where their skin looks at the eye of the viewer and what was drawn last,
/// the near arm or the hair, is not before it.
void draw_face(const Brush& brush);
/// The near arm in two layers with the spine between them: solid below, a veil above, so that an
/// arm that hangs before the spine does not hide it.
void draw_near_arm_and_spine(const Brush& brush, spine::Side side);

/// Vertebrae, discs, spinous processes and sacrum.
void draw_spine(const Brush& brush);

/// Soft shadows where the body is near the floor.
void draw_shadow(const Brush& brush);

/// What the hands hold: each dumbbell goes before its arm, so that the hand closes over it; the
/// long bar runs behind the back.
void draw_dumbbell(const Brush& brush, spine::Side side);
void draw_long_bar(const Brush& brush);
/// Straps and bands, before the arm that holds them.
void draw_cords(const Brush& brush);
/// The dowel goes along the back: hidden by the trunk where the trunk is nearer to the eye.
void draw_dowel(const Brush& brush, bool before_trunk);
/// Water over all that stands in it.
void draw_water(const Brush& brush);

/// Things: ground or mat; what stands behind the body; cushions between the limbs.
void draw_ground(const FigureScene& scene, DrawingWriter& out);
void draw_props_behind(const FigureScene& scene, DrawingWriter& out);
void draw_props_between(const FigureScene& scene, DrawingWriter& out);
/// Grows the extent so that the ground, or the thing, is inside.
void include_ground(const FigureScene& scene, Point2& low, Point2& high);
void include_prop(const FigureScene& scene, const spine::PropSpec& prop, Point2& low, Point2& high);

}  // namespace plumb::figure::detail
