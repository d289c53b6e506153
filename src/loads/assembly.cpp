#include "loads/detail/assembly.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "loads/detail/bundle_columns.hpp"
#include "loads/detail/sway.hpp"

namespace plumb::loads::detail {

namespace {

using spine::Frame;
using spine::index_of;

Vec3 in_axes(const Frame& joint, Vec3 v) {
  return {dot(joint.axis(0), v), dot(joint.axis(1), v), dot(joint.axis(2), v)};
}

void place_joints(const LoadModel& model, Placed& placed) {
  placed.joint[0] = placed.frames.segment[0];
  for (std::size_t i = 1; i < segment_count; ++i) {
    if (i <= spinal_joint_count) {
      placed.joint[i] = placed.frames.disc[i - 1];
      continue;
    }
    const spine::Joint& joint = model.body.joints[i];
    const Frame& parent = placed.frames[joint.parent];
    placed.joint[i] =
        joint.neutral_deg == 0 ? parent : compose(parent, spine::turn_z(joint.neutral_deg));
    placed.joint[i].move_to(parent.point(joint.in_parent_m));
  }
}

/// One pass of writing; keeps what the parts share at hand.
class Assembler {
 public:
  Assembler(const LoadModel& model, const LoadTask& task, Placed& placed, Problem& problem,
            ColumnPlaces& places)
      : model_{model},
        task_{task},
        placed_{placed},
        problem_{problem},
        places_{places},
        rows_{find_row_layout(task.is_symmetric)},
        width_deg_{find_settling_width(model, task)} {}

  void run(const std::vector<double>& least) {
    problem_.clear(rows_);
    place_joints(model_, placed_);
    for (std::size_t i = 0; i < spinal_joint_count; ++i) settle_tissue(i);
    put_known_forces();
    places_.bundle_step = rows_.is_symmetric ? 2 : 1;
    put_bundles(model_, width_deg_, least, placed_, problem_, settling_);
    put_torques();
    put_abdomen();
    put_supports();
    put_settling();
    give_stops();
  }

 private:
  double sides(std::int16_t row) const { return rows_.sides[static_cast<std::size_t>(row)]; }
  double per_unit(std::int16_t row) const { return rows_.per_unit[static_cast<std::size_t>(row)]; }
  std::int16_t row_of(std::size_t joint, std::size_t axis) const {
    return rows_.joint[joint][axis];
  }
  void add_target(std::int16_t row, double physical) {
    if (row >= 0) problem_.target[static_cast<std::size_t>(row)] += per_unit(row) * physical;
  }
  void add_compliance(std::int16_t row, double physical, double cost) {
    if (row < 0) return;
    const double scaled = per_unit(row) * physical;
    // A limb row of a symmetric problem has the dual of both sides.
    const double share = rows_.is_symmetric && sides(row) == 1 ? 0.5 : 1;
    problem_.compliance[static_cast<std::size_t>(row)] += share * scaled * scaled / cost;
  }

  /// Disc and ligament of one joint: their moment, and what settling changes of it.
  void settle_tissue(std::size_t disc) {
    const std::size_t joint = disc + 1;
    const spine::JointTurn& turn = placed_.turns[joint];
    const DiscTissue& tissue = model_.discs[disc];
    TissueMoments& moments = placed_.tissue[disc];
    moments = find_tissue_moments(model_.tissue, tissue, -turn.z, turn.x, turn.y);
    add_target(row_of(joint, 0), -moments.side_nm);
    add_target(row_of(joint, 1), -moments.turn_nm);
    add_target(row_of(joint, 2), -moments.straightening_nm);
    const double width = width_deg_ * tissue.stiffening;
    if (const std::int16_t row = row_of(joint, 2); row >= 0) {
      const double nm =
          width * std::max(moments.stiffness_nm_per_deg, model_.tissue.least_stiffness_nm_per_deg);
      for (std::size_t mode = 0; mode < settling_mode_count; ++mode)
        settling_[mode][static_cast<std::size_t>(row)] +=
            per_unit(row) * model_.settling_modes[mode].widths[disc] * nm;
    }
    add_compliance(row_of(joint, 0), width * moments.side_nm_per_deg, tissue.settling_cost);
    add_compliance(row_of(joint, 1), width * moments.turn_nm_per_deg, tissue.settling_cost);
    if (!tissue.has_rib_cage) return;
    for (std::size_t axis = 0; axis < 3; ++axis)
      add_compliance(row_of(joint, axis), model_.tissue.rib_cage_nm, model_.tissue.rib_cage_cost);
  }

