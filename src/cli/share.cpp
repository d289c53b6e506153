#include "cli/share.hpp"

#include <system_error>
#include <utility>

#include "base/read_described.hpp"
#include "catalogue/read_catalogue.hpp"
#include "cli/language.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace fs = std::filesystem;
using Code = base::Fault::Code;

fs::path find_share_folder(const std::string& asked) {
  if (!asked.empty()) return asked;
  std::error_code problem;
  const fs::path program = fs::read_symlink("/proc/self/exe", problem).parent_path();
  const fs::path beside = program / "share" / "plumbline";
  if (fs::exists(beside, problem)) return beside;
  return program.parent_path() / "share" / "plumbline";
}

namespace {

/// The text of a file that `catalogue compile` wrote; `into` becomes what it describes.
template <class T>
base::Outcome<std::string> read_file(const fs::path& path, T& into) {
  const std::string file = path.string();
  auto text = read_text(file);
  if (!text) {
    text.error().doing = "reading the compiled catalogue";
    text.error().hint = "Build it with ./plumb build, or name its folder with --share.";
    return text;
  }
  PLUMB_TRY(const auto document, wire::parse_json(*text, {file}));
  base::Diagnostics problems;
  if (!base::read_described(document, into, file, problems))
    return base::fail(Code::content_invalid, "reading the compiled catalogue",
                      base::format_diagnostic(problems.found().front()),
                      "It belongs to another version of this program. Compile it anew.");
  return text;
}

}  // namespace

base::Outcome<CompiledCatalogue> read_compiled(const fs::path& share, const std::string& language) {
  CompiledCatalogue compiled;
  PLUMB_TRY(compiled.json, read_file(share / "catalogue.json", compiled.content));
  PLUMB_TRY(const std::string chosen, choose_language(compiled.content.care.languages, language));
  PLUMB_TRY(compiled.content.care.texts, read_compiled_texts(share, chosen));
  return compiled;
}

base::Outcome<CompiledCatalogue> read_compiled(const fs::path& share) {
  return read_compiled(share, std::string(source_language));
}

base::Outcome<care::Texts> read_compiled_texts(const fs::path& share, const std::string& language) {
  care::Texts texts;
  PLUMB_TRY([[maybe_unused]] const auto text,
            read_file(share / "texts" / (language + ".json"), texts));
  return texts;
}

base::Outcome<app::Content> read_yaml_catalogue(const std::string& folder, const fs::path& share,
                                                base::Diagnostics& problems) {
  return read_yaml_catalogue(find_catalogue_folder(folder, share), problems,
                             catalogue::LoadTableUse::checked);
}

fs::path find_catalogue_folder(const std::string& asked, const fs::path& share) {
  std::error_code ignored;
  if (!asked.empty()) return asked;
  return fs::is_directory(share / "catalogue", ignored) ? share / "catalogue" : "catalogue";
}

base::Outcome<app::Content> read_yaml_catalogue(const fs::path& folder, base::Diagnostics& problems,
                                                catalogue::LoadTableUse load_table) {
  base::Diagnostics found;
  auto content = catalogue::read_catalogue(folder, found, load_table);
  for (base::Diagnostic one : found.found()) {
    one.place.file = (folder / one.place.file).string();
    problems.report(std::move(one.place), std::move(one.message));
  }
  return content;
}

}  // namespace plumb::cli
