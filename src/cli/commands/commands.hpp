#pragma once

#include <string>
#include <vector>

#include "cli/nearest.hpp"

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
/// A part of the catalogue command.
void add_catalogue_loads_command(CLI::App& catalogue, int& exit_code);
void add_coach_command(CLI::App& program, int& exit_code);
/// `backup` and `restore`.
void add_backup_commands(CLI::App& program, int& exit_code);
void add_erase_command(CLI::App& program, int& exit_code);
void add_export_command(CLI::App& program, int& exit_code);
void add_import_command(CLI::App& program, int& exit_code);
void add_summary_command(CLI::App& program, int& exit_code);
void add_replay_command(CLI::App& program, int& exit_code);
void add_report_command(CLI::App& program, int& exit_code);
void add_learn_command(CLI::App& program, int& exit_code);
void add_sign_command(CLI::App& program, int& exit_code);
void add_load_command(CLI::App& program, int& exit_code);
void add_validate_command(CLI::App& program, int& exit_code);
void add_verify_command(CLI::App& program, int& exit_code);
void add_schema_command(CLI::App& program, int& exit_code);

/// Names what somebody may have meant. Gives exit_bad_input.
int say_unknown_id(const std::vector<LibraryName>& library, const std::string& word);

}  // namespace plumb::cli
