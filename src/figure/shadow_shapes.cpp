#include <algorithm>
#include <cmath>

#include "figure/draw_parts.hpp"

namespace plumb::figure::detail {

namespace {

/// A round patch of shadow between two places on the floor.
FlatShape make_patch(const View& view, Vec3 a, Vec3 b, double radius_a, double radius_b) {
  // A circle on the floor is as flat in the picture as the floor is turned to the eye.
  const double flat = std::max(view.depth({0, 1, 0}), 0.03);
  const Point2 p = view.project({a.x, 0, a.z});
  const Point2 q = view.project({b.x, 0, b.z});
  FlatShape out;
  out.ax = static_cast<float>(p.x), out.ay = static_cast<float>(p.y);
  out.bx = static_cast<float>(q.x), out.by = static_cast<float>(q.y);
  out.u22 = static_cast<float>(1 / flat);
  out.tall = static_cast<float>(flat);
  out.isotropic = false;
  const double dx = q.x - p.x;
  const double dy = (q.y - p.y) / flat;
  const double length = std::sqrt(dx * dx + dy * dy);
  const double slope = length > 1e-6 ? (radius_a - radius_b) / length : 2;
  out.radius_a = static_cast<float>(radius_a), out.radius_b = static_cast<float>(radius_b);
  if (std::abs(slope) < 0.98) {
    out.length = static_cast<float>(length);
    out.ux = static_cast<float>(dx / length), out.uy = static_cast<float>(dy / length);
    out.slope = static_cast<float>(slope);
    out.cosine = static_cast<float>(std::sqrt(1 - slope * slope));
  } else if (radius_b > radius_a) {
    out.ax = out.bx, out.ay = out.by, out.radius_a = out.radius_b;
  }
  out.cx = (out.ax + out.bx) / 2, out.cy = (out.ay + out.by) / 2;
  out.reach = static_cast<float>(norm(q - p) / 2 + std::max(radius_a, radius_b));
  return out;
}

/// The patches below every shape that comes within `height_m` of the floor, `spread` times as wide
/// and the fainter, thus smaller, the higher it is.
void find_patches(const Brush& brush, double height_m, double spread) {
  FigureWorkspace& w = brush.workspace;
  constexpr double smallest_mm = 14;
  w.flat.clear();
  for (const auto& outline : brush.figure.outlines) {
    for (const BodyShape& shape : outline) {
      if (shape.cut) continue;
      Vec3 a = w.bones[shape.bone_a].point(1e-3 * shape.a_mm);
      Vec3 b = shape.is_ball ? a : w.bones[shape.bone_b].point(1e-3 * shape.b_mm);
      const double thin = std::min({shape.stretch.x, shape.stretch.y, shape.stretch.z});
      double ra = shape.radius_a * thin;
      double rb = shape.radius_b * thin;
      if (spread * std::max(ra, rb) < smallest_mm) continue;
      double na = 1 - (a.y - 1e-3 * ra) / height_m;
      double nb = 1 - (b.y - 1e-3 * rb) / height_m;
      if (na <= 0 && nb <= 0) continue;
      // What rises out of reach throws its shadow up to where it leaves.
      constexpr double least = 0.15;
      if (na < least) a = mix(b, a, (nb - least) / (nb - na + 1e-9)), na = least;
      if (nb < least) b = mix(a, b, (na - least) / (na - nb + 1e-9)), nb = least;
      ra *= spread * std::min(na, 1.0);
      rb *= spread * std::min(nb, 1.0);
      w.flat.push_back(make_patch(brush.scene.view, a, b, ra, rb));
    }
  }
}

void paint_patches(const Brush& brush, int index) {
  FigureWorkspace& w = brush.workspace;
  std::string& path = brush.out.add(ShapeRole::shadow, ShapeForm::fill, index);
  if (w.flat.empty()) return;
  constexpr float cell_mm = 9;
  constexpr double tolerance_mm = 1.5;
  constexpr double smallest_area_mm2 = 500;
  fill_field(w.flat, cell_mm, w.field_work, w.extra);
  trace_outlines(w.extra, smallest_area_mm2, w.inner);
  for (std::size_t i = 0; i < w.inner.starts.size(); ++i)
    write_smooth(w.inner.loop(i), true, tolerance_mm, w.smooth, path);
}

}  // namespace

void draw_shadow(const Brush& brush) {
  find_patches(brush, 0.30, 2.0);
  paint_patches(brush, 0);
  find_patches(brush, 0.12, 1.15);
  paint_patches(brush, 1);
}

}  // namespace plumb::figure::detail
