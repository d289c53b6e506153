#include "spine/body_model.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace plumb::spine {

namespace {

using base::Fault;
using base::Outcome;

constexpr std::size_t lumbar_joints = 6;
constexpr std::size_t thoracic_joints = 11;
constexpr std::size_t neck_joints = 7;

std::unexpected<Fault> refuse(std::string where, std::string hint) {
  return base::fail(Fault::Code::content_invalid, "building the body", std::move(where),
                    std::move(hint));
}

bool holds(const ValidRangeSpec& range, double value) {
  return value >= range.min && value <= range.max;
}

std::string describe_range(const SegmentsSpec& segments) {
  const auto whole = [](double value) { return std::to_string(std::lround(value)); };
  const ValidRangeSpec& height = segments.valid_height_m;
  const ValidRangeSpec& mass = segments.valid_mass_kg;
  return "give a height from " + whole(100 * height.min) + " to " + whole(100 * height.max) +
         " cm and a body mass from " + whole(mass.min) + " to " + whole(mass.max) + " kg";
}

bool is_share_list(const std::vector<double>& shares, std::size_t count) {
  double sum = 0;
  for (const double share : shares) sum += share;
  return shares.size() == count && std::abs(sum - 1) < 1e-6;
}

Outcome<Rhythm> compile_rhythm(const RhythmSpec& spec) {
  if (!is_share_list(spec.lumbar_flexion, lumbar_joints) ||
      !is_share_list(spec.thoracic_flexion, thoracic_joints) ||
      !is_share_list(spec.neck_flexion, neck_joints) ||
      !is_share_list(spec.neck_side_bend, neck_joints) ||
      !is_share_list(spec.neck_turn, neck_joints))
    return refuse("vertebrae.yaml: rhythm",
                  "give 6 lumbar, 11 thoracic and 7 neck shares; each list sums to 1");
  Rhythm out;
  for (std::size_t i = 0; i < lumbar_joints; ++i) {
    out.lumbar[i] = spec.lumbar_flexion[i];
    out.trunk_bend[i] = spec.trunk_side_bend_lumbar_share * spec.lumbar_flexion[i];
    out.trunk_turn[i] = spec.trunk_turn_lumbar_share * spec.lumbar_flexion[i];
  }
  for (std::size_t i = 0; i < thoracic_joints; ++i) {
    const std::size_t joint = lumbar_joints + i;
    out.thoracic[joint] = spec.thoracic_flexion[i];
    out.trunk_bend[joint] = spec.trunk_side_bend_thoracic_share * spec.thoracic_flexion[i];
    out.trunk_turn[joint] = spec.trunk_turn_thoracic_share * spec.thoracic_flexion[i];
  }
  for (std::size_t i = 0; i < neck_joints; ++i) {
    const std::size_t joint = lumbar_joints + thoracic_joints + i;
    out.neck[joint] = spec.neck_flexion[i];
    out.neck_bend[joint] = spec.neck_side_bend[i];
    out.neck_turn[joint] = spec.neck_turn[i];
  }
  return out;
}

Outcome<bool> fill_spine(const VertebraeSpec& spec, BodyModel& body) {
  if (spec.vertebrae.size() != vertebra_count || spec.discs.size() != spinal_joint_count)
    return refuse("vertebrae.yaml", "give 23 vertebrae, L5 to C2, and 24 discs, L5/S1 to C0/C2");
  const double s = body.length_scale;
  double lean_below = 0;
  for (std::size_t i = 0; i < vertebra_count; ++i) {
    const VertebraSpec& vertebra = spec.vertebrae[i];
    if (vertebra.level != name_of(static_cast<Segment>(i + 1)) || vertebra.pitch_mm <= 0)
      return refuse("vertebrae.yaml: vertebrae/" + std::to_string(i),
                    "list the levels from L5 upwards, each with a pitch above 0");
    body.pitch_m[i] = vertebra.pitch_mm * 1e-3 * s;
    body.lean_deg[i] = vertebra.lean_deg;
    Joint& joint = body.joints[i + 1];
    joint.parent = static_cast<Segment>(i);
    joint.in_parent_m = i == 0 ? s * spec.lumbosacral_disc_m : Vec3{0, body.pitch_m[i - 1] / 2, 0};
    joint.origin_m = {0, body.pitch_m[i] / 2, 0};
    joint.neutral_deg = vertebra.lean_deg - lean_below;
    lean_below = vertebra.lean_deg;
    body.mass_kg[i + 1] = vertebra.mass_percent;
    body.com_m[i + 1] = {vertebra.com_forward_m * s * body.breadth_scale, 0, 0};
  }
  const double of_sex = body.measures.sex == Sex::female ? spec.disc_area_women : 1;
  for (std::size_t i = 0; i < spinal_joint_count; ++i)
    body.disc_area_m2[i] = of_sex * spec.discs[i].area_cm2 * 1e-4 * s * s;
  Joint& head = body.joints[index_of(Segment::head)];
  head = {Segment::C2, s * spec.head_joint_m, {}, -lean_below};
  body.sacral_endplate_lean_deg = spec.sacral_endplate_lean_deg;
  return true;
}

Outcome<bool> fill_limbs(const SegmentsSpec& spec, BodyModel& body) {
  std::array<bool, segment_count> seen{};
  for (const JointSpec& row : spec.joints) {
    const auto parent = find_segment(row.parent);
    const auto child = find_segment(row.child);
    if (!parent || !child || !is_limb(*child) || seen[index_of(*child)])
      return refuse("segments.yaml: joints/" + row.joint, "name a parent and a limb, each once");
    seen[index_of(*child)] = true;
    const Vec3 at = body.length_scale * row.at_m;
    const double neutral = is_limb(*parent) || *parent == Segment::pelvis
                               ? 0.0
                               : -body.lean_deg[index_of(*parent) - 1];
    body.joints[index_of(*child)] = {*parent, at, {}, neutral};
    body.joints[index_of(twin_of(*child))] = {twin_of(*parent), {at.x, at.y, -at.z}, {}, neutral};
  }
  for (std::size_t i = index_of(Segment::girdle_right); i <= index_of(Segment::foot_right); ++i)
    if (!seen[i])
      return refuse("segments.yaml: joints",
                    "add the joint of " + std::string(name_of(static_cast<Segment>(i))));
  return true;
}

Outcome<bool> fill_masses(const SegmentsSpec& spec, BodyModel& body) {
  const bool men = body.measures.sex == Sex::male;
  const double trunk = men ? spec.trunk_mass_percent.men : spec.trunk_mass_percent.women;
  const double trunk_ratio = trunk / spec.trunk_mass_percent.men;
  double slices = 0;
  for (std::size_t i = index_of(Segment::L5); i <= index_of(Segment::T1); ++i) {
    body.mass_kg[i] *= trunk_ratio;
    slices += body.mass_kg[i];
  }
  body.mass_kg[0] = trunk - slices;
  body.com_m[0] = body.length_scale * spec.pelvis_com_m;
  for (const SegmentMassSpec& row : spec.masses) {
    const auto segment = find_segment(row.segment);
    if (!segment) return refuse("segments.yaml: masses/" + row.segment, "name a segment");
    for (const Segment each : {*segment, twin_of(*segment)}) {
      body.mass_kg[index_of(each)] = men ? row.men : row.women;
      body.com_m[index_of(each)] = body.length_scale * row.com_m;
    }
  }
  double sum = 0;
  for (const double mass : body.mass_kg) sum += mass;
  if (body.mass_kg[0] <= 0 || sum <= 0)
    return refuse("segments.yaml: masses", "the slices must leave something for the pelvis");
  for (double& mass : body.mass_kg) mass *= body.measures.mass_kg / sum;
  return true;
}

Outcome<bool> fill_landmarks(const LandmarksSpec& spec, BodyModel& body) {
  const FrameSet neutral = find_frames(body, Pose{});
  const Frame& rib_cage = neutral[Segment::T8];
  for (const LandmarkSpec& row : spec.landmarks) {
    const auto segment = find_segment(row.segment);
    if (!segment)
      return refuse("landmarks.yaml: landmarks/" + row.name,
                    "\"" + row.segment + "\" is not a segment");
    Vec3 local = body.length_scale * row.at_m;
    if (row.rib_cage) {
      // The rib cage grows sideways and in depth about T8, not with height alone.
      const Vec3 from_t8 = neutral[*segment].point(local) - rib_cage.origin();
      local = neutral[*segment].local(rib_cage.origin() + Vec3{from_t8.x * body.breadth_scale,
                                                               from_t8.y,
                                                               from_t8.z * body.breadth_scale});
    }
    const double pad = row.pad_mm * 1e-3 * body.length_scale;
    const double length = norm(row.outward);
    const Vec3 out = length > 0 ? (1 / length) * row.outward : Vec3{};
    body.landmarks.push_back({row.name, Side::right, *segment, local, pad, row.skin, out});
    body.landmarks.push_back({row.name,
                              Side::left,
                              twin_of(*segment),
                              {local.x, local.y, -local.z},
                              pad,
                              row.skin,
                              {out.x, out.y, -out.z}});
  }
  std::sort(body.landmarks.begin(), body.landmarks.end(), [](const Landmark& a, const Landmark& b) {
    return a.name != b.name ? a.name < b.name : a.side < b.side;
  });
  for (std::size_t i = 2; i < body.landmarks.size(); i += 2)
    if (body.landmarks[i].name == body.landmarks[i - 1].name)
      return refuse("landmarks.yaml: landmarks/" + body.landmarks[i].name, "stands twice");
  return true;
}

Outcome<bool> fill_ranges(const JointRangesSpec& spec, BodyModel& body) {
  std::array<bool, angle_count> seen{};
  for (const AngleRangeSpec& row : spec.ranges) {
    const auto angle = find_angle(row.angle);
    if (!angle || row.min_deg > row.max_deg)
      return refuse("joint_ranges.yaml: ranges/" + row.angle, "name an angle; min is below max");
    const std::size_t first = static_cast<std::size_t>(*angle);
    const std::size_t last = first < first_paired_angle ? first : first + 1;
    for (std::size_t i = first; i <= last; ++i) {
      seen[i] = true;
      body.ranges[i] = {row.min_deg, row.max_deg};
    }
  }
  for (std::size_t i = 0; i < angle_count; ++i)
    if (!seen[i])
      return refuse("joint_ranges.yaml: ranges",
                    "add the range of " + std::string(name_of(static_cast<Angle>(i))));
  body.tolerance = spec.tolerance;
  return true;
}

}  // namespace

