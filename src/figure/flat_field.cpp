#include "figure/flat_field.hpp"

#include <algorithm>
#include <cmath>

namespace plumb::figure {

namespace {

constexpr int block = 8;
constexpr int quarter = 4;
constexpr float far_away = 1000.0F;

float to_float(double value) { return static_cast<float>(value); }

/// Quadratic smooth minimum: equal to the smaller one where they differ by more than k.
float blend_min(float a, float b, float k) {
  const float h = std::max(k - std::abs(a - b), 0.0F);
  return std::min(a, b) - (k > 0 ? h * h / (4 * k) : 0.0F);
}
float blend_max(float a, float b, float k) { return -blend_min(-a, -b, k); }

float find_union(std::span<const FlatShape> shapes, std::span<const std::uint16_t> near, float x,
                 float y) {
  float distance = far_away;
  for (std::size_t n = 0; n < near.size(); ++n) {
    const FlatShape& shape = shapes[near[n]];
    float next = find_distance(shape, x, y);
    // A shape and its mirror image are one thing seen twice; flowing together would swell them.
    if (n + 1 < near.size() && near[n + 1] == near[n] + 1 && shapes[near[n + 1]].twin_of_previous)
      next = std::min(next, find_distance(shapes[near[++n]], x, y));
    distance = shape.cut ? blend_max(distance, -next, shape.blend)
                         : blend_min(distance, next, shape.blend);
  }
  return distance;
}

/// Of the shapes near a block, those that matter to a quarter of it with that middle and radius.
void find_nearer(std::span<const FlatShape> shapes, std::span<const std::uint16_t> near, float x,
                 float y, float radius, std::vector<std::uint16_t>& nearer) {
  nearer.clear();
  for (const std::uint16_t i : near)
    if (find_distance(shapes[i], x, y) < 1.35F * radius + shapes[i].blend) nearer.push_back(i);
}

/// Fills one block, quarter by quarter: a quarter that the edge does not cross gets one value.
void fill_block(std::span<const FlatShape> shapes, FieldWorkspace& workspace, int column, int row,
                FlatField& out) {
  const float half = 0.5F * out.cell * (quarter - 1);
  const float radius = half * 1.4143F;
  for (int r0 = row; r0 < row + block; r0 += quarter) {
    for (int c0 = column; c0 < column + block; c0 += quarter) {
      const float x0 = out.x0 + static_cast<float>(c0) * out.cell;
      const float y0 = out.y0 + static_cast<float>(r0) * out.cell;
      const float middle = find_union(shapes, workspace.near, x0 + half, y0 + half);
      const bool crossed = std::abs(middle) < 1.7F * (radius + out.cell);
      if (crossed)
        find_nearer(shapes, workspace.near, x0 + half, y0 + half, radius + 2 * out.cell,
                    workspace.nearer);
      for (int r = 0; r < quarter; ++r) {
        float* cells = out.row(r0 + r) + c0;
        const float y = y0 + static_cast<float>(r) * out.cell;
        for (int c = 0; c < quarter; ++c)
          cells[c] = crossed ? find_union(shapes, workspace.nearer,
                                          x0 + static_cast<float>(c) * out.cell, y)
                             : middle;
      }
    }
  }
}

}  // namespace

FlatShape project_shape(const BodyShape& shape, const BoneSet& bones, const View& view,
                        double breath) {
  const Frame& bone_a = bones[shape.bone_a];
  const Vec3 a = bone_a.point(1e-3 * shape.a_mm);
  Vec3 axis = bone_a.direction(shape.b_mm);
  Vec3 b = a;
  if (!shape.is_ball) {
    b = bones[shape.bone_b].point(1e-3 * shape.b_mm);
    axis = b - a;
  }
  const double length = norm(axis);
  axis = (1 / std::max(length, 1e-9)) * axis;
  Vec3 forward = bone_a.direction(shape.forward);
  forward = forward - dot(forward, axis) * axis;
  if (norm(forward) < 0.2) {
    forward = bone_a.axis(1);
    forward = forward - dot(forward, axis) * axis;
  }
  forward = (1 / norm(forward)) * forward;
  const Vec3 sideways = cross(forward, axis);

  const double grow = breath * shape.breath_mm;
  const Point2 c1 =
      (shape.stretch.x + grow / 2 / std::max(shape.radius_a, 1.0)) * view.direction(forward);
  const Point2 c2 = shape.stretch.y * view.direction(axis);
  const Point2 c3 = shape.stretch.z * view.direction(sideways);
  const double e11 = c1.x * c1.x + c2.x * c2.x + c3.x * c3.x;
  const double e12 = c1.x * c1.y + c2.x * c2.y + c3.x * c3.y;
  const double e22 = c1.y * c1.y + c2.y * c2.y + c3.y * c3.y;
  const double l11 = std::sqrt(e11);
  const double l21 = e12 / l11;
  const double l22 = std::sqrt(std::max(e22 - l21 * l21, 1e-6));

  FlatShape out;
  const Point2 start = view.project(a) + (grow / 2) * view.direction(forward);
  const Point2 step = view.project(b) - view.project(a);
  out.ax = to_float(start.x), out.ay = to_float(start.y);
  out.bx = to_float(start.x + step.x), out.by = to_float(start.y + step.y);
  out.wide = to_float(l11), out.tall = to_float(std::sqrt(e22));
  out.u11 = to_float(1 / l11), out.u21 = to_float(-l21 / (l11 * l22)), out.u22 = to_float(1 / l22);
  const double sx = step.x / l11;
  const double sy = -l21 / (l11 * l22) * step.x + step.y / l22;
  const double unit_length = std::sqrt(sx * sx + sy * sy);
  out.radius_a = to_float(shape.radius_a), out.radius_b = to_float(shape.radius_b);
  out.isotropic = std::abs(e11 - 1) + std::abs(e22 - 1) + std::abs(e12) < 1e-6;
  const double slope = unit_length > 1e-6 ? (shape.radius_a - shape.radius_b) / unit_length : 2;
  if (std::abs(slope) < 0.98) {
    out.length = to_float(unit_length);
    out.ux = to_float(sx / unit_length), out.uy = to_float(sy / unit_length);
    out.slope = to_float(slope), out.cosine = to_float(std::sqrt(1 - slope * slope));
  } else if (shape.radius_b > shape.radius_a) {
    // Seen along its axis the thicker end hides the other.
    out.ax += to_float(step.x), out.ay += to_float(step.y);
    out.radius_a = out.radius_b;
  }
  out.blend = to_float(shape.blend_mm);
  out.cut = shape.cut;
  out.twin_of_previous = shape.twin_of_previous;
  const Point2 middle = start + 0.5 * step;
  out.cx = to_float(middle.x), out.cy = to_float(middle.y);
  const double stretch = std::sqrt(std::max(e11, e22) + std::abs(e12));
  out.reach = to_float(norm(step) / 2 + std::max(shape.radius_a, shape.radius_b) * stretch);
  return out;
}

float find_distance(const FlatShape& s, float x, float y) {
  const float dx = x - s.ax;
  const float dy = y - s.ay;
  const float qx = s.u11 * dx;
  const float qy = s.u21 * dx + s.u22 * dy;
  // In unit space: `along` the axis, `off` it.
  const float along = qx * s.ux + qy * s.uy;
  const float across = qx * s.uy - qy * s.ux;
  const float off = std::abs(across);
  float distance = 0;
  float n_along = 0;
  float n_off = 1;
  const float k = s.cosine * along - s.slope * off;
  if (s.length <= 0 || k < 0 || k > s.cosine * s.length) {
    const bool end = s.length > 0 && k > 0;
    const float d_along = end ? along - s.length : along;
    const float r = std::sqrt(off * off + d_along * d_along) + 1e-6F;
    distance = r - (end ? s.radius_b : s.radius_a);
    n_along = d_along / r;
    n_off = off / r;
  } else {
    distance = off * s.cosine + along * s.slope - s.radius_a;
    n_along = s.slope;
    n_off = s.cosine;
  }
  if (s.isotropic) return distance;
  // First-order distance: divide by the length of the gradient in the picture.
  const float sign = across < 0 ? -1.0F : 1.0F;
  const float gx = n_along * s.ux + sign * n_off * s.uy;
  const float gy = n_along * s.uy - sign * n_off * s.ux;
  const float px = s.u11 * gx + s.u21 * gy;
  const float py = s.u22 * gy;
  return distance / (std::sqrt(px * px + py * py) + 1e-9F);
}

float FlatField::sample(float x, float y) const {
  const float u = (x - x0) / cell;
  const float v = (y - y0) / cell;
  if (u < 0 || v < 0 || u > static_cast<float>(columns - 2) || v > static_cast<float>(rows - 2))
    return far_away;
  const int i = static_cast<int>(u);
  const int j = static_cast<int>(v);
  const float fu = u - static_cast<float>(i);
  const float fv = v - static_cast<float>(j);
  return (1 - fv) * ((1 - fu) * at(i, j) + fu * at(i + 1, j)) +
         fv * ((1 - fu) * at(i, j + 1) + fu * at(i + 1, j + 1));
}

void fill_field(std::span<const FlatShape> shapes, float cell, FieldWorkspace& workspace,
                FlatField& out) {
  float low_x = 1e9F, low_y = 1e9F, high_x = -1e9F, high_y = -1e9F;
  for (const FlatShape& s : shapes) {
    if (s.cut) continue;
    low_x = std::min(low_x, s.cx - s.reach), high_x = std::max(high_x, s.cx + s.reach);
    low_y = std::min(low_y, s.cy - s.reach), high_y = std::max(high_y, s.cy + s.reach);
  }
  const float margin = 4 * cell;
  out.cell = cell;
  // The grid is tied to the picture, not to the body, so that a still part keeps its outline.
  out.x0 = std::floor((low_x - margin) / cell) * cell;
  out.y0 = std::floor((low_y - margin) / cell) * cell;
  const auto blocks = [&](float from, float to) {
    return static_cast<int>(std::ceil((to + margin - from) / cell / block));
  };
  out.columns = block * blocks(out.x0, high_x);
  out.rows = block * blocks(out.y0, high_y);
  out.value.assign(static_cast<std::size_t>(out.columns) * static_cast<std::size_t>(out.rows),
                   far_away);
  const float half = 0.5F * cell * (block - 1);
  const float radius = half * 1.4143F;
  for (int row = 0; row < out.rows; row += block) {
    for (int column = 0; column < out.columns; column += block) {
      const float cx = out.x0 + static_cast<float>(column) * cell + half;
      const float cy = out.y0 + static_cast<float>(row) * cell + half;
      workspace.near.clear();
      bool any = false;
      for (std::size_t i = 0; i < shapes.size(); ++i) {
        const FlatShape& s = shapes[i];
        const float room = s.reach + radius + s.blend + cell;
        const float dx = cx - s.cx;
        const float dy = cy - s.cy;
        if (dx * dx + dy * dy > room * room) continue;
        if (find_distance(s, cx, cy) > 1.35F * radius + s.blend) continue;
        workspace.near.push_back(static_cast<std::uint16_t>(i));
        any = any || !s.cut;
      }
      if (any) fill_block(shapes, workspace, column, row, out);
    }
  }
}

void clip_field(FlatField& field, const FlatCut& cut) {
  const float nx = to_float(cut.normal.x);
  const float ny = to_float(cut.normal.y);
  const float inverse_width = to_float(1 / cut.half_width);
  const float bulge = to_float(cut.bulge);
  for (int r = 0; r < field.rows; ++r) {
    float* cells = field.row(r);
    const float py = field.y_of(r) - to_float(cut.on.y);
    for (int c = 0; c < field.columns; ++c) {
      const float px = field.x_of(c) - to_float(cut.on.x);
      const float aside = std::clamp((px * ny - py * nx) * inverse_width, -1.0F, 1.0F);
      cells[c] = std::max(cells[c], px * nx + py * ny - bulge * (1 - aside * aside));
    }
  }
}

void flatten_field(FlatField& field, const FlatSeat& seat) {
  constexpr float rounding = 26;
  const Point2 step = seat.to - seat.from;
  const float slope = to_float(step.y / step.x);
  const float from = to_float(seat.from.x);
  const float to = to_float(seat.to.x);
  for (int r = 0; r < field.rows; ++r) {
    float* cells = field.row(r);
    const float y = field.y_of(r);
    for (int c = 0; c < field.columns; ++c) {
      const float x = field.x_of(c);
      const float above = to_float(seat.from.y) + slope * (x - from) - y;
      const float inside = -std::max({above, from - x, x - to});
      if (inside > -2 * rounding) cells[c] = blend_max(cells[c], inside, rounding);
    }
  }
}

void cut_out_field(FlatField& field, const FlatField& taken) {
  for (int r = 0; r < field.rows; ++r) {
    float* cells = field.row(r);
    for (int c = 0; c < field.columns; ++c)
      if (cells[c] < field.cell)
        cells[c] = std::max(cells[c], -taken.sample(field.x_of(c), field.y_of(r)));
  }
}

void find_shaded_edge(const FlatField& field, Point2 to_light, double depth_mm, FlatField& out) {
  constexpr float softness = 12;
  out.cell = field.cell;
  out.x0 = field.x0, out.y0 = field.y0;
  out.columns = field.columns, out.rows = field.rows;
  out.value.resize(field.value.size());
  // The step away from the light, in cells: whole ones, and what is left.
  const double u = -depth_mm * to_light.x / static_cast<double>(field.cell);
  const double v = -depth_mm * to_light.y / static_cast<double>(field.cell);
  const int step_c = static_cast<int>(std::floor(u));
  const int step_r = static_cast<int>(std::floor(v));
  const float fu = to_float(u - std::floor(u));
  const float fv = to_float(v - std::floor(v));
  // A quarter block away from the edge holds one value for all its cells.
  const float band = to_float(depth_mm) + (quarter + 1) * field.cell;
  for (int r = 0; r < field.rows; ++r) {
    const float* cells = field.row(r);
    float* edges = out.row(r);
    const bool inside_rows = r + step_r >= 0 && r + step_r + 1 < field.rows;
    for (int c = 0; c < field.columns; ++c) {
      const float value = cells[c];
      // Deep inside nothing is shaded, outside there is nothing to shade.
      edges[c] = std::abs(value);
      if (edges[c] > band) continue;
      float beyond = far_away;
      const int cc = c + step_c;
      if (inside_rows && cc >= 0 && cc + 1 < field.columns) {
        const float* upper = field.row(r + step_r) + cc;
        const float* lower = upper + field.columns;
        beyond = (1 - fv) * ((1 - fu) * upper[0] + fu * upper[1]) +
                 fv * ((1 - fu) * lower[0] + fu * lower[1]);
      }
      edges[c] = blend_max(value, -beyond, softness);
    }
  }
}

}  // namespace plumb::figure
