#include "wire/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plumb::wire {

bool needs_apostrophe(std::string_view words) {
  // The wide forms of the four signs are taken for them where full-width writing is usual.
  constexpr std::array<std::string_view, 9> beginnings = {
      "=", "+", "-", "@", "'", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  // Some programs look past blanks and line ends in front.
  const std::size_t from = words.find_first_not_of(" \t\r\n\v\f");
  if (from == words.npos) return false;
  const std::string_view rest = words.substr(from);
  return std::ranges::any_of(
      beginnings, [&](std::string_view beginning) { return rest.starts_with(beginning); });
}

void CsvWriter::add_words(std::string_view words) {
  if (!needs_apostrophe(words)) return add_field(words);
  add_field("'" + std::string(words));
}

void CsvWriter::add_value(std::string_view value) { add_field(value); }

void CsvWriter::add_number(std::int64_t number) { add_field(std::to_string(number)); }

void CsvWriter::add_field(std::string_view field) {
  if (row_begun_) text_ += ',';
  row_begun_ = true;
  if (field.find_first_of(",\"\r\n") == field.npos) {
    text_ += field;
    return;
  }
  text_ += '"';
  for (const char byte : field) {
    if (byte == '"') text_ += '"';
    text_ += byte;
  }
  text_ += '"';
}

void CsvWriter::end_row() {
  text_ += "\r\n";
  row_begun_ = false;
}

std::vector<CsvRow> parse_csv(std::string_view text) {
  std::vector<CsvRow> rows;
  CsvRow row;
  std::string field;
  bool is_quoted = false;
  int line = 1;
  row.line = line;
  const auto end_row = [&] {
    if (!field.empty() || !row.fields.empty()) {
      row.fields.push_back(std::move(field));
      rows.push_back(std::move(row));
    }
    field.clear();
    row = {{}, line};
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') ++line;
    if (is_quoted) {
      const bool is_end = c == '"' && (at + 1 == text.size() || text[at + 1] != '"');
      if (is_end)
        is_quoted = false;
      else
        field += c;
      if (c == '"' && !is_end) ++at;
    } else if (c == '"') {
      is_quoted = true;
    } else if (c == ',') {
      row.fields.push_back(std::exchange(field, {}));
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      field += c;
    }
  }
  end_row();
  return rows;
}

}  // namespace plumb::wire
