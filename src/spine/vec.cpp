#include "spine/vec.hpp"

#include "base/write_described.hpp"

namespace plumb::spine {

Frame turn_x(double angle_deg) {
  const double c = std::cos(radians(angle_deg));
  const double s = std::sin(radians(angle_deg));
  return Frame{{1, 0, 0, 0, 0, c, -s, 0, 0, s, c, 0}};
}

Frame turn_y(double angle_deg) {
  const double c = std::cos(radians(angle_deg));
  const double s = std::sin(radians(angle_deg));
  return Frame{{c, 0, s, 0, 0, 1, 0, 0, -s, 0, c, 0}};
}

Frame turn_z(double angle_deg) {
  const double c = std::cos(radians(angle_deg));
  const double s = std::sin(radians(angle_deg));
  return Frame{{c, -s, 0, 0, s, c, 0, 0, 0, 0, 1, 0}};
}

Frame turn_about(Vec3 a, double angle_deg) {
  const double c = std::cos(radians(angle_deg));
  const double s = std::sin(radians(angle_deg));
  const double t = 1 - c;
  return Frame{{t * a.x * a.x + c, t * a.x * a.y - s * a.z, t * a.x * a.z + s * a.y, 0,
                t * a.x * a.y + s * a.z, t * a.y * a.y + c, t * a.y * a.z - s * a.x, 0,
                t * a.x * a.z - s * a.y, t * a.y * a.z + s * a.x, t * a.z * a.z + c, 0}};
}

void read_value(const base::Document& from, Vec3& into, const base::ReadContext& context,
                const std::string& path) {
  if (from.kind != base::Document::Kind::list || from.items.size() != 3) {
    context.report(from, path, "must be three numbers [x, y, z]");
    return;
  }
  base::read_value(from.items[0], into.x, context, path + "/0");
  base::read_value(from.items[1], into.y, context, path + "/1");
  base::read_value(from.items[2], into.z, context, path + "/2");
}

base::Document write_described(const Vec3& value) {
  base::Document list = base::Document::make_list();
  for (const double part : {value.x, value.y, value.z})
    list.items.push_back(base::Document::make_real(part));
  return list;
}

}  // namespace plumb::spine
