#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/document.hpp"
#include "base/outcome.hpp"

namespace plumb::catalogue {

/// The YAML files of a catalogue folder as they stand, by their name in it ("exercises/EX01.yaml").
class CatalogueFiles {
 public:
  /// Reads every file whose place is known; all others are reported, as is what cannot be read.
  ///
  /// Faults  not_found if the folder itself cannot be opened
  static base::Outcome<CatalogueFiles> read(const std::filesystem::path& folder,
                                            base::Diagnostics& problems);

  /// The document of a file, or nullptr if it is missing or could not be read.
  const base::Document* find(std::string_view name) const;
  /// True if the file is there and says something, even if it could not be read.
  bool is_there(std::string_view name) const { return files_.contains(name); }
  /// The names of the readable files of a sub-folder, in order.
  std::vector<std::string> list(std::string_view folder) const;
  /// The names of the folders that lie in a sub-folder, in order.
  std::vector<std::string> list_folders(std::string_view above) const;

 private:
  struct File {
    base::Document document;
    bool readable = false;
  };
  std::map<std::string, File, std::less<>> files_;
};

/// The files that stand alone; each must be there.
const std::vector<std::string_view>& single_files();
/// The sub-folders that hold any number of files. So does each folder below text.
const std::vector<std::string_view>& open_folders();

}  // namespace plumb::catalogue
