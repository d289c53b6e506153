#pragma once

#include <filesystem>
#include <string>

#include "app/content.hpp"
#include "base/diagnostics.hpp"
#include "base/outcome.hpp"
#include "catalogue/read_catalogue.hpp"
#include "files/read_text.hpp"

/// What the program reads beside itself: the compiled catalogue, the page, the catalogue's files.
namespace plumb::cli {

/// The folder of shared files: `asked` if it is not empty, else share/plumbline beside the program
/// or one folder above it. It need not exist.
std::filesystem::path find_share_folder(const std::string& asked);

using files::read_text;

/// A catalogue as `catalogue compile` wrote it: the rules, and the texts of one language.
struct CompiledCatalogue {
  std::string json;  ///< the rules alone
  app::Content content;
};
/// `language`: as asked for, see `choose_language`; empty for the language of this person's system.
base::Outcome<CompiledCatalogue> read_compiled(const std::filesystem::path& share,
                                               const std::string& language);
/// The same in the language of the catalogue's authors: what is for programs, not for people.
base::Outcome<CompiledCatalogue> read_compiled(const std::filesystem::path& share);

/// The compiled texts of one language.
base::Outcome<care::Texts> read_compiled_texts(const std::filesystem::path& share,
                                               const std::string& language);

/// The files of a catalogue, read and checked: those in `folder`, or, if that is empty, those of
/// the shared folder or of ./catalogue.
base::Outcome<app::Content> read_yaml_catalogue(const std::string& folder,
                                                const std::filesystem::path& share,
                                                base::Diagnostics& problems);

/// The folder of a catalogue's files that is meant: `asked`, or the shared one, or ./catalogue.
std::filesystem::path find_catalogue_folder(const std::string& asked,
                                            const std::filesystem::path& share);
/// The files of that folder, read and checked; the load table only if it is to be.
base::Outcome<app::Content> read_yaml_catalogue(const std::filesystem::path& folder,
                                                base::Diagnostics& problems,
                                                catalogue::LoadTableUse load_table);

}  // namespace plumb::cli
