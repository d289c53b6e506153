#include "loads/detail/sway.hpp"

#include "loads/balance.hpp"

namespace plumb::loads::detail {

namespace {

using spine::index_of;

/// Σ r Fᵀ of forces F at places r, row-major: all that a small turn needs to know of them.
struct Virial {
  std::array<double, 9> sum{};

  void add(Vec3 r, Vec3 f) {
    const double place[3] = {r.x, r.y, r.z};
    const double force[3] = {f.x, f.y, f.z};
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t k = 0; k < 3; ++k) sum[3 * i + k] += place[i] * force[k];
  }
  void add(const Virial& other) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += other.sum[i];
  }
  /// Change of the moment Σ r × F when all places turn by the small vector `turn`, radians.
  Vec3 turned(Vec3 turn) const {
    const double trace = sum[0] + sum[4] + sum[8];
    return Vec3{sum[0] * turn.x + sum[1] * turn.y + sum[2] * turn.z,
                sum[3] * turn.x + sum[4] * turn.y + sum[5] * turn.z,
                sum[6] * turn.x + sum[7] * turn.y + sum[8] * turn.z} -
           trace * turn;
  }
  Vec3 moment() const { return {sum[5] - sum[7], sum[6] - sum[2], sum[1] - sum[3]}; }
};

/// Forces beyond a joint, about its centre.
struct Beyond {
  Virial virial;
  Vec3 force;
};

/// Masses beyond a joint: their sum, kilograms, and Σ mass · place, kilogram metres.
struct Masses {
  double sum_kg = 0;
  Vec3 moment;
};

class SwayFinder {
 public:
  SwayFinder(const LoadModel& model, const LoadTask& task, const Placed& placed)
      : model_{model},
        task_{task},
        placed_{placed},
        rows_{find_row_layout(task.is_symmetric)},
        width_rad_{spine::radians(find_settling_width(model, task))} {
    gather_forces();
    for (std::size_t disc = 0; disc < spinal_joint_count; ++disc)
      flexion_[disc] = -1 * placed.joint[disc + 1].axis(2);
  }

  Sway run() {
    Sway out{};
    const double share = balance_share();
    if (share > 0) gather_masses();
    for (std::size_t mode = 0; mode < settling_mode_count; ++mode) {
      const double turn = share > 0 ? share * find_turn_back(mode) : 0;
      put_mode(mode, {0, 0, turn}, out[mode]);
    }
    return out;
  }

 private:
  bool hangs() const { return share_of(task_, spine::Balance::hang) > 0; }
  double balance_share() const {
    return share_of(task_, hangs() ? spine::Balance::hang : spine::Balance::seat);
  }
  static bool is_leg(std::size_t segment) {
    const auto name = static_cast<Segment>(segment);
    return (name >= Segment::thigh_right && name <= Segment::foot_right) ||
           name >= Segment::thigh_left;
  }
  std::size_t parent_of(std::size_t segment) const {
    return index_of(model_.body.joints[segment].parent);
  }
  Vec3 place_of(const FixedPoint& point) const {
    return placed_.frames[point.segment].point(point.local_m);
  }
  Vec3 centre_of_mass(std::size_t segment) const {
    return placed_.frames.segment[segment].point(model_.body.com_m[segment]);
  }
  /// The turn of a joint in one width of a mode, radians.
  Vec3 turn_of(std::size_t mode, std::size_t disc) const {
    return (width_rad_ * model_.settling_modes[mode].widths[disc]) * flexion_[disc];
  }

  void add(Segment segment, Vec3 place, Vec3 force) {
    Beyond& beyond = beyond_[index_of(segment)];
    beyond.virial.add(place, force);
    beyond.force = beyond.force + force;
  }

  void gather_forces() {
    const double gravity = model_.effort.gravity_m_per_s2 * task_.gravity_factor;
    for (std::size_t i = 0; i < segment_count; ++i)
      add(static_cast<Segment>(i), centre_of_mass(i), {0, -gravity * model_.body.mass_kg[i], 0});
    for (const AppliedForce& force : task_.forces)
      add(force.at.segment, place_of(force.at), task_.gravity_factor * force.force_n);
    for (std::size_t i = 0; i < task_.supports.size(); ++i) {
      const Support& support = task_.supports[i];
      const Vec3 at = place_of(support.at);
      add(support.at.segment, at, placed_.support_n[i]);
      if (support.on_body) add(support.partner, at, -1 * placed_.support_n[i]);
    }
    for (std::size_t i = segment_count - 1; i >= 1; --i) {
      Beyond& parent = beyond_[parent_of(i)];
      parent.virial.add(beyond_[i].virial);
      parent.force = parent.force + beyond_[i].force;
    }
    for (std::size_t i = 1; i < segment_count; ++i)
      beyond_[i].virial.add(-1 * placed_.joint[i].origin(), beyond_[i].force);
  }

