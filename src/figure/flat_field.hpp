#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "figure/figure_bones.hpp"
#include "figure/figure_model.hpp"
#include "figure/view.hpp"

namespace plumb::figure {

/// A body shape as it appears in the picture. The shadow of a round cone on a plane is the hull of
/// two circles, that of a stretched one the hull of two ellipses; `to_unit` turns the ellipses
/// into circles. Millimetres, y down.
struct FlatShape {
  float ax = 0, ay = 0;             ///< start
  float bx = 0, by = 0;             ///< end
  float wide = 1, tall = 1;         ///< half extents of the ellipse of radius 1
  float u11 = 1, u21 = 0, u22 = 1;  ///< to_unit, lower triangular
  float ux = 0, uy = 1;             ///< axis in unit space
  float length = 0;                 ///< along the axis, unit space
  float radius_a = 0, radius_b = 0;
  float slope = 0, cosine = 1;  ///< of the cone's flank
  float blend = 0;
  float cx = 0, cy = 0, reach = 0;  ///< a circle around it
  bool isotropic = true;
  bool cut = false;
  bool twin_of_previous = false;
};

FlatShape project_shape(const BodyShape& shape, const BoneSet& bones, const View& view,
                        double breath);

/// Signed distance to one shape, negative inside; right to first order near the edge.
float find_distance(const FlatShape& shape, float x, float y);

/// A rectangle of the picture sampled on a square grid. Memory is kept between uses.
struct FlatField {
  float cell = 6;
  float x0 = 0, y0 = 0;
  int columns = 0, rows = 0;
  std::vector<float> value;  ///< rows × columns, signed distance, negative inside

  const float* row(int r) const {
    return value.data() + static_cast<std::size_t>(r) * static_cast<std::size_t>(columns);
  }
  float* row(int r) {
    return value.data() + static_cast<std::size_t>(r) * static_cast<std::size_t>(columns);
  }
  float at(int c, int r) const { return row(r)[c]; }
  float x_of(int c) const { return x0 + static_cast<float>(c) * cell; }
  float y_of(int r) const { return y0 + static_cast<float>(r) * cell; }
  /// Bilinear; outside the grid far away.
  float sample(float x, float y) const;
};

/// Scratch memory of `fill_field`.
struct FieldWorkspace {
  std::vector<std::uint16_t> near;    ///< shapes that matter to a block
  std::vector<std::uint16_t> nearer;  ///< to a quarter of it
};

/// Fills the field with the soft union of the shapes, sized to hold them with a margin.
/// Exact within about a cell of the edge; far from it only the sign is right.
void fill_field(std::span<const FlatShape> shapes, float cell, FieldWorkspace& workspace,
                FlatField& out);

/// A cut across a limb or the trunk as the eye sees it: the near half of a flattened ring, which
/// bulges by `bulge` along `normal` in the middle and not at all `half_width` to either side.
struct FlatCut {
  Point2 on;
  Point2 normal;  ///< what lies beyond, along it, is taken away
  double bulge = 0;
  double half_width = 1;
};
void clip_field(FlatField& field, const FlatCut& cut);
/// A flat surface that carries: what would sink below its line, between its ends, is flattened.
struct FlatSeat {
  Point2 from;
  Point2 to;  ///< to the right of `from`
};
void flatten_field(FlatField& field, const FlatSeat& seat);
/// Takes away what lies in another field.
void cut_out_field(FlatField& field, const FlatField& taken);

/// Keeps the edge of a shape that looks away from the light: what leaves the shape when moved by
/// `depth_mm` against `to_light`. Its ends run out softly.
void find_shaded_edge(const FlatField& field, Point2 to_light, double depth_mm, FlatField& out);

/// Closed outlines where the field changes sign, inside on the left hand.
struct Outlines {
  std::vector<Point2> points;
  std::vector<std::size_t> starts;  ///< of each loop in `points`
  std::vector<std::uint8_t> seen;   ///< scratch
  void clear() { points.clear(), starts.clear(); }
  std::span<const Point2> loop(std::size_t i) const {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : points.size();
    return std::span(points).subspan(starts[i], end - starts[i]);
  }
};
void trace_outlines(const FlatField& field, double smallest_area_mm2, Outlines& out);

}  // namespace plumb::figure
