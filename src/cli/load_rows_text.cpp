#include "cli/load_rows_text.hpp"

#include <algorithm>

#include "base/write_described.hpp"
#include "cli/line_text.hpp"
#include "cli/words.hpp"

namespace plumb::cli {

using base::Document;
using care::BodyLoad;
using care::LoadCourse;
using care::LoadRow;

namespace {

constexpr std::size_t width = 80;
constexpr int name_columns = 20;
constexpr int cell_columns = 11;
constexpr double mm_per_m = 1000;
constexpr double g_per_kg = 1000;

std::string join_levels(const std::vector<int>& levels) {
  std::string text;
  for (const int level : levels) text += (text.empty() ? "" : ", ") + std::to_string(level);
  return text;
}

class LoadRowsWriter {
 public:
  explicit LoadRowsWriter(const care::Catalogue& catalogue)
      : words_{catalogue}, reference_{catalogue.content().load_reference} {}

  std::string write(const std::vector<const LoadRow*>& rows) {
    say("print.show.loads.how", "  ");
    for (const LoadRow* row : rows) write_row(*row);
    return std::move(text_);
  }

 private:
  void say(std::string_view key, std::string_view indent, Words::Fill fill = {}) {
    text_ += wrap(words_.say(key, fill), indent, indent, width);
  }

  void write_row(const LoadRow& row) {
    say("print.show.loads.levels", "  ", {{"levels", join_levels(row.levels)}});
    write_heads();
    for (const BodyLoad& load : row.bodies) write_body(row, load);
    if (row.bracing != care::Bracing::none)
      say("print.show.loads.bracing." + std::string(name_of(row.bracing)), "    ");
  }

  void write_heads() {
    text_ += std::string(name_columns, ' ');
    for (const care::Id& disc : reference_.discs)
      text_ += format_line(" %*s", cell_columns, disc.c_str());
    text_ += "\n";
  }

  void write_body(const LoadRow& row, const BodyLoad& load) {
    const std::string name = "  " + name_body(load.body);
    if (!load.least) {
      std::string moments;
      for (const std::string& one : load.not_supportable)
        moments += (moments.empty() ? "" : ", ") + one;
      text_ += wrap(words_.say("print.show.loads.unknown", {{"moments", moments}}),
                    format_line("%-*s  ", name_columns, name.c_str()),
                    std::string(name_columns + 2, ' '), width);
      return;
    }
    write_course(name, *load.least);
    if (load.braced) write_course("    " + words_.say("print.show.loads.braced"), *load.braced);
    if (row.bracing == care::Bracing::measured && !load.braced)
      say("print.show.loads.not_held", "      ");
  }

  std::string name_body(const care::Id& id) const {
    const auto body = std::ranges::find(reference_.bodies, id, &care::ReferenceBody::id);
    if (body == reference_.bodies.end()) return id;
    return words_.say(
        "print.show.loads.body." + std::string(name_of(body->sex)),
        {{"height", format_line("%.2f", static_cast<double>(body->height_mm) / mm_per_m)},
         {"mass", format_line("%.0f", static_cast<double>(body->mass_g) / g_per_kg)}});
  }

  void write_course(const std::string& name, const LoadCourse& course) {
    text_ += format_line("%-*s", name_columns, name.c_str());
    for (std::size_t i = 0; i < course.peak.size(); ++i) {
      std::string cell = std::to_string(course.peak[i]) + "/" + std::to_string(course.mean[i]);
      if (!course.held.empty()) cell += "/" + std::to_string(course.held[i]);
      text_ += format_line(" %*s", cell_columns, cell.c_str());
    }
    text_ += "\n";
  }

  Words words_;
  const care::LoadReference& reference_;
  std::string text_;
};

std::vector<const LoadRow*> find_rows(const care::Catalogue& catalogue, std::string_view movement) {
  std::vector<const LoadRow*> rows;
  for (const LoadRow& row : catalogue.content().load_table.rows)
    if (row.movement == movement) rows.push_back(&row);
  return rows;
}

}  // namespace

std::string format_load_rows(const care::Catalogue& catalogue, std::string_view movement) {
  const auto rows = find_rows(catalogue, movement);
  return rows.empty() ? "" : LoadRowsWriter(catalogue).write(rows);
}

Document make_load_rows(const care::Catalogue& catalogue, std::string_view movement) {
  const auto rows = find_rows(catalogue, movement);
  Document loads = Document::make_table();
  if (rows.empty()) return loads;
  const care::LoadReference& reference = catalogue.content().load_reference;
  loads.add("unit",
            Document::make_text("per cent of the same body's quiet standing, disc by disc"));
  loads.add("model_estimate", Document::make_boolean(true));
  loads.add("discs", base::write_described(reference.discs));
  loads.add("reference_bodies", base::write_described(reference.bodies));
  Document list = Document::make_list();
  for (const LoadRow* row : rows) list.items.push_back(base::write_described(*row));
  loads.add("rows", std::move(list));
  return loads;
}

}  // namespace plumb::cli
