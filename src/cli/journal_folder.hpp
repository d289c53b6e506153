#pragma once

#include <filesystem>
#include <string>

#include "app/ports.hpp"
#include "base/outcome.hpp"

/// Where journals of a household live, and who is in it.
namespace plumb::cli {

/// The folder that was asked for, or $XDG_DATA_HOME/plumbline, or ~/.local/share/plumbline.
base::Outcome<std::filesystem::path> find_journal_folder(const std::string& asked);

/// Makes the folder if need be, for this user alone: journals are about health.
base::Outcome<std::filesystem::path> make_journal_folder(const std::string& asked);

/// A person by id, or by a name that only one has. Faults: not_found, with the names there are.
base::Outcome<app::PersonRecord> find_person(app::JournalStore& store, const std::string& asked);

}  // namespace plumb::cli
