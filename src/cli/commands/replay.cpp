#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "base/write_described.hpp"
#include "care/journal.hpp"
#include "care/replay.hpp"
#include "care/standing.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_input.hpp"
#include "cli/language.hpp"
#include "cli/progress_bar.hpp"
#include "cli/replay_text.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

struct ReplayOptions {
  std::string journal, from, to, share, language;
  bool json = false;
  bool why = false;
};

/// False for a text that is no day; an empty one is no limit.
bool read_day(const std::string& text, std::optional<base::LocalDate>& day) {
  if (text.empty()) return true;
  day.emplace();
  return parse_leaf(text, *day);
}

int run_replay(const ReplayOptions& options) {
  care::ReplaySpan span;
  if (!read_day(options.from, span.from) || !read_day(options.to, span.to)) {
    say("plumbline: --from and --to must be " + std::string(leaf_form(base::LocalDate{})));
    return exit_bad_input;
  }
  if (span.from && span.to && *span.to < *span.from) {
    say("plumbline: --to is before --from; name the earlier day first");
    return exit_bad_input;
  }
  auto compiled = read_compiled(find_share_folder(options.share), options.language);
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));
  base::Diagnostics problems;
  auto events = read_journal(catalogue, options.journal, std::nullopt, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!events) return say_fault(events.error());
  const std::vector<care::Event> merged = care::merge_events(std::move(*events));

  care::Replay replay;
  {
    ProgressBar bar;
    replay = care::make_replay(catalogue, merged, span, [&](int done, int all) {
      bar.show(static_cast<std::size_t>(done), static_cast<std::size_t>(all));
    });
  }
  if (options.json) return print(wire::format_json(base::write_described(replay), 2) + "\n");
  if (replay.days.empty()) {
    say("plumbline: the journal has no day to tell of");
    return exit_no;
  }
  const care::Standing standing(catalogue, merged, replay.days.back().at);
  return print(format_replay(standing.catalogue(), replay, options.why));
}

}  // namespace

void add_replay_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<ReplayOptions>();
  CLI::App* command =
      program.add_subcommand("replay", "What changed in the plan from day to day, and why");
  command->add_option("JOURNAL", options->journal, "Journal file; - reads standard input")
      ->required()
      ->type_name("");
  command
      ->add_option("--from", options->from,
                   "The first day, like 2026-11-24; without it, the journal's first")
      ->type_name("DATE");
  command->add_option("--to", options->to, "The last day; without it, the journal's last")
      ->type_name("DATE");
  command->add_flag("--why", options->why,
                    "The rule behind each change, with its values and source");
  command->add_flag("--json", options->json, "Every day as JSON, with rules, values and sources");
  add_language(command, options->language);
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer(
      "Ends with 1 for a journal without a day.\n"
      "Example: plumbline replay ada.jsonl --from 2026-11-01 --why");
  command->callback([options, &exit_code] { exit_code = run_replay(*options); });
}

}  // namespace plumb::cli
