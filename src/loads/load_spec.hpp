#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "spine/body_spec.hpp"
#include "spine/posture.hpp"

/// What carries the body, as it stands in the catalogue, before it is checked and scaled.
///
///   catalogue/body/attachments.yaml  → LandmarksSpec
///   catalogue/body/muscles.yaml      → MusclesSpec
///   catalogue/body/tissue.yaml       → TissueSpec
///   catalogue/body/effort.yaml       → EffortSpec
///   catalogue/body/standing.yaml     → spine::Posture
///
/// Units are in the names; the meaning of every number stands in the files themselves.
namespace plumb::loads {

using spine::Mark;
using spine::Vec3;

/// What keeps the muscles of a group a little awake.
enum class Region : std::uint8_t { none, trunk, neck };
constexpr auto names_of(Region) {
  return std::array{base::named(Region::none, "none"), base::named(Region::trunk, "trunk"),
                    base::named(Region::neck, "neck")};
}

struct BundleSpec {
  std::string name;
  double area_cm2 = 0;
  double fibre_ratio = 0;
  std::vector<std::string> path;  ///< points, all of the right side
};
template <class V>
void describe(V& v, BundleSpec& x) {
  v.field("name", x.name);
  v.field("area_cm2", x.area_cm2);
  v.field("fibre_ratio", x.fibre_ratio);
  v.field("path", x.path);
}

struct MuscleGroupSpec {
  std::string group;
  Region region = Region::none;
  std::string braces_as;  ///< its name in the bracings of effort.yaml; empty = never
  double operating_length = 1;
  double women = 1;  ///< force of a woman's over that of a man's of the same height
  Mark mark = Mark::judgement;
  std::string source;
  std::vector<BundleSpec> bundles;
};
template <class V>
void describe(V& v, MuscleGroupSpec& x) {
  v.field("group", x.group);
  v.field("region", x.region);
  v.maybe("braces_as", x.braces_as);
  v.field("operating_length", x.operating_length);
  v.maybe("women", x.women);
  v.field("mark", x.mark);
  v.field("source", x.source);
  v.field("bundles", x.bundles);
}

struct MusclesSpec {
  double stress_n_per_cm2 = 0;
  Mark stress_mark = Mark::judgement;
  std::string stress_source;
  double force_length_width = 0;
  double force_length_floor = 0;
  spine::ValidRangeSpec force_length_range;
  double passive_strain = 0;
  double passive_shape = 0;
  double passive_ceiling = 0;
  Mark curves_mark = Mark::judgement;
  std::string curves_source;
  Mark women_mark = Mark::judgement;
  std::string women_source;
  std::vector<MuscleGroupSpec> groups;
};
template <class V>
void describe(V& v, MusclesSpec& x) {
  v.field("stress_n_per_cm2", x.stress_n_per_cm2);
  v.field("stress_mark", x.stress_mark);
  v.field("stress_source", x.stress_source);
  v.field("force_length_width", x.force_length_width);
  v.field("force_length_floor", x.force_length_floor);
  v.field("force_length_range", x.force_length_range);
  v.field("passive_strain", x.passive_strain);
  v.field("passive_shape", x.passive_shape);
  v.field("passive_ceiling", x.passive_ceiling);
  v.field("curves_mark", x.curves_mark);
  v.field("curves_source", x.curves_source);
  v.field("women_mark", x.women_mark);
  v.field("women_source", x.women_source);
  v.field("groups", x.groups);
}

struct TissueSpec {
  double disc_nm_per_deg = 0;
  double ligament_nm = 0;
  double ligament_shape = 0;
  double ligament_limit = 0;
  double facet_nm = 0;
  double facet_shape = 0;
  double facet_limit = 0;
  double side_bend_nm_per_deg = 0;
  double side_bend_growth_deg = 0;
  double least_stiffness_nm_per_deg = 0;
  double turn_nm_per_deg = 0;
  Mark mark = Mark::judgement;
  std::string source;
  double ligament_share = 0;
  double ligament_arm_lumbar_m = 0;
  double ligament_arm_thoracic_m = 0;
  double ligament_arm_neck_m = 0;
  Mark ligament_mark = Mark::judgement;
  std::string ligament_source;
  double settling_deg = 0;
  double settling_bound = 0;
  double settling_order_cost = 0;
  int settling_passes = 0;
  double settling_until_deg = 0;
  double settling_cost_lumbar = 0;
  double settling_cost_thoracic = 0;
  double settling_cost_neck = 0;
  Mark settling_mark = Mark::judgement;
  std::string settling_source;
  double rib_cage_factor = 0;
  double rib_cage_nm = 0;
  double rib_cage_cost = 0;
  Mark rib_cage_mark = Mark::judgement;
  std::string rib_cage_source;
  double ligament_rest_mpa = 0;
  double pressure_rest_mpa = 0;
  double pressure_share = 0;
  double pressure_floor_mpa = 0;
  Mark pressure_mark = Mark::judgement;
  std::string pressure_source;
};
template <class V>
void describe(V& v, TissueSpec& x) {
  v.field("disc_nm_per_deg", x.disc_nm_per_deg);
  v.field("ligament_nm", x.ligament_nm);
  v.field("ligament_shape", x.ligament_shape);
  v.field("ligament_limit", x.ligament_limit);
  v.field("facet_nm", x.facet_nm);
  v.field("facet_shape", x.facet_shape);
  v.field("facet_limit", x.facet_limit);
  v.field("side_bend_nm_per_deg", x.side_bend_nm_per_deg);
  v.field("side_bend_growth_deg", x.side_bend_growth_deg);
  v.field("least_stiffness_nm_per_deg", x.least_stiffness_nm_per_deg);
  v.field("turn_nm_per_deg", x.turn_nm_per_deg);
  v.field("mark", x.mark);
  v.field("source", x.source);
  v.field("ligament_share", x.ligament_share);
  v.field("ligament_arm_lumbar_m", x.ligament_arm_lumbar_m);
  v.field("ligament_arm_thoracic_m", x.ligament_arm_thoracic_m);
  v.field("ligament_arm_neck_m", x.ligament_arm_neck_m);
  v.field("ligament_mark", x.ligament_mark);
  v.field("ligament_source", x.ligament_source);
  v.field("settling_deg", x.settling_deg);
  v.field("settling_bound", x.settling_bound);
  v.field("settling_order_cost", x.settling_order_cost);
  v.field("settling_passes", x.settling_passes);
  v.field("settling_until_deg", x.settling_until_deg);
  v.field("settling_cost_lumbar", x.settling_cost_lumbar);
  v.field("settling_cost_thoracic", x.settling_cost_thoracic);
  v.field("settling_cost_neck", x.settling_cost_neck);
  v.field("settling_mark", x.settling_mark);
  v.field("settling_source", x.settling_source);
  v.field("rib_cage_factor", x.rib_cage_factor);
  v.field("rib_cage_nm", x.rib_cage_nm);
  v.field("rib_cage_cost", x.rib_cage_cost);
  v.field("rib_cage_mark", x.rib_cage_mark);
  v.field("rib_cage_source", x.rib_cage_source);
  v.field("ligament_rest_mpa", x.ligament_rest_mpa);
  v.field("pressure_rest_mpa", x.pressure_rest_mpa);
  v.field("pressure_share", x.pressure_share);
  v.field("pressure_floor_mpa", x.pressure_floor_mpa);
  v.field("pressure_mark", x.pressure_mark);
  v.field("pressure_source", x.pressure_source);
}

/// Axis of a joint, in the order of the axes of its frame.
enum class Axis : std::uint8_t { x, y, z };
constexpr auto names_of(Axis) {
  return std::array{base::named(Axis::x, "x"), base::named(Axis::y, "y"),
                    base::named(Axis::z, "z")};
}

struct TorqueSpec {
  std::string joint;  ///< as in segments.yaml
  Axis axis = Axis::z;
  double plus_nm = 0;
  double minus_nm = 0;
  double women = 1;  ///< a woman's over that of a man of the same height and mass
};
template <class V>
void describe(V& v, TorqueSpec& x) {
  v.field("joint", x.joint);
  v.field("axis", x.axis);
  v.field("plus_nm", x.plus_nm);
  v.field("minus_nm", x.minus_nm);
  v.maybe("women", x.women);
}

struct StopSpec {
  std::string joint;
  Axis axis = Axis::z;
  double nm = 0;
  double cost = 0;
};
template <class V>
void describe(V& v, StopSpec& x) {
  v.field("joint", x.joint);
  v.field("axis", x.axis);
  v.field("nm", x.nm);
  v.field("cost", x.cost);
}

/// Least activity in a braced exercise, as shares of the greatest; by what muscles.yaml calls the
/// groups in it.
struct BracingSpec {
  std::string name;
  std::map<std::string, double> shares;
};
template <class V>
void describe(V& v, BracingSpec& x) {
  v.field("name", x.name);
  v.field("shares", x.shares);
}

struct EffortSpec {
  spine::ValidRangeSpec valid_strength;
  Mark torques_mark = Mark::judgement;
  std::string torques_source;
  std::vector<TorqueSpec> torques;
  Mark stops_mark = Mark::judgement;
  std::string stops_source;
  std::vector<StopSpec> stops;
  double abdomen_pressure_kpa = 0;
  double abdomen_area_m2 = 0;
  Vec3 abdomen_from_m;
  std::string abdomen_to;
  Mark abdomen_mark = Mark::judgement;
  std::string abdomen_source;
  double support_cost = 0;
  Mark support_mark = Mark::judgement;
  std::string support_source;
  double lying_friction = 1;
  Mark lying_mark = Mark::judgement;
  std::string lying_source;
  double awake_share = 0;
  double awake_share_neck = 0;
  double awake_full_trunk = 0;
  double awake_full_neck = 0;
  Mark awake_mark = Mark::judgement;
  std::string awake_source;
  double balance_feet_m = 0;
  double balance_heel_rise_m = 0;
  double balance_seat_m = 0;
  Mark balance_mark = Mark::judgement;
  std::string balance_source;
  double gravity_m_per_s2 = 0;
  double residual_limit_n = 0;
  double residual_limit_nm = 0;
  Mark bracing_mark = Mark::judgement;
  std::string bracing_source;
  std::vector<BracingSpec> bracing;
};
template <class V>
void describe(V& v, EffortSpec& x) {
  v.field("valid_strength", x.valid_strength);
  v.field("torques_mark", x.torques_mark);
  v.field("torques_source", x.torques_source);
  v.field("torques", x.torques);
  v.field("stops_mark", x.stops_mark);
  v.field("stops_source", x.stops_source);
  v.field("stops", x.stops);
  v.field("abdomen_pressure_kpa", x.abdomen_pressure_kpa);
  v.field("abdomen_area_m2", x.abdomen_area_m2);
  v.field("abdomen_from_m", x.abdomen_from_m);
  v.field("abdomen_to", x.abdomen_to);
  v.field("abdomen_mark", x.abdomen_mark);
  v.field("abdomen_source", x.abdomen_source);
  v.field("support_cost", x.support_cost);
  v.field("support_mark", x.support_mark);
  v.field("support_source", x.support_source);
  v.field("lying_friction", x.lying_friction);
  v.field("lying_mark", x.lying_mark);
  v.field("lying_source", x.lying_source);
  v.field("awake_share", x.awake_share);
  v.field("awake_share_neck", x.awake_share_neck);
  v.field("awake_full_trunk", x.awake_full_trunk);
  v.field("awake_full_neck", x.awake_full_neck);
  v.field("awake_mark", x.awake_mark);
  v.field("awake_source", x.awake_source);
  v.field("balance_feet_m", x.balance_feet_m);
  v.field("balance_heel_rise_m", x.balance_heel_rise_m);
  v.field("balance_seat_m", x.balance_seat_m);
  v.field("balance_mark", x.balance_mark);
  v.field("balance_source", x.balance_source);
  v.field("gravity_m_per_s2", x.gravity_m_per_s2);
  v.field("residual_limit_n", x.residual_limit_n);
  v.field("residual_limit_nm", x.residual_limit_nm);
  v.field("bracing_mark", x.bracing_mark);
  v.field("bracing_source", x.bracing_source);
  v.field("bracing", x.bracing);
}

/// The five files together; with a BodySpec what compile_load_model takes.
struct LoadSpec {
  spine::LandmarksSpec attachments;
  MusclesSpec muscles;
  TissueSpec tissue;
  EffortSpec effort;
  spine::Posture standing;
};
template <class V>
void describe(V& v, LoadSpec& x) {
  v.field("attachments", x.attachments);
  v.field("muscles", x.muscles);
  v.field("tissue", x.tissue);
  v.field("effort", x.effort);
  v.field("standing", x.standing);
}

}  // namespace plumb::loads
