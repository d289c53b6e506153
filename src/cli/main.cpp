#include <CLI/CLI.hpp>
#include <exception>

#include "cli/commands/commands.hpp"
#include "cli/commands/print.hpp"
#include "cli/exit_code.hpp"
#include "cli/talk.hpp"

namespace plumb::cli {

namespace {

/// The library's own codes tell its errors apart; people get one code for every wrong call.
int say_parse_error(const CLI::App& program, const CLI::ParseError& error) {
  return program.exit(error) == 0 ? exit_done : exit_bad_input;
}

int run(int argc, char** argv) {
  CLI::App program{"Plumbline: a small safe programme for an aching spine, with its reasons"};
  program.name("plumbline");
  program.set_version_flag("--version", std::string("plumbline " PLUMB_VERSION),
                           "Says which version this is");
  program.set_help_flag("-h,--help", "Says how to call this");
  program.require_subcommand(1);
  program.get_formatter()->column_width(28);
  program.footer(
      "Ends with 0 when done, 1 for a \"no\" that is an answer, 2 for wrong usage or input, 3 "
      "when\n"
      "the world failed (a full disk, a port that is taken).\n"
      "Example: plumbline serve");
  int exit_code = exit_done;
  add_serve_command(program, exit_code);
  add_plan_command(program, exit_code);
  add_coach_command(program, exit_code);
  add_learn_command(program, exit_code);
  add_journal_command(program, exit_code);
  add_print_command(program, exit_code);
  add_export_command(program, exit_code);
  add_import_command(program, exit_code);
  add_summary_command(program, exit_code);
  add_replay_command(program, exit_code);
  add_report_command(program, exit_code);
  add_backup_commands(program, exit_code);
  add_erase_command(program, exit_code);
  add_catalogue_command(program, exit_code);
  add_sign_command(program, exit_code);
  add_load_command(program, exit_code);
  add_validate_command(program, exit_code);
  add_verify_command(program, exit_code);
  add_schema_command(program, exit_code);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return say_parse_error(program, error);
  }
  return exit_code;
}

}  // namespace

}  // namespace plumb::cli

/// The edge of the program: what a library threw ends here with an honest word.
int main(int argc, char** argv) {
  try {
    return plumb::cli::run(argc, argv);
  } catch (const std::exception& error) {
    plumb::cli::say(std::string("plumbline: ") + error.what());
    return plumb::cli::exit_world;
  }
}
