#include "spine/check_movement.hpp"

#include <cmath>
#include <cstdlib>
#include <utility>

#include "spine/detail/movement_check.hpp"

namespace plumb::spine {

namespace detail {

void MovementCheck::report(std::string path, std::string message) const {
  problems.report({"postures/" + spec.id + ".yaml", 0, std::move(path)}, std::move(message));
}

std::string join_path(std::string list, std::size_t index, const std::string& member) {
  list += "/" + std::to_string(index);
  if (!member.empty()) list += "/" + member;
  return list;
}

std::string format_point(const Landmark& landmark) {
  return landmark.name + (landmark.side == Side::right ? " (right)" : " (left)");
}

std::string format_mm(double metres) { return std::to_string(std::lround(metres * 1e3)) + " mm"; }

std::string format_tenths(double value) {
  const long tenths = std::lround(value * 10);
  const long size = std::abs(tenths);
  return (tenths < 0 ? "-" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

}  // namespace detail

void check_movement(const BodyModel& body, const MovementSpec& spec, const std::vector<int>& ladder,
                    base::Diagnostics& problems) {
  const detail::MovementCheck check{body, spec, ladder, problems};
  if (!detail::check_names(check)) return;
  std::vector<bool> is_sound;
  for (std::size_t i = 0; i < spec.keyframes.size(); ++i)
    is_sound.push_back(detail::check_keyframe(check, i));
  detail::check_legs(check, is_sound);
}

}  // namespace plumb::spine
