#pragma once

#include "loads/load_model.hpp"

namespace plumb::loads::detail {

/// Length of a bundle's path through its points, metres.
inline double find_path_length(const LoadModel& model, const Bundle& bundle,
                               const spine::FrameSet& frames) {
  double length = 0;
  const FixedPoint* point = &model.points[bundle.first_point];
  Vec3 from = frames[point->segment].point(point->local_m);
  for (std::size_t k = 1; k < bundle.point_count; ++k) {
    ++point;
    const Vec3 to = frames[point->segment].point(point->local_m);
    length += norm(to - from);
    from = to;
  }
  return length;
}

}  // namespace plumb::loads::detail
