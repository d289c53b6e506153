#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "base/write_described.hpp"
#include "care/journal.hpp"
#include "care/report.hpp"
#include "care/standing.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_input.hpp"
#include "cli/language.hpp"
#include "cli/paper/report_sheet.hpp"
#include "cli/report_text.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "cli/write_file.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

struct ReportOptions {
  std::string journal, at, from, pdf, share, language;
  std::string paper = "a4";
  bool json = false;
};

int run_report(const ReportOptions& options) {
  const auto at = read_at(options.at);
  if (!at) return exit_bad_input;
  std::optional<base::LocalDate> from;
  if (!options.from.empty() && !parse_leaf(options.from, from.emplace())) {
    say("plumbline: --from must be " + std::string(leaf_form(*from)));
    return exit_bad_input;
  }
  auto compiled = read_compiled(find_share_folder(options.share), options.language);
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));
  std::optional<base::Instant> clock;
  if (options.at.empty()) clock = at->at;
  base::Diagnostics problems;
  auto events = read_journal(catalogue, options.journal, clock, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!events) return say_fault(events.error());
  const std::vector<care::Event> merged = care::merge_events(std::move(*events));

  const care::Report report = care::make_report(catalogue, merged, *at, from);
  if (options.json) return print(wire::format_json(base::write_described(report), 2) + "\n");
  const care::Standing standing(catalogue, merged, *at);
  if (!options.pdf.empty()) {
    const std::string text = print_report(standing.catalogue(), report,
                                          options.paper == "letter" ? Paper::letter : Paper::a4);
    if (options.pdf == "-") return print(text);
    const auto written = write_file(options.pdf, text);
    return written ? exit_done : say_fault(written.error());
  }
  return print(format_report(standing.catalogue(), report));
}

}  // namespace

void add_report_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<ReportOptions>();
  CLI::App* command = program.add_subcommand(
      "report", "One page for the therapist: what was done, what changed and why, what is asked");
  command->add_option("JOURNAL", options->journal, "Journal file; - reads standard input")
      ->required()
      ->type_name("");
  CLI::Option* json = command->add_flag("--json", options->json, "The page itself as JSON");
  command->add_option("--pdf", options->pdf, "Write it as PDF into this file; - is standard output")
      ->type_name("FILE")
      ->excludes(json);
  command->add_option("--paper", options->paper, "a4 or letter, with --pdf; without it, a4")
      ->type_name("PAPER")
      ->check(CLI::IsMember({"a4", "letter"}));
  command
      ->add_option("--at", options->at,
                   "As of this instant, like 2026-11-24T10:00:00+01:00; without it, now")
      ->type_name("INSTANT");
  command
      ->add_option("--from", options->from,
                   "The first day that it tells of; without it, four weeks back")
      ->type_name("DATE");
  add_language(command, options->language);
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer("Example: plumbline report ada.jsonl --from 2026-11-01 --pdf ada-report.pdf");
  command->callback([options, &exit_code] { exit_code = run_report(*options); });
}

}  // namespace plumb::cli
