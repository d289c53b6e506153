#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/coach/input.hpp"
#include "cli/coach/keys.hpp"
#include "cli/words.hpp"
#include "coach/session_view.hpp"

namespace plumb::cli {

struct Pressed {
  Heard heard = Heard::nothing;
  std::optional<Command> command;
};

/// What a stage shows: a view of the session at a moment of its clock.
struct Scene {
  const coach::SessionView& view;
  std::int64_t now_ms = 0;
  std::string said;         ///< what the coach said last, or its answer to a key
  std::string not_before;   ///< the time that a locked exercise waits for
  bool shows_keys = false;  ///< all keys, instead of the words on how to do it
};

/// Where a session is seen and steered: a screen, or line by line.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual void show(const Scene& scene) = 0;
  /// Something to be heard now.
  virtual void call(const coach::Cue& cue, const std::string& text) = 0;
  /// Something to be read now, where `show` does not tell it.
  virtual void note(const std::string& text) = 0;
  /// Waits for a key, no longer than that.
  virtual Pressed wait(int timeout_ms) = 0;
  /// Leaves the place to questions that are asked line by line; `show` takes it again.
  virtual void leave() = 0;
};

struct StageSpec {
  const care::Catalogue& catalogue;
  Input& input;
  bool quiet = false;  ///< no bell
};

/// A whole screen with large digits; nothing if this is no terminal that can do it.
std::unique_ptr<Stage> open_screen_stage(const StageSpec& spec);
/// A line for each thing that the coach says; keys come as lines.
std::unique_ptr<Stage> open_line_stage(const StageSpec& spec);

}  // namespace plumb::cli
