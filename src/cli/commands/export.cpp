#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "base/expect.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_input.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "cli/write_file.hpp"
#include "wire/export.hpp"

namespace plumb::cli {

namespace {

struct ExportOptions {
  std::string journal, table, at, out, share;
  bool json = false;
};

int run_export(const ExportOptions& options) {
  if (!options.json && options.table.empty()) {
    say("plumbline: say which form is wanted: --json, --csv days or --csv exercises");
    return exit_bad_input;
  }
  base::Moment at = read_moment_now();
  if (!options.at.empty() && !parse_leaf(options.at, at)) {
    say("plumbline: --at must be " + std::string(leaf_form(at)));
    return exit_bad_input;
  }
  auto compiled = read_compiled(find_share_folder(options.share));
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));

  // Who names a moment has chosen the clock: what lies behind it is given away but not counted.
  std::optional<base::Instant> clock;
  if (options.at.empty()) clock = at.at;
  base::Diagnostics problems;
  const auto events = read_journal(catalogue, options.journal, clock, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!events) return say_fault(events.error());

  const auto form = options.json ? std::optional(wire::ExportForm::json)
                                 : base::find_named<wire::ExportForm>(options.table);
  PLUMB_EXPECT(form.has_value());
  const std::string text = wire::format_export(catalogue, {*events, *events, at}, *form);
  if (options.out.empty() || options.out == "-") return print(text);
  const auto written = write_file(options.out, text);
  return written ? exit_done : say_fault(written.error());
}

}  // namespace

void add_export_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<ExportOptions>();
  CLI::App* command =
      program.add_subcommand("export", "The record as a file for others: JSON, or a table as CSV");
  command->add_option("JOURNAL", options->journal, "Journal file; - reads standard input")
      ->required()
      ->type_name("");
  CLI::Option* json = command->add_flag("--json", options->json,
                                        "Everything: all events unchanged, and the record");
  command
      ->add_option("--csv", options->table,
                   "One table: days (a row per day) or exercises (a row per exercise)")
      ->type_name("TABLE")
      ->excludes(json)
      ->check(CLI::IsMember({"days", "exercises"}));
  command
      ->add_option("--at", options->at,
                   "As of this instant, like 2026-11-24T10:00:00+01:00; without it, now")
      ->type_name("INSTANT");
  command->add_option("--out", options->out, "The file to write; without it, standard output")
      ->type_name("FILE");
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer("Example: plumbline export ada.jsonl --csv days --out days.csv");
  command->callback([options, &exit_code] { exit_code = run_export(*options); });
}

}  // namespace plumb::cli
