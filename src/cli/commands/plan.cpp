#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "base/write_described.hpp"
#include "care/journal.hpp"
#include "care/outlook.hpp"
#include "care/plan_engine.hpp"
#include "care/replay.hpp"
#include "care/road.hpp"
#include "care/standing.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_input.hpp"
#include "cli/language.hpp"
#include "cli/plan_text.hpp"
#include "cli/road_text.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

struct PlanOptions {
  std::string journal, at, on, share, road, language;
  bool json = false;
  bool why = false;
  bool outlook = false;
};

int refuse_option(const char* option, std::string_view form) {
  say("plumbline: " + std::string(option) + " must be " + std::string(form));
  return exit_bad_input;
}

/// The road to an exercise; "goal" is the one that the person has chosen.
int print_road(const care::Catalogue& catalogue, std::span<const care::Event> merged,
               const base::Moment& at, const PlanOptions& options) {
  std::optional<care::Id> goal;
  if (options.road != "goal") goal = options.road;
  const auto road = care::find_road(catalogue, merged, at, goal);
  if (!road) {
    say("plumbline: --road must be an exercise of the catalogue, like EX16, or the word goal where "
        "one is chosen");
    return exit_bad_input;
  }
  const int written = print(options.json ? wire::format_json(base::write_described(*road), 2) + "\n"
                                         : format_road(catalogue, *road, options.why));
  if (written != exit_done) return written;
  return road->bars.empty() ? exit_done : exit_no;
}

int run_plan(const PlanOptions& options) {
  auto at = read_at(options.at);
  if (!at) return exit_bad_input;
  base::LocalDate day;
  if (!options.on.empty() && !parse_leaf(options.on, day))
    return refuse_option("--on", leaf_form(day));
  auto compiled = read_compiled(find_share_folder(options.share), options.language);
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));

  // Who names a moment has chosen the clock: what lies behind it is there but does not count yet.
  std::optional<base::Instant> clock;
  if (options.at.empty() && options.on.empty()) clock = at->at;
  base::Diagnostics problems;
  auto events = read_journal(catalogue, options.journal, clock, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!events) return say_fault(events.error());
  const std::vector<care::Event> merged = care::merge_events(std::move(*events));
  if (!options.on.empty())
    at = care::find_moment_of_day(catalogue, merged, day, read_moment_now().offset_minutes);

  // With what a therapist wrote for this person: their words are needed here as well.
  const care::Standing standing(catalogue, merged, *at);
  if (!options.road.empty()) return print_road(standing.catalogue(), merged, *at, options);
  const care::Plan plan = care::make_plan_of_merged(catalogue, merged, *at);
  std::optional<care::Outlooks> outlooks;
  if (options.why || options.outlook)
    outlooks = care::find_outlooks_of_merged(catalogue, merged, *at);
  if (options.outlook && options.json)
    return print(wire::format_json(base::write_described(*outlooks), 2) + "\n");
  const int written = print(options.json ? wire::format_json(base::write_described(plan), 2) + "\n"
                                         : format_plan(standing.catalogue(), plan, options.why,
                                                       outlooks ? &*outlooks : nullptr));
  if (written != exit_done) return written;
  return plan.lines.empty() ? exit_no : exit_done;
}

}  // namespace

void add_plan_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<PlanOptions>();
  CLI::App* command = program.add_subcommand("plan", "The plan of a moment, with its reasons");
  command->add_option("JOURNAL", options->journal, "Journal file; - reads standard input")
      ->required()
      ->type_name("");
  CLI::Option* at =
      command
          ->add_option("--at", options->at,
                       "At this instant, like 2026-11-24T10:00:00+01:00; without it, now")
          ->type_name("INSTANT");
  command
      ->add_option("--on", options->on, "On this date, two hours after getting up, like 2026-11-24")
      ->excludes(at)
      ->type_name("DATE");
  command
      ->add_option("--road", options->road,
                   "The road to this exercise instead: what is done, what comes when at the "
                   "earliest, what it waits for; goal is the one that was chosen")
      ->type_name("ID");
  command->add_flag("--why", options->why, "Every refusal too, and the rule behind each reason");
  command->add_flag("--outlook", options->outlook,
                    "Also what would change each line and each refusal, and when at the earliest");
  command->add_flag("--json", options->json, "As JSON; it always holds every reason");
  add_language(command, options->language);
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer(
      "Ends with 1 if no exercise is offered: the answer then says why, and what to do.\n"
      "Example: plumbline plan ada.jsonl --on 2026-11-24 --why");
  command->callback([options, &exit_code] { exit_code = run_plan(*options); });
}

}  // namespace plumb::cli
