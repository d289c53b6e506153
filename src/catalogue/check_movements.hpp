#pragma once

#include "app/content.hpp"
#include "base/diagnostics.hpp"

namespace plumb::catalogue {

/// Checks that every movement belongs to an exercise. An exercise may be without a movement.
void check_owners(const app::Content& content, base::Diagnostics& problems);

/// Checks the body and the movements: that they can be built, that each rung of the ladder has its
/// keyframes, and how the body stands, lies and moves in them (`spine/check_movement.hpp`).
///
/// Model  the reference body of body/segments.yaml, a man
void check_movements(const app::Content& content, base::Diagnostics& problems);

/// Checks that the figure can be built on that body.
void check_figure(const app::Content& content, base::Diagnostics& problems);

}  // namespace plumb::catalogue
