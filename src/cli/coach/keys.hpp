#pragma once

#include <cstdint>
#include <optional>

#include "coach/session_input.hpp"
#include "coach/session_view.hpp"

namespace plumb::cli {

/// What a key asks for during a session.
enum class Command : std::uint8_t {
  pause,
  go_on,
  stop,
  skip,
  back,
  more,
  less,
  too_easy,
  too_hard,
  accept,
  finish,
  help
};

/// Enter is '\n'. Nothing for a key that means nothing.
std::optional<Command> find_command(char key);

/// The input that a command is in this state of the session; nothing where it has no meaning.
std::optional<coach::SessionInput> find_input(Command command, const coach::SessionView& view);

}  // namespace plumb::cli
