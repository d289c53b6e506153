#include "cli/document_text.hpp"

#include <algorithm>

#include "cli/words.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

using base::Document;
using Kind = Document::Kind;

bool is_flat(const Document& document) {
  return document.kind != Kind::list && document.kind != Kind::table;
}

std::string format_flat(const Document& value) {
  return value.kind == Kind::text ? value.text : wire::format_json(value);
}

/// A list of plain values stands on one line.
std::string join(const Document& list) {
  std::string text;
  for (const Document& item : list.items) text += (text.empty() ? "" : ", ") + format_flat(item);
  return text;
}

void write(const Document& document, const std::string& indent, std::string& text);

void write_value(const std::string& title, const Document& value, const std::string& indent,
                 std::string& text) {
  const bool is_short_list = value.kind == Kind::list && std::ranges::all_of(value.items, is_flat);
  if (is_flat(value) || is_short_list) {
    const std::string words = is_short_list ? join(value) : format_flat(value);
    text += wrap(words, indent + title + ": ", indent + "    ");
    return;
  }
  text += indent + title + ":\n";
  write(value, indent + "  ", text);
}

void write(const Document& document, const std::string& indent, std::string& text) {
  if (document.kind == Kind::table) {
    for (const auto& member : document.members) write_value(member.key, member.value, indent, text);
    return;
  }
  for (const Document& item : document.items) {
    std::string inner;
    write(item, indent + "  ", inner);
    if (inner.size() > indent.size()) inner[indent.size()] = '-';
    text += inner;
  }
}

}  // namespace

std::string format_document(const Document& document) {
  std::string text;
  write(document, "", text);
  return text;
}

}  // namespace plumb::cli
