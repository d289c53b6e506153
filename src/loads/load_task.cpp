#include "loads/load_task.hpp"

#include <cmath>
#include <utility>

namespace plumb::loads {

namespace {

using base::Fault;
using base::Outcome;
using spine::Angle;
using spine::Contact;
using spine::Landmark;
using spine::Posture;

constexpr double same_direction = 1e-9;

std::unexpected<Fault> refuse(std::string where, std::string hint) {
  return base::fail(Fault::Code::content_invalid, "reading the posture", std::move(where),
                    std::move(hint));
}

bool is_finite(Vec3 v) { return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z); }

Outcome<bool> check_angles(const LoadModel& model, const Posture& posture) {
  for (std::size_t i = 0; i < spine::angle_count; ++i) {
    const auto angle = static_cast<Angle>(i);
    const double deg = posture.pose.angles[angle];
    const spine::AngleRange& range = model.body.ranges[i];
    if (!(deg >= range.min_deg && deg <= range.max_deg))
      return refuse("angles_deg/" + std::string(spine::name_of(angle)),
                    "give degrees from " + std::to_string(static_cast<int>(range.min_deg)) +
                        " to " + std::to_string(static_cast<int>(range.max_deg)));
  }
  return true;
}

Outcome<Support> make_support(const LoadModel& model, const Contact& contact, std::size_t index,
                              Side side) {
  const std::string where = "contacts/" + std::to_string(index);
  const Landmark* point = find_landmark(model.body, contact.point, side);
  if (point == nullptr)
    return refuse(where + "/point", "\"" + contact.point + "\" is no point of the body");
  Support support;
  support.contact = index;
  support.side = side;
  support.at = {point->segment, point->local_m};
  support.friction = contact.friction;
  support.softness = contact.softness;
  const double length = norm(contact.normal);
  if (!std::isfinite(length) || !(contact.friction >= 0) || !(contact.softness > 0) ||
      !std::isfinite(contact.friction) || !std::isfinite(contact.softness))
    return refuse(where, "give finite numbers, friction from 0 and a softness above 0");
  support.holds = length < same_direction;
  if (!support.holds) support.normal = (1 / length) * contact.normal;
  if (contact.at == "body") {
    const Side other = contact.crossed ? spine::other(side) : side;
    const Landmark* partner = find_landmark(model.body, contact.partner, other);
    if (partner == nullptr)
      return refuse(where + "/partner", "\"" + contact.partner + "\" is no point of the body");
    if (partner->segment == point->segment)
      return refuse(where + "/partner", "a segment cannot carry itself; name another part");
    support.on_body = true;
    support.partner = partner->segment;
  }
  return support;
}

bool is_symmetric_pose(const Posture& posture) {
  const spine::Angles& a = posture.pose.angles;
  if (posture.pose.root.base != spine::RootBase::upright) return false;
  for (const Angle angle :
       {Angle::roll, Angle::yaw, Angle::lat, Angle::rot, Angle::clat, Angle::crot})
    if (a[angle] != 0) return false;
  for (std::size_t i = spine::first_paired_angle; i < spine::angle_count; i += 2)
    if (a.deg[i] != a.deg[i + 1]) return false;
  for (const Contact& contact : posture.contacts)
    if (contact.sides != spine::ContactSides::both || contact.normal.z != 0 || contact.crossed)
      return false;
  for (const spine::PointLoad& load : posture.loads)
    if (load.sides != spine::ContactSides::both || load.force_n.z != 0) return false;
  return true;
}

}  // namespace

Outcome<LoadTask> prepare_task(const LoadModel& model, const Posture& posture,
                               double gravity_factor) {
  PLUMB_TRY([[maybe_unused]] const bool angles_fit, check_angles(model, posture));
  LoadTask task;
  task.pose = posture.pose;
  task.balance = posture.balance;
  if (!(posture.relaxed > 0) || !std::isfinite(posture.relaxed))
    return refuse("relaxed", "give a factor above 0");
  task.relaxed = posture.relaxed;
  if (!(gravity_factor >= 0) || !std::isfinite(gravity_factor))
    return refuse("gravity_factor", "give a factor from 0");
  task.gravity_factor = gravity_factor;
  for (std::size_t i = 0; i < posture.contacts.size(); ++i)
    for (const Side side : {Side::right, Side::left}) {
      if (!includes(posture.contacts[i].sides, side)) continue;
      PLUMB_TRY(Support support, make_support(model, posture.contacts[i], i, side));
      task.supports.push_back(support);
    }
  for (std::size_t i = 0; i < posture.loads.size(); ++i)
    for (const Side side : {Side::right, Side::left}) {
      const spine::PointLoad& load = posture.loads[i];
      if (!includes(load.sides, side)) continue;
      const std::string where = "loads/" + std::to_string(i);
      const Landmark* point = find_landmark(model.body, load.point, side);
      if (point == nullptr)
        return refuse(where + "/point", "\"" + load.point + "\" is no point of the body");
      if (!is_finite(load.force_n)) return refuse(where + "/force_n", "give finite newtons");
      task.forces.push_back({{point->segment, point->local_m}, load.force_n});
    }
  task.is_symmetric = is_symmetric_pose(posture);
  return task;
}

}  // namespace plumb::loads
