#include "cli/journal_folder.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <vector>

namespace plumb::cli {

namespace fs = std::filesystem;
using Code = base::Fault::Code;

base::Outcome<fs::path> find_journal_folder(const std::string& asked) {
  if (!asked.empty()) return asked;
  const char* base = std::getenv("XDG_DATA_HOME");
  if (base != nullptr && base[0] == '/') return fs::path(base) / "plumbline";
  const char* home = std::getenv("HOME");
  if (home != nullptr && home[0] == '/') return fs::path(home) / ".local/share/plumbline";
  return base::fail(Code::input_invalid, "finding a folder for the journals", "",
                    "Name one with --data.");
}

base::Outcome<fs::path> make_journal_folder(const std::string& asked) {
  PLUMB_TRY(const fs::path folder, find_journal_folder(asked));
  std::error_code problem;
  if (fs::is_directory(folder, problem)) return folder;
  if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), problem);
  constexpr mode_t for_the_owner = 0700;
  if (problem || ::mkdir(folder.c_str(), for_the_owner) != 0)
    return base::fail(Code::storage_failed, "making the folder for the journals",
                      folder.string() + ": " + (problem ? problem.message() : std::strerror(errno)),
                      "Choose another folder with --data.");
  return folder;
}

base::Outcome<app::PersonRecord> find_person(app::JournalStore& store, const std::string& asked) {
  PLUMB_TRY(const auto people, store.read_people());
  std::vector<app::PersonRecord> found;
  std::string names;
  for (const app::PersonRecord& one : people) {
    if (one.id == asked) return one;
    if (one.name == asked) found.push_back(one);
    names += (names.empty() ? "" : ", ") + one.name + " (" + one.id + ")";
  }
  if (found.size() == 1) return found.front();
  return base::fail(Code::not_found, "finding a person", asked,
                    found.empty()
                        ? (names.empty() ? "There is nobody here." : "There are: " + names + ".")
                        : "Several have that name. Give the id: " + names + ".");
}

}  // namespace plumb::cli
