#include <cmath>

#include "figure/flat_field.hpp"

namespace plumb::figure {

namespace {

/// Walks along the sign change of a field, cell by cell, inside on the left hand (y down).
///
///   corners  tl --top-- tr      Crossing an edge has one direction: over a horizontal edge up if
///            |          |       its left end is inside, else down; over a vertical edge to the
///            left    right      right if its upper end is inside, else to the left.
///            |          |
///            bl -bottom- br
class Tracer {
 public:
  Tracer(const FlatField& field, std::vector<std::uint8_t>& seen) : field_{field}, seen_{seen} {
    seen_.assign(field.value.size(), 0);
  }

  bool is_seen(int c, int r) const { return seen_[index(c, r)] != 0; }

  /// The loop through the horizontal edge right of node (c, r).
  void walk(int c, int r, std::vector<Point2>& points) {
    bool horizontal = true;
    do {
      if (horizontal) seen_[index(c, r)] = 1;
      points.push_back(crossing(c, r, horizontal));
      step(c, r, horizontal);
    } while (!(horizontal && seen_[index(c, r)] == 1));
  }

 private:
  std::size_t index(int c, int r) const {
    return static_cast<std::size_t>(r) * static_cast<std::size_t>(field_.columns) +
           static_cast<std::size_t>(c);
  }
  bool inside(int c, int r) const { return field_.at(c, r) < 0; }

  Point2 crossing(int c, int r, bool horizontal) const {
    const float a = field_.at(c, r);
    const float b = horizontal ? field_.at(c + 1, r) : field_.at(c, r + 1);
    const float t = a / (a - b);
    const float x = static_cast<float>(c) + (horizontal ? t : 0.0F);
    const float y = static_cast<float>(r) + (horizontal ? 0.0F : t);
    return {static_cast<double>(field_.x0 + x * field_.cell),
            static_cast<double>(field_.y0 + y * field_.cell)};
  }

  /// From an edge into the cell it leads to, and on to the edge by which the outline leaves it.
  void step(int& c, int& r, bool& horizontal) const {
    const bool first_inside = inside(c, r);
    int cell_c = c;
    int cell_r = r;
    if (horizontal && first_inside) --cell_r;
    if (!horizontal && !first_inside) --cell_c;
    const bool tl = inside(cell_c, cell_r);
    const bool tr = inside(cell_c + 1, cell_r);
    const bool bl = inside(cell_c, cell_r + 1);
    const bool br = inside(cell_c + 1, cell_r + 1);
    const bool top_out = tl && !tr;
    const bool bottom_out = !bl && br;
    const bool right_out = tr && !br;
    const bool left_out = !tl && bl;
    const bool came_left = !horizontal && first_inside;
    const bool came_top = horizontal && !first_inside;
    const bool joined = field_.at(cell_c, cell_r) + field_.at(cell_c + 1, cell_r) +
                            field_.at(cell_c, cell_r + 1) + field_.at(cell_c + 1, cell_r + 1) <
                        0;
    if (top_out || bottom_out) {
      const bool by_top = top_out && (!bottom_out || came_left != joined);
      horizontal = true;
      c = cell_c;
      r = by_top ? cell_r : cell_r + 1;
      return;
    }
    const bool by_right = right_out && (!left_out || came_top != joined);
    horizontal = false;
    c = by_right ? cell_c + 1 : cell_c;
    r = cell_r;
  }

  const FlatField& field_;
  std::vector<std::uint8_t>& seen_;
};

double find_area(std::span<const Point2> loop) {
  double twice = 0;
  for (std::size_t i = 0; i < loop.size(); ++i)
    twice += cross(loop[i], loop[(i + 1) % loop.size()]);
  return std::abs(twice) / 2;
}

}  // namespace

void trace_outlines(const FlatField& field, double smallest_area_mm2, Outlines& out) {
  out.clear();
  Tracer tracer{field, out.seen};
  for (int r = 1; r + 1 < field.rows; ++r) {
    const float* cells = field.row(r);
    for (int c = 0; c + 1 < field.columns; ++c) {
      if ((cells[c] < 0) == (cells[c + 1] < 0) || tracer.is_seen(c, r)) continue;
      const std::size_t start = out.points.size();
      tracer.walk(c, r, out.points);
      const std::span loop = std::span(out.points).subspan(start);
      if (find_area(loop) < smallest_area_mm2) {
        out.points.resize(start);
      } else {
        out.starts.push_back(start);
      }
    }
  }
}

}  // namespace plumb::figure
