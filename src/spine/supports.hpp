#pragma once

#include <optional>
#include <string_view>

#include "spine/body_model.hpp"
#include "spine/frames.hpp"
#include "spine/movement_spec.hpp"
#include "spine/posture.hpp"

/// Where a posture meets the floor, its props and itself.
namespace plumb::spine {

/// Does the posture name this landmark of this side as a support?
bool has_contact(const Posture& posture, std::string_view point, Side side);

/// The posture's pose for this body, with the flags the figure needs.
Pose make_key_pose(const BodyModel& body, const Posture& posture);

/// A flat hand and the toes of a foot that stands on its ball are bent by the figure alone: the
/// rigid segments of the model would push these points into what they rest on.
bool is_bent_by_figure(const Landmark& landmark, const Pose& pose);

/// Such points, and those that lie inside the body, are not held against the floor.
bool is_ignored_by_floor(const Landmark& landmark, const Pose& pose);

/// How far the skin over a landmark stands off what should carry it.
struct SupportGap {
  double off_m = 0;     ///< above the surface; below 0 = pressed into it
  double beside_m = 0;  ///< past the edge of the surface
};

/// The gap of one side of a contact. A prop is met on top; where the force is rather level, at the
/// face that it comes from: a wall, the back of a chair; a bar at its axis.
///
/// Gives  nothing where there is no such landmark, partner or prop, or nothing could rest on it
std::optional<SupportGap> find_support_gap(const BodyModel& body, const MovementSpec& spec,
                                           const FrameSet& frames, const Contact& contact,
                                           Side side);

}  // namespace plumb::spine
