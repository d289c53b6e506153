#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Comma-separated values by RFC 4180: fields are quoted where they must be, lines end with CR LF.
namespace plumb::wire {

class CsvWriter {
 public:
  /// Words of a person or of the catalogue. A spreadsheet takes a field that begins with =, +, - or
  /// @ for a formula and runs it, so such a text gets one apostrophe in front; so does one that
  /// begins with an apostrophe itself, so that taking one away always gives the text back.
  void add_words(std::string_view words);
  /// What the program itself writes: a date, an id, the name of a value.
  void add_value(std::string_view value);
  void add_number(std::int64_t number);
  /// "yes" or "no".
  void add_answer(bool yes) { add_value(yes ? "yes" : "no"); }
  void add_nothing() { add_value({}); }
  template <class T>
  void add_number(const std::optional<T>& number) {
    if (number)
      add_number(static_cast<std::int64_t>(number->value));
    else
      add_nothing();
  }
  void end_row();

  std::string take() { return std::move(text_); }

 private:
  void add_field(std::string_view field);

  std::string text_;
  bool row_begun_ = false;
};

/// A row that was read, and the line on which it begins, from 1.
struct CsvRow {
  std::vector<std::string> fields;
  int line = 0;
};

/// The rows of a text by RFC 4180, lines ended by LF taken as well. An empty line is no row.
std::vector<CsvRow> parse_csv(std::string_view text);

/// True if a spreadsheet might run this text, or if it has the apostrophe that says so.
bool needs_apostrophe(std::string_view words);

}  // namespace plumb::wire