Outcome<BodyModel> compile_body(const BodySpec& spec, const BodyMeasures& measures) {
  const SegmentsSpec& segments = spec.segments;
  if (!holds(segments.valid_height_m, measures.height_m) ||
      !holds(segments.valid_mass_kg, measures.mass_kg))
    return base::fail(Fault::Code::out_of_range, "building the body", "measures",
                      describe_range(segments));
  if (segments.reference_height_m <= 0 || segments.reference_mass_kg <= 0)
    return refuse("segments.yaml", "the reference body needs a height and a mass above 0");
  BodyModel body;
  body.measures = measures;
  body.length_scale = measures.height_m / segments.reference_height_m;
  body.breadth_scale = std::sqrt((measures.mass_kg / measures.height_m) /
                                 (segments.reference_mass_kg / segments.reference_height_m));
  PLUMB_TRY(body.rhythm, compile_rhythm(spec.vertebrae.rhythm));
  PLUMB_TRY([[maybe_unused]] const bool spine_done, fill_spine(spec.vertebrae, body));
  PLUMB_TRY([[maybe_unused]] const bool limbs_done, fill_limbs(segments, body));
  PLUMB_TRY([[maybe_unused]] const bool masses_done, fill_masses(segments, body));
  PLUMB_TRY([[maybe_unused]] const bool points_done, fill_landmarks(spec.landmarks, body));
  PLUMB_TRY([[maybe_unused]] const bool ranges_done, fill_ranges(spec.joint_ranges, body));
  return body;
}

const Landmark* find_landmark(const BodyModel& body, std::string_view name, Side side) {
  const auto found = std::lower_bound(
      body.landmarks.begin(), body.landmarks.end(), name,
      [](const Landmark& landmark, std::string_view wanted) { return landmark.name < wanted; });
  if (found == body.landmarks.end() || found->name != name) return nullptr;
  return side == Side::right ? &*found : &*(found + 1);
}

Vec3 find_centre_of_mass(const BodyModel& body, const FrameSet& frames) {
  Vec3 sum;
  for (std::size_t i = 0; i < segment_count; ++i)
    sum = sum + body.mass_kg[i] * frames.segment[i].point(body.com_m[i]);
  return (1.0 / body.measures.mass_kg) * sum;
}

}  // namespace plumb::spine
