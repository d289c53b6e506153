#include "loads/load_model.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "loads/detail/paths.hpp"
#include "loads/detail/row_layout.hpp"

namespace plumb::loads {

namespace {

using base::Fault;
using base::Outcome;
using spine::BodySpec;
using spine::index_of;
using spine::Landmark;

constexpr std::size_t first_thoracic_disc = 6;
constexpr std::size_t first_neck_disc = 17;
/// T1/2 to T9/10 are held by whole ribs; the two lowest joints by floating ones.
constexpr std::size_t first_whole_rib_disc = 8;

constexpr std::array<std::string_view, spinal_joint_count> disc_names{
    "L5/S1",  "L4/L5", "L3/L4", "L2/L3", "L1/L2", "T12/L1", "T11/T12", "T10/T11",
    "T9/T10", "T8/T9", "T7/T8", "T6/T7", "T5/T6", "T4/T5",  "T3/T4",   "T2/T3",
    "T1/T2",  "C7/T1", "C6/C7", "C5/C6", "C4/C5", "C3/C4",  "C2/C3",   "C0/C2"};

std::unexpected<Fault> refuse_model(std::string where, std::string hint) {
  return base::fail(Fault::Code::content_invalid, "building the load model", std::move(where),
                    std::move(hint));
}

double of_sex(const BodyModel& body, double women) {
  return body.measures.sex == spine::Sex::female ? women : 1;
}

/// Segments from the pelvis to this one, without the pelvis itself.
std::vector<std::uint8_t> find_chain(const BodyModel& body, Segment segment) {
  std::vector<std::uint8_t> chain;
  for (; segment != Segment::pelvis; segment = body.joints[index_of(segment)].parent)
    chain.push_back(static_cast<std::uint8_t>(index_of(segment)));
  std::reverse(chain.begin(), chain.end());
  return chain;
}

/// Fills the model with bundles one after the other; every list grows together.
class BundleWriter {
 public:
  BundleWriter(LoadModel& model, double force_scale)
      : model_{model},
        force_scale_{force_scale},
        neutral_{find_frames(model.body, spine::Pose{})} {}

  Outcome<bool> add(const BundleSpec& spec, std::uint16_t group) {
    if (spec.path.size() < 2 || spec.area_cm2 <= 0 || spec.fibre_ratio <= 0)
      return refuse_model("muscles.yaml: " + spec.name,
                          "give a path of two points or more, an area and a fibre ratio above 0");
    model_.bundle_names.push_back(spec.name);
    for (const Side side : {Side::right, Side::left}) {
      Bundle bundle;
      bundle.group = group;
      bundle.first_point = here(model_.points);
      for (const std::string& name : spec.path) {
        const Landmark* point = find_landmark(model_.body, name, side);
        if (point == nullptr)
          return refuse_model("muscles.yaml: " + spec.name,
                              "\"" + name + "\" is no point of attachments.yaml or landmarks.yaml");
        model_.points.push_back(
            {{point->segment, point->local_m}, point->outward, norm(point->outward) > 0});
      }
      if (!has_fixed_neighbours(bundle.first_point))
        return refuse_model("muscles.yaml: " + spec.name,
                            "a point with outward needs a fixed one before it and after it");
      bundle.point_count = static_cast<std::uint16_t>(spec.path.size());
      add_stretches(bundle);
      bundle.max_force_n = spec.area_cm2 * model_.curves.stress_n_per_cm2 * force_scale_ *
                           model_.groups[group].of_sex;
      bundle.neutral_length_m = detail::find_path_length(model_, bundle, neutral_);
      if (bundle.joint_count == 0 || bundle.neutral_length_m <= 0)
        return refuse_model("muscles.yaml: " + spec.name, "its path crosses no joint");
      bundle.fibre_per_m =
          model_.groups[group].operating_length / (bundle.neutral_length_m * spec.fibre_ratio);
      model_.bundles.push_back(bundle);
    }
    return true;
  }

 private:
  template <class T>
  static std::uint16_t here(const std::vector<T>& list) {
    return static_cast<std::uint16_t>(list.size());
  }

  /// Of every wall on the path that was written last.
  bool has_fixed_neighbours(std::size_t first) const {
    const auto is_wall = [&](std::size_t i) { return model_.points[i].is_wall; };
    const std::size_t last = model_.points.size() - 1;
    for (std::size_t i = first; i <= last; ++i)
      if (is_wall(i) && (i == first || i == last || is_wall(i - 1) || is_wall(i + 1))) return false;
    return true;
  }

