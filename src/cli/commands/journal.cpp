#include <CLI/CLI.hpp>
#include <memory>

#include "care/journal.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_input.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"

namespace plumb::cli {

namespace {

struct JournalOptions {
  std::string journal, share;
};

int check_journal_file(const JournalOptions& options) {
  auto compiled = read_compiled(find_share_folder(options.share));
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));
  base::Diagnostics problems;
  auto events = read_journal(catalogue, options.journal, read_moment_now().at, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!events) return say_fault(events.error());
  const std::size_t count = care::merge_events(std::move(*events)).size();
  return print(std::to_string(count) + (count == 1 ? " event" : " events") + ", no problem\n");
}

}  // namespace

void add_journal_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<JournalOptions>();
  CLI::App* command = program.add_subcommand("journal", "Journal files");
  command->require_subcommand(1);
  command->footer("Example: plumbline journal check ada.jsonl");
  CLI::App* check =
      command->add_subcommand("check", "Reports every problem of a journal as file:line: error: …");
  check->add_option("JOURNAL", options->journal, "Journal file; - reads standard input")
      ->required()
      ->type_name("");
  check->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  check->footer("Ends with 2 if there is a problem.\nExample: plumbline journal check ada.jsonl");
  check->callback([options, &exit_code] { exit_code = check_journal_file(*options); });
}

}  // namespace plumb::cli
