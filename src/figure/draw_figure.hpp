#pragma once

#include <array>
#include <vector>

#include "base/outcome.hpp"
#include "figure/drawing.hpp"
#include "figure/figure_bones.hpp"
#include "figure/figure_model.hpp"
#include "figure/flat_field.hpp"
#include "figure/path_text.hpp"
#include "figure/view.hpp"
#include "spine/body_model.hpp"
#include "spine/movement.hpp"
#include "spine/movement_spec.hpp"

namespace plumb::figure {

/// Everything about one movement's picture that does not change from frame to frame.
struct FigureScene {
  spine::Movement movement;
  View view;
  std::vector<spine::PropSpec> props;  ///< of this level, scaled to the person
  std::vector<Shape> ground;           ///< things, drawn once: below the shadow,
  std::vector<Shape> behind;           ///< behind the body,
  std::vector<Shape> between;          ///< between the limbs
  std::vector<FlatSeat> seats;         ///< what flattens the one who sits on it
  Box view_box;
  bool mirrored = false;  ///< the other side does it
  spine::Side near = spine::Side::right;
  bool far_limbs_in_front = false;  ///< seen from the front: all limbs lie before the trunk
  spine::Side strap_foot = spine::Side::right;  ///< what a strap runs round
  Point2 to_light;                              ///< direction in the picture
  double ground_from = 0;                       ///< where people and things stand, along x
  double ground_to = 0;
};

/// Scratch memory that the caller keeps between frames; after the first frames of a movement a
/// drawing allocates nothing.
struct FigureWorkspace {
  BoneSet bones;
  std::vector<FlatShape> flat;
  FieldWorkspace field_work;
  FlatField trunk;
  FlatField far_leg;
  FlatField part;   ///< of the part being drawn
  FlatField lower;  ///< its half beyond elbow or knee, where it folds
  FlatField extra;  ///< its shade, its clothes
  Outlines trunk_outlines;
  Outlines outlines;  ///< of `part`
  Outlines inner;     ///< of `lower` or `extra`
  SmoothWorkspace smooth;
  std::vector<Point2> points;
  std::vector<Point2> hull;
};

/// A movement at a ladder level, ready to be drawn.
///
/// Takes   mirrored: only for movements with a side; shows the other one
/// Faults  those of compile_movement
base::Outcome<FigureScene> compile_scene(const FigureModel& figure, const spine::BodyModel& body,
                                         const spine::MovementSpec& spec, int level, bool mirrored);

/// The drawing of a pose in the scene.
void draw_pose(const FigureModel& figure, const spine::BodyModel& body, const FigureScene& scene,
               const spine::Pose& pose, FigureWorkspace& workspace, FigureDrawing& out);

/// The drawing at a moment of the movement; see spine::find_pose_at.
void draw_movement_frame(const FigureModel& figure, const spine::BodyModel& body,
                         const FigureScene& scene, double t_s, FigureWorkspace& workspace,
                         FigureDrawing& out);

/// The drawing on the safe way out, `since_s` after a stop at `t_s`; see spine::find_exit_pose.
void draw_exit_frame(const FigureModel& figure, const spine::BodyModel& body,
                     const FigureScene& scene, double t_s, double since_s,
                     FigureWorkspace& workspace, FigureDrawing& out);

}  // namespace plumb::figure
