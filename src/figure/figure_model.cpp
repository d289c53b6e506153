#include "figure/figure_model.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <string>
#include <utility>

namespace plumb::figure {

namespace {

using base::Fault;
using base::Outcome;

std::unexpected<Fault> refuse(std::string where, std::string hint) {
  return base::fail(Fault::Code::content_invalid, "building the figure",
                    "figure.yaml: " + std::move(where), std::move(hint));
}

/// What the person's build does to a shape.
struct Growth {
  double thickness = 1;  ///< forward and sideways
  double forward_mm = 0;
};

Growth find_growth(const FigureSpec& spec, const spine::BodyModel& body,
                   const BodyShapeSpec& shape) {
  const double g = body.breadth_scale - 1;
  Growth growth;
  if (shape.girth == Girth::trunk) {
    growth.thickness = 1 + spec.build.trunk_per_g * g;
    growth.forward_mm = spec.build.belly_forward_mm_per_g * g;
  }
  if (shape.girth == Girth::limb) growth.thickness = 1 + spec.build.limb_per_g * g;
  if (shape.girth == Girth::neck) growth.thickness = 1 + spec.build.neck_per_g * g;
  return growth;
}

/// Beyond elbow or knee, both ends of the shape.
bool is_lower(Bone bone) {
  const Bone lower[] = {bone_of(spine::Segment::forearm_right),
                        bone_of(spine::Segment::shank_right),
                        bone_of(spine::Segment::foot_right),
                        Bone::hand_right,
                        Bone::fingers_right,
                        Bone::finger_tips_right,
                        Bone::ankle_right,
                        Bone::toes_right};
  return std::find(std::begin(lower), std::end(lower), bone) != std::end(lower);
}

Vec3 mirror(Vec3 v) { return {v.x, v.y, -v.z}; }
Vec3 times(Vec3 a, Vec3 b) { return {a.x * b.x, a.y * b.y, a.z * b.z}; }

/// From neutral standing coordinates of the reference man, mm, into a bone, mm.
Vec3 into_bone(const BoneSet& neutral, Bone bone, double scale, Vec3 at_mm) {
  return 1e3 * neutral[bone].local((scale * 1e-3) * at_mm);
}

BodyShape make_shape(const FigureSpec& spec, const spine::BodyModel& body, const BoneSet& neutral,
                     const BodyShapeSpec& row, Bone bone, Bone to_bone, bool mirrored) {
  const double scale = body.length_scale;
  const Growth growth = find_growth(spec, body, row);
  const bool woman = body.measures.sex == spine::Sex::female;
  const Vec3 thick =
      times(woman ? row.women : Vec3{1, 1, 1}, {growth.thickness, 1, growth.thickness});
  const auto place = [&](Vec3 v) { return mirrored ? mirror(v) : v; };
  const Vec3 push{growth.forward_mm, 0, 0};
  const double tilt = spine::radians(row.tilt_deg);

  BodyShape out;
  out.bone_a = mirrored ? twin_of(bone) : bone;
  out.bone_b = mirrored ? twin_of(to_bone) : to_bone;
  out.a_mm = into_bone(neutral, out.bone_a, scale, place(row.at_mm + push));
  const Frame& frame = neutral[out.bone_a];
  const auto into = [&frame](Vec3 d) {
    return Vec3{dot(frame.axis(0), d), dot(frame.axis(1), d), dot(frame.axis(2), d)};
  };
  out.forward = into({std::cos(tilt), std::sin(tilt), 0});
  out.is_ball = !row.to_mm;
  out.blend_mm = row.blend_mm * scale;
  out.breath_mm = row.breath_mm * scale;
  out.cut = row.cut;
  out.twin_of_previous = mirrored;
  if (out.is_ball) {
    out.radius_a = out.radius_b = 1;
    out.stretch = scale * times(*row.half_mm, thick);
    // A ball is a cone of no length; its axis is kept as the second end one unit along.
    const Vec3 up{-std::sin(tilt), std::cos(tilt), 0};
    out.b_mm = into(up);
    out.bone_b = out.bone_a;
  } else {
    out.b_mm = into_bone(neutral, out.bone_b, scale, place(*row.to_mm + push));
    out.radius_a = row.radius_mm * scale;
    out.radius_b = row.to_radius_mm * scale;
    out.stretch = times(row.stretch.value_or(Vec3{1, 1, 1}), thick);
  }
  return out;
}

Outline outline_of(Part part, bool mirrored) {
  switch (part) {
    case Part::head: return Outline::head;
    case Part::hair: return Outline::hair;
    case Part::arm: return mirrored ? Outline::arm_left : Outline::arm_right;
    case Part::leg: return mirrored ? Outline::leg_left : Outline::leg_right;
    case Part::trunk: break;
  }
  return Outline::trunk;
}

Outcome<bool> fill_shapes(const FigureSpec& spec, const spine::BodyModel& body,
                          const BoneSet& neutral, FigureModel& out) {
  for (std::size_t i = 0; i < spec.shapes.size(); ++i) {
    const BodyShapeSpec& row = spec.shapes[i];
    const std::string where = "shapes/" + std::to_string(i);
    const auto bone = find_bone(row.bone);
    const auto to_bone = row.to_bone.empty() ? bone : find_bone(row.to_bone);
    if (!bone || !to_bone) return refuse(where, "name bones of the body or of the figure");
    const bool ball = row.half_mm && !row.to_mm;
    const bool cone = row.to_mm && !row.half_mm && row.radius_mm > 0 && row.to_radius_mm > 0;
    if (!ball && !cone)
      return refuse(where, "give half_mm for a ball, or to_mm and two radii for a cone");
    const bool limb = row.part == Part::arm || row.part == Part::leg;
    const bool sided =
        limb || std::abs(row.at_mm.z) > 0 || (row.to_mm && std::abs(row.to_mm->z) > 0);
    for (const bool mirrored : {false, true}) {
      if (mirrored && !sided) break;
      BodyShape shape = make_shape(spec, body, neutral, row, *bone, *to_bone, mirrored);
      shape.twin_of_previous = mirrored && !limb;
      shape.is_lower = limb && is_lower(*to_bone);
      out.outlines[static_cast<std::size_t>(outline_of(row.part, mirrored))].push_back(shape);
    }
  }
  for (const auto& outline : out.outlines)
    if (outline.empty()) return refuse("shapes", "give every part at least one shape");
  return true;
}

Outcome<bool> fill_marks(const FigureSpec& spec, const spine::BodyModel& body,
                         const BoneSet& neutral, FigureModel& out) {
  for (std::size_t i = 0; i < spec.marks.size(); ++i) {
    const MarkSpec& row = spec.marks[i];
    const auto bone = find_bone(row.bone);
    if (!bone || row.points_mm.size() < 2)
      return refuse("marks/" + std::to_string(i), "name a bone and at least two points");
    for (const bool mirrored : {false, true}) {
      SkinMark mark;
      mark.bone = mirrored ? twin_of(*bone) : *bone;
      mark.closed = row.closed;
      mark.facing = row.facing;
      for (const Vec3 point : row.points_mm)
        mark.points_mm.push_back(
            into_bone(neutral, mark.bone, body.length_scale, mirrored ? mirror(point) : point));
      const Frame& frame = neutral[mark.bone];
      const Vec3 outward = mirrored ? mirror(row.outward) : row.outward;
      mark.outward = {dot(frame.axis(0), outward), dot(frame.axis(1), outward),
                      dot(frame.axis(2), outward)};
      out.marks.push_back(mark);
      if (std::abs(row.points_mm.front().z) <= 0) break;
    }
  }
  return true;
}

Outcome<bool> fill_openings(const FigureSpec& spec, const spine::BodyModel& body,
                            const BoneSet& neutral, FigureModel& out) {
  for (std::size_t i = 0; i < spec.openings.size(); ++i) {
    const OpeningSpec& row = spec.openings[i];
    const auto bone = find_bone(row.bone);
    if (!bone) return refuse("openings/" + std::to_string(i), "name a bone");
    for (const bool mirrored : {false, true}) {
      Opening opening;
      opening.bone = mirrored ? twin_of(*bone) : *bone;
      opening.at_mm = into_bone(neutral, opening.bone, body.length_scale,
                                mirrored ? mirror(row.at_mm) : row.at_mm);
      opening.radius_mm = row.radius_mm * body.length_scale;
      out.openings[static_cast<std::size_t>(outline_of(row.part, mirrored))] = opening;
      if (row.part != Part::arm && row.part != Part::leg) break;
    }
  }
  return true;
}

const VertebraLookSpec& look_of(const SpineLookSpec& spec, std::size_t vertebra) {
  if (vertebra < 5) return spec.lumbar;
  return vertebra < 17 ? spec.thoracic : spec.neck;
}

void fill_vertebrae(const spine::BodyModel& body, FigureModel& out) {
  const SpineLookSpec& spec = out.spec.spine;
  for (std::size_t i = 0; i < spine::vertebra_count; ++i) {
    const VertebraLookSpec& row = look_of(spec, i);
    VertebraLook& look = out.vertebrae[i];
    // An ellipse of the disc's area, with the ratio of width to depth of the region.
    const double area_mm2 = body.disc_area_m2[i] * 1e6;
    const double depth =
        spec.body_scale * std::sqrt(4 * area_mm2 / (std::numbers::pi * row.width_to_depth));
    look.half_depth = depth / 2;
    look.half_width = depth * row.width_to_depth / 2;
    const bool neck_end = i + 1 == spine::vertebra_count;
    const double through = i < 5 ? 0.0 : i < 17 ? static_cast<double>(i - 5) / 11.0 : 0.0;
    const double gap = (row.gap_mm + through * (row.gap_top_mm - row.gap_mm)) * out.scale;
    const double pitch = body.pitch_m[i] * 1e3;
    look.low = -pitch / 2 + gap / 2;
    // The uppermost vertebra reaches half as high: above it comes the joint with the head.
    look.high = neck_end ? 0 : pitch / 2 - gap / 2;
    const double middle = (look.low + look.high) / 2;
    look.root_radius = row.spinous_root_mm * out.scale / 2;
    look.tip_radius = row.spinous_tip_mm * out.scale / 2;
    look.spinous_root = {-look.half_depth - 0.35 * row.spinous_behind_mm * out.scale,
                         middle - 0.2 * row.spinous_drop_mm * out.scale, 0};
    look.spinous_tip = {-look.half_depth - row.spinous_behind_mm * out.scale,
                        middle - row.spinous_drop_mm * out.scale, 0};
  }
}

}  // namespace

Outcome<FigureModel> compile_figure(const FigureSpec& spec, const spine::BodyModel& body) {
  FigureModel out;
  out.spec = spec;
  out.scale = body.length_scale;
  BoneSet neutral;
  find_bones(body, spec.hand_foot, spine::Pose{}, neutral);
  PLUMB_TRY([[maybe_unused]] const bool shapes, fill_shapes(spec, body, neutral, out));
  PLUMB_TRY([[maybe_unused]] const bool marks, fill_marks(spec, body, neutral, out));
  PLUMB_TRY([[maybe_unused]] const bool openings, fill_openings(spec, body, neutral, out));
  out.sacral_endplate_lean_deg = body.sacral_endplate_lean_deg;
  out.lowest_half_pitch_mm = body.pitch_m[0] * 1e3 / 2;
  fill_vertebrae(body, out);
  return out;
}

}  // namespace plumb::figure
