#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plumb::base {

/// A tree of values, free of any file format. Readers of YAML and JSON produce it, so that one
/// strict reader (`read_described.hpp`) serves both; writers turn it into text.
///
/// `plain` is a YAML scalar without quotes: its type is decided by who reads it.
struct Document {
  enum class Kind : std::uint8_t { null, boolean, integer, real, text, plain, list, table };
  struct Member;

  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;  ///< of text and plain
  std::vector<Document> items;
  std::vector<Member> members;  ///< in the order written; keys may repeat, the reader objects
  int line = 0;                 ///< of the source, from 1; 0 = unknown

  static Document make_text(std::string value);
  static Document make_integer(std::int64_t value);
  static Document make_real(double value);
  static Document make_boolean(bool value);
  static Document make_list();
  static Document make_table();

  /// The member of that name, or nullptr. Linear: tables are short.
  const Document* find(std::string_view key) const;
  void add(std::string key, Document value);
};

struct Document::Member {
  std::string key;
  int line = 0;
  Document value;
};

/// "a list", "a whole number", …: the word for messages.
std::string_view describe_kind(const Document& document);

}  // namespace plumb::base
