#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "base/write_described.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_folder.hpp"
#include "cli/language.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "seal/ed25519.hpp"
#include "seal/sha256.hpp"
#include "server/beast_listener.hpp"
#include "server/clocks.hpp"
#include "server/plumbline_site.hpp"
#include "store/folder_lock.hpp"
#include "store/sqlite_calendar.hpp"
#include "store/sqlite_journal.hpp"
#include "wire/event_codec.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

namespace fs = std::filesystem;

struct ServeOptions {
  std::string folder, share, clock, language;
  std::string address = "127.0.0.1:8080";
  std::vector<std::string> hosts;
};

base::Outcome<server::WebFiles> read_page(const fs::path& share) {
  std::error_code ignored;
  const fs::path web = share / "web";
  if (fs::is_directory(web, ignored)) return server::WebFiles::read(web.string());
  say("plumbline: there is no page in " + web.string() + "; only the API is served");
  return server::WebFiles::read("");
}

/// The rules with the words of one language, the household that speaks them, and the words as text.
struct Tongue {
  std::string id;
  std::unique_ptr<const care::Catalogue> catalogue;
  std::shared_ptr<const std::string> json;
  std::unique_ptr<app::Household> household;
};

base::Outcome<std::vector<Tongue>> read_tongues(const fs::path& share,
                                                const care::Catalogue& shared) {
  std::vector<Tongue> tongues;
  for (const care::Language& language : shared.content().languages) {
    PLUMB_TRY(auto texts, read_compiled_texts(share, language.id));
    auto json =
        std::make_shared<const std::string>(wire::format_json(base::write_described(texts)) + "\n");
    tongues.push_back({language.id, shared.in_words(std::move(texts)), std::move(json), nullptr});
  }
  return tongues;
}

int announce(const server::Listener& listener, bool has_names) {
  if (!listener.is_loopback())
    say("plumbline: whoever reaches this address can read and change every journal here; there are "
        "no accounts yet");
  if (listener.takes_any_address() && !has_names)
    say("plumbline: it answers only to localhost until it knows the name that others use; give it "
        "with --host NAME");
  return print("Plumbline is at http://" + listener.host() + ":" + std::to_string(listener.port()) +
               "/\n");
}

int run_server(const ServeOptions& options) {
  const fs::path share = find_share_folder(options.share);
  auto compiled = read_compiled(share, options.language);
  if (!compiled) return say_fault(compiled.error());
  auto page = read_page(share);
  if (!page) return say_fault(page.error());
  const auto folder = make_journal_folder(options.folder);
  if (!folder) return say_fault(folder.error());
  const auto lock = store::FolderLock::share(folder->string());
  if (!lock) return say_fault(lock.error());
  auto journal = store::SqliteJournal::open({(*folder / "journal.db").string()});
  if (!journal) return say_fault(journal.error());

  auto calendars = store::SqliteCalendar::open({(*folder / "journal.db").string()});
  if (!calendars) return say_fault(calendars.error());

  const server::SystemClock system_clock;
  const server::FileClock test_clock(options.clock);
  const bool is_test = !options.clock.empty();
  const app::Clock& clock = is_test ? static_cast<const app::Clock&>(test_clock) : system_clock;
  const care::Catalogue catalogue(std::move(compiled->content.care));
  const seal::Ed25519Verifier verifier;
  const wire::JsonEventCodec codec(verifier);
  app::Household household(catalogue, **journal, codec, clock);
  auto tongues = read_tongues(share, catalogue);
  if (!tongues) return say_fault(tongues.error());
  std::map<std::string, server::LanguageParts, std::less<>> languages;
  for (Tongue& one : *tongues) {
    one.household = std::make_unique<app::Household>(*one.catalogue, **journal, codec, clock);
    languages.emplace(one.id, server::LanguageParts{*one.household, one.json});
  }
  server::ListenSpec spec;
  spec.address = options.address;
  std::vector<std::string> hosts = options.hosts;
  if (auto host = server::Listener::find_host(spec.address)) hosts.push_back(std::move(*host));
  server::PlumblineSite site({{household, clock, catalogue.content().version,
                               std::make_shared<const std::string>(std::move(compiled->json)),
                               spec.limits, seal::find_sha256, **calendars, std::move(languages)},
                              std::move(*page),
                              std::move(hosts),
                              is_test ? &clock : nullptr});
  auto listener = server::Listener::open(spec, site);
  if (!listener) return say_fault(listener.error());
  // A limit on the size of files is a full disk to us: an answer, not the end of the program.
  std::signal(SIGXFSZ, SIG_IGN);
  if (const int told = announce(**listener, !options.hosts.empty()); told != exit_done) return told;
  if ((*listener)->run()) return exit_done;
  // Somebody still computes. What was acknowledged is on disk; nothing else needs an orderly end.
  std::fflush(nullptr);
  ::_exit(exit_done);
}

}  // namespace

void add_serve_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<ServeOptions>();
  CLI::App* command = program.add_subcommand("serve", "Serves the page and the API");
  command
      ->add_option("--data", options->folder,
                   "Folder of the journals; without it, $XDG_DATA_HOME/plumbline or "
                   "~/.local/share/plumbline")
      ->type_name("DIR");
  command
      ->add_option("--listen", options->address,
                   "Address and port; without it, 127.0.0.1:8080; port 0 takes a free one")
      ->type_name("ADDRESS");
  command
      ->add_option("--host", options->hosts,
                   "A name, beside localhost, by which this server is reached; may repeat")
      ->type_name("NAME")
      ->allow_extra_args(false);
  add_language(command, options->language);
  command->add_option("--share", options->share, "Folder with the compiled catalogue and the page")
      ->type_name("DIR");
  // For end-to-end tests: a file that holds the instant which the server takes for now.
  command->add_option("--clock", options->clock)->group("");
  command->footer(
      "Prints the address to open, and serves until it is told to stop (Ctrl+C).\n"
      "Example: plumbline serve --data ~/spine --listen 127.0.0.1:9000");
  command->callback([options, &exit_code] { exit_code = run_server(*options); });
}

}  // namespace plumb::cli
