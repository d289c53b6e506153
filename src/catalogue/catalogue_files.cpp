#include "catalogue/catalogue_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "files/parse_yaml.hpp"

namespace plumb::catalogue {

namespace fs = std::filesystem;
using base::Document;

namespace {

std::optional<std::string> read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) return std::nullopt;
  return text;
}

bool is_known_place(std::string_view name) {
  const auto& singles = single_files();
  if (std::ranges::find(singles, name) != singles.end()) return true;
  const std::size_t slash = name.rfind('/');
  if (slash == std::string_view::npos || !name.ends_with(".yaml")) return false;
  const auto& folders = open_folders();
  const std::string_view folder = name.substr(0, slash);
  if (std::ranges::find(folders, folder) != folders.end()) return true;
  // One folder for each language; which there may be, the check of the whole says.
  constexpr std::string_view texts = "text/";
  return folder.starts_with(texts) && folder.find('/', texts.size()) == std::string_view::npos;
}

/// The names of all files below the folder, hidden ones left out, in order.
base::Outcome<std::vector<std::string>> read_names(const fs::path& folder) {
  const auto refuse = [&](const std::error_code& problem) {
    return base::fail(base::Fault::Code::not_found, "reading the catalogue", folder.string(),
                      "the folder cannot be opened (" + problem.message() +
                          "); name the folder that holds catalogue.yaml");
  };
  std::vector<std::string> names;
  std::error_code problem;
  fs::recursive_directory_iterator walk(folder, problem);
  if (problem) return refuse(problem);
  for (const fs::recursive_directory_iterator end; walk != end;) {
    const bool hidden = walk->path().filename().string().starts_with('.');
    const bool is_folder = walk->is_directory(problem);
    if (hidden && is_folder) walk.disable_recursion_pending();
    if (!hidden && !is_folder)
      names.push_back(walk->path().lexically_relative(folder).generic_string());
    walk.increment(problem);
    if (problem) return refuse(problem);
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

const std::vector<std::string_view>& single_files() {
  static const std::vector<std::string_view> names = {
      "catalogue.yaml",       "matrix.yaml",
      "equipment.yaml",       "intake.yaml",
      "self_checks.yaml",     "measures.yaml",
      "first_plan.yaml",      "article_points.yaml",
      "coach.yaml",           "languages.yaml",
      "rules/constants.yaml", "rules/rules.yaml",
      "body/segments.yaml",   "body/vertebrae.yaml",
      "body/landmarks.yaml",  "body/joint_ranges.yaml",
      "body/figure.yaml",     "body/attachments.yaml",
      "body/muscles.yaml",    "body/tissue.yaml",
      "body/effort.yaml",     "body/standing.yaml",
      "loads/reference.yaml", "loads/table.yaml"};
  return names;
}

const std::vector<std::string_view>& open_folders() {
  static const std::vector<std::string_view> names = {
      "exercises", "avoided",  "conditions", "flags",
      "learn",     "postures", "sources",    "rules/banned_claims"};
  return names;
}

base::Outcome<CatalogueFiles> CatalogueFiles::read(const fs::path& folder,
                                                   base::Diagnostics& problems) {
  PLUMB_TRY(const std::vector<std::string> names, read_names(folder));
  CatalogueFiles files;
  for (const std::string& name : names) {
    if (!is_known_place(name)) {
      problems.report({name, 0, ""}, "is not a file of a catalogue; remove it or correct its name");
      continue;
    }
    const auto text = read_text(folder / name);
    if (text && text->empty()) {
      problems.report({name, 0, ""}, "is empty; write it or remove it");
      continue;
    }
    File& file = files.files_[name];
    if (text)
      file.readable = files::parse_yaml(*text, name, file.document, problems);
    else
      problems.report({name, 0, ""}, "cannot be read; check that it may be opened");
  }
  for (const std::string_view name : single_files())
    if (!std::ranges::binary_search(names, name))
      problems.report({std::string(name), 0, ""}, "is missing; a catalogue needs it");
  return files;
}

const Document* CatalogueFiles::find(std::string_view name) const {
  const auto found = files_.find(name);
  return found == files_.end() || !found->second.readable ? nullptr : &found->second.document;
}

std::vector<std::string> CatalogueFiles::list_folders(std::string_view above) const {
  std::vector<std::string> names;
  const std::string start = std::string(above) + "/";
  for (const auto& [name, file] : files_) {
    const std::size_t slash = name.find('/', start.size());
    if (!name.starts_with(start) || slash == std::string::npos) continue;
    std::string folder = name.substr(start.size(), slash - start.size());
    if (names.empty() || names.back() != folder) names.push_back(std::move(folder));
  }
  return names;
}

std::vector<std::string> CatalogueFiles::list(std::string_view folder) const {
  std::vector<std::string> names;
  for (const auto& [name, file] : files_)
    if (file.readable && name.starts_with(std::string(folder) + "/")) names.push_back(name);
  return names;
}

}  // namespace plumb::catalogue
