#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "loads/load_spec.hpp"
#include "spine/body_model.hpp"

/// A person's body with everything that carries it: immutable once compiled.
namespace plumb::loads {

using spine::BodyModel;
using spine::Segment;
using spine::segment_count;
using spine::Side;
using spine::spinal_joint_count;

/// A point fixed to a segment.
struct FixedPoint {
  Segment segment = Segment::pelvis;
  Vec3 local_m;
};

/// A point of a muscle's path. One with a way outward is a wall: the path is held off by it, and
/// slides outward where its neighbours pull it taut beyond (detail/paths.hpp).
struct PathPoint : FixedPoint {
  Vec3 outward;
  bool is_wall = false;
};

/// A landmark of the right side and its twin.
struct PairedPoint {
  FixedPoint right;
  FixedPoint left;
};

/// A stretch of a path between two segments, and the joints that it pulls across. A joint is named
/// by its child segment; the far end is the one beyond the joint, seen from the pelvis.
struct PathStretch {
  std::uint16_t from = 0;  ///< index into LoadModel::points; to = from + 1
  std::uint16_t first_crossing = 0;
  std::uint16_t crossing_count = 0;
};
struct Crossing {
  std::uint8_t joint = 0;     ///< child segment
  std::uint8_t slot = 0;      ///< index into the bundle's joints
  bool far_end_is_to = true;  ///< which end of the stretch lies beyond the joint
};

/// A muscle bundle: a line that pulls with at most `max_force_n`.
struct Bundle {
  std::uint16_t group = 0;
  std::uint16_t first_point = 0;
  std::uint16_t point_count = 0;
  std::uint16_t first_stretch = 0;
  std::uint16_t stretch_count = 0;
  std::uint16_t first_joint = 0;  ///< joints that it crosses, each once, from the pelvis outwards
  std::uint16_t joint_count = 0;
  double max_force_n = 0;
  double neutral_length_m = 0;
  double fibre_per_m = 0;  ///< change of normalised fibre length per metre of path
};

struct MuscleGroup {
  std::string name;
  Region region = Region::none;
  double operating_length = 1;
  double of_sex = 1;           ///< force over that of a man of the same height
  std::vector<double> braced;  ///< least activity in each bracing of effort.yaml, in its order
};

/// Effort about one axis of a limb joint, one way.
struct Torque {
  Segment joint = Segment::pelvis;
  std::uint8_t axis = 0;
  double signed_nm = 0;
};

/// A limb joint that holds by itself about an axis, either way, at a cost.
struct Stop {
  Segment joint = Segment::pelvis;
  std::uint8_t axis = 0;
  double nm = 0;
  double cost = 0;
};

/// The disc and ligaments of one spinal joint.
struct DiscTissue {
  double stiffness_scale = 0;
  double flexion_range_deg = 0;
  double extension_range_deg = 0;
  double area_m2 = 0;
  double ligament_arm_m = 0;
  double ligament_rest_n = 0;  ///< its pull along the disc in quiet standing, always there
  double settling_cost = 0;
  double stiffening = 1;      ///< by the rib cage
  bool has_rib_cage = false;  ///< has a couple of its own
};

/// A shape in which a region of the spine settles: widths of flexion of each joint.
struct SettlingMode {
  std::array<double, spinal_joint_count> widths{};
  double cost = 0;
};
/// Three shapes each of the low back, the chest and the neck.
inline constexpr std::size_t settling_mode_count = 9;

struct LoadModel {
  BodyModel body;
  std::vector<MuscleGroup> groups;
  std::vector<std::string> bundle_names;  ///< one per pair
  std::vector<Bundle> bundles;            ///< right and left in turn: 2i and 2i + 1
  std::vector<PathPoint> points;
  std::vector<PathStretch> stretches;
  std::vector<Crossing> crossings;
  std::vector<std::uint8_t> bundle_joints;
  std::vector<Torque> torques;  ///< all of the right side, then all of the left in the same order
  std::vector<Stop> stops;      ///< the same
  std::array<DiscTissue, spinal_joint_count> discs;
  std::array<SettlingMode, settling_mode_count> settling_modes;
  PairedPoint hands;  ///< by which one hangs
  PairedPoint balls;  ///< of the feet
  PairedPoint seat;   ///< on which one sits
  FixedPoint abdomen_from;
  FixedPoint abdomen_to;
  double abdomen_max_n = 0;
  double body_weight_n = 0;
  double tone = 1;     ///< weight against strength, over that of the reference body
  MusclesSpec curves;  ///< without its groups
  TissueSpec tissue;
  EffortSpec effort;
  spine::Posture standing;
};

/// The model of one person.
///
/// Takes   the catalogue's body and load files; the person's measures; strength as a factor on
///         what the muscles of a body of this size can do (1 = as the data say)
/// Faults  content_invalid for a spec that is not whole; out_of_range for a body or a strength
///         outside the model
/// Source  every number comes in with the specs
base::Outcome<LoadModel> compile_load_model(const spine::BodySpec& body, const LoadSpec& loads,
                                            const spine::BodyMeasures& measures,
                                            double strength = 1);

/// The name of a disc: "L4/L5".
std::string_view disc_name(std::size_t disc);
/// The disc of that name, also as "L4-L5"; spinal_joint_count if there is none.
std::size_t find_disc(std::string_view name);

}  // namespace plumb::loads
