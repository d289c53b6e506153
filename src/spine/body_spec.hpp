#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "spine/vec.hpp"

/// The body as it stands in the catalogue, before it is checked and scaled to a person.
///
///   catalogue/body/segments.yaml      → SegmentsSpec
///   catalogue/body/vertebrae.yaml     → VertebraeSpec
///   catalogue/body/landmarks.yaml     → LandmarksSpec
///   catalogue/body/joint_ranges.yaml  → JointRangesSpec
///
/// Units are in the names: _m, _mm, _deg, _kg, percent. Frames: frames.hpp.
namespace plumb::spine {

/// How far a number can be trusted.
enum class Mark : std::uint8_t { published, open_model, fitted, judgement };
constexpr auto names_of(Mark) {
  return std::array{base::named(Mark::published, "published"),
                    base::named(Mark::open_model, "open_model"),
                    base::named(Mark::fitted, "fitted"), base::named(Mark::judgement, "judgement")};
}

struct JointSpec {
  std::string joint;
  std::string parent;
  std::string child;
  Vec3 at_m;
};
template <class V>
void describe(V& v, JointSpec& x) {
  v.field("joint", x.joint);
  v.field("parent", x.parent);
  v.field("child", x.child);
  v.field("at_m", x.at_m);
}

struct TrunkMassSpec {
  double men = 0;
  double women = 0;
};
template <class V>
void describe(V& v, TrunkMassSpec& x) {
  v.field("men", x.men);
  v.field("women", x.women);
}

struct SegmentMassSpec {
  std::string segment;
  double men = 0;    ///< percent of body mass
  double women = 0;  ///< percent of body mass
  Vec3 com_m;
};
template <class V>
void describe(V& v, SegmentMassSpec& x) {
  v.field("segment", x.segment);
  v.field("men", x.men);
  v.field("women", x.women);
  v.field("com_m", x.com_m);
}

/// The bodies for which the model may be built.
struct ValidRangeSpec {
  double min = 0;
  double max = 0;
};
template <class V>
void describe(V& v, ValidRangeSpec& x) {
  v.field("min", x.min);
  v.field("max", x.max);
}

struct SegmentsSpec {
  double reference_height_m = 0;
  double reference_mass_kg = 0;
  ValidRangeSpec valid_height_m;
  ValidRangeSpec valid_mass_kg;
  Mark joints_mark = Mark::judgement;
  std::string joints_source;
  std::vector<JointSpec> joints;
  Mark masses_mark = Mark::judgement;
  std::string masses_source;
  TrunkMassSpec trunk_mass_percent;
  Vec3 pelvis_com_m;
  std::vector<SegmentMassSpec> masses;
};
template <class V>
void describe(V& v, SegmentsSpec& x) {
  v.field("reference_height_m", x.reference_height_m);
  v.field("reference_mass_kg", x.reference_mass_kg);
  v.field("valid_height_m", x.valid_height_m);
  v.field("valid_mass_kg", x.valid_mass_kg);
  v.field("joints_mark", x.joints_mark);
  v.field("joints_source", x.joints_source);
  v.field("joints", x.joints);
  v.field("masses_mark", x.masses_mark);
  v.field("masses_source", x.masses_source);
  v.field("trunk_mass_percent", x.trunk_mass_percent);
  v.field("pelvis_com_m", x.pelvis_com_m);
  v.field("masses", x.masses);
}

struct VertebraSpec {
  std::string level;
  double pitch_mm = 0;
  double lean_deg = 0;
  double mass_percent = 0;
  double com_forward_m = 0;
};
template <class V>
void describe(V& v, VertebraSpec& x) {
  v.field("level", x.level);
  v.field("pitch_mm", x.pitch_mm);
  v.field("lean_deg", x.lean_deg);
  v.field("mass_percent", x.mass_percent);
  v.field("com_forward_m", x.com_forward_m);
}

struct DiscSpec {
  std::string joint;
  double area_cm2 = 0;
  double flexion_range_deg = 0;
  double extension_range_deg = 0;
  double stiffness_scale = 0;
};
template <class V>
void describe(V& v, DiscSpec& x) {
  v.field("joint", x.joint);
  v.field("area_cm2", x.area_cm2);
  v.field("flexion_range_deg", x.flexion_range_deg);
  v.field("extension_range_deg", x.extension_range_deg);
  v.field("stiffness_scale", x.stiffness_scale);
}

/// Shares of a regional angle, from the lowest joint of the region upwards.
struct RhythmSpec {
  std::vector<double> lumbar_flexion;
  std::vector<double> thoracic_flexion;
  std::vector<double> neck_flexion;
  std::vector<double> neck_side_bend;
  std::vector<double> neck_turn;
  double trunk_turn_lumbar_share = 0;
  double trunk_turn_thoracic_share = 0;
  double trunk_side_bend_lumbar_share = 0;
  double trunk_side_bend_thoracic_share = 0;
  Mark mark = Mark::judgement;
  std::string source;
};
template <class V>
void describe(V& v, RhythmSpec& x) {
  v.field("lumbar_flexion", x.lumbar_flexion);
  v.field("thoracic_flexion", x.thoracic_flexion);
  v.field("neck_flexion", x.neck_flexion);
  v.field("neck_side_bend", x.neck_side_bend);
  v.field("neck_turn", x.neck_turn);
  v.field("trunk_turn_lumbar_share", x.trunk_turn_lumbar_share);
  v.field("trunk_turn_thoracic_share", x.trunk_turn_thoracic_share);
  v.field("trunk_side_bend_lumbar_share", x.trunk_side_bend_lumbar_share);
  v.field("trunk_side_bend_thoracic_share", x.trunk_side_bend_thoracic_share);
  v.field("mark", x.mark);
  v.field("source", x.source);
}

struct VertebraeSpec {
  double sacral_endplate_lean_deg = 0;
  Vec3 lumbosacral_disc_m;
  Vec3 head_joint_m;
  Mark vertebrae_mark = Mark::judgement;
  std::string vertebrae_source;
  std::vector<VertebraSpec> vertebrae;
  double disc_area_women = 1;  ///< of a man's of the same height
  Mark discs_mark = Mark::judgement;
  std::string discs_source;
  std::vector<DiscSpec> discs;
  RhythmSpec rhythm;
};
template <class V>
void describe(V& v, VertebraeSpec& x) {
  v.field("sacral_endplate_lean_deg", x.sacral_endplate_lean_deg);
  v.field("lumbosacral_disc_m", x.lumbosacral_disc_m);
  v.field("head_joint_m", x.head_joint_m);
  v.field("vertebrae_mark", x.vertebrae_mark);
  v.field("vertebrae_source", x.vertebrae_source);
  v.field("vertebrae", x.vertebrae);
  v.field("disc_area_women", x.disc_area_women);
  v.field("discs_mark", x.discs_mark);
  v.field("discs_source", x.discs_source);
  v.field("discs", x.discs);
  v.field("rhythm", x.rhythm);
}

struct LandmarkSpec {
  std::string name;
  std::string segment;
  Vec3 at_m;
  double pad_mm = 0;
  bool skin = true;
  bool rib_cage = false;
  Vec3 outward;  ///< a path over it may run further out this way, never further in; zero = fixed
};
template <class V>
void describe(V& v, LandmarkSpec& x) {
  v.field("name", x.name);
  v.field("segment", x.segment);
  v.field("at_m", x.at_m);
  v.maybe("pad_mm", x.pad_mm);
  v.maybe("skin", x.skin);
  v.maybe("rib_cage", x.rib_cage);
  v.maybe("outward", x.outward);
}

struct LandmarksSpec {
  Mark mark = Mark::judgement;
  std::string source;
  std::vector<LandmarkSpec> landmarks;
};
template <class V>
void describe(V& v, LandmarksSpec& x) {
  v.field("mark", x.mark);
  v.field("source", x.source);
  v.field("landmarks", x.landmarks);
}

struct AngleRangeSpec {
  std::string angle;
  double min_deg = 0;
  double max_deg = 0;
};
template <class V>
void describe(V& v, AngleRangeSpec& x) {
  v.field("angle", x.angle);
  v.field("min_deg", x.min_deg);
  v.field("max_deg", x.max_deg);
}

struct PostureToleranceSpec {
  double floor_mm = 0;
  double support_mm = 0;
  double partner_mm = 0;
  double slide_mm = 0;
  double turn_deg_per_s = 0;
  double travel_m_per_s = 0;
  double cycle_turn_deg_per_s = 0;
  double cycle_travel_m_per_s = 0;
  Mark mark = Mark::judgement;
  std::string source;
};
template <class V>
void describe(V& v, PostureToleranceSpec& x) {
  v.field("floor_mm", x.floor_mm);
  v.field("support_mm", x.support_mm);
  v.field("partner_mm", x.partner_mm);
  v.field("slide_mm", x.slide_mm);
  v.field("turn_deg_per_s", x.turn_deg_per_s);
  v.field("travel_m_per_s", x.travel_m_per_s);
  v.field("cycle_turn_deg_per_s", x.cycle_turn_deg_per_s);
  v.field("cycle_travel_m_per_s", x.cycle_travel_m_per_s);
  v.field("mark", x.mark);
  v.field("source", x.source);
}

struct JointRangesSpec {
  Mark mark = Mark::judgement;
  std::string source;
  std::vector<AngleRangeSpec> ranges;
  PostureToleranceSpec tolerance;
};
template <class V>
void describe(V& v, JointRangesSpec& x) {
  v.field("mark", x.mark);
  v.field("source", x.source);
  v.field("ranges", x.ranges);
  v.field("tolerance", x.tolerance);
}

/// The four files together; what compile_body takes.
struct BodySpec {
  SegmentsSpec segments;
  VertebraeSpec vertebrae;
  LandmarksSpec landmarks;
  JointRangesSpec joint_ranges;
};
template <class V>
void describe(V& v, BodySpec& x) {
  v.field("segments", x.segments);
  v.field("vertebrae", x.vertebrae);
  v.field("landmarks", x.landmarks);
  v.field("joint_ranges", x.joint_ranges);
}

}  // namespace plumb::spine