  void add_stretches(Bundle& bundle) {
    bundle.first_stretch = here(model_.stretches);
    bundle.first_joint = here(model_.bundle_joints);
    for (std::size_t k = 0; k + 1 < bundle.point_count; ++k) {
      const auto from = static_cast<std::uint16_t>(bundle.first_point + k);
      PathStretch stretch{from, here(model_.crossings), 0};
      auto a = find_chain(model_.body, model_.points[from].segment);
      auto b = find_chain(model_.body, model_.points[from + 1U].segment);
      const auto [end_a, end_b] = std::ranges::mismatch(a, b);
      for (auto at = end_a; at != a.end(); ++at) cross(*at, bundle, false);
      for (auto at = end_b; at != b.end(); ++at) cross(*at, bundle, true);
      stretch.crossing_count =
          static_cast<std::uint16_t>(model_.crossings.size() - stretch.first_crossing);
      // Within one segment it pulls on nothing, but it is a part of the length.
      model_.stretches.push_back(stretch);
    }
    bundle.stretch_count =
        static_cast<std::uint16_t>(model_.stretches.size() - bundle.first_stretch);
    sort_joints(bundle);
  }

  /// Joints in the order of their rows, so that every column is written from top to bottom.
  void sort_joints(const Bundle& bundle) {
    const auto first = model_.bundle_joints.begin() + bundle.first_joint;
    std::sort(first, model_.bundle_joints.end(), [](std::uint8_t a, std::uint8_t b) {
      return detail::find_row_rank(static_cast<Segment>(a)) <
             detail::find_row_rank(static_cast<Segment>(b));
    });
    for (std::size_t i = model_.stretches[bundle.first_stretch].first_crossing;
         i < model_.crossings.size(); ++i) {
      Crossing& crossing = model_.crossings[i];
      crossing.slot = static_cast<std::uint8_t>(
          std::find(first, model_.bundle_joints.end(), crossing.joint) - first);
    }
  }

  void cross(std::uint8_t joint, Bundle& bundle, bool far_end_is_to) {
    const auto first = model_.bundle_joints.begin() + bundle.first_joint;
    if (std::find(first, model_.bundle_joints.end(), joint) == model_.bundle_joints.end()) {
      model_.bundle_joints.push_back(joint);
      ++bundle.joint_count;
    }
    model_.crossings.push_back({joint, 0, far_end_is_to});
  }

