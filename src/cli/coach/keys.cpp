#include "cli/coach/keys.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plumb::cli {

using coach::InputKind;
using coach::ShownState;

namespace {

constexpr std::array<std::pair<char, Command>, 16> keys{{{' ', Command::pause},
                                                         {'p', Command::pause},
                                                         {'\n', Command::go_on},
                                                         {'\r', Command::go_on},
                                                         {'s', Command::stop},
                                                         {'S', Command::stop},
                                                         {'n', Command::skip},
                                                         {'b', Command::back},
                                                         {'+', Command::more},
                                                         {'=', Command::more},
                                                         {'-', Command::less},
                                                         {'e', Command::too_easy},
                                                         {'h', Command::too_hard},
                                                         {'y', Command::accept},
                                                         {'q', Command::finish},
                                                         {'?', Command::help}}};

/// Enter answers whatever the session waits for.
InputKind find_go_on(const coach::SessionView& view) {
  switch (view.state) {
    case ShownState::ready: return InputKind::start;
    case ShownState::paused: return InputKind::resume;
    case ShownState::stopping: return InputKind::out;
    case ShownState::running:
    case ShownState::resting:
    case ShownState::asking:
    case ShownState::done: break;
  }
  return InputKind::go_on;
}

}  // namespace

std::optional<Command> find_command(char key) {
  const auto* const found = std::ranges::find(keys, key, &std::pair<char, Command>::first);
  if (found == keys.end()) return std::nullopt;
  return found->second;
}

std::optional<coach::SessionInput> find_input(Command command, const coach::SessionView& view) {
  coach::SessionInput input;
  switch (command) {
    case Command::pause:
      input.kind = view.state == ShownState::paused ? InputKind::resume : InputKind::pause;
      return input;
    case Command::go_on: input.kind = find_go_on(view); return input;
    case Command::stop: input.kind = InputKind::stop; return input;
    case Command::skip: input.kind = InputKind::skip; return input;
    case Command::back: input.kind = InputKind::back; return input;
    case Command::more:
    case Command::less:
      input.kind = InputKind::adjust;
      input.seconds.value = command == Command::more ? view.adjust_s : -view.adjust_s;
      return input;
    case Command::too_easy: input.kind = InputKind::too_easy; return input;
    case Command::too_hard: input.kind = InputKind::too_hard; return input;
    case Command::accept: input.kind = InputKind::accept; return input;
    case Command::finish: input.kind = InputKind::finish; return input;
    case Command::help: break;
  }
  return std::nullopt;
}

}  // namespace plumb::cli
