#pragma once

#include <vector>

#include "base/diagnostics.hpp"
#include "spine/body_model.hpp"
#include "spine/movement_spec.hpp"

namespace plumb::spine {

/// Checks a movement as it is written, in three steps; each is taken only where the one before
/// found nothing, so that one slip gives one line.
///
///   names     keys, levels, props and landmarks exist; every level of the ladder has each key of
///             the path; times are given
///   keyframes every angle is inside the range of its joint; no limb is through the floor; every
///             support rests on what carries it
///   legs      the same at moments between two keyframes, and nothing jumps
///
/// Takes   body: the one the world was fitted for; ladder: the levels of the exercise, rising
/// Gives   problems at "postures/<exercise>.yaml", each with its JSON pointer, without a line
/// Source  body/joint_ranges.yaml, ranges and tolerance
void check_movement(const BodyModel& body, const MovementSpec& spec, const std::vector<int>& ladder,
                    base::Diagnostics& problems);

}  // namespace plumb::spine