  /// A seated body is balanced over what it sits on by its own mass above the hips; a hanging one
  /// below its hands by all its mass and loads.
  void gather_masses() {
    const auto put = [&](std::size_t segment, double mass, Vec3 place) {
      if (!hangs() && is_leg(segment)) return;
      masses_[segment].sum_kg += mass;
      masses_[segment].moment = masses_[segment].moment + mass * place;
    };
    for (std::size_t i = 0; i < segment_count; ++i)
      put(i, model_.body.mass_kg[i], centre_of_mass(i));
    if (hangs())
      for (const AppliedForce& force : task_.forces)
        put(index_of(force.at.segment), -force.force_n.y / model_.effort.gravity_m_per_s2,
            place_of(force.at));
    for (std::size_t i = segment_count - 1; i >= 1; --i) {
      Masses& parent = masses_[parent_of(i)];
      parent.sum_kg += masses_[i].sum_kg;
      parent.moment = parent.moment + masses_[i].moment;
    }
    base_ = find_middle(placed_.frames, hangs() ? model_.hands : model_.seat);
  }

  /// The turn about z, radians, that brings the body back into balance after one width of a mode.
  double find_turn_back(std::size_t mode) const {
    double ahead = 0;  // of all that moved against what carries it, kilogram metres
    for (std::size_t disc = 0; disc < spinal_joint_count; ++disc) {
      const Masses& beyond = masses_[disc + 1];
      const Vec3 centre = placed_.joint[disc + 1].origin();
      ahead += cross(turn_of(mode, disc), beyond.moment - beyond.sum_kg * centre).x;
      if (hangs() && disc + 1 <= index_of(Segment::T4))
        ahead -= masses_[0].sum_kg * cross(turn_of(mode, disc), base_ - centre).x;
    }
    const double height = masses_[0].moment.y - masses_[0].sum_kg * base_.y;
    return height == 0 ? 0 : ahead / height;
  }

  void put_mode(std::size_t mode, Vec3 whole_turn, std::array<double, max_rows>& out) const {
    std::array<Vec3, spinal_joint_count + 1> turned{};  // of each segment of the spine
    turned[0] = whole_turn;
    for (std::size_t disc = 0; disc < spinal_joint_count; ++disc)
      turned[disc + 1] = turned[disc] + turn_of(mode, disc);
    Vec3 from_beyond;  // what reaches a joint from all that turned at it and beyond
    for (std::size_t joint = spinal_joint_count; joint >= 1; --joint) {
      from_beyond = from_beyond + beyond_[joint].virial.turned(turn_of(mode, joint - 1));
      put(joint, from_beyond + carried(joint, turned[joint - 1]), out);
    }
    for (std::size_t joint = spinal_joint_count + 1; joint < segment_count; ++joint) {
      const Vec3 leg_turn = hangs() ? whole_turn : Vec3{};
      put(joint, carried(joint, is_leg(joint) ? leg_turn : turned[index_of(Segment::T4)]), out);
    }
  }

  /// A joint turned with all beyond it: the change of its moment as its own axes see it.
  Vec3 carried(std::size_t joint, Vec3 turn) const {
    const Virial& virial = beyond_[joint].virial;
    return virial.turned(turn) - cross(turn, virial.moment());
  }

  void put(std::size_t joint, Vec3 moment, std::array<double, max_rows>& out) const {
    for (std::size_t axis = 0; axis < 3; ++axis)
      if (const std::int16_t row = rows_.joint[joint][axis]; row >= 0) {
        const auto at = static_cast<std::size_t>(row);
        out[at] += rows_.per_unit[at] * dot(placed_.joint[joint].axis(axis), moment);
      }
  }

  const LoadModel& model_;
  const LoadTask& task_;
  const Placed& placed_;
  const RowLayout& rows_;
  double width_rad_;
  std::array<Beyond, segment_count> beyond_{};
  std::array<Masses, segment_count> masses_{};
  std::array<Vec3, spinal_joint_count> flexion_{};
  Vec3 base_;
};

}  // namespace

Sway find_sway(const LoadModel& model, const LoadTask& task, const Placed& placed) {
  return SwayFinder(model, task, placed).run();
}

}  // namespace plumb::loads::detail
