#include "catalogue/read_catalogue.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/read_described.hpp"
#include "care/rulebook_constants.hpp"
#include "catalogue/catalogue_files.hpp"
#include "catalogue/check_movements.hpp"
#include "catalogue/load_rows.hpp"
#include "coach/coach_spec.hpp"
#include "files/find_line.hpp"

namespace plumb::catalogue {

namespace {

struct VersionFile {
  std::string version;
  std::string reviewed;
};
template <class V>
void describe(V& v, VersionFile& x) {
  v.field("version", x.version);
  v.field("reviewed", x.reviewed);
}

/// A file that holds one list under its name.
template <class T>
struct ListFile {
  std::string_view name;
  std::vector<T> items;
};
template <class V, class T>
void describe(V& v, ListFile<T>& x) {
  v.field(x.name, x.items);
}

using care::Texts;

/// The language that the others are translated from.
constexpr std::string_view source_language = "en";

/// Fills the content from the files, and remembers what the places of later checks need.
class ContentReader {
 public:
  ContentReader(const CatalogueFiles& files, base::Diagnostics& problems)
      : files_{files}, problems_{problems} {}

  template <class T>
  void read_one(std::string_view name, T& into) {
    if (const base::Document* document = files_.find(name))
      base::read_described(*document, into, std::string(name), problems_);
  }

  template <class T>
  void read_list(std::string_view name, std::string_view member, std::vector<T>& into) {
    ListFile<T> file{member, {}};
    read_one(name, file);
    into = std::move(file.items);
  }

  /// One value a file. `id_name` is the member that repeats the name of the file.
  template <class T>
  void read_each(std::string_view folder, std::string_view id_name, std::string T::* id,
                 std::vector<T>& into) {
    for (const std::string& name : files_.list(folder)) {
      T value;
      read_one(name, value);
      expect_own_name(name, id_name, value.*id);
      into.push_back(std::move(value));
    }
  }

  void read_texts(const std::string& folder, Texts& into) {
    auto& text_file = text_file_[folder];
    for (const std::string& name : files_.list(folder)) {
      Texts texts;
      read_one(name, texts);
      for (auto& [key, text] : texts) {
        const auto [first, is_new] = text_file.emplace(key, name);
        if (is_new)
          into.emplace(key, std::move(text));
        else
          report(name, "/" + key, "stands in " + first->second + " as well; keep one");
      }
    }
  }

  /// The texts of every language but the first, each with what they may not say.
  void read_translations(std::vector<care::Translation>& into) {
    for (const std::string& language : files_.list_folders("text")) {
      if (language == source_language) continue;
      care::Translation translation{language, {}, {}};
      read_texts("text/" + language, translation.texts);
      read_banned_claims(language, translation.banned_claims);
      into.push_back(std::move(translation));
    }
  }

  void read_banned_claims(std::string_view language, care::BannedClaims& into) {
    const std::string name = "rules/banned_claims/" + std::string(language) + ".yaml";
    if (files_.is_there(name))
      read_one(name, into);
    else
      problems_.report({name, 0, ""}, "is missing; every language needs its own");
  }

  void report(const std::string& file, const std::string& path, std::string message) {
    const base::Document* document = files_.find(file);
    problems_.report({file, document != nullptr ? files::find_line(*document, path) : 0, path},
                     std::move(message));
  }

  /// Reports what a check of the whole has found, with its line.
  void report_all(const base::Diagnostics& found) {
    for (const base::Diagnostic& problem : found.found()) {
      const std::string& path = problem.place.path;
      const std::string file =
          find_text_file(problem.place.file, path.starts_with('/') ? path.substr(1) : path);
      report(file.empty() ? problem.place.file : file, path, problem.message);
    }
  }

 private:
  void expect_own_name(const std::string& file, std::string_view id_name, std::string& id) {
    const std::size_t start = file.rfind('/') + 1;
    const std::string stem = file.substr(start, file.rfind('.') - start);
    if (id == stem) return;
    if (!id.empty())
      report(file, "/" + std::string(id_name),
             "is \"" + id + "\", but the file is named " + stem + "; they must agree");
    id = stem;
  }

  /// The file in which a text stands; one that is missing belongs where the source has it.
  std::string find_text_file(const std::string& folder, const std::string& key) const {
    const auto keys = text_file_.find(folder);
    if (keys == text_file_.end()) return {};
    if (const auto found = keys->second.find(key); found != keys->second.end())
      return found->second;
    const auto& source = text_file_.find("text/" + std::string(source_language))->second;
    const auto model = source.find(key);
    if (model == source.end() || folder == "text/" + std::string(source_language)) return {};
    return folder + model->second.substr(model->second.rfind('/'));
  }

