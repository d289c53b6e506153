#pragma once

#include "app/content.hpp"
#include "base/diagnostics.hpp"

namespace plumb::catalogue {

/// Checks that every movement belongs to an exercise or to a movement to avoid.
void check_owners(const app::Content& content, base::Diagnostics& problems);

/// Checks that every exercise has its movement: who practises it sees how. A movement to avoid may
/// be without one, for some are whole sports or lists and cannot be drawn.
void check_all_drawn(const app::Content& content, base::Diagnostics& problems);

/// Checks the body and the movements: that they can be built, that each rung of the ladder has its
/// keyframes, and how the body stands, lies and moves in them (`spine/check_movement.hpp`).
///
/// Model  the reference body of body/segments.yaml, a man
void check_movements(const app::Content& content, base::Diagnostics& problems);

/// Checks how people brace in movements: keys and levels that are there, each level braced in one
/// way, an activity of body/effort.yaml, a source.
void check_bracing(const app::Content& content, base::Diagnostics& problems);

/// Checks that the figure can be built on that body.
void check_figure(const app::Content& content, base::Diagnostics& problems);

}  // namespace plumb::catalogue
