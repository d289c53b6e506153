#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

#include "care/event_described.hpp"
#include "cli/coach/event_maker.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_input.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "seal/ed25519.hpp"
#include "wire/event_codec.hpp"
#include "wire/json.hpp"
#include "wire/signed_text.hpp"

namespace plumb::cli {

namespace {

struct SignOptions {
  std::string record, key, accepted, at, new_key;
};

/// A file that its owner alone can read, and that was not there before.
int write_secret(const std::string& path, const std::string& secret) {
  constexpr int owner_alone = 0600;
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_alone);
  const std::string text = secret + "\n";
  const bool written =
      file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(file) == 0;
  const int reason = errno;
  if (file >= 0) ::close(file);
  if (written) return exit_done;
  say("plumbline: " + path + ": " + std::strerror(reason) +
      "; choose a file that is not there yet, in a folder that you may write to");
  return exit_world;
}

int make_key(const std::string& path) {
  const auto pair = seal::make_key_pair();
  if (!pair) {
    say("plumbline: no key could be made: the system's random source did not answer");
    return exit_world;
  }
  if (const int written = write_secret(path, pair->secret); written != exit_done) return written;
  return print(pair->open + "\n");
}

/// The kinds of events that bear a seal.
care::Seal* add_seal(care::EventBody& body) {
  return std::visit(
      [](auto& one) -> care::Seal* {
        if constexpr (requires { one.seal; })
          return &one.seal.emplace();
        else
          return nullptr;
      },
      body);
}

int say_wrong_record(const std::string& file, std::string_view what) {
  say("plumbline: " + file + ": " + std::string(what));
  return exit_bad_input;
}

int sign_record(const SignOptions& options) {
  auto secret = read_text(options.key);
  if (!secret) return say_fault(secret.error());
  while (!secret->empty() && (secret->back() == '\n' || secret->back() == '\r')) secret->pop_back();
  const auto pair = seal::find_key_pair(*secret);
  if (!pair)
    return say_wrong_record(options.key, "is not a key that plumbline sign --new-key has made");
  base::Uuid7 accepted;
  if (!parse_leaf(options.accepted, accepted)) {
    say("plumbline: --accepted must be " + std::string(leaf_form(accepted)) +
        ": the id of the event by which the person accepted your key");
    return exit_bad_input;
  }
  const auto text = read_text(options.record);
  if (!text) return say_fault(text.error());
  auto document = wire::parse_json(*text, {options.record, 1});
  if (!document) return say_fault(document.error());
  const auto at = read_at(options.at);
  if (!at) return exit_bad_input;
  // The record is an event without what is the same for all: its id and its moment are new.
  care::Event event = make_event(*at, care::Note{});
  base::Document whole = base::write_described(event);
  std::erase_if(whole.members,
                [](const auto& member) { return member.key == "kind" || member.key == "body"; });
  for (auto& member : document->members) whole.members.push_back(std::move(member));
  base::Diagnostics problems;
  if (!base::read_described(whole, event, options.record, problems))
    return say_problems(std::move(problems));
  care::Seal* seal = add_seal(event.body);
  if (seal == nullptr)
    return say_wrong_record(options.record,
                            "is of a kind that nobody signs; see docs/reference/journal.md");
  *seal = {pair->open, accepted, *at, std::string(128, '0'), false};
  event.author = care::Author::clinician;
  const auto signature = seal::sign_text(pair->secret, wire::format_signed_text(event));
  if (!signature) return say_wrong_record(options.key, "could not sign");
  seal->signature = *signature;
  return print(wire::JsonEventCodec().format_event(event) + "\n");
}

}  // namespace

void add_sign_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<SignOptions>();
  CLI::App* command =
      program.add_subcommand("sign", "For clinicians: a key, and a signature under a record");
  CLI::Option* fresh = command
                           ->add_option("--new-key", options->new_key,
                                        "Make a key pair: the secret goes into FILE, the public "
                                        "key to standard output")
                           ->type_name("FILE");
  CLI::Option* record =
      command
          ->add_option("RECORD", options->record,
                       "Kind and body of an event as JSON; - reads standard input")
          ->type_name("");
  CLI::Option* key =
      command->add_option("--key", options->key, "Your secret key")->type_name("FILE");
  CLI::Option* accepted = command
                              ->add_option("--accepted", options->accepted,
                                           "Id of the event by which this person accepted your key")
                              ->type_name("ID");
  CLI::Option* at =
      command
          ->add_option("--at", options->at,
                       "The instant that it bears, like 2026-11-24T10:00:00+01:00; without it, now")
          ->type_name("INSTANT");
  at->excludes(fresh);
  record->needs(key)->needs(accepted)->excludes(fresh);
  command->footer(
      "Prints the signed event: one line for the journal of that person.\n"
      "Example: plumbline sign clearance.json --key my.key --accepted "
      "019ab3c4-5d6e-7f00-8123-456789abcdef >> ada.jsonl");
  command->callback([options, fresh, record, &exit_code] {
    if (fresh->count() > 0)
      exit_code = make_key(options->new_key);
    else if (record->count() > 0)
      exit_code = sign_record(*options);
    else {
      say("plumbline: sign needs a RECORD, or --new-key FILE");
      exit_code = exit_bad_input;
    }
  });
}

}  // namespace plumb::cli
