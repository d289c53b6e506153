#include "loads/load_task.hpp"

#include <algorithm>
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

constexpr double most_body_weights = 3;
constexpr double same_direction = 1e-9;

/// What the arithmetic bears, far beyond any body: larger numbers are slips of the pen.
constexpr double most_newtons = 1e5;
constexpr double most_metres = 1e3;
constexpr double most_factor = 100;
constexpr double least_factor = 0.01;

std::unexpected<Fault> refuse_posture(std::string where, std::string hint) {
  return base::fail(Fault::Code::content_invalid, "reading the posture", std::move(where),
                    std::move(hint));
}

bool is_within(double value, double least, double most) { return value >= least && value <= most; }
bool is_within(Vec3 v, double most) {
  return is_within(v.x, -most, most) && is_within(v.y, -most, most) && is_within(v.z, -most, most);
}

Outcome<bool> check_angles(const LoadModel& model, const Posture& posture) {
  for (std::size_t i = 0; i < spine::angle_count; ++i) {
    const auto angle = static_cast<Angle>(i);
    const double deg = posture.pose.angles[angle];
    const spine::AngleRange& range = model.body.ranges[i];
    if (!(deg >= range.min_deg && deg <= range.max_deg))
      return refuse_posture("angles_deg/" + std::string(spine::name_of(angle)),
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
    return refuse_posture(where + "/point", "\"" + contact.point + "\" is no point of the body");
  Support support;
  support.contact = index;
  support.side = side;
  support.at = {point->segment, point->local_m};
  support.friction = contact.friction;
  support.softness = contact.softness;
  const double length = norm(contact.normal);
  if (!is_within(contact.normal, most_factor))
    return refuse_posture(where + "/normal", "give a direction of three numbers, of length 1");
  if (!is_within(contact.friction, 0, most_factor))
    return refuse_posture(where + "/friction", "give a factor from 0 to 100");
  if (!is_within(contact.softness, least_factor, most_factor))
    return refuse_posture(where + "/softness", "give a factor from 0.01 to 100");
  support.holds = length < same_direction;
  if (!is_within(contact.carries, 0, most_body_weights))
    return refuse_posture(where + "/carries", "give body weights from 0 to 3");
  if (contact.carries > 0 && support.holds)
    return refuse_posture(where + "/carries",
                          "a grip carries as it comes; give a normal, or leave it out");
  const double sides = contact.sides == spine::ContactSides::both ? 2 : 1;
  support.carried_n = contact.carries * model.body_weight_n / sides;
  if (!support.holds) support.normal = (1 / length) * contact.normal;
  if (contact.at == "body") {
    const Side other = contact.crossed ? spine::other(side) : side;
    const Landmark* partner = find_landmark(model.body, contact.partner, other);
    if (partner == nullptr)
      return refuse_posture(where + "/partner",
                            "\"" + contact.partner + "\" is no point of the body");
    if (partner->segment == point->segment)
      return refuse_posture(where + "/partner", "a segment cannot carry itself; name another part");
    support.on_body = true;
    support.partner = partner->segment;
  }
  return support;
}

/// Level support under trunk or head.
bool bears_lying(const Support& support) {
  constexpr double nearly_level = 0.9;
  return !support.holds && !support.on_body && support.at.segment <= Segment::head &&
         support.normal.y > nearly_level;
}

/// Whoever lies on chest, back or head does not pull himself apart along what he lies on.
void come_to_rest(const LoadModel& model, std::vector<Support>& supports) {
  const bool lies = std::ranges::any_of(supports, [](const Support& support) {
    return bears_lying(support) && support.at.segment >= Segment::T12;
  });
  for (Support& support : supports)
    if (lies && bears_lying(support)) support.friction *= model.effort.lying_friction;
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
  task.balance[0] = {posture.balance, 1};
  if (!is_within(posture.pose.root.pos_m, most_metres))
    return refuse_posture("root/pos_m", "give metres, at most 1000 from the origin");
  if (!is_within(posture.relaxed, least_factor, most_factor))
    return refuse_posture("relaxed", "give a factor from 0.01 to 100");
  task.relaxed = posture.relaxed;
  if (!is_within(gravity_factor, 0, most_factor))
    return refuse_posture("gravity_factor", "give a factor from 0 to 100");
  task.gravity_factor = gravity_factor;
  for (std::size_t i = 0; i < posture.contacts.size(); ++i)
    for (const Side side : {Side::right, Side::left}) {
      if (!includes(posture.contacts[i].sides, side)) continue;
      PLUMB_TRY(Support support, make_support(model, posture.contacts[i], i, side));
      task.supports.push_back(support);
    }
  come_to_rest(model, task.supports);
  for (std::size_t i = 0; i < posture.loads.size(); ++i)
    for (const Side side : {Side::right, Side::left}) {
      const spine::PointLoad& load = posture.loads[i];
      if (!includes(load.sides, side)) continue;
      const std::string where = "loads/" + std::to_string(i);
      const Landmark* point = find_landmark(model.body, load.point, side);
      if (point == nullptr)
        return refuse_posture(where + "/point", "\"" + load.point + "\" is no point of the body");
      if (!is_within(load.force_n, most_newtons))
        return refuse_posture(where + "/force_n", "give newtons, at most 100000 along each axis");
      task.forces.push_back({{point->segment, point->local_m}, load.force_n});
    }
  task.is_symmetric = is_symmetric_pose(posture);
  return task;
}

double share_of(const LoadTask& task, spine::Balance way) {
  double share = 0;
  for (const Balancing& balancing : task.balance)
    if (balancing.way == way) share += balancing.share;
  return share;
}

}  // namespace plumb::loads
