#include "loads/detail/disc_forces.hpp"

#include <algorithm>

#include "loads/detail/paths.hpp"

namespace plumb::loads::detail {

namespace {

using spine::index_of;

using ForceSums = std::array<Vec3, segment_count>;

constexpr Vec3 mirrored(Vec3 v) { return {v.x, v.y, -v.z}; }

/// Adds a force on a segment; in a symmetric problem its mirror image as well.
class ForceSum {
 public:
  ForceSum(ForceSums& sums, bool is_symmetric) : sums_{sums}, is_symmetric_{is_symmetric} {}
  void add(Segment segment, Vec3 force) {
    at(segment) = at(segment) + force;
    if (is_symmetric_) at(spine::twin_of(segment)) = at(spine::twin_of(segment)) + mirrored(force);
  }

 private:
  Vec3& at(Segment segment) { return sums_[index_of(segment)]; }
  ForceSums& sums_;
  bool is_symmetric_;
};

void gather(const BodyModel& body, ForceSums& sums) {
  for (std::size_t i = segment_count - 1; i >= 1; --i) {
    const std::size_t parent = index_of(body.joints[i].parent);
    sums[parent] = sums[parent] + sums[i];
  }
}

Vec3 find_support_force(const LoadModel& model, const Support& support, std::size_t column,
                        const std::vector<double>& values) {
  Vec3 sum = support.carried_n * support.normal;
  for (std::size_t k = 0; k < count_unknowns(support); ++k)
    sum = sum + values[column + k] * find_support_direction(model, support, k);
  return sum;
}

/// Weight, loads and supports on every segment.
ForceSums find_external(const LoadModel& model, const LoadTask& task, const ColumnPlaces& places,
                        const std::vector<double>& values) {
  ForceSums sums{};
  const double gravity = model.effort.gravity_m_per_s2 * task.gravity_factor;
  for (std::size_t i = 0; i < segment_count; ++i) sums[i].y -= gravity * model.body.mass_kg[i];
  for (const AppliedForce& force : task.forces)
    sums[index_of(force.at.segment)] =
        sums[index_of(force.at.segment)] + task.gravity_factor * force.force_n;
  ForceSum both(sums, task.is_symmetric);
  for (std::size_t i = 0; i < task.supports.size(); ++i) {
    if (places.support[i] == no_column) continue;
    const Support& support = task.supports[i];
    const Vec3 force = find_support_force(model, support, places.support[i], values);
    both.add(support.at.segment, force);
    if (support.on_body) both.add(support.partner, -1 * force);
  }
  return sums;
}

void add_bundle(const LoadModel& model, const Bundle& bundle, const spine::FrameSet& frames,
                double tension_n, ForceSum& sum) {
  const PathPoint* point = model.points.data() + bundle.first_point;
  Vec3 from = place(*point, frames);
  for (std::size_t k = 1; k < bundle.point_count; ++k) {
    const PathPoint* next = point + 1;
    const Vec3 to = place(*next, frames);
    const double length = norm(to - from);
    if (next->segment != point->segment && length > 0) {
      const Vec3 pull = (tension_n / length) * (to - from);
      sum.add(point->segment, pull);
      sum.add(next->segment, -1 * pull);
    }
    from = to;
    point = next;
  }
}

/// The force that the lower side of a disc lays on the upper, in the axes of the disc.
Vec3 find_reaction(const Placed& placed, const ForceSums& beyond, std::size_t disc) {
  const spine::Frame& axes = placed.frames.disc[disc];
  const Vec3 sum = beyond[disc + 1];
  return {-dot(axes.axis(0), sum), -dot(axes.axis(1), sum), -dot(axes.axis(2), sum)};
}

}  // namespace

std::array<double, spinal_joint_count> find_external_compression(
    const LoadModel& model, const LoadTask& task, const Placed& placed, const ColumnPlaces& places,
    const std::vector<double>& values) {
  ForceSums sums = find_external(model, task, places, values);
  gather(model.body, sums);
  std::array<double, spinal_joint_count> out{};
  for (std::size_t i = 0; i < spinal_joint_count; ++i) out[i] = find_reaction(placed, sums, i).y;
  return out;
}

void read_result(const LoadModel& model, const LoadTask& task, const Placed& placed,
                 const ColumnPlaces& places, const std::vector<double>& values, LoadResult& out) {
  ForceSums sums = find_external(model, task, places, values);
  ForceSum both(sums, task.is_symmetric);
  out.activity.resize(model.bundles.size());
  out.tension_n.resize(model.bundles.size());
  for (std::size_t i = 0; i < model.bundles.size(); i += places.bundle_step) {
    const Bundle& bundle = model.bundles[i];
    const double activity = values[i / places.bundle_step];
    const double tension = activity * placed.active_n[i] + placed.passive_n[i];
    for (std::size_t twin = i; twin < i + places.bundle_step; ++twin) {
      out.activity[twin] = activity;
      out.tension_n[twin] = tension;
    }
    add_bundle(model, bundle, placed.frames, tension, both);
  }
  const double push_n = values[places.abdomen] * model.abdomen_max_n;
  const Vec3 from = placed.frames[model.abdomen_from.segment].point(model.abdomen_from.local_m);
  const Vec3 to = placed.frames[model.abdomen_to.segment].point(model.abdomen_to.local_m);
  const Vec3 push = (push_n / norm(to - from)) * (to - from);
  sums[index_of(model.abdomen_to.segment)] = sums[index_of(model.abdomen_to.segment)] + push;
  out.abdomen_kpa = values[places.abdomen] * model.effort.abdomen_pressure_kpa;
  gather(model.body, sums);

  for (std::size_t i = 0; i < spinal_joint_count; ++i) {
    const Vec3 reaction = find_reaction(placed, sums, i);
    const TissueMoments& tissue = placed.tissue[i];
    const DiscTissue& disc = model.discs[i];
    DiscLoad& load = out.discs[i];
    load.compression_n = reaction.y +
                         model.tissue.ligament_share * tissue.ligament_nm / disc.ligament_arm_m +
                         disc.ligament_rest_n;
    load.shear_n = -reaction.x;
    load.side_shear_n = -reaction.z;
    load.moment_nm = tissue.straightening_nm;
    load.flexion_deg = -placed.turns[i + 1].z;
    constexpr double pascal_per_mpa = 1e6;
    load.pressure_mpa = std::max(
        model.tissue.pressure_floor_mpa,
        model.tissue.pressure_rest_mpa +
            load.compression_n / (model.tissue.pressure_share * disc.area_m2 * pascal_per_mpa));
  }
  out.supports.clear();
  for (std::size_t i = 0; i < task.supports.size(); ++i)
    out.supports.push_back({task.supports[i].contact, task.supports[i].side, placed.support_n[i]});
}

void find_support_forces(const LoadModel& model, const LoadTask& task, const ColumnPlaces& places,
                         const std::vector<double>& values, std::vector<Vec3>& out) {
  out.clear();
  for (std::size_t i = 0; i < task.supports.size(); ++i)
    // The left one of a mirrored pair stands after the right.
    out.push_back(places.support[i] != no_column
                      ? find_support_force(model, task.supports[i], places.support[i], values)
                      : mirrored(out.back()));
}

}  // namespace plumb::loads::detail
