#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/expect.hpp"
#include "wire/json.hpp"

namespace plumb::wire {

namespace {

using base::Document;

class JsonWriter {
 public:
  explicit JsonWriter(int indent) : indent_{indent} {}

  void write(const Document& document) {
    switch (document.kind) {
      case Document::Kind::null: text_ += "null"; return;
      case Document::Kind::boolean: text_ += document.boolean ? "true" : "false"; return;
      case Document::Kind::integer: write_integer(document.integer); return;
      case Document::Kind::real: write_real(document.real); return;
      case Document::Kind::text:
      case Document::Kind::plain: write_text(document.text); return;
      case Document::Kind::list: write_list(document); return;
      case Document::Kind::table: write_table(document); return;
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void write_integer(std::int64_t value) {
    std::array<char, 24> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text_ += std::string_view(digits.data(), end);
  }

  /// The library's own digits (Grisu2), which read back to the same number. std::to_chars would
  /// cost the browser module a hundred kilobytes of tables.
  void write_real(double value) {
    PLUMB_EXPECT(std::isfinite(value));
    std::array<char, 64> digits{};
    const char* end =
        nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), value);
    text_ += std::string_view(digits.data(), end);
  }

  void write_text(std::string_view value) {
    text_ += '"';
    std::size_t plain_from = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const auto byte = static_cast<unsigned char>(value[i]);
      if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
      text_.append(value.substr(plain_from, i - plain_from));
      plain_from = i + 1;
      write_escape(byte);
    }
    text_.append(value.substr(plain_from));
    text_ += '"';
  }

  void write_escape(unsigned char byte) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (byte) {
      case '"': text_ += "\\\""; return;
      case '\\': text_ += "\\\\"; return;
      case '\b': text_ += "\\b"; return;
      case '\f': text_ += "\\f"; return;
      case '\n': text_ += "\\n"; return;
      case '\r': text_ += "\\r"; return;
      case '\t': text_ += "\\t"; return;
      default:
        text_ += "\\u00";
        text_ += hex[byte >> 4u];
        text_ += hex[byte & 0xFu];
    }
  }

  void write_list(const Document& list) {
    text_ += '[';
    ++depth_;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      if (i > 0) text_ += ',';
      break_line();
      write(list.items[i]);
    }
    --depth_;
    if (!list.items.empty()) break_line();
    text_ += ']';
  }

  void write_table(const Document& table) {
    text_ += '{';
    ++depth_;
    for (std::size_t i = 0; i < table.members.size(); ++i) {
      if (i > 0) text_ += ',';
      break_line();
      write_text(table.members[i].key);
      text_ += indent_ > 0 ? ": " : ":";
      write(table.members[i].value);
    }
    --depth_;
    if (!table.members.empty()) break_line();
    text_ += '}';
  }

  void break_line() {
    if (indent_ == 0) return;
    text_ += '\n';
    text_.append(static_cast<std::size_t>(indent_ * depth_), ' ');
  }

  int indent_;
  int depth_ = 0;
  std::string text_;
};

}  // namespace

std::string format_json(const Document& document, int indent) {
  JsonWriter writer(indent);
  writer.write(document);
  return writer.take();
}

}  // namespace plumb::wire
