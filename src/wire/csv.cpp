#include "wire/csv.hpp"

#include <algorithm>
#include <array>

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

}  // namespace plumb::wire
