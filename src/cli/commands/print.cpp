#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "care/plan_engine.hpp"
#include "cli/commands/print.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_input.hpp"
#include "cli/language.hpp"
#include "cli/paper/programme.hpp"
#include "cli/share.hpp"
#include "cli/stored_journal.hpp"
#include "cli/talk.hpp"
#include "cli/write_file.hpp"

namespace plumb::cli {

namespace {

struct PrintOptions {
  std::string journal, person, folder, at, out, address, share, language;
  std::string paper = "a4";
};

int run_print(const PrintOptions& options) {
  if (options.journal.empty() == options.person.empty()) {
    say("plumbline: name one JOURNAL or one --person");
    return exit_bad_input;
  }
  const auto at = read_at(options.at);
  if (!at) return exit_bad_input;
  auto compiled = read_compiled(find_share_folder(options.share), options.language);
  if (!compiled) return say_fault(compiled.error());
  app::Content& content = compiled->content;
  const care::Catalogue catalogue(std::move(content.care));
  std::optional<base::Instant> clock;
  if (options.at.empty()) clock = at->at;
  base::Diagnostics problems;
  const auto events = options.person.empty()
                          ? read_journal(catalogue, options.journal, clock, problems)
                          : read_stored(options.folder, options.person);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!events) return say_fault(events.error());

  const care::Plan plan = care::make_plan(catalogue, *events, *at);
  const auto text =
      print_programme({catalogue, plan, content.body, content.figure, content.movements,
                       options.paper == "letter" ? Paper::letter : Paper::a4, options.address});
  if (!text) return say_fault(text.error());
  const int ended = plan.lines.empty() ? exit_no : exit_done;
  if (options.out == "-") {
    const int told = print(*text);
    return told == exit_done ? ended : told;
  }
  const auto written = write_file(options.out, *text);
  return written ? ended : say_fault(written.error());
}

}  // namespace

void add_print_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<PrintOptions>();
  CLI::App* command = program.add_subcommand(
      "print", "The programme on paper, as PDF: pictures, steps, doses, boxes to tick");
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
  command->add_option("--out", options->out, "The file to write; - is standard output")
      ->required()
      ->type_name("FILE");
  command->add_option("--paper", options->paper, "a4 or letter; without it, a4")
      ->type_name("PAPER")
      ->check(CLI::IsMember({"a4", "letter"}));
  command
      ->add_option("--address", options->address,
                   "What the code to scan leads to, like https://spine.example.org/; without it, "
                   "it holds the programme in short")
      ->type_name("URL");
  command
      ->add_option("--at", options->at,
                   "The plan at this instant, like 2026-11-24T10:00:00+01:00; without it, now")
      ->type_name("INSTANT");
  add_language(command, options->language);
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer(
      "Ends with 1 if no exercise is offered; the sheet then says why.\n"
      "Example: plumbline print ada.jsonl --out ada.pdf");
  command->callback([options, &exit_code] { exit_code = run_print(*options); });
}

}  // namespace plumb::cli
