#include "loads/detail/bundle_columns.hpp"

#include "loads/detail/paths.hpp"
#include "loads/detail/row_sums.hpp"

namespace plumb::loads::detail {

namespace {

using spine::Frame;

/// What a bundle turns with one newton, row by row: entries as runs, like a column's.
struct Entries {
  std::array<double, 2 * max_rows> value;
  std::array<Run, most_joints> runs;
  std::size_t run_count;
  std::size_t size;
};

class BundleWriter {
 public:
  BundleWriter(const LoadModel& model, double width_deg, Placed& placed, Problem& problem,
               SettlingColumns& settling)
      : model_{model},
        rows_{*problem.layout},
        width_rad_{spine::radians(width_deg)},
        placed_{placed},
        problem_{problem},
        settling_{settling} {
    // All rows of a joint count alike; those of a mirrored limb are not there.
    for (std::size_t joint = 1; joint < segment_count; ++joint) {
      const std::int16_t row = rows_.joint[joint][2];
      if (row < 0) continue;
      const auto at = static_cast<std::size_t>(row);
      scale_[joint] = rows_.per_unit[at] * rows_.sides[at];
    }
  }

  void run(const std::vector<double>& least) {
    const std::size_t step = rows_.is_symmetric ? 2 : 1;
    placed_.active_n.resize(model_.bundles.size());
    placed_.passive_n.resize(model_.bundles.size());
    for (std::size_t i = 0; i < model_.bundles.size(); i += step) {
      put(model_.bundles[i], placed_.active_n[i], placed_.passive_n[i]);
      problem_.close_column(rows_.is_symmetric ? 2 : 1, least[i], 1);
    }
  }

 private:
  void put(const Bundle& bundle, double& active, double& passive) {
    std::fill_n(arms_.begin(), bundle.joint_count, Vec3{});
    const double length = find_arms(bundle);
    const FibreState fibre = find_fibre_state(
        model_.curves, model_.groups[bundle.group].operating_length +
                           (length - bundle.neutral_length_m) * bundle.fibre_per_m);
    active = bundle.max_force_n * fibre.active;
    passive = bundle.max_force_n * fibre.passive;
    gather(bundle);
    if (active != 0)
      problem_.put_runs(entries_.runs.data(), entries_.run_count, entries_.value.data(),
                        entries_.size, active);
    if (passive != 0) add_to(problem_.target, -passive);
    if (fibre.passive_per_length > 0)
      settle(bundle, bundle.max_force_n * fibre.passive_per_length * bundle.fibre_per_m);
  }

  /// Moment arms about the joints it crosses, metres, in their axes. Gives the length of its path.
  double find_arms(const Bundle& bundle) {
    const PathPoint* point = model_.points.data() + bundle.first_point;
    Vec3 from = place(*point, placed_.frames);
    double length = 0;
    for (std::size_t k = 0; k < bundle.stretch_count; ++k) {
      ++point;
      const Vec3 to = place(*point, placed_.frames);
      const Vec3 way = to - from;
      const double stretch_m = norm(way);
      length += stretch_m;
      const PathStretch& stretch = model_.stretches[bundle.first_stretch + k];
      if (stretch.crossing_count > 0 && stretch_m > 0) {
        const Vec3 along = (1 / stretch_m) * way;
        const Crossing* crossing = model_.crossings.data() + stretch.first_crossing;
        for (std::size_t c = 0; c < stretch.crossing_count; ++c, ++crossing)
          add_arm(*crossing, from, along);
      }
      from = to;
    }
    return length;
  }

  void add_arm(const Crossing& crossing, Vec3 from, Vec3 along) {
    // What lies beyond the joint is pulled towards the other end.
    const double sign = crossing.far_end_is_to ? -1 : 1;
    const Frame& joint = placed_.joint[crossing.joint];
    const Vec3 out = from - joint.origin();
    Vec3& arm = arms_[crossing.slot];
    // A spine that is its own mirror image bends about z alone, which is the world's.
    if (rows_.is_symmetric && crossing.joint <= spinal_joint_count) {
      arm.z += sign * (out.x * along.y - out.y * along.x);
      return;
    }
    const Vec3 moment = cross(out, along);
    arm = arm + sign * Vec3{dot(joint.axis(0), moment), dot(joint.axis(1), moment),
                            dot(joint.axis(2), moment)};
  }

  void gather(const Bundle& bundle) {
    constexpr std::size_t widest_gap = 4;  // that is cheaper to fill than to leave
    const std::uint8_t* joints = model_.bundle_joints.data() + bundle.first_joint;
    std::size_t size = 0, count = 0, end = 0;
    for (std::size_t slot = 0; slot < bundle.joint_count; ++slot) {
      const auto& rows = rows_.joint[joints[slot]];
      const bool bends_only = rows[0] < 0;
      const auto row = static_cast<std::size_t>(bends_only ? rows[2] : rows[0]);
      if (count == 0 || row >= end + widest_gap) {
        entries_.runs[count++] = {static_cast<std::uint32_t>(size), static_cast<std::uint16_t>(row),
                                  0};
      } else {
        for (; end < row; ++end) entries_.value[size++] = 0;
      }
      const double scale = scale_[joints[slot]];
      if (!bends_only) {
        entries_.value[size++] = scale * arms_[slot].x;
        entries_.value[size++] = scale * arms_[slot].y;
      }
      entries_.value[size++] = scale * arms_[slot].z;
      end = row + (bends_only ? 1 : 3);
      Run& run = entries_.runs[count - 1];
      run.count = static_cast<std::uint16_t>(end - run.row);
    }
    entries_.run_count = count;
    entries_.size = size;
  }

  void add_to(std::array<double, max_rows>& rows, double scale) const {
    for (std::size_t r = 0; r < entries_.run_count; ++r) {
      const Run& run = entries_.runs[r];
      add_scaled(rows.data() + run.row, scale, entries_.value.data() + run.first, run.count);
    }
  }

  /// A stretched bundle gives when the joints that it crosses settle: bending one takes up
  /// arm · angle of its path.
  void settle(const Bundle& bundle, double newton_per_m) {
    const std::uint8_t* joints = model_.bundle_joints.data() + bundle.first_joint;
    for (std::size_t mode = 0; mode < settling_mode_count; ++mode) {
      const auto& widths = model_.settling_modes[mode].widths;
      double taken_up_m = 0;
      for (std::size_t slot = 0; slot < bundle.joint_count; ++slot)
        if (joints[slot] <= spinal_joint_count)
          taken_up_m += widths[joints[slot] - 1U] * arms_[slot].z;
      if (taken_up_m != 0) add_to(settling_[mode], newton_per_m * width_rad_ * taken_up_m);
    }
  }

  const LoadModel& model_;
  const RowLayout& rows_;
  double width_rad_;
  Placed& placed_;
  Problem& problem_;
  SettlingColumns& settling_;
  std::array<double, segment_count> scale_{};
  std::array<Vec3, most_joints> arms_;
  Entries entries_;
};

}  // namespace

void put_bundles(const LoadModel& model, double settling_width_deg,
                 const std::vector<double>& least, Placed& placed, Problem& problem,
                 SettlingColumns& settling) {
  BundleWriter(model, settling_width_deg, placed, problem, settling).run(least);
}

}  // namespace plumb::loads::detail