  void put_known_forces() {
    SegmentForces known;
    const Vec3 mid_hip = placed_.frames.segment[0].origin();
    const double gravity = model_.effort.gravity_m_per_s2 * task_.gravity_factor;
    for (std::size_t i = 0; i < segment_count; ++i)
      known.add(static_cast<Segment>(i), {0, -gravity * model_.body.mass_kg[i], 0},
                placed_.frames.segment[i].point(model_.body.com_m[i]) - mid_hip);
    for (const AppliedForce& force : task_.forces)
      known.add(force.at.segment, task_.gravity_factor * force.force_n,
                placed_.frames[force.at.segment].point(force.at.local_m) - mid_hip);
    for (const Support& support : task_.supports) {
      if (support.carried_n == 0) continue;
      const Vec3 force = support.carried_n * support.normal;
      const Vec3 at = placed_.frames[support.at.segment].point(support.at.local_m) - mid_hip;
      known.add(support.at.segment, force, at);
      if (support.on_body) known.add(support.partner, -1 * force, at);
    }
    known.gather(model_.body);
    const Vec3 root[2] = {known.force[0], known.moment[0]};
    for (std::size_t i = 0; i < 3; ++i) {
      const auto component = [i](Vec3 v) { return i == 0 ? v.x : i == 1 ? v.y : v.z; };
      add_target(rows_.root[i], -component(root[0]));
      add_target(rows_.root[i + 3], -component(root[1]));
    }
    for (std::size_t joint = 1; joint < segment_count; ++joint) {
      const Vec3 centre = placed_.joint[joint].origin() - mid_hip;
      const Vec3 moment =
          in_axes(placed_.joint[joint], known.moment[joint] - cross(centre, known.force[joint]));
      add_target(row_of(joint, 0), -moment.x);
      add_target(row_of(joint, 1), -moment.y);
      add_target(row_of(joint, 2), -moment.z);
    }
  }

  void put_torques() {
    places_.torques = problem_.count();
    const std::size_t count =
        rows_.is_symmetric ? model_.torques.size() / 2 : model_.torques.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Torque& torque = model_.torques[i];
      const std::int16_t row = row_of(index_of(torque.joint), torque.axis);
      problem_.put(row, per_unit(row) * torque.signed_nm);
      problem_.close_column(rows_.is_symmetric ? 2 : 1, 0, 1);
    }
  }

  void put_abdomen() {
    places_.abdomen = problem_.count();
    const Vec3 from =
        placed_.frames[model_.abdomen_from.segment].point(model_.abdomen_from.local_m);
    const Vec3 to = placed_.frames[model_.abdomen_to.segment].point(model_.abdomen_to.local_m);
    const Vec3 push = (model_.abdomen_max_n / norm(to - from)) * (to - from);
    for (std::size_t joint = index_of(model_.abdomen_to.segment); joint >= 1; --joint)
      put_moment(joint, cross(to - placed_.joint[joint].origin(), push), false);
    problem_.close_column(1, 0, 1);
  }

  /// `one_sided`: the element has a mirror image, which counts where both sides share a row.
  void put_moment(std::size_t joint, Vec3 world, bool one_sided) {
    const Vec3 moment = in_axes(placed_.joint[joint], world);
    const double parts[3] = {moment.x, moment.y, moment.z};
    for (std::size_t axis = 0; axis < 3; ++axis)
      if (const std::int16_t row = row_of(joint, axis); row >= 0)
        problem_.put(row, per_unit(row) * parts[axis] * (one_sided ? sides(row) : 1));
  }

  void put_supports() {
    places_.supports = problem_.count();
    places_.support.assign(task_.supports.size(), no_column);
    for (std::size_t i = 0; i < task_.supports.size(); ++i) {
      const Support& support = task_.supports[i];
      if (rows_.is_symmetric && support.side == Side::left) continue;
      places_.support[i] = problem_.count();
      const Chain chain = find_chain(support);
      for (std::size_t which = 0; which < count_unknowns(support); ++which)
        put_support(support, chain, which);
    }
  }

  /// The joints between the pelvis and a support, and which way its force turns them.
  struct Chain {
    std::array<std::uint8_t, 2 * most_joints> joint{};
    std::array<double, 2 * most_joints> sign{};
    std::size_t length = 0;
  };

  void put_support(const Support& support, const Chain& chain, std::size_t which) {
    const Vec3 at = placed_.frames[support.at.segment].point(support.at.local_m);
    const Vec3 force = find_support_direction(model_, support, which);
    const double both = rows_.is_symmetric ? 2 : 1;
    for (std::size_t k = 0; k < chain.length; ++k)
      put_moment(chain.joint[k],
                 chain.sign[k] * cross(at - placed_.joint[chain.joint[k]].origin(), force), true);
    if (!support.on_body) {
      const Vec3 moment = cross(at - placed_.frames.segment[0].origin(), force);
      const double parts[6] = {force.x, force.y, force.z, moment.x, moment.y, moment.z};
      for (std::size_t i = 0; i < rows_.root.size(); ++i)
        if (const std::int16_t row = rows_.root[i]; row >= 0)
          problem_.put(row, per_unit(row) * sides(row) * parts[i]);
    }
    const double cost = both * model_.effort.support_cost * support.softness;
    if (support.carried_n > 0) return problem_.close_column(cost, -1, 1);
    const double most = support.most_n / model_.body_weight_n;
    problem_.close_column(cost, support.holds ? -most : 0, most);
  }

