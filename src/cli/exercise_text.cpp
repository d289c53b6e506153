#include "cli/exercise_text.hpp"

#include <algorithm>
#include <utility>

#include "cli/load_rows_text.hpp"
#include "cli/words.hpp"

namespace plumb::cli {

namespace {

using care::Exercise;
using care::Permission;

class ExerciseWriter {
 public:
  ExerciseWriter(const care::Catalogue& catalogue, const Exercise& exercise)
      : catalogue_{catalogue},
        words_{catalogue},
        x_{exercise},
        stem_{"exercise." + exercise.id + "."} {}

  std::string write() {
    text_ = words_.exercise(x_.id) + "\n";
    text_ += wrap(words_.say(stem_ + "purpose"), "", "") + "\n";
    row("print.show.goals", join(x_.goals, "goal."));
    row("print.show.positions", join(x_.positions, "position."));
    row("print.show.load", words_.say("load_class." + std::string(name_of(x_.load_class))));
    row("print.show.needs", list_needs(x_.needs));
    row("print.show.cue", words_.say(stem_ + "cue"));
    write_list("print.show.steps", "steps", true);
    write_ladder();
    write_list("print.show.out", "out", true);
    write_list("print.show.stop", "stop", false);
    write_loads();
    write_matrix();
    write_evidence();
    return std::move(text_);
  }

 private:
  void start(std::string_view key) { text_ += "\n" + words_.say(key) + "\n"; }
  void row(std::string_view key, const std::string& value) {
    if (!value.empty()) text_ += wrap(value, words_.say(key) + " ", "    ");
  }

  template <class Enum>
  std::string join(const std::vector<Enum>& values, const std::string& family) const {
    std::string text;
    for (const Enum value : values)
      text += (text.empty() ? "" : "; ") + words_.say(family + std::string(name_of(value)));
    return text;
  }

  std::string list_needs(const std::vector<care::Need>& needs) const {
    std::string text;
    for (const care::Need& need : needs) {
      std::string any;
      for (const auto& item : need.any)
        any += (any.empty() ? "" : " " + words_.say("print.show.or") + " ") +
               words_.say("equipment." + item + ".name");
      text += (text.empty() ? "" : "; ") + any;
    }
    return text;
  }

  void write_list(std::string_view title, const std::string& leaf, bool numbered) {
    start(title);
    const std::string stem = stem_ + leaf + ".";
    for (int i = 1; catalogue_.find_text(stem + std::to_string(i)) != nullptr; ++i)
      text_ +=
          wrap(words_.say(stem + std::to_string(i)),
               numbered ? "  " + std::to_string(i) + ". " : "  - ", numbered ? "     " : "    ");
  }

  void write_ladder() {
    start("print.show.ladder");
    for (const care::Rung& rung : x_.ladder) {
      const std::string level = std::to_string(rung.level);
      text_ += wrap(words_.say(stem_ + "rung." + level), "  " + level + ". ", "     ");
      text_ += wrap(words_.dose(x_, rung), "     ", "     ");
      if (!rung.needs.empty()) {
        text_ +=
            wrap(list_needs(rung.needs), "     " + words_.say("print.show.needs") + " ", "     ");
      }
    }
  }

  /// What our model says of the load, in words if it is worth them, and as the table has it.
  void write_loads() {
    const std::string rows = format_load_rows(catalogue_, x_.id);
    if (rows.empty() && !words_.has(stem_ + "load")) return;
    start("print.show.loads");
    if (words_.has(stem_ + "load")) text_ += wrap(words_.say(stem_ + "load"), "  ", "  ");
    text_ += rows;
  }

  void write_matrix() {
    const auto& rows = catalogue_.content().matrix.rows;
    const auto found = std::ranges::find(rows, x_.id, &care::MatrixRow::exercise);
    if (found == rows.end() || found->cells.empty()) return;
    start("print.show.matrix");
    for (const Permission letter : {Permission::excluded, Permission::key, Permission::caution}) {
      std::string names;
      for (const auto& [condition, cell] : found->cells)
        if (cell == letter)
          names += (names.empty() ? "" : "; ") + words_.say("condition." + condition + ".name") +
                   " (" + condition + ")";
      if (!names.empty())
        text_ += wrap(names,
                      "  " + words_.say("print.show.letter." + std::string(name_of(letter))) + " ",
                      "    ");
    }
  }

  void write_evidence() {
    start("print.show.evidence");
    text_ += wrap(words_.say(stem_ + "evidence"), "  ", "  ");
    const care::Evidence& evidence = x_.evidence;
    text_ += wrap(words_.say("print.show.grade",
                             {{"grade", std::string(name_of(evidence.grade))},
                              {"confirmation", std::string(name_of(evidence.confirmation))},
                              {"reviewed", words_.reviewer(x_.reviewed)}}),
                  "  ", "  ");
    for (const care::Citation& citation : evidence.sources) {
      const auto& sources = catalogue_.content().sources;
      const auto source = std::ranges::find(sources, citation.source, &care::Source::id);
      std::string line = citation.source;
      if (source != sources.end()) line += ": " + source->title;
      if (!citation.at.empty()) line += " (" + citation.at + ")";
      text_ += wrap(line, "  - ", "    ");
    }
  }

  const care::Catalogue& catalogue_;
  Words words_;
  const Exercise& x_;
  std::string stem_;
  std::string text_;
};

}  // namespace

std::string format_exercise(const care::Catalogue& catalogue, const Exercise& exercise) {
  return ExerciseWriter(catalogue, exercise).write();
}

}  // namespace plumb::cli
