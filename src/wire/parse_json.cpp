#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/scalar_text.hpp"
#include "wire/json.hpp"

namespace plumb::wire {

namespace {

using base::Document;

/// How far the lexer has read. Shared, because the library copies its iterators.
struct Cursor {
  const char* begin = nullptr;
  const char* at = nullptr;
};

/// A forward iterator over the text that tells where it is.
class TracedChar {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  TracedChar(const char* at, Cursor* cursor) : at_{at}, cursor_{cursor} {}
  reference operator*() const { return *at_; }
  TracedChar& operator++() {
    cursor_->at = ++at_;
    return *this;
  }
  TracedChar operator++(int) {
    TracedChar before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const TracedChar& a, const TracedChar& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  Cursor* cursor_;
};

/// Builds Documents from the events of the parser. The open lists and tables lie on a stack and
/// move into their parent when they close.
class DocumentBuilder {
 public:
  using number_integer_t = std::int64_t;
  using number_unsigned_t = std::uint64_t;
  using number_float_t = double;
  using string_t = std::string;
  using binary_t = nlohmann::json::binary_t;

  DocumentBuilder(const Cursor& cursor, const JsonLimits& limits, int first_line)
      : cursor_{cursor}, limits_{limits}, line_{first_line}, counted_{cursor.begin} {}

  bool null() { return add(Document{}); }
  bool boolean(bool value) { return add(Document::make_boolean(value)); }
  bool number_integer(number_integer_t value) { return add(Document::make_integer(value)); }
  bool number_unsigned(number_unsigned_t value) {
    if (!std::in_range<std::int64_t>(value))
      return add(Document::make_real(static_cast<double>(value)));
    return add(Document::make_integer(static_cast<std::int64_t>(value)));
  }
  bool number_float(number_float_t value, const string_t&) {
    return add(Document::make_real(value));
  }
  bool string(string_t& value) { return add(Document::make_text(std::move(value))); }
  bool binary(binary_t&) { return false; }  // never sent for text

  bool start_object(std::size_t) { return open(Document::make_table()); }
  bool start_array(std::size_t) { return open(Document::make_list()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(string_t& name) {
    if (open_.back().members.size() >= limits_.members)
      return refuse("has a table with too many members; at most " +
                    std::to_string(limits_.members));
    keys_.push_back({std::move(name), find_line(), {}});
    return true;
  }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& error) {
    position_ = position;
    complaint_ = error.what();
    return false;
  }

  Document take() { return std::move(root_); }
  const std::string& complaint() const { return complaint_; }
  std::size_t position() const { return position_; }

 private:
  /// The last character read ends the token, or is the one behind a number: newlines before it
  /// are those before the value.
  int find_line() {
    const char* until = std::max(counted_, cursor_.at - 1);
    line_ += static_cast<int>(std::count(counted_, until, '\n'));
    counted_ = until;
    return line_;
  }

  bool refuse(std::string why) {
    position_ = static_cast<std::size_t>(cursor_.at - cursor_.begin);
    complaint_ = std::move(why);
    return false;
  }

  bool count() { return ++values_ <= limits_.values || refuse("has too many values; split it"); }

  bool add(Document value) {
    if (!count()) return false;
    value.line = find_line();
    place(std::move(value));
    return true;
  }

  void place(Document value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().kind == Document::Kind::list) {
      open_.back().items.push_back(std::move(value));
    } else {
      keys_.back().value = std::move(value);
      open_.back().members.push_back(std::move(keys_.back()));
      keys_.pop_back();
    }
  }

  bool open(Document container) {
    if (!count()) return false;
    if (open_.size() >= static_cast<std::size_t>(limits_.depth))
      return refuse("is nested too deeply; at most " + std::to_string(limits_.depth) + " levels");
    container.line = find_line();
    open_.push_back(std::move(container));
    return true;
  }

  bool close() {
    Document value = std::move(open_.back());
    open_.pop_back();
    place(std::move(value));
    return true;
  }

  const Cursor& cursor_;
  const JsonLimits& limits_;
  int line_;
  const char* counted_;
  std::size_t values_ = 0;
  std::vector<Document> open_;
  std::vector<Document::Member> keys_;
  Document root_;
  std::string complaint_;
  std::size_t position_ = 0;
};

/// The library's message without its own name, number and place, and without what it last read if
/// that is no text.
std::string trim_complaint(std::string message) {
  if (message.starts_with('[')) {
    const auto place_end = message.find(": ");  // an overflow has no place
    message.erase(0, place_end == std::string::npos ? message.find(']') + 2 : place_end + 2);
  }
  if (!base::is_well_formed_utf8(message)) message.erase(message.find("; last read"));
  return message;
}

std::string format_place(std::string_view text, std::size_t position, const JsonSource& source) {
  const std::size_t at = std::min(position == 0 ? 0 : position - 1, text.size());
  const std::string_view before = text.substr(0, at);
  const auto line = source.first_line + std::count(before.begin(), before.end(), '\n');
  const auto line_start = before.rfind('\n');
  const auto column = at - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
  std::string place;
  if (source.file.empty())
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
  return std::string(source.file) + ":" + std::to_string(line) + ":" + std::to_string(column);
}

}  // namespace

base::Outcome<Document> parse_json(std::string_view text, const JsonSource& source,
                                   const JsonLimits& limits) {
  using enum base::Fault::Code;
  if (text.size() > limits.bytes)
    return base::fail(input_invalid, "reading JSON", std::string(source.file),
                      "is longer than " + std::to_string(limits.bytes) + " bytes; split it");
  Cursor cursor{text.data(), text.data()};
  DocumentBuilder builder(cursor, limits, source.first_line);
  const bool ok = nlohmann::json::sax_parse(
      TracedChar(text.data(), &cursor), TracedChar(text.data() + text.size(), &cursor), &builder);
  if (!ok)
    return base::fail(input_invalid, "reading JSON", format_place(text, builder.position(), source),
                      trim_complaint(builder.complaint()));
  return builder.take();
}

}  // namespace plumb::wire
