#include "care/customs.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "care/clearances.hpp"
#include "care/journal.hpp"
#include "care/reasons.hpp"

namespace plumb::care {

namespace {

struct CustomAt {
  const CustomExercise* custom = nullptr;
  Moment at;
};

/// The latest of each id that was not taken back, in the order of ids.
std::vector<CustomAt> find_latest(std::span<const Event> merged, Instant now) {
  std::map<Id, CustomAt> latest;
  std::optional<std::set<std::string_view>> voided;  // asked only where there is such an exercise
  for (const Event& event : merged) {
    const auto* custom = std::get_if<CustomExercise>(&event.body);
    if (custom == nullptr || event.at.at > now) continue;
    if (!voided) voided = find_voided(merged, now);
    if (!voided->contains(event.id.text)) latest[custom->exercise.id] = {custom, event.at};
  }
  std::vector<CustomAt> found;
  for (const auto& [id, custom] : latest) found.push_back(custom);
  return found;
}

/// What the rules and the words need of it. Evidence is nobody's but the therapist's own.
void add_custom(const CustomExercise& custom, CatalogueContent& content) {
  Exercise exercise = custom.exercise;
  exercise.origin = Origin::beyond;
  exercise.evidence = {EvidenceGrade::d, Confirmation::professional, {}};
  exercise.reviewed = custom.clinician;
  for (const auto& [leaf, text] : custom.texts)
    content.texts["exercise." + exercise.id + "." + leaf] = text;
  MatrixRow row{exercise.id, {}};
  for (const auto& [condition, letter] : custom.cells)
    if (letter != Permission::allowed) row.cells.emplace(condition, letter);
  content.matrix.rows.push_back(std::move(row));
  content.first_plan.additions.push_back(exercise.id);
  content.exercises.push_back(std::move(exercise));
}

}  // namespace

bool is_custom(std::string_view exercise) { return exercise.starts_with(custom_prefix); }

std::optional<Reason> find_custom_fault(const Catalogue& catalogue, const Status& status,
                                        const CustomExercise& custom, const Moment& recorded) {
  const auto who = {input("clinician", custom.clinician)};
  if (!custom.seal) return make_reason("custom.needs-signature", who);
  if (auto fault = find_seal_fault(status, *custom.seal, custom.clinician, recorded)) return fault;
  const LocalDate today = find_local_date(status.now);
  const LocalDate last = find_last_day(catalogue.constants(), custom.given, custom.expires);
  if (today < custom.given || today > last)
    return make_reason("custom.expired",
                       {input("clinician", custom.clinician), input("day", format_leaf(last))});
  base::Diagnostics problems;
  check_custom(catalogue, custom, problems);
  if (!problems.empty()) return make_reason("custom.incomplete", who);
  return std::nullopt;
}

Customs find_customs(const Catalogue& catalogue, std::span<const Event> merged, const Moment& now) {
  Customs found;
  const std::vector<CustomAt> customs = find_latest(merged, now.at);
  if (customs.empty()) return found;
  const Status status = find_status(catalogue, merged, now);
  CatalogueContent content = catalogue.content();
  for (const CustomAt& at : customs) {
    if (auto fault = find_custom_fault(catalogue, status, *at.custom, at.at))
      found.faults.push_back(std::move(*fault));
    else
      add_custom(*at.custom, content);
  }
  if (found.faults.size() < customs.size())
    found.catalogue = std::make_unique<const Catalogue>(std::move(content));
  return found;
}

std::map<std::string, std::string> find_custom_texts(const Catalogue& catalogue,
                                                     std::string_view exercise) {
  std::map<std::string, std::string> own;
  const std::string stem = "exercise." + std::string(exercise) + ".";
  const auto& texts = catalogue.content().texts;
  for (auto at = texts.lower_bound(stem); at != texts.end() && at->first.starts_with(stem); ++at)
    own.emplace(at->first.substr(stem.size()), at->second);
  return own;
}

void check_custom(const Catalogue& catalogue, const CustomExercise& custom,
                  base::Diagnostics& problems) {
  const Id& id = custom.exercise.id;
  const auto report = [&](const std::string& path, std::string message) {
    problems.report({"", 0, path}, std::move(message));
  };
  if (!is_custom(id) || id.size() == custom_prefix.size())
    report("/body/exercise/id", "must begin with CE, like CE01, so that it is told from others");
  const auto& conditions = catalogue.content().matrix.conditions;
  for (const Id& condition : conditions)
    if (!custom.cells.contains(condition))
      report("/body/cells", "lacks a letter for " + condition + "; write . where it is allowed");
  const auto& avoided = catalogue.content().avoided;
  if (custom.avoided &&
      std::ranges::find(avoided, *custom.avoided, &AvoidedMovement::id) == avoided.end())
    report("/body/avoided", "\"" + *custom.avoided + "\" is not a movement of this catalogue");
  // The catalogue's own checks say the rest, of a catalogue that has this exercise as well.
  CatalogueContent content = catalogue.content();
  std::erase_if(content.exercises, [&](const Exercise& one) { return one.id == id; });
  std::erase_if(content.matrix.rows, [&](const MatrixRow& row) { return row.exercise == id; });
  std::erase_if(content.first_plan.additions, [&](const Id& one) { return one == id; });
  add_custom(custom, content);
  // It is written in one language, and shown in that one whatever the page speaks.
  content.translations.clear();
  if (content.languages.size() > 1) content.languages.resize(1);
  base::Diagnostics found;
  check_catalogue(content, found);
  const std::string own_file = "exercises/" + id + ".yaml";
  for (const base::Diagnostic& problem : found.found()) {
    // Sources may be cited by content that is not at hand here; the exercise cites none.
    if (problem.place.file.starts_with("sources/")) continue;
    const bool is_own = problem.place.file == own_file;
    report(is_own ? "/body/exercise" + problem.place.path : "/body", problem.message);
  }
}

}  // namespace plumb::care
