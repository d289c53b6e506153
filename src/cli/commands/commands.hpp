#pragma once

namespace CLI {
class App;
}

/// The commands of the program, one file each. Every function adds a command to the program; when
/// that command has run, `exit_code` holds what the program ends with.
namespace plumb::cli {

void add_serve_command(CLI::App& program, int& exit_code);
void add_plan_command(CLI::App& program, int& exit_code);
void add_journal_command(CLI::App& program, int& exit_code);
void add_catalogue_command(CLI::App& program, int& exit_code);
void add_schema_command(CLI::App& program, int& exit_code);

}  // namespace plumb::cli
