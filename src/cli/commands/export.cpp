#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_input.hpp"
#include "cli/share.hpp"
#include "cli/stored_journal.hpp"
#include "cli/talk.hpp"
#include "cli/write_file.hpp"
#include "wire/export.hpp"

namespace plumb::cli {

namespace {

struct ExportOptions {
  std::string journal, person, folder, table, at, out, share;
  bool json = false, fhir = false, lines = false;
};

/// Which form is wanted, if exactly one is.
std::optional<wire::ExportForm> find_form(const ExportOptions& options) {
  const int asked =
      int{options.json} + int{options.fhir} + int{options.lines} + int{!options.table.empty()};
  if (asked != 1) return std::nullopt;
  if (options.json) return wire::ExportForm::json;
  if (options.fhir) return wire::ExportForm::fhir;
  if (options.lines) return wire::ExportForm::journal;
  return base::find_named<wire::ExportForm>(options.table);
}

int run_export(const ExportOptions& options) {
  const auto form = find_form(options);
  if (!form || options.journal.empty() == options.person.empty()) {
    say("plumbline: name one JOURNAL or one --person, and one form: --json, --fhir, --journal, "
        "--csv days, --csv exercises or --csv events");
    return exit_bad_input;
  }
  const auto at = read_at(options.at);
  if (!at) return exit_bad_input;
  auto compiled = read_compiled(find_share_folder(options.share));
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));

  // Who names a moment has chosen the clock: what lies behind it is given away but not counted.
  std::optional<base::Instant> clock;
  if (options.at.empty()) clock = at->at;
  base::Diagnostics problems;
  const auto events = options.person.empty()
                          ? read_journal(catalogue, options.journal, clock, problems)
                          : read_stored(options.folder, options.person);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!events) return say_fault(events.error());

  const std::string text = wire::format_export(catalogue, {*events, *events, *at}, *form);
  if (options.out.empty() || options.out == "-") return print(text);
  const auto written = write_file(options.out, text);
  return written ? exit_done : say_fault(written.error());
}

}  // namespace

void add_export_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<ExportOptions>();
  CLI::App* command =
      program.add_subcommand("export", "The record as a file for others: JSON, FHIR, or a table");
  command->add_option("JOURNAL", options->journal, "Journal file; - reads standard input")
      ->type_name("");
  command
      ->add_option("--person", options->person,
                   "Instead of a file: this person of the store, by id or name")
      ->type_name("PERSON");
  command
      ->add_option("--data", options->folder,
                   "Folder of the journals, with --person; without it, the usual one")
      ->type_name("DIR");
  command->add_flag("--json", options->json, "Everything: all events unchanged, and the record");
  command->add_flag("--fhir", options->fhir, "Everything as a Bundle of HL7 FHIR R4");
  command->add_flag("--journal", options->lines, "The journal itself: one event a line, in order");
  command
      ->add_option("--csv", options->table,
                   "One table: days (a row per day), exercises (a row per exercise) or events "
                   "(everything, a row per event)")
      ->type_name("TABLE")
      ->check(CLI::IsMember({"days", "exercises", "events"}));
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