  const CatalogueFiles& files_;
  base::Diagnostics& problems_;
  /// folder → key → the file it stands in
  std::map<std::string, std::map<std::string, std::string>> text_file_;
};

void read_care(ContentReader& reader, care::CatalogueContent& care) {
  VersionFile version;
  reader.read_one("catalogue.yaml", version);
  care.version = version.version;
  care.reviewed = version.reviewed;
  reader.read_each("exercises", "id", &care::Exercise::id, care.exercises);
  reader.read_each("avoided", "id", &care::AvoidedMovement::id, care.avoided);
  reader.read_each("conditions", "id", &care::Condition::id, care.conditions);
  reader.read_one("matrix.yaml", care.matrix);
  reader.read_list("equipment.yaml", "equipment", care.equipment);
  reader.read_list("intake.yaml", "questions", care.questions);
  reader.read_each("flags", "id", &care::RedFlag::id, care.flags);
  reader.read_list("self_checks.yaml", "self_checks", care.self_checks);
  reader.read_list("measures.yaml", "measures", care.measures);
  reader.read_one("rules/constants.yaml", care.constants);
  reader.read_list("rules/rules.yaml", "rules", care.rules);
  reader.read_banned_claims(source_language, care.banned_claims);
  reader.read_one("first_plan.yaml", care.first_plan);
  reader.read_each("learn", "id", &care::Lesson::id, care.lessons);
  const auto place = [](const care::Lesson& x) { return std::tie(x.order, x.id); };
  std::ranges::sort(care.lessons, {}, place);
  reader.read_list("article_points.yaml", "article_points", care.article_points);
  reader.read_one("loads/reference.yaml", care.load_reference);
  reader.read_each("sources", "id", &care::Source::id, care.sources);
  reader.read_list("languages.yaml", "languages", care.languages);
  reader.read_texts("text/" + std::string(source_language), care.texts);
  reader.read_translations(care.translations);
}

void read_body(ContentReader& reader, app::Content& content) {
  reader.read_one("body/segments.yaml", content.body.segments);
  reader.read_one("body/vertebrae.yaml", content.body.vertebrae);
  reader.read_one("body/landmarks.yaml", content.body.landmarks);
  reader.read_one("body/joint_ranges.yaml", content.body.joint_ranges);
  reader.read_one("body/attachments.yaml", content.loads.attachments);
  reader.read_one("body/muscles.yaml", content.loads.muscles);
  reader.read_one("body/tissue.yaml", content.loads.tissue);
  reader.read_one("body/effort.yaml", content.loads.effort);
  reader.read_one("body/standing.yaml", content.loads.standing);
  reader.read_one("body/figure.yaml", content.figure);
  reader.read_each("postures", "id", &spine::MovementSpec::id, content.movements);
}

bool has_body(const CatalogueFiles& files) {
  for (const char* name : {"segments", "vertebrae", "landmarks", "joint_ranges"})
    if (!files.is_there("body/" + std::string(name) + ".yaml")) return false;
  return true;
}

constexpr std::string_view load_table_file = "loads/table.yaml";

bool is_about_movement(const base::Diagnostic& problem) {
  const std::string& file = problem.place.file;
  return file.starts_with("body/") || file.starts_with("postures/");
}

}  // namespace

base::Outcome<app::Content> read_catalogue(const std::filesystem::path& folder,
                                           base::Diagnostics& problems, LoadTableUse load_table) {
  base::Diagnostics reading;
  PLUMB_TRY(const CatalogueFiles files, CatalogueFiles::read(folder, reading));
  app::Content content;
  ContentReader reader(files, reading);
  read_care(reader, content.care);
  const bool has_load_table = load_table == LoadTableUse::checked;
  if (has_load_table) reader.read_one(load_table_file, content.care.load_table);
  reader.read_one("coach.yaml", content.coach);
  read_body(reader, content);

  // What is missing or does not belong here says nothing about what was read.
  bool is_care_whole = true;
  bool is_movement_whole = true;
  for (const base::Diagnostic& problem : reading.found()) {
    if (!files.is_there(problem.place.file)) continue;
    (is_about_movement(problem) ? is_movement_whole : is_care_whole) = false;
  }
  base::Diagnostics checking;
  if (is_care_whole) {
    care::check_catalogue(content.care, checking);
    check_owners(content, checking);
    if (files.is_there("coach.yaml"))
      coach::check_coach_spec(content.coach, content.care, checking);
  }
  if (is_movement_whole && has_body(files)) {
    if (is_care_whole) check_all_drawn(content, checking);
    check_movements(content, checking);
    check_bracing(content, checking);
    if (files.is_there("body/figure.yaml")) check_figure(content, checking);
  }
  if (has_load_table && reading.empty() && checking.empty()) check_load_table(content, checking);
  reader.report_all(checking);

  for (const base::Diagnostic& problem : reading.found())
    if (has_load_table || problem.place.file != load_table_file)
      problems.report(problem.place, problem.message);
  problems.sort();
  if (!problems.empty())
    return base::fail(base::Fault::Code::content_invalid, "reading the catalogue", folder.string(),
                      std::to_string(problems.size()) + " problems; correct them and read again");
  return content;
}

}  // namespace plumb::catalogue
