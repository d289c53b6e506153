#pragma once

namespace CLI {
class App;
}

namespace plumb::cli {

/// The command that needs fonts and paper.
void add_print_command(CLI::App& program, int& exit_code);

}  // namespace plumb::cli
