#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <span>
#include <string>

#include "app/event_rules.hpp"
#include "app/household.hpp"
#include "care/journal.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_folder.hpp"
#include "cli/share.hpp"
#include "cli/stored_journal.hpp"
#include "cli/talk.hpp"
#include "server/clocks.hpp"
#include "store/identity.hpp"
#include "wire/event_codec.hpp"
#include "wire/record_file.hpp"

namespace plumb::cli {

namespace {

struct ImportOptions {
  std::string file, fresh, into, folder, share, clock;
};

using Events = std::vector<care::Event>;

/// Puts events into the journal of a person, in portions; an event that is there already stays.
int record(app::Household& household, const std::string& person, std::span<const care::Event> all) {
  std::size_t stored = 0, already_there = 0;
  while (!all.empty()) {
    const auto part = all.first(std::min(all.size(), app::max_events_per_request));
    auto recorded = household.record_events(person, part);
    if (!recorded) return say_fault(recorded.error());
    if (!recorded->problems.empty()) return say_problems(std::move(recorded->problems));
    stored += recorded->result.stored;
    already_there += recorded->result.already_there;
    all = all.subspan(part.size());
  }
  return print("person " + person + ": " + std::to_string(stored) + " events added, " +
               std::to_string(already_there) + " were there already\n");
}

int import_into_store(const care::Catalogue& catalogue, const ImportOptions& options,
                      const Events& events) {
  auto stored = open_store(options.folder, !options.fresh.empty());
  if (!stored) return say_fault(stored.error());
  const server::SystemClock system_clock;
  const server::FileClock test_clock(options.clock);
  const app::Clock& clock = options.clock.empty() ? static_cast<const app::Clock&>(system_clock)
                                                  : static_cast<const app::Clock&>(test_clock);
  const wire::JsonEventCodec codec;
  app::Household household(catalogue, *stored->journal, codec, clock);
  if (!options.into.empty()) {
    const auto person = find_person(*stored->journal, options.into);
    return person ? record(household, person->id, events) : say_fault(person.error());
  }
  const auto people = household.read_people();
  if (!people) return say_fault(people.error());
  if (std::ranges::find(*people, options.fresh, &app::PersonRecord::name) != people->end()) {
    say("plumbline: " + options.fresh + " is here already; --into adds to that record");
    return exit_bad_input;
  }
  const auto person = household.record_person(store::make_identity(), options.fresh);
  return person ? record(household, person->id, events) : say_fault(person.error());
}

int run_import(const ImportOptions& options) {
  auto compiled = read_compiled(find_share_folder(options.share));
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));
  const auto text = read_text(options.file);
  if (!text) return say_fault(text.error());
  base::Diagnostics problems;
  wire::JournalFile file =
      wire::parse_record(*text, options.file == "-" ? "standard input" : options.file, problems);
  // A file by itself may be of any time; whether it may come into a store, the household asks.
  base::Instant now;
  for (const care::Event& event : file.events) now = std::max(now, event.at.at);
  wire::check_journal(catalogue, file, now, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  const Events events = care::merge_events(std::move(file.events));
  if (options.fresh.empty() && options.into.empty()) return print(wire::format_journal(events));
  return import_into_store(catalogue, options, events);
}

}  // namespace

void add_import_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<ImportOptions>();
  CLI::App* command = program.add_subcommand(
      "import", "Reads a whole record again: a journal, JSON, the table of events, or FHIR");
  command->add_option("FILE", options->file, "The file; - reads standard input")
      ->required()
      ->type_name("");
  CLI::Option* fresh =
      command
          ->add_option("--as", options->fresh, "Put it into the store as a new person of this name")
          ->type_name("NAME");
  command
      ->add_option("--into", options->into,
                   "Add it to the record of this person of the store, by id or name")
      ->type_name("PERSON")
      ->excludes(fresh);
  command
      ->add_option("--data", options->folder,
                   "Folder of the journals; without it, $XDG_DATA_HOME/plumbline or "
                   "~/.local/share/plumbline")
      ->type_name("DIR");
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  // For tests: a file that holds the instant which is taken for now.
  command->add_option("--clock", options->clock)->group("");
  command->footer(
      "Without --as and --into it prints the journal file.\n"
      "Example: plumbline import bundle.json --as Ada --data ~/spine");
  command->callback([options, &exit_code] { exit_code = run_import(*options); });
}

}  // namespace plumb::cli
