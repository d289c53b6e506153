#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "spine/body_model.hpp"
#include "spine/movement_spec.hpp"

/// The steps of `check_movement`.
namespace plumb::spine::detail {

/// What the steps share: the movement, whose body, and where to report.
struct MovementCheck {
  const BodyModel& body;
  const MovementSpec& spec;
  const std::vector<int>& ladder;
  base::Diagnostics& problems;

  void report(std::string path, std::string message) const;
};

/// "/keyframes/3/contacts/2".
std::string join_path(std::string list, std::size_t index, const std::string& member = {});

/// True if every name leads somewhere; else nothing else can be checked.
bool check_names(const MovementCheck& check);

/// True if the posture of that keyframe is possible.
bool check_keyframe(const MovementCheck& check, std::size_t index);

/// `is_sound`: which keyframes are possible; legs of others are left out.
void check_legs(const MovementCheck& check, const std::vector<bool>& is_sound);

/// "palm (right)".
std::string format_point(const Landmark& landmark);
std::string format_mm(double metres);
/// "12.5": one decimal.
std::string format_tenths(double value);

}  // namespace plumb::spine::detail
