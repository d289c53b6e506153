#include <array>
#include <cmath>
#include <numbers>

#include "figure/draw_parts.hpp"

namespace plumb::figure::detail {

namespace {

/// An end-plate as the picture shows it: an ellipse about a centre.
struct Ring {
  Point2 centre;
  Point2 depth;  ///< half-axis forward
  Point2 width;  ///< half-axis sideways
};

Ring project_ring(const View& view, const Frame& frame, double height_mm, double half_depth,
                  double half_width) {
  return {view.project(frame.point({0, height_mm * 1e-3, 0})),
          half_depth * view.direction(frame.axis(0)), half_width * view.direction(frame.axis(2))};
}

Ring mix(const Ring& a, const Ring& b, double t, double scale) {
  return {a.centre + t * (b.centre - a.centre), scale * (a.depth + t * (b.depth - a.depth)),
          scale * (a.width + t * (b.width - a.width))};
}

Point2 on_ring(const Ring& ring, double angle) {
  return ring.centre + std::cos(angle) * ring.depth + std::sin(angle) * ring.width;
}

/// The angle at which the ring reaches furthest in a direction.
double find_extreme(const Ring& ring, Point2 direction) {
  return std::atan2(dot(ring.width, direction), dot(ring.depth, direction));
}

/// The outline of a short column between two rings: half of each ring, and the sides between.
void trace_column(const Ring& low, const Ring& middle, const Ring& high, std::vector<Point2>& out) {
  constexpr int arc_steps = 4;
  const Point2 axis = high.centre - low.centre;
  const Point2 across{-axis.y, axis.x};
  const auto half = [&](const Ring& ring, Point2 from, Point2 through) {
    const double start = find_extreme(ring, from);
    double end = find_extreme(ring, -1 * from);
    // Go round the side that looks along `through`.
    double turn = std::remainder(end - start, 2 * std::numbers::pi);
    if (dot(on_ring(ring, start + turn / 2) - ring.centre, through) < 0)
      turn += turn > 0 ? -2 * std::numbers::pi : 2 * std::numbers::pi;
    for (int i = 0; i <= arc_steps; ++i) out.push_back(on_ring(ring, start + turn * i / arc_steps));
  };
  out.clear();
  half(low, across, -1 * axis);
  out.push_back(on_ring(middle, find_extreme(middle, -1 * across)));
  half(high, -1 * across, axis);
  out.push_back(on_ring(middle, find_extreme(middle, across)));
}

/// A tapered rod seen from any side.
void trace_rod(Point2 a, Point2 b, double radius_a, double radius_b, std::vector<Point2>& out) {
  constexpr int cap_steps = 4;
  Point2 along = b - a;
  const double length = norm(along);
  along = length > 1e-6 ? (1 / length) * along : Point2{1, 0};
  const double heading = std::atan2(along.y, along.x);
  out.clear();
  for (int i = 0; i <= cap_steps; ++i) {
    const double angle = heading - std::numbers::pi / 2 + std::numbers::pi * i / cap_steps;
    out.push_back(b + radius_b * Point2{std::cos(angle), std::sin(angle)});
  }
  for (int i = 0; i <= cap_steps; ++i) {
    const double angle = heading + std::numbers::pi / 2 + std::numbers::pi * i / cap_steps;
    out.push_back(a + radius_a * Point2{std::cos(angle), std::sin(angle)});
  }
}

/// Below L5 the disc rests on the sacral end-plate, as far under the disc's centre as L5 is above.
Ring find_sacral_plate(const FigureModel& figure, const BoneSet& bones, const View& view) {
  const VertebraLook& look = figure.vertebrae[0];
  Frame plate =
      compose(bones[spine::Segment::pelvis], spine::turn_z(figure.sacral_endplate_lean_deg));
  plate.move_to(bones.disc[0].origin());
  const double gap = look.low + figure.lowest_half_pitch_mm;
  return project_ring(view, plate, -gap, look.half_depth, look.half_width);
}

}  // namespace

void draw_spine(const Brush& brush) {
  const FigureModel& figure = brush.figure;
  const View& view = brush.scene.view;
  DrawingWriter& out = brush.out;
  const BoneSet& bones = brush.workspace.bones;
  std::vector<Point2>& points = brush.workspace.points;
  const SpineLookSpec& spec = figure.spec.spine;
  points.clear();
  for (const Vec3 p : spec.sacrum_mm)
    points.push_back(view.project(bones[spine::Segment::pelvis].point((figure.scale * 1e-3) * p)));
  write_blob(points, out.add(ShapeRole::sacrum, ShapeForm::fill));

  std::array<Ring, spine::vertebra_count> low;
  std::array<Ring, spine::vertebra_count> high;
  for (std::size_t i = 0; i < spine::vertebra_count; ++i) {
    const Frame& frame = bones.bone[i + 1];
    const VertebraLook& look = figure.vertebrae[i];
    low[i] = project_ring(view, frame, look.low, look.half_depth, look.half_width);
    high[i] = project_ring(view, frame, look.high, look.half_depth, look.half_width);
  }
  for (std::size_t i = 0; i < spine::vertebra_count; ++i) {
    const Frame& frame = bones.bone[i + 1];
    const VertebraLook& look = figure.vertebrae[i];
    trace_rod(view.project(frame.point(1e-3 * look.spinous_root)),
              view.project(frame.point(1e-3 * look.spinous_tip)), look.root_radius, look.tip_radius,
              points);
    write_polygon(points, out.add(ShapeRole::spinous, ShapeForm::fill, static_cast<int>(i)));
  }
  // Painted from the far end of the spine to the near one, so that end-plates hide what lies
  // behind them and the gap of a disc shows whole.
  const bool top_is_near =
      view.depth(bones[spine::Segment::C7].origin() - bones[spine::Segment::L5].origin()) > 0;
  for (std::size_t step = 0; step < spine::vertebra_count; ++step) {
    const std::size_t i = top_is_near ? step : spine::vertebra_count - 1 - step;
    const auto draw_disc = [&] {
      const Ring below = i > 0 ? high[i - 1] : find_sacral_plate(figure, bones, view);
      trace_column(below, mix(below, low[i], 0.5, spec.disc_bulge), low[i], points);
      write_polygon(points, out.add(ShapeRole::disc, ShapeForm::fill, static_cast<int>(i)));
    };
    if (top_is_near) draw_disc();
    trace_column(low[i], mix(low[i], high[i], 0.5, spec.waist), high[i], points);
    write_polygon(points, out.add(ShapeRole::vertebra, ShapeForm::fill, static_cast<int>(i)));
    if (!top_is_near) draw_disc();
  }
}

}  // namespace plumb::figure::detail
