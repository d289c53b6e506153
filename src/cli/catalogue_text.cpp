#include "cli/catalogue_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/write_described.hpp"
#include "care/explain.hpp"
#include "cli/document_text.hpp"
#include "cli/exercise_text.hpp"
#include "cli/load_rows_text.hpp"

namespace plumb::cli {

using base::Document;

namespace {

struct Entry {
  std::string kind;
  std::string id;
  std::string name;
  std::string stem;  ///< its texts stand under this
  Document document;
};

/// Lists every kind of thing that has an id, in the order of the catalogue.
class EntryList {
 public:
  explicit EntryList(const care::Catalogue& catalogue) : catalogue_{catalogue} {
    const care::CatalogueContent& content = catalogue.content();
    add("lesson", content.lessons, ".title", "learn");
    add("exercise", content.exercises, ".name");
    add("avoided", content.avoided, ".name");
    add("condition", content.conditions, ".name");
    add("flag", content.flags, ".what");
    add("question", content.questions, ".ask");
    add("self_check", content.self_checks, ".name");
    add("measure", content.measures, ".name");
    add("equipment", content.equipment, ".name");
    for (const auto& rule : content.rules)
      entries_.push_back({"rule", rule.id, care::find_text_or_key(catalogue, "rule." + rule.id),
                          "rule." + rule.id + ".", base::write_described(rule)});
    for (const auto& source : content.sources)
      entries_.push_back({"source", source.id, source.title, "source." + source.id + ".",
                          base::write_described(source)});
  }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  template <class T>
  void add(const std::string& kind, const std::vector<T>& list, std::string_view leaf,
           const std::string& family = {}) {
    for (const T& one : list) {
      const std::string stem = (family.empty() ? kind : family) + "." + one.id;
      entries_.push_back({kind, one.id,
                          care::find_text_or_key(catalogue_, stem + std::string(leaf)), stem + ".",
                          base::write_described(one)});
    }
  }

  const care::Catalogue& catalogue_;
  std::vector<Entry> entries_;
};

/// The texts of an entry: those under its stem, by what follows it.
Document find_texts(const care::Catalogue& catalogue, const Entry& entry) {
  Document texts = Document::make_table();
  const auto& all = catalogue.content().texts;
  for (auto at = all.lower_bound(entry.stem); at != all.end() && at->first.starts_with(entry.stem);
       ++at)
    texts.add(at->first.substr(entry.stem.size()), Document::make_text(at->second));
  return texts;
}

/// What the matrix says about an exercise: {condition: letter} without the empty cells.
Document find_cells(const care::Catalogue& catalogue, const std::string& exercise) {
  const auto& rows = catalogue.content().matrix.rows;
  const auto row = std::ranges::find(rows, exercise, &care::MatrixRow::exercise);
  return row == rows.end() ? Document::make_table() : base::write_described(row->cells);
}

std::string count(std::size_t n, const char* one, const char* other) {
  return std::to_string(n) + " " + (n == 1 ? one : other);
}

}  // namespace

std::string format_counts(const app::Content& content) {
  const care::CatalogueContent& care = content.care;
  return "Catalogue " + care.version +
         ", reviewed by: " + (care.reviewed == "none" ? "nobody yet" : care.reviewed) + "\n" +
         count(care.lessons.size(), "lesson", "lessons") + ", " +
         count(care.exercises.size(), "exercise", "exercises") + ", " +
         count(care.avoided.size(), "movement to avoid", "movements to avoid") + ", " +
         count(care.conditions.size(), "condition", "conditions") + ", " +
         count(care.flags.size(), "red flag", "red flags") + ", " +
         count(care.questions.size(), "question", "questions") + ", " +
         count(care.rules.size(), "rule", "rules") + ", " +
         count(care.sources.size(), "source", "sources") + ", " +
         count(content.movements.size(), "movement", "movements") + ", " +
         count(care.texts.size(), "text", "texts") + ": no problem\n";
}

std::string format_catalogue_list(const care::Catalogue& catalogue) {
  const EntryList list(catalogue);
  std::size_t width = 0;
  for (const Entry& entry : list.entries()) width = std::max(width, entry.id.size());
  std::string text, kind;
  for (const Entry& entry : list.entries()) {
    if (entry.kind != kind) {
      text += (text.empty() ? "" : "\n") + entry.kind + "\n";
      kind = entry.kind;
    }
    text += "  " + entry.id + std::string(width + 2 - entry.id.size(), ' ') + entry.name + "\n";
  }
  return text;
}

Document make_catalogue_list(const care::Catalogue& catalogue) {
  Document list = Document::make_list();
  for (const Entry& entry : EntryList(catalogue).entries()) {
    Document item = Document::make_table();
    item.add("kind", Document::make_text(entry.kind));
    item.add("id", Document::make_text(entry.id));
    item.add("name", Document::make_text(entry.name));
    list.items.push_back(std::move(item));
  }
  return list;
}

std::optional<CatalogueEntry> find_entry(const care::Catalogue& catalogue, std::string_view id) {
  const EntryList list(catalogue);
  const auto entry = std::ranges::find(list.entries(), id, &Entry::id);
  if (entry == list.entries().end()) return std::nullopt;
  CatalogueEntry found;
  found.document = Document::make_table();
  found.document.add("kind", Document::make_text(entry->kind));
  found.document.add("entry", entry->document);
  if (entry->kind == "exercise") found.document.add("matrix", find_cells(catalogue, entry->id));
  if (Document loads = make_load_rows(catalogue, entry->id); !loads.members.empty())
    found.document.add("loads", std::move(loads));
  found.document.add("texts", find_texts(catalogue, *entry));
  if (const care::Exercise* exercise = catalogue.find_exercise(id)) {
    found.text = format_exercise(catalogue, *exercise);
    return found;
  }
  found.text = entry->name + " (" + entry->id + ")\n\n" + format_document(entry->document);
  const Document texts = find_texts(catalogue, *entry);
  if (!texts.members.empty()) found.text += "\n" + format_document(texts);
  if (const std::string loads = format_load_rows(catalogue, entry->id); !loads.empty())
    found.text += "\n" + care::find_text_or_key(catalogue, "print.show.loads") + "\n" + loads;
  return found;
}

}  // namespace plumb::cli
