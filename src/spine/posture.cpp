#include "spine/posture.hpp"

#include <utility>

#include "base/write_described.hpp"

namespace plumb::spine {

namespace {

constexpr std::array<std::string_view, angle_count> angle_names{
    "pit", "roll", "yaw",  "lum",  "tho",  "cer",  "cup", "lat", "rot", "clat", "crot",
    "hip", "hip",  "habd", "habd", "hrot", "hrot", "kne", "kne", "ank", "ank",  "sho",
    "sho", "sabd", "sabd", "srot", "srot", "elb",  "elb", "gel", "gel"};

void mirror(SidePair& pair) { std::swap(pair.right, pair.left); }

}  // namespace

std::string_view name_of(Angle angle) { return angle_names[static_cast<std::size_t>(angle)]; }

std::optional<Angle> find_angle(std::string_view name) {
  for (std::size_t i = 0; i < angle_count; ++i)
    if (angle_names[i] == name) return static_cast<Angle>(i);
  return std::nullopt;
}

void read_value(const base::Document& from, SidePair& into, const base::ReadContext& context,
                const std::string& path) {
  if (from.kind != base::Document::Kind::list) {
    base::read_value(from, into.right, context, path);
    into.left = into.right;
    return;
  }
  if (from.items.size() != 2) {
    context.report(from, path, "must be one number, or two as [right, left]");
    return;
  }
  base::read_value(from.items[0], into.right, context, path + "/0");
  base::read_value(from.items[1], into.left, context, path + "/1");
}

base::Document write_described(const SidePair& value) {
  const bool alike = value.right <= value.left && value.right >= value.left;
  if (alike) return base::Document::make_real(value.right);
  base::Document list = base::Document::make_list();
  list.items.push_back(base::Document::make_real(value.right));
  list.items.push_back(base::Document::make_real(value.left));
  return list;
}

Pose find_mirrored(const Pose& pose) {
  Pose out = pose;
  out.root.pos_m.z = -out.root.pos_m.z;
  if (pose.root.base == RootBase::right_side_down) out.root.base = RootBase::left_side_down;
  if (pose.root.base == RootBase::left_side_down) out.root.base = RootBase::right_side_down;
  for (const Angle a : {Angle::roll, Angle::yaw, Angle::lat, Angle::rot, Angle::clat, Angle::crot})
    out.angles[a] = -out.angles[a];
  for (std::size_t i = first_paired_angle; i < angle_count; i += 2)
    std::swap(out.angles.deg[i], out.angles.deg[i + 1]);
  mirror(out.figure.pro);
  mirror(out.figure.wri);
  mirror(out.figure.curl);
  mirror(out.figure.toe);
  mirror(out.palm_flat);
  mirror(out.toes_flat);
  return out;
}

}  // namespace plumb::spine
