#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A reader of RFC 4180 for tests, written by the document and not by our writer.
namespace plumb::wire::testing {

using CsvTable = std::vector<std::vector<std::string>>;

inline CsvTable parse_csv(std::string_view text) {
  CsvTable table;
  std::vector<std::string> row;
  std::string field;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted) {
      if (text[i] != '"') {
        field += text[i];
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        field += text[++i];
      } else {
        quoted = false;
      }
    } else if (text[i] == '"') {
      quoted = true;
    } else if (text[i] == ',') {
      row.push_back(std::move(field));
      field.clear();
    } else if (text.substr(i, 2) == "\r\n") {
      ++i;
      row.push_back(std::move(field));
      field.clear();
      table.push_back(std::move(row));
      row.clear();
    } else {
      field += text[i];
    }
  }
  return table;
}

}  // namespace plumb::wire::testing