  LoadModel& model_;
  double force_scale_;
  spine::FrameSet neutral_;
};

/// Every share of a bracing is one of some group, and between nothing and all.
Outcome<bool> check_bracings(const MusclesSpec& muscles, const EffortSpec& effort) {
  for (const BracingSpec& bracing : effort.bracing)
    for (const auto& [name, share] : bracing.shares) {
      const bool is_known = std::ranges::find(muscles.groups, name, &MuscleGroupSpec::braces_as) !=
                            muscles.groups.end();
      if (!is_known || name.empty() || !(share >= 0 && share <= 1))
        return refuse_model(
            "effort.yaml: bracing/" + bracing.name + "/" + name,
            "name what a group of muscles.yaml braces as, with a share from 0 to 1");
    }
  return true;
}

Outcome<bool> fill_bundles(const MusclesSpec& spec, double force_scale, LoadModel& model) {
  BundleWriter writer(model, force_scale);
  for (const MuscleGroupSpec& group : spec.groups) {
    if (group.operating_length <= 0 || group.women <= 0)
      return refuse_model("muscles.yaml: " + group.group,
                          "the operating length and the share of women must be above 0");
    MuscleGroup& filled = model.groups.emplace_back(MuscleGroup{
        group.group, group.region, group.operating_length, of_sex(model.body, group.women), {}});
    for (const BracingSpec& bracing : model.effort.bracing) {
      const auto share = bracing.shares.find(group.braces_as);
      filled.braced.push_back(share == bracing.shares.end() ? 0 : share->second);
    }
    for (const BundleSpec& bundle : group.bundles) {
      PLUMB_TRY([[maybe_unused]] const bool added,
                writer.add(bundle, static_cast<std::uint16_t>(model.groups.size() - 1)));
    }
  }
  if (model.bundles.empty()) return refuse_model("muscles.yaml", "give at least one bundle");
  return true;
}

Outcome<Segment> find_limb_joint(const BodySpec& body, const std::string& joint,
                                 std::string_view file) {
  for (const spine::JointSpec& row : body.segments.joints)
    if (row.joint == joint)
      if (const auto child = spine::find_segment(row.child)) return *child;
  return refuse_model(std::string(file) + ": " + joint, "name a joint of segments.yaml");
}

Outcome<bool> fill_joint_effort(const BodySpec& body, const EffortSpec& spec, double scale,
                                LoadModel& model) {
  for (const Side side : {Side::right, Side::left}) {
    for (const TorqueSpec& row : spec.torques) {
      PLUMB_TRY(const Segment right, find_limb_joint(body, row.joint, "effort.yaml: torques"));
      const Segment joint = side == Side::right ? right : spine::twin_of(right);
      // A turn about x or y of the left side is the mirror image of that of the right.
      const double mirror = side == Side::left && row.axis != Axis::z ? -1 : 1;
      const double strength = scale * of_sex(model.body, row.women);
      const auto axis = static_cast<std::uint8_t>(row.axis);
      if (row.plus_nm > 0) model.torques.push_back({joint, axis, mirror * strength * row.plus_nm});
      if (row.minus_nm > 0)
        model.torques.push_back({joint, axis, -mirror * strength * row.minus_nm});
    }
    for (const StopSpec& row : spec.stops) {
      PLUMB_TRY(const Segment right, find_limb_joint(body, row.joint, "effort.yaml: stops"));
      if (row.nm <= 0 || row.cost <= 0)
        return refuse_model("effort.yaml: stops/" + row.joint, "moment and cost must be above 0");
      model.stops.push_back({side == Side::right ? right : spine::twin_of(right),
                             static_cast<std::uint8_t>(row.axis), row.nm, row.cost});
    }
  }
  return true;
}

/// Shapes of each region: the shares of its rhythm times Legendre's polynomials from its lowest
/// joint to its highest, each with a mean square of one width.
void fill_settling_modes(const TissueSpec& spec, LoadModel& model) {
  constexpr std::array<std::size_t, 4> region{0, first_thoracic_disc, first_neck_disc,
                                              spinal_joint_count};
  const spine::Rhythm& rhythm = model.body.rhythm;
  for (std::size_t r = 0; r + 1 < region.size(); ++r) {
    const std::size_t first = region[r], count = region[r + 1] - first;
    double cost = static_cast<double>(count) * model.discs[first].settling_cost;
    for (std::size_t order = 0; order < 3; ++order) {
      SettlingMode& mode = model.settling_modes[3 * r + order];
      double squares = 0;
      for (std::size_t i = first; i < first + count; ++i) {
        const double share = rhythm.lumbar[i] + rhythm.thoracic[i] + rhythm.neck[i];
        const double at = 2 * static_cast<double>(i - first) / static_cast<double>(count - 1) - 1;
        const double shape = order == 0 ? 1 : order == 1 ? at : (3 * at * at - 1) / 2;
        mode.widths[i] = share * shape;
        squares += mode.widths[i] * mode.widths[i];
      }
      for (double& width : mode.widths) width /= std::sqrt(squares / static_cast<double>(count));
      mode.cost = cost;
      cost *= spec.settling_order_cost;
    }
  }
}

Outcome<bool> fill_discs(const BodySpec& body, const TissueSpec& spec, LoadModel& model) {
  for (std::size_t i = 0; i < spinal_joint_count; ++i) {
    const spine::DiscSpec& row = body.vertebrae.discs[i];
    if (row.joint != disc_names[i] || row.flexion_range_deg <= 0 || row.extension_range_deg <= 0)
      return refuse_model("vertebrae.yaml: discs/" + row.joint,
                          "list the discs from L5/S1 upwards, each with its ranges above 0");
    const bool is_neck = i >= first_neck_disc;
    const bool is_thoracic = i >= first_thoracic_disc && !is_neck;
    DiscTissue& disc = model.discs[i];
    disc.stiffness_scale = row.stiffness_scale;
    disc.flexion_range_deg = row.flexion_range_deg;
    disc.extension_range_deg = row.extension_range_deg;
    disc.area_m2 = model.body.disc_area_m2[i];
    disc.ligament_arm_m = model.body.length_scale * (is_neck       ? spec.ligament_arm_neck_m
                                                     : is_thoracic ? spec.ligament_arm_thoracic_m
                                                                   : spec.ligament_arm_lumbar_m);
    constexpr double pascal_per_mpa = 1e6;
    disc.ligament_rest_n =
        spec.ligament_rest_mpa * pascal_per_mpa * spec.pressure_share * disc.area_m2;
    disc.settling_cost = is_neck       ? spec.settling_cost_neck
                         : is_thoracic ? spec.settling_cost_thoracic
                                       : spec.settling_cost_lumbar;
    disc.has_rib_cage = is_thoracic;
    if (is_thoracic && i >= first_whole_rib_disc) disc.stiffening = spec.rib_cage_factor;
  }
  if (spec.settling_passes < 1 || spec.settling_deg <= 0 || spec.ligament_arm_neck_m <= 0 ||
      spec.settling_cost_lumbar <= 0 || spec.settling_cost_thoracic <= 0 ||
      spec.settling_cost_neck <= 0 || spec.settling_order_cost <= 0 || spec.rib_cage_cost <= 0 ||
      spec.pressure_share <= 0)
    return refuse_model("tissue.yaml", "passes, widths, costs, arms and shares must be above 0");
  return true;
}

Outcome<PairedPoint> find_pair(const BodyModel& body, std::string_view name) {
  const Landmark* right = find_landmark(body, name, Side::right);
  const Landmark* left = find_landmark(body, name, Side::left);
  if (right == nullptr || left == nullptr)
    return refuse_model("landmarks.yaml", "balance needs the point \"" + std::string(name) +
                                              "\"; give it on both sides");
  return PairedPoint{{right->segment, right->local_m}, {left->segment, left->local_m}};
}

}  // namespace

Outcome<LoadModel> compile_load_model(const BodySpec& body, const LoadSpec& loads,
                                      const spine::BodyMeasures& measures, double strength) {
  const spine::ValidRangeSpec& strengths = loads.effort.valid_strength;
  if (!(strength >= strengths.min && strength <= strengths.max))
    return base::fail(Fault::Code::out_of_range, "building the load model", "strength",
                      "give a factor inside valid_strength of effort.yaml; 1 is what the data say");
  BodySpec whole = body;
  whole.landmarks.landmarks.insert(whole.landmarks.landmarks.end(),
                                   loads.attachments.landmarks.begin(),
                                   loads.attachments.landmarks.end());
  LoadModel model;
  PLUMB_TRY(model.body, compile_body(whole, measures));
  model.curves = loads.muscles;
  model.curves.groups.clear();
  model.tissue = loads.tissue;
  model.effort = loads.effort;
  model.standing = loads.standing;
  model.body_weight_n = measures.mass_kg * loads.effort.gravity_m_per_s2;
  const double s = model.body.length_scale;
  PLUMB_TRY([[maybe_unused]] const bool discs_done, fill_discs(body, loads.tissue, model));
  fill_settling_modes(loads.tissue, model);
  PLUMB_TRY([[maybe_unused]] const bool bundles_done,
            fill_bundles(loads.muscles, strength * s * s, model));
  PLUMB_TRY([[maybe_unused]] const bool bracings_fit, check_bracings(loads.muscles, loads.effort));
  model.tone = measures.mass_kg / body.segments.reference_mass_kg / (strength * s * s);
  const double limb_scale = strength * s * measures.mass_kg / body.segments.reference_mass_kg;
  PLUMB_TRY([[maybe_unused]] const bool joints_done,
            fill_joint_effort(body, loads.effort, limb_scale, model));
  PLUMB_TRY(model.hands, find_pair(model.body, "hand"));
  PLUMB_TRY(model.balls, find_pair(model.body, "ball"));
  PLUMB_TRY(model.seat, find_pair(model.body, "pel.ischial"));
  const Landmark* to = find_landmark(model.body, loads.effort.abdomen_to, Side::right);
  if (to == nullptr)
    return refuse_model("effort.yaml: abdomen_to", "name a point of attachments.yaml");
  model.abdomen_from = {Segment::pelvis, s * loads.effort.abdomen_from_m};
  model.abdomen_to = {to->segment, {to->local_m.x, to->local_m.y, 0}};
  constexpr double pascal_per_kpa = 1e3;
  model.abdomen_max_n =
      loads.effort.abdomen_pressure_kpa * pascal_per_kpa * loads.effort.abdomen_area_m2 * s * s;
  return model;
}

std::string_view disc_name(std::size_t disc) { return disc_names[disc]; }

std::size_t find_disc(std::string_view name) {
  for (std::size_t i = 0; i < spinal_joint_count; ++i)
    if (std::ranges::equal(disc_names[i], name,
                           [](char a, char b) { return a == b || (a == '/' && b == '-'); }))
      return i;
  return spinal_joint_count;
}

}  // namespace plumb::loads