  /// By rising row; joints that a partner of the same body shares drop out, and those on its side
  /// turn the other way.
  Chain find_chain(const Support& support) const {
    std::array<double, segment_count> count{};
    const auto walk = [&](Segment segment, double by) {
      for (; segment != Segment::pelvis; segment = model_.body.joints[index_of(segment)].parent)
        count[index_of(segment)] += by;
    };
    walk(support.at.segment, 1);
    if (support.on_body) walk(support.partner, -1);
    Chain chain;
    for (std::size_t joint = 1; joint < segment_count; ++joint)
      if (count[joint] != 0) {
        chain.joint[chain.length] = static_cast<std::uint8_t>(joint);
        ++chain.length;
      }
    std::sort(chain.joint.begin(), chain.joint.begin() + static_cast<std::ptrdiff_t>(chain.length),
              [](std::uint8_t a, std::uint8_t b) {
                return find_row_rank(static_cast<Segment>(a)) <
                       find_row_rank(static_cast<Segment>(b));
              });
    for (std::size_t k = 0; k < chain.length; ++k) chain.sign[k] = count[chain.joint[k]];
    return chain;
  }

  void put_settling() {
    places_.settling = problem_.count();
    Sway sway{};
    if (placed_.support_n.size() == task_.supports.size()) sway = find_sway(model_, task_, placed_);
    for (std::size_t mode = 0; mode < settling_mode_count; ++mode) {
      const SettlingMode& shape = model_.settling_modes[mode];
      // The unknown is the whole way from the given posture, and the tissue was looked at after
      // the part of it that earlier passes went.
      const double gone = placed_.settled[mode];
      for (int row = 0; row < rows_.count; ++row) {
        const double entry = sway[mode][static_cast<std::size_t>(row)] +
                             settling_[mode][static_cast<std::size_t>(row)];
        problem_.put(static_cast<std::int16_t>(row), entry);
        problem_.target[static_cast<std::size_t>(row)] += entry * gone;
      }
      const double bound = model_.tissue.settling_bound;
      problem_.close_column(shape.cost, -bound, bound);
    }
  }

  void give_stops() {
    const std::size_t count = rows_.is_symmetric ? model_.stops.size() / 2 : model_.stops.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Stop& stop = model_.stops[i];
      add_compliance(row_of(index_of(stop.joint), stop.axis), stop.nm, stop.cost);
    }
  }

  const LoadModel& model_;
  const LoadTask& task_;
  Placed& placed_;
  Problem& problem_;
  ColumnPlaces& places_;
  const RowLayout& rows_;
  double width_deg_;
  SettlingColumns settling_{};
};

}  // namespace

Vec3 find_support_direction(const LoadModel& model, const Support& support, std::size_t which) {
  const double weight = model.body_weight_n;
  if (support.holds)
    return {which == 0 ? weight : 0, which == 1 ? weight : 0, which == 2 ? weight : 0};
  const Vec3 n = support.normal;
  constexpr double nearly_sideways = 0.9;
  const Vec3 aside = std::abs(n.z) < nearly_sideways ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
  const Vec3 across = cross(n, aside);
  const Vec3 first = (1 / norm(across)) * across;
  if (support.carried_n > 0)  // half of it stands on either pair of edges of the pyramid
    return (support.friction * support.carried_n / 2) * (which == 0 ? first : cross(n, first));
  const Vec3 tangent = which < 2 ? first : cross(n, first);
  return weight * (n + (which % 2 == 0 ? support.friction : -support.friction) * tangent);
}

void SegmentForces::add(Segment segment, Vec3 force_n, Vec3 from_mid_hip) {
  force[index_of(segment)] = force[index_of(segment)] + force_n;
  moment[index_of(segment)] = moment[index_of(segment)] + cross(from_mid_hip, force_n);
}

void SegmentForces::gather(const BodyModel& body) {
  // Children stand after their parents.
  for (std::size_t i = segment_count - 1; i >= 1; --i) {
    const std::size_t parent = index_of(body.joints[i].parent);
    force[parent] = force[parent] + force[i];
    moment[parent] = moment[parent] + moment[i];
  }
}

void assemble(const LoadModel& model, const LoadTask& task, const std::vector<double>& least,
              Placed& placed, Problem& problem, ColumnPlaces& places) {
  Assembler(model, task, placed, problem, places).run(least);
}

}  // namespace plumb::loads::detail
