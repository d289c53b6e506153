#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "base/write_described.hpp"
#include "care/follow_up.hpp"
#include "care/summary.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_input.hpp"
#include "cli/language.hpp"
#include "cli/share.hpp"
#include "cli/summary_text.hpp"
#include "cli/talk.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

struct SummaryOptions {
  std::string journal, at, share, language;
  bool json = false;
};

int run_summary(const SummaryOptions& options) {
  const auto at = read_at(options.at);
  if (!at) return exit_bad_input;
  auto compiled = read_compiled(find_share_folder(options.share), options.language);
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));
  std::optional<base::Instant> clock;
  if (options.at.empty()) clock = at->at;
  base::Diagnostics problems;
  const auto events = read_journal(catalogue, options.journal, clock, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!events) return say_fault(events.error());

  const care::Summary summary = care::make_summary(catalogue, *events, *at);
  if (options.json) return print(wire::format_json(base::write_described(summary)) + "\n");
  return print(format_summary(catalogue, summary, care::make_follow_up(catalogue, *events, *at)));
}

}  // namespace

void add_summary_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<SummaryOptions>();
  CLI::App* command = program.add_subcommand(
      "summary", "One page to show to whoever helps, with measures and self-checks");
  command->add_option("JOURNAL", options->journal, "Journal file; - reads standard input")
      ->required()
      ->type_name("");
  command->add_flag("--json", options->json, "The page itself as JSON");
  command
      ->add_option("--at", options->at,
                   "As of this instant, like 2026-11-24T10:00:00+01:00; without it, now")
      ->type_name("INSTANT");
  add_language(command, options->language);
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer("Example: plumbline summary ada.jsonl");
  command->callback([options, &exit_code] { exit_code = run_summary(*options); });
}

}  // namespace plumb::cli
