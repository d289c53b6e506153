#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "app/erasure.hpp"
#include "base/write_described.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_folder.hpp"
#include "cli/journal_input.hpp"
#include "cli/stored_journal.hpp"
#include "cli/talk.hpp"
#include "seal/sha256.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

struct EraseOptions {
  std::string person, folder;
  bool yes = false, json = false;
};

/// Whoever erases by hand says so twice.
bool is_meant(const std::string& name) {
  say("This erases the whole record of " + name + " from this store, for good.");
  say("Type the name to go on:");
  std::string answer;
  return std::getline(std::cin, answer) && answer == name;
}

std::string format_proof(const app::ErasureProof& proof, const std::string& name) {
  std::string text = "Erased: the record of " + name + "\n";
  const auto add = [&](const char* what, const std::string& value) {
    text += "  " + std::string(what) + value + "\n";
  };
  add("person        ", proof.person);
  add("store         ", proof.store);
  add("at            ", base::format_leaf(proof.at));
  add("events        ", std::to_string(proof.events));
  if (proof.first) add("first         ", base::format_leaf(*proof.first));
  if (proof.last) add("last          ", base::format_leaf(*proof.last));
  add("bytes         ", std::to_string(proof.bytes));
  add("sha256        ", proof.sha256);
  add("looked through ",
      std::to_string(proof.searched_bytes) +
          " bytes of the store afterwards; traces found: " + std::to_string(proof.traces));
  return text +
         "The sum is that of \"plumbline export --journal\". Backups and devices that hold a "
         "copy are not reached\nby this; see docs/guide/hosts.md.\n";
}

int run_erase(const EraseOptions& options) {
  const auto stored = open_store(options.folder);
  if (!stored) return say_fault(stored.error());
  const auto person = find_person(*stored->journal, options.person);
  if (!person) return say_fault(person.error());
  if (!options.yes && !is_meant(person->name)) {
    say("plumbline: nothing was erased");
    return exit_no;
  }
  const auto proof =
      app::erase_record(*stored->journal, person->id, read_moment_now().at, seal::find_sha256);
  if (!proof) return say_fault(proof.error());
  const int told = options.json ? print(wire::format_json(base::write_described(*proof), 2) + "\n")
                                : print(format_proof(*proof, person->name));
  return proof->traces == 0 ? told : exit_world;
}

}  // namespace

void add_erase_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<EraseOptions>();
  CLI::App* command = program.add_subcommand(
      "erase", "Erases the whole record of a person, and shows that it is gone");
  command->add_option("PERSON", options->person, "Id of the person, or the name")
      ->required()
      ->type_name("");
  command
      ->add_option("--data", options->folder,
                   "Folder of the journals; without it, $XDG_DATA_HOME/plumbline or "
                   "~/.local/share/plumbline")
      ->type_name("DIR");
  command->add_flag("--yes", options->yes, "Do not ask");
  command->add_flag("--json", options->json, "The proof as JSON");
  command->footer("Example: plumbline erase Ada --data ~/spine --json > proof.json");
  command->callback([options, &exit_code] { exit_code = run_erase(*options); });
}

}  // namespace plumb::cli
