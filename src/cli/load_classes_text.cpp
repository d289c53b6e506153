#include <algorithm>

#include "care/load_classes.hpp"
#include "cli/line_text.hpp"
#include "cli/load_rows_text.hpp"

namespace plumb::cli {

using care::ClassCheck;
using care::ClassVerdict;

namespace {

constexpr std::string_view begin_mark =
    "<!-- From here made by \"plumbline catalogue loads --page\"; do not write here. -->\n";
constexpr std::string_view end_mark = "<!-- To here. -->\n";

/// The name of an exercise by its texts, which `CatalogueContent` holds by key.
std::string name_exercise(const care::CatalogueContent& content, const care::Id& id) {
  const auto text = content.texts.find("exercise." + id + ".name");
  return id + (text == content.texts.end() ? "" : " " + text->second);
}

std::string format_levels(const std::vector<int>& levels) {
  std::string text;
  for (const int level : levels) text += (text.empty() ? "" : ", ") + std::to_string(level);
  return text;
}

std::string format_peak(const care::PercentBand& peak) {
  std::string text = std::to_string(peak.least);
  if (peak.upper && *peak.upper != peak.least) text += "–" + std::to_string(*peak.upper);
  return text + " %";
}

std::string format_section(const care::CatalogueContent& content,
                           const std::vector<ClassCheck>& checks, ClassVerdict verdict,
                           const std::string& title, const std::string& lead) {
  std::string rows;
  int count = 0;
  for (const ClassCheck& check : checks) {
    if (check.verdict != verdict) continue;
    ++count;
    rows += "| " + name_exercise(content, check.exercise) + " | " +
            std::string(care::name_of(check.load_class)) + ", " +
            std::to_string(check.up_to_percent) + " % | " + format_peak(check.peak) + " | " +
            check.disc + " | " +
            (check.levels.empty() ? std::string("all") : format_levels(check.levels)) + " |\n";
  }
  std::string text = "\n## " + title + ": " + std::to_string(count) + "\n\n" + lead + "\n";
  if (count == 0) return text;
  return text +
         "\n| exercise | class and its limit | highest moment, model estimate | disc | levels |\n"
         "|---|---|---|---|---|\n" +
         rows;
}

}  // namespace

std::string format_load_classes(const care::CatalogueContent& content) {
  const auto checks = care::find_class_checks(content);
  std::string text =
      "\n## The limits\n\n| class | up to, % of standing | because |\n|---|---|---|\n";
  for (const care::LoadClassLimit& limit : content.load_reference.classes)
    text += "| " + std::string(care::name_of(limit.load_class)) + " | " +
            std::to_string(limit.up_to_percent) + " | " + limit.why + " |\n";
  text +=
      format_section(content, checks, ClassVerdict::above, "Above the class at least effort",
                     "The model lays more on the low back than the class allows, even if nobody "
                     "braces.");
  text += format_section(content, checks, ClassVerdict::above_braced, "Above the class when braced",
                         "At least effort it fits, at the upper edge of the band it does not.");
  text += format_section(content, checks, ClassVerdict::below, "Would fit the class below",
                         "Load is not the only reason for a class; these are told, and not wrong "
                         "for it.");
  text += format_section(content, checks, ClassVerdict::unknown, "Not known",
                         "A level that is not supportable for a reference body, or braced by an "
                         "activity that nobody measured. The moment is the highest that is known.");
  const auto fits = std::ranges::count(checks, ClassVerdict::fits, &ClassCheck::verdict);
  std::string names;
  for (const ClassCheck& check : checks)
    if (check.verdict == ClassVerdict::fits) names += (names.empty() ? "" : ", ") + check.exercise;
  return text + "\n## In agreement: " + std::to_string(fits) + "\n\n" +
         (names.empty() ? "None." : names + ".") + "\n\n";
}

std::string renew_load_classes(const std::string& page, const care::CatalogueContent& content) {
  const std::size_t begin = page.find(begin_mark);
  const std::size_t end = page.find(end_mark);
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  return page.substr(0, begin + begin_mark.size()) + format_load_classes(content) +
         page.substr(end);
}

}  // namespace plumb::cli
