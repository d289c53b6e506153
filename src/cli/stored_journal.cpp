#include "cli/stored_journal.hpp"

#include <filesystem>
#include <utility>

#include "cli/journal_folder.hpp"
#include "seal/ed25519.hpp"
#include "wire/event_codec.hpp"

namespace plumb::cli {

namespace fs = std::filesystem;

base::Outcome<StoredJournal> open_store(const std::string& asked, bool make) {
  PLUMB_TRY(const fs::path folder, make ? make_journal_folder(asked) : find_journal_folder(asked));
  const fs::path file = folder / "journal.db";
  std::error_code ignored;
  if (!make && !fs::exists(file, ignored))
    return base::fail(base::Fault::Code::not_found, "opening the store", file.string(),
                      "There is no store yet. Name its folder with --data.");
  PLUMB_TRY(store::FolderLock lock, store::FolderLock::share(folder.string()));
  PLUMB_TRY(auto journal, store::SqliteJournal::open({file.string()}));
  return StoredJournal{std::move(lock), std::move(journal)};
}

base::Outcome<std::vector<care::Event>> read_stored(const std::string& folder,
                                                    const std::string& person) {
  PLUMB_TRY(const StoredJournal stored, open_store(folder));
  PLUMB_TRY(const app::PersonRecord found, find_person(*stored.journal, person));
  PLUMB_TRY(const auto records, stored.journal->read_events(found.id, 0, app::all_events));
  const seal::Ed25519Verifier verifier;
  const wire::JsonEventCodec codec(verifier);
  std::vector<care::Event> events;
  events.reserve(records.size());
  for (const app::EventRecord& record : records) {
    PLUMB_TRY(care::Event event, codec.parse_event(record.text));
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace plumb::cli
