#include "wire/record_file.hpp"

#include <string>
#include <utility>

#include "care/event_described.hpp"
#include "wire/csv.hpp"
#include "wire/export.hpp"
#include "wire/fhir/parts.hpp"
#include "wire/json.hpp"

namespace plumb::wire {

namespace {

using base::Document;

class RecordReader {
 public:
  RecordReader(std::string_view name, base::Diagnostics& problems) : problems_{problems} {
    file_.name = name;
  }

  JournalFile take() { return std::move(file_); }

  /// {"format": "plumbline-export", …, "events": […]}
  void read_export(const Document& whole) {
    const Document* events = whole.find("events");
    if (events == nullptr || events->kind != Document::Kind::list)
      return report(whole.line, "has no list of events");
    for (const Document& one : events->items) read_event(one, one.line);
  }

  /// Every resource that bears an event; the others can be made anew.
  void read_bundle(const Document& bundle) {
    const Document* entries = bundle.find("entry");
    if (entries == nullptr) return report(bundle.line, "has no entries");
    std::size_t found = 0;
    for (const Document& entry : entries->items) {
      const Document* resource = entry.find("resource");
      const Document* extensions = resource == nullptr ? nullptr : resource->find("extension");
      if (extensions == nullptr) continue;
      for (const Document& one : extensions->items) {
        const Document* url = one.find("url");
        const Document* value = one.find("valueString");
        if (url == nullptr || url->text != fhir::event_extension || value == nullptr) continue;
        ++found;
        read_text(value->text, one.line);
      }
    }
    if (found == 0)
      report(bundle.line,
             "holds no record of Plumbline: no resource bears the extension urn:plumbline:event");
  }

  void read_table(std::string_view text) {
    int line = 1;
    const auto names = list_columns(ExportForm::events);
    for (const CsvRow& row : parse_csv(text)) {
      const bool is_head = line == 1;
      if (!is_head && row.fields.size() == names.size())
        read_text(row.fields.back(), row.line);
      else if (!is_head)
        report(row.line, "does not have the columns of the first row");
      line = row.line + 1;
    }
  }

 private:
  void report(int line, std::string message) {
    problems_.report({file_.name, line, ""}, std::move(message));
  }
  void read_text(const std::string& text, int line) {
    const auto document = parse_json(text, {file_.name, line});
    if (!document) return report(line, "bears an event that is not JSON: " + document.error().hint);
    read_event(*document, line);
  }
  void read_event(const Document& document, int line) {
    care::Event event;
    if (!base::read_described(document, event, file_.name, problems_)) return;
    file_.events.push_back(std::move(event));
    file_.lines.push_back(line);
  }

  JournalFile file_;
  base::Diagnostics& problems_;
};

bool is_text(const Document* document, std::string_view text) {
  return document != nullptr && document->text == text;
}

bool is_table_of_events(std::string_view text) {
  std::string head;
  for (const auto name : list_columns(ExportForm::events))
    head += (head.empty() ? "" : ",") + std::string(name);
  return text.starts_with(head + "\r\n") || text.starts_with(head + "\n");
}

}  // namespace

JournalFile parse_record(std::string_view text, std::string_view name,
                         base::Diagnostics& problems) {
  RecordReader reader(name, problems);
  if (is_table_of_events(text)) {
    reader.read_table(text);
    return reader.take();
  }
  // A journal of several lines is no single JSON text; one of one line has neither mark.
  if (const auto whole = parse_json(text, {name, 1}); whole) {
    if (is_text(whole->find("resourceType"), "Bundle")) {
      reader.read_bundle(*whole);
      return reader.take();
    }
    if (is_text(whole->find("format"), "plumbline-export")) {
      reader.read_export(*whole);
      return reader.take();
    }
  }
  return parse_journal(text, name, problems);
}

}  // namespace plumb::wire
