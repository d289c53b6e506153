#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <span>

#include "figure/draw_parts.hpp"
#include "figure/held_things.hpp"

namespace plumb::figure::detail {

namespace {

using spine::PropKind;
using spine::PropSpec;

// Looks of the things, metres; they carry nothing, so they need no source.
constexpr double seat_thickness_m = 0.036;
constexpr double chair_leg_m = 0.032;
constexpr double back_height_m = 0.40;
constexpr double worktop_thickness_m = 0.04;

/// One face of a box, if the eye sees it.
void draw_face(const View& view, const std::array<Vec3, 4>& corners, Vec3 outward, ShapeRole role,
               int index, DrawingWriter& out) {
  if (view.depth(outward) <= 1e-6) return;
  std::array<Point2, 4> points;
  for (std::size_t i = 0; i < 4; ++i) points[i] = view.project(corners[i]);
  write_polygon(points, out.add(role, ShapeForm::fill, index));
}

void draw_box(const View& view, Vec3 a, Vec3 b, ShapeRole role, DrawingWriter& out) {
  draw_face(view, {Vec3{a.x, a.y, a.z}, {a.x, b.y, a.z}, {a.x, b.y, b.z}, {a.x, a.y, b.z}},
            {-1, 0, 0}, role, 2, out);
  draw_face(view, {Vec3{b.x, a.y, a.z}, {b.x, b.y, a.z}, {b.x, b.y, b.z}, {b.x, a.y, b.z}},
            {1, 0, 0}, role, 2, out);
  draw_face(view, {Vec3{a.x, a.y, b.z}, {b.x, a.y, b.z}, {b.x, b.y, b.z}, {a.x, b.y, b.z}},
            {0, 0, 1}, role, 1, out);
  draw_face(view, {Vec3{a.x, b.y, a.z}, {b.x, b.y, a.z}, {b.x, b.y, b.z}, {a.x, b.y, b.z}},
            {0, 1, 0}, role, 0, out);
}

void draw_chair(const View& view, const PropSpec& prop, DrawingWriter& out) {
  const Vec3 a = prop.low_m;
  const Vec3 b = prop.high_m;
  const double under = b.y - seat_thickness_m;
  const double w = chair_leg_m;
  const double inset = 0.018;
  for (const double z : {a.z + inset, b.z - inset - w})
    for (const double x : {a.x + inset, b.x - inset - w})
      draw_box(view, {x, a.y, z}, {x + w, under, z + w}, ShapeRole::wood, out);
  draw_box(view, {a.x, under, a.z}, b, ShapeRole::wood, out);
  if (prop.has_back)
    draw_box(view, {a.x, b.y + 0.14, a.z}, {a.x + 0.022, b.y + back_height_m, b.z}, ShapeRole::wood,
             out);
}

/// The convex hull of points, in place, in order around it (Andrew 1979).
void find_hull(std::vector<Point2>& points, std::vector<Point2>& hull) {
  std::sort(points.begin(), points.end(),
            [](Point2 a, Point2 b) { return a.x < b.x || (a.x <= b.x && a.y < b.y); });
  hull.clear();
  const auto add = [&hull](Point2 p, std::size_t keep) {
    while (hull.size() >= keep + 2 &&
           cross(hull.back() - hull[hull.size() - 2], p - hull.back()) <= 0)
      hull.pop_back();
    hull.push_back(p);
  };
  for (const Point2 p : points) add(p, 0);
  const std::size_t keep = hull.size() - 1;
  for (std::size_t i = points.size() - 1; i-- > 0;) add(points[i], keep);
  hull.pop_back();
}

/// A filled cushion: soft corners, fullest at half height, with a seam around it.
void draw_cushion(const View& view, const PropSpec& prop, DrawingWriter& out) {
  constexpr int corner_count = 48;
  constexpr double squareness = 0.55;  // exponent of the rounded rectangle: 1 = an ellipse
  constexpr double end_share = 0.80;   // size of top and bottom against the middle
  const Vec3 middle = 0.5 * (prop.low_m + prop.high_m);
  const Vec3 half = 0.5 * (prop.high_m - prop.low_m);
  const auto corner = [&](int i, double height, double share) {
    const double angle = spine::radians(360.0 * i / corner_count);
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    return Vec3{middle.x + share * half.x * std::copysign(std::pow(std::abs(c), squareness), c),
                middle.y + height * half.y,
                middle.z + share * half.z * std::copysign(std::pow(std::abs(s), squareness), s)};
  };
  std::vector<Point2> points;
  std::vector<Point2> seam;
  for (int i = 0; i < corner_count; ++i) {
    points.push_back(view.project(corner(i, 0, 1)));
    for (const double end : {-1.0, 1.0})
      for (const double bend : {0.75, 1.0})
        points.push_back(view.project(corner(i, end * bend, bend < 1 ? 0.94 : end_share)));
  }
  // The side of the middle ring that looks at the eye.
  const double facing = spine::degrees(std::atan2(view.toward.z, view.toward.x));
  for (int i = -11; i <= 11; ++i)
    seam.push_back(view.project(
        corner(static_cast<int>(std::lround(facing * corner_count / 360.0)) + i, 0, 1)));
  std::vector<Point2> hull;
  find_hull(points, hull);
  write_polygon(hull, out.add(ShapeRole::soft, ShapeForm::fill));
  write_polygon(hull, out.add(ShapeRole::soft, ShapeForm::line));
  write_stroke(seam, out.add(ShapeRole::soft, ShapeForm::line, 1));
}

/// A roll lies along z: round ends, a straight back.
void draw_roll(const View& view, const PropSpec& prop, DrawingWriter& out) {
  constexpr int corner_count = 20;
  const Vec3 middle = 0.5 * (prop.low_m + prop.high_m);
  const Vec3 half = 0.5 * (prop.high_m - prop.low_m);
  const bool near_is_high = view.toward.z >= 0;
  std::vector<Point2> points;
  std::vector<Point2> end;
  for (int i = 0; i < corner_count; ++i) {
    const double angle = spine::radians(360.0 * i / corner_count);
    const Vec3 rim{middle.x + half.x * std::cos(angle), middle.y + half.y * std::sin(angle), 0};
    for (const double z : {prop.low_m.z, prop.high_m.z}) {
      const Point2 p = view.project({rim.x, rim.y, z});
      points.push_back(p);
      if ((z >= prop.high_m.z) == near_is_high) end.push_back(p);
    }
  }
  std::vector<Point2> hull;
  find_hull(points, hull);
  write_polygon(hull, out.add(ShapeRole::soft, ShapeForm::fill));
  write_blob(end, out.add(ShapeRole::soft, ShapeForm::fill, 1));
  write_polygon(hull, out.add(ShapeRole::soft, ShapeForm::line));
  write_blob(end, out.add(ShapeRole::soft, ShapeForm::line, 1));
}

/// Memory of the shapes that are hulls of rings.
struct HullWork {
  std::vector<Point2>& points;
  std::vector<Point2>& hull;
};

/// A round rod between two points of the world, with the end that looks at the eye.
void draw_rod(const View& view, Vec3 a, Vec3 b, double radius_m, ShapeRole role, HullWork work,
              DrawingWriter& out) {
  constexpr std::size_t corner_count = 14;
  const Vec3 along = (1 / std::max(norm(b - a), 1e-9)) * (b - a);
  const Vec3 helper = std::abs(along.y) < 0.9 ? Vec3{0, 1, 0} : Vec3{1, 0, 0};
  const Vec3 across = (1 / norm(cross(along, helper))) * cross(along, helper);
  const Vec3 upward = cross(across, along);
  const Vec3 near = view.depth(along) > 0 ? b : a;
  std::array<Point2, corner_count> end;
  work.points.clear();
  for (std::size_t i = 0; i < corner_count; ++i) {
    const double angle = spine::radians(360.0 * static_cast<double>(i) / corner_count);
    const Vec3 rim = (radius_m * std::cos(angle)) * across + (radius_m * std::sin(angle)) * upward;
    work.points.push_back(view.project(a + rim));
    work.points.push_back(view.project(b + rim));
    end[i] = view.project(near + rim);
  }
  find_hull(work.points, work.hull);
  write_polygon(work.hull, out.add(role, ShapeForm::fill, 1));
  write_polygon(end, out.add(role, ShapeForm::fill));
}

void draw_bar(const View& view, const PropSpec& prop, DrawingWriter& out) {
  const Vec3 middle = 0.5 * (prop.low_m + prop.high_m);
  const double radius = 0.5 * (prop.high_m.y - prop.low_m.y);
  std::vector<Point2> points;
  std::vector<Point2> hull;
  draw_rod(view, {middle.x, middle.y, prop.low_m.z}, {middle.x, middle.y, prop.high_m.z}, radius,
           ShapeRole::metal, {points, hull}, out);
}

void draw_worktop(const View& view, const PropSpec& prop, DrawingWriter& out) {
  const Vec3 a = prop.low_m;
  const Vec3 b = prop.high_m;
  const double under = b.y - worktop_thickness_m;
  draw_box(view, {a.x + 0.06, a.y, a.z + 0.02}, {b.x - 0.02, under, b.z - 0.02}, ShapeRole::wall,
           out);
  draw_box(view, {a.x, under, a.z}, b, ShapeRole::wood, out);
}

bool has_box(const PropSpec& prop) { return prop.high_m != prop.low_m; }

/// Where a band is fixed: a small plate, or the post that its box is.
void draw_anchor(const View& view, const PropSpec& prop, DrawingWriter& out) {
  draw_box(view, prop.low_m, prop.high_m, ShapeRole::metal, out);
}

/// The surface of the water, as far as it can be seen from above.
void draw_water_surface(const View& view, const PropSpec& prop, DrawingWriter& out) {
  const Vec3 a = prop.low_m;
  const Vec3 b = prop.high_m;
  const std::array corners{view.project({a.x, b.y, a.z}), view.project({a.x, b.y, b.z}),
                           view.project({b.x, b.y, b.z}), view.project({b.x, b.y, a.z})};
  write_polygon(corners, out.add(ShapeRole::water, ShapeForm::fill, 1));
}

bool has_mat(const FigureScene& scene) {
  return std::any_of(scene.props.begin(), scene.props.end(),
                     [](const PropSpec& prop) { return prop.kind == PropKind::mat; });
}

/// A round patch of ground, a little wider than what stands on it, as flat as the floor is turned
/// to the eye.
struct Ground {
  Point2 centre;
  double half_width = 0;
  double half_height = 0;
};
Ground find_ground(const FigureScene& scene) {
  constexpr double wider = 0.62;
  constexpr double rim_mm = 8;
  const double half = wider * (scene.ground_to - scene.ground_from);
  return {{(scene.ground_from + scene.ground_to) / 2, 0},
          half,
          half * scene.view.depth({0, 1, 0}) + rim_mm};
}

Bone hand_of(spine::Side side) {
  return side == spine::Side::right ? Bone::hand_right : Bone::hand_left;
}

Vec3 find_grip(const Brush& brush, spine::Side side) {
  return figure::find_grip(brush.workspace.bones, side, brush.figure.scale);
}

}  // namespace

void draw_ground(const FigureScene& scene, DrawingWriter& out) {
  for (const PropSpec& prop : scene.props)
    if (prop.kind == PropKind::mat)
      draw_box(scene.view, prop.low_m, prop.high_m, ShapeRole::mat, out);
  if (has_mat(scene)) return;
  const Ground ground = find_ground(scene);
  constexpr int corner_count = 12;
  std::array<Point2, corner_count> points;
  for (std::size_t i = 0; i < corner_count; ++i) {
    const double angle = spine::radians(360.0 * static_cast<double>(i) / corner_count);
    points[i] = ground.centre +
                Point2{ground.half_width * std::cos(angle), ground.half_height * std::sin(angle)};
  }
  write_blob(points, out.add(ShapeRole::floor, ShapeForm::fill));
}

void include_ground(const FigureScene& scene, Point2& low, Point2& high) {
  if (has_mat(scene)) return;
  const Ground ground = find_ground(scene);
  low = {std::min(low.x, ground.centre.x - ground.half_width),
         std::min(low.y, ground.centre.y - ground.half_height)};
  high = {std::max(high.x, ground.centre.x + ground.half_width),
          std::max(high.y, ground.centre.y + ground.half_height)};
}

/// A cushion that does not lie on the floor lies between the limbs.
bool is_between(const PropSpec& prop) {
  const bool soft =
      prop.kind == PropKind::pillow || prop.kind == PropKind::roll || prop.kind == PropKind::towel;
  constexpr double off_floor_m = 0.05;
  return soft && prop.low_m.y > off_floor_m;
}

void draw_props_between(const FigureScene& scene, DrawingWriter& out) {
  for (const PropSpec& prop : scene.props)
    if (is_between(prop)) draw_cushion(scene.view, prop, out);
}

void draw_props_behind(const FigureScene& scene, DrawingWriter& out) {
  for (const PropSpec& prop : scene.props) {
    if (is_between(prop)) continue;
    switch (prop.kind) {
      case PropKind::chair:
      case PropKind::bench: draw_chair(scene.view, prop, out); break;
      case PropKind::box:
        draw_box(scene.view, prop.low_m, prop.high_m, ShapeRole::wood, out);
        break;
      case PropKind::wall:
        draw_box(scene.view, prop.low_m, prop.high_m, ShapeRole::wall, out);
        break;
      case PropKind::worktop: draw_worktop(scene.view, prop, out); break;
      case PropKind::bar: draw_bar(scene.view, prop, out); break;
      case PropKind::pillow:
      case PropKind::towel: draw_cushion(scene.view, prop, out); break;
      case PropKind::roll: draw_roll(scene.view, prop, out); break;
      case PropKind::band: draw_anchor(scene.view, prop, out); break;
      case PropKind::water: draw_water_surface(scene.view, prop, out); break;
      case PropKind::mat:
      case PropKind::dumbbells:
      case PropKind::long_bar:
      case PropKind::strap:
      case PropKind::dowel: break;
    }
  }
}

void draw_dumbbell(const Brush& brush, spine::Side side) {
  const View& view = brush.scene.view;
  const double scale = brush.figure.scale;
  const HullWork work{brush.workspace.points, brush.workspace.hull};
  for (const PropSpec& prop : brush.scene.props) {
    if (prop.kind != PropKind::dumbbells) continue;
    const Frame& hand = brush.workspace.bones[hand_of(side)];
    const Vec3 grip = find_grip(brush, side);
    const Vec3 along = scale * hand.axis(0);
    const auto draw = [&](double from, double to, double radius) {
      draw_rod(view, grip + from * along, grip + to * along, radius * scale, ShapeRole::metal, work,
               brush.out);
    };
    const bool front_is_near = view.depth(along) > 0;
    const double s = front_is_near ? 1 : -1;
    draw(s * -dumbbell_end_m, s * -dumbbell_inner_m, dumbbell_radius_m);
    draw(-0.064, 0.064, handle_radius_m);
    draw(s * dumbbell_inner_m, s * dumbbell_end_m, dumbbell_radius_m);
  }
}

void draw_long_bar(const Brush& brush) {
  const double scale = brush.figure.scale;
  for (const PropSpec& prop : brush.scene.props) {
    if (prop.kind != PropKind::long_bar) continue;
    const Vec3 right = find_grip(brush, spine::Side::right);
    const Vec3 left = find_grip(brush, spine::Side::left);
    const Vec3 beyond = (long_bar_beyond_hand_m * scale / norm(right - left)) * (right - left);
    draw_rod(brush.scene.view, left - beyond, right + beyond, handle_radius_m * scale,
             ShapeRole::metal, {brush.workspace.points, brush.workspace.hull}, brush.out);
  }
}

void draw_cords(const Brush& brush) {
  const View& view = brush.scene.view;
  const auto draw = [&](std::initializer_list<Vec3> points, int index) {
    PathText path{brush.out.add(ShapeRole::cord, ShapeForm::line, index)};
    bool first = true;
    for (const Vec3 point : points) {
      const Point2 at = view.project(point);
      first ? path.move(at) : path.line(at);
      first = false;
    }
  };
  for (const PropSpec& prop : brush.scene.props) {
    const Vec3 right = find_grip(brush, spine::Side::right);
    const Vec3 left = find_grip(brush, spine::Side::left);
    if (prop.kind == PropKind::strap) {
      const auto under_sole = [&](double across) {
        return find_under_sole(brush.workspace.bones, brush.scene.strap_foot, brush.figure.scale,
                               across);
      };
      draw({right, under_sole(0.045), under_sole(-0.045), left}, 0);
    } else if (prop.kind == PropKind::band) {
      draw({right, mix(prop.low_m, prop.high_m, 0.5), left}, 1);
    }
  }
}

void draw_dowel(const Brush& brush, bool before_trunk) {
  const double scale = brush.figure.scale;
  for (const PropSpec& prop : brush.scene.props) {
    if (prop.kind != PropKind::dowel) continue;
    const Dowel dowel = find_dowel(brush.workspace.bones, scale);
    const bool hidden = (brush.scene.view.depth(dowel.behind) < 0) != before_trunk;
    if (hidden) {
      brush.out.add(ShapeRole::wood, ShapeForm::fill, 1);
      brush.out.add(ShapeRole::wood, ShapeForm::fill);
    } else {
      draw_rod(brush.scene.view, dowel.low, dowel.high, dowel_radius_m * scale, ShapeRole::wood,
               {brush.workspace.points, brush.workspace.hull}, brush.out);
    }
  }
}

void draw_water(const Brush& brush) {
  constexpr int point_count = 25;
  constexpr double wave_m = 0.010;
  constexpr double wave_length_m = 0.55;
  const View& view = brush.scene.view;
  for (const PropSpec& prop : brush.scene.props) {
    if (prop.kind != PropKind::water) continue;
    const double z = (prop.low_m.z + prop.high_m.z) / 2;
    std::array<Point2, point_count + 2> points;
    for (std::size_t i = 0; i < point_count; ++i) {
      const double x = prop.low_m.x +
                       (prop.high_m.x - prop.low_m.x) * static_cast<double>(i) / (point_count - 1);
      const double wave = wave_m * std::sin(spine::radians(360.0 * x / wave_length_m));
      points[i] = view.project({x, prop.high_m.y + wave, z});
    }
    points[point_count] = view.project({prop.high_m.x, prop.low_m.y, z});
    points[point_count + 1] = view.project({prop.low_m.x, prop.low_m.y, z});
    write_polygon(points, brush.out.add(ShapeRole::water, ShapeForm::fill));
    write_stroke(std::span(points).first(point_count),
                 brush.out.add(ShapeRole::water, ShapeForm::line));
  }
}

void include_prop(const FigureScene& scene, const PropSpec& prop, Point2& low, Point2& high) {
  if (!spine::carries(prop.kind) && !has_box(prop)) return;
  const double top = prop.has_back ? prop.high_m.y + back_height_m : prop.high_m.y;
  for (const double x : {prop.low_m.x, prop.high_m.x})
    for (const double y : {prop.low_m.y, top})
      for (const double z : {prop.low_m.z, prop.high_m.z}) {
        const Point2 p = scene.view.project({x, y, z});
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
      }
}

}  // namespace plumb::figure::detail
