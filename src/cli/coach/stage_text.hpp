#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/coach/stage.hpp"

/// What stands on the screen of a session, as lines. No terminal is needed to make them.
namespace plumb::cli {

enum class Look : std::uint8_t { plain, strong, soft, digits, alarm };

struct StageLine {
  std::string text;
  Look look = Look::plain;
  int rank = 0;  ///< where there is no room, the highest goes first
};

struct StageSize {
  int columns = 80;
  int rows = 24;
  std::string_view block;  ///< one cell of a large digit; empty: plain digits
};

/// The lines of a scene, at most as many as there are rows.
std::vector<StageLine> compose_stage(const care::Catalogue& catalogue, const Scene& scene,
                                     const StageSize& size);

/// What is done now, in words: "Hold, and breathe, right side".
std::string format_step(const Words& words, const coach::SessionView& view);
/// "2 of 8, round 1 of 2, with 5 kg"; empty before the first repetition.
std::string format_repetition(const Words& words, const coach::SessionView& view);
/// Why the clock stands still.
std::string format_pause(const Words& words, const Scene& scene);

}  // namespace plumb::cli
