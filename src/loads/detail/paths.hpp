#pragma once

#include <algorithm>

#include "loads/load_model.hpp"

namespace plumb::loads::detail {

/// Where a point of a path is, world. A path over a wall is a taut string over an edge that it may
/// leave outward: of all places on the ray from the wall outward, the one of the shortest path.
///
///      from ────.            Seen along the ray, both neighbours lie beside it, at heights and
///                 `· p       distances of their own; the shortest way between them crosses the
///        wall ──────┼──→     ray where a mirror would show the one in line with the other.
///                 /
///             to
///
/// Sliding costs no work at the shortest place, so moment arms are those of a fixed point there.
inline Vec3 place(const PathPoint& point, const spine::FrameSet& frames) {
  const spine::Frame& frame = frames[point.segment];
  const Vec3 wall = frame.point(point.local_m);
  if (!point.is_wall) return wall;
  const Vec3 out = frame.point(point.local_m + point.outward) - wall;
  const auto beside = [&](const PathPoint& neighbour, double& height) {
    const Vec3 way = frames[neighbour.segment].point(neighbour.local_m) - wall;
    height = dot(out, way);
    return norm(way - height * out);
  };
  // Neighbours stand next to it in LoadModel::points.
  double before = 0, after = 0;
  const double aside_before = beside(*(&point - 1), before);
  const double aside_after = beside(*(&point + 1), after);
  const double across = aside_before + aside_after;
  if (across <= 0) return wall;
  return wall + std::max(0.0, (before * aside_after + after * aside_before) / across) * out;
}

/// Length of a bundle's path through its points, metres.
inline double find_path_length(const LoadModel& model, const Bundle& bundle,
                               const spine::FrameSet& frames) {
  double length = 0;
  const PathPoint* point = &model.points[bundle.first_point];
  Vec3 from = place(*point, frames);
  for (std::size_t k = 1; k < bundle.point_count; ++k) {
    ++point;
    const Vec3 to = place(*point, frames);
    length += norm(to - from);
    from = to;
  }
  return length;
}

}  // namespace plumb::loads::detail
