#include "cli/lesson_text.hpp"

#include <algorithm>
#include <vector>

#include "cli/words.hpp"

namespace plumb::cli {

namespace {

/// A source, and the places in it that the claims name.
struct Cited {
  care::Id source;
  std::vector<std::string> places;
};

class LessonWriter {
 public:
  LessonWriter(const care::Catalogue& catalogue, const care::Lesson& lesson)
      : catalogue_{catalogue}, words_{catalogue}, x_{lesson}, stem_{"learn." + lesson.id + "."} {}

  std::string write() {
    text_ = words_.say(stem_ + "title") + " (" + x_.id + ")\n";
    text_ += wrap(words_.say(stem_ + "lead"), "", "");
    for (const care::LessonClaim& claim : x_.claims) write_claim(claim);
    write_signs();
    write_links();
    write_sources();
    if (x_.reviewed == "none") text_ += "\n" + wrap(words_.say("page.notice.unreviewed"), "", "");
    return std::move(text_);
  }

 private:
  void start(std::string_view title) { text_ += "\n" + words_.say(title) + "\n"; }

  void write_claim(const care::LessonClaim& claim) {
    text_ += "\n" + wrap(words_.say(stem_ + claim.id), "  ", "  ");
    std::string numbers;
    for (const care::Citation& citation : claim.sources)
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(find_number(citation));
    const std::string sure = "sureness." + std::string(name_of(claim.sure));
    text_ += wrap(words_.say("print.lesson.sure",
                             {{"sure", words_.say(sure + ".name")}, {"sources", numbers}}),
                  "  ", "  ");
  }

  /// The number of a source among the sources below, from 1; a new one comes last.
  std::size_t find_number(const care::Citation& citation) {
    auto found = std::ranges::find(cited_, citation.source, &Cited::source);
    if (found == cited_.end()) found = cited_.insert(found, {citation.source, {}});
    const bool is_new_place = std::ranges::find(found->places, citation.at) == found->places.end();
    if (!citation.at.empty() && is_new_place) found->places.push_back(citation.at);
    return static_cast<std::size_t>(found - cited_.begin()) + 1;
  }

  void write_signs() {
    if (x_.see.flags.empty()) return;
    start("print.lesson.signs");
    for (const care::Id& id : x_.see.flags) {
      const care::RedFlag* flag = catalogue_.find_flag(id);
      if (flag == nullptr) continue;
      const std::string level = "action." + std::string(name_of(flag->level)) + ".name";
      text_ +=
          wrap(words_.say("flag." + id + ".ask") + " (" + words_.say(level) + ")", "  - ", "    ");
    }
  }

  void write_links() {
    std::string links;
    const auto add = [&](std::string_view kind, const std::vector<care::Id>& ids,
                         std::string_view leaf) {
      for (const care::Id& id : ids)
        links +=
            wrap(words_.say(std::string(kind) + "." + id + std::string(leaf)) + " (" + id + ")",
                 "  - ", "    ");
    };
    add("condition", x_.see.conditions, ".name");
    add("exercise", x_.see.exercises, ".name");
    add("avoided", x_.see.avoided, ".name");
    add("learn", x_.see.lessons, ".title");
    if (links.empty()) return;
    start("print.lesson.see");
    text_ += links;
  }

  void write_sources() {
    start("print.lesson.sources");
    for (std::size_t i = 0; i < cited_.size(); ++i)
      text_ += wrap(say_source(cited_[i]), "  " + std::to_string(i + 1) + ". ", "     ");
  }

  std::string say_source(const Cited& cited) const {
    const auto& sources = catalogue_.content().sources;
    const auto found = std::ranges::find(sources, cited.source, &care::Source::id);
    if (found == sources.end()) return cited.source;
    std::string line = found->authors.empty() ? "" : found->authors + ". ";
    line += found->title + ".";
    if (found->year != 0) line += " " + std::to_string(found->year) + ".";
    std::string places;
    for (const std::string& place : cited.places) places += (places.empty() ? "" : "; ") + place;
    return places.empty() ? line : line + " (" + places + ")";
  }

  const care::Catalogue& catalogue_;
  Words words_;
  const care::Lesson& x_;
  std::string stem_;
  std::string text_;
  std::vector<Cited> cited_;
};

}  // namespace

std::string format_lesson(const care::Catalogue& catalogue, const care::Lesson& lesson) {
  return LessonWriter(catalogue, lesson).write();
}

}  // namespace plumb::cli
