#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/language.hpp"
#include "cli/library_text.hpp"
#include "cli/nearest.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"

namespace plumb::cli {

namespace {

struct LearnOptions {
  std::string id, share, language;
};

int run_learn(const LearnOptions& options) {
  auto compiled = read_compiled(find_share_folder(options.share), options.language);
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));
  if (options.id.empty()) return print(format_library(catalogue));
  const auto library = list_library(catalogue);
  if (const LibraryName* entry = find_library_id(library, options.id))
    return print(format_library_entry(catalogue, entry->id));
  return say_unknown_id(library, options.id);
}

}  // namespace

int say_unknown_id(const std::vector<LibraryName>& library, const std::string& word) {
  say("plumbline: there is nothing here by the name \"" + word + "\".");
  const auto nearest = find_nearest(library, word);
  if (!nearest.empty()) say("Perhaps one of these:");
  for (const LibraryName& one : nearest) say("  " + one.id + "  " + one.name);
  say("\"plumbline learn\" lists everything.");
  return exit_bad_input;
}

void add_learn_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<LearnOptions>();
  CLI::App* command = program.add_subcommand(
      "learn", "Lessons, exercises, movements to leave out, and conditions, in words");
  command->add_option("ID", options->id, "An id like LN01, EX12, AV01 or DISC; without it, a list")
      ->type_name("");
  add_language(command, options->language);
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer(
      "An id that is not there ends with 2 and names the nearest ones.\n"
      "Example: plumbline learn LN01");
  command->callback([options, &exit_code] { exit_code = run_learn(*options); });
}

}  // namespace plumb::cli
