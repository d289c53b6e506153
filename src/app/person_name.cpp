#include "app/person_name.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/scalar_text.hpp"

namespace plumb::app {

namespace {

constexpr std::size_t max_name_bytes = 200;

/// One character of a text, and the bytes it takes there.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

Character take_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  Character taken;
  const unsigned first = byte(0);
  if (first >= 0x80) taken.bytes = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  taken.code = taken.bytes == 1 ? first : first & (0x7Fu >> taken.bytes);
  for (std::size_t i = 1; i < taken.bytes; ++i)
    taken.code = (taken.code << 6) | static_cast<char32_t>(byte(i) & 0x3Fu);
  return taken;
}

/// Takes  well-formed UTF-8
std::vector<Character> split_characters(std::string_view text) {
  std::vector<Character> characters;
  while (!text.empty()) {
    characters.push_back(take_character(text));
    text.remove_prefix(characters.back().bytes);
  }
  return characters;
}

/// White_Space of Unicode.
bool is_blank(const Character& c) {
  return (c.code >= 0x09 && c.code <= 0x0D) || c.code == 0x20 || c.code == 0x85 || c.code == 0xA0 ||
         c.code == 0x1680 || (c.code >= 0x2000 && c.code <= 0x200A) || c.code == 0x2028 ||
         c.code == 0x2029 || c.code == 0x202F || c.code == 0x205F || c.code == 0x3000;
}

/// Controls, line and paragraph ends, embeddings, overrides and isolates of the direction, the
/// byte order mark. The joiners stay: some scripts spell names with them.
bool is_refused(const Character& c) {
  return c.code < 0x20 || (c.code >= 0x7F && c.code <= 0x9F) || c.code == 0x200B ||
         (c.code >= 0x2028 && c.code <= 0x202E) || (c.code >= 0x2060 && c.code <= 0x206F) ||
         c.code == 0xFEFF;
}

std::unexpected<base::Fault> refuse(std::string hint) {
  return base::fail(base::Fault::Code::input_invalid, "adding a person", "/name", std::move(hint));
}

}  // namespace

base::Outcome<std::string> parse_person_name(std::string_view text) {
  constexpr std::size_t far_too_long = 4 * max_name_bytes;
  if (text.size() > far_too_long || !base::is_well_formed_utf8(text))
    return refuse("must be a name of 1 to 200 bytes of UTF-8 text");
  const std::vector<Character> all = split_characters(text);
  auto first = all.begin();
  auto last = all.end();
  while (first != last && is_blank(*first)) text.remove_prefix((first++)->bytes);
  while (first != last && is_blank(*(last - 1))) text.remove_suffix((--last)->bytes);
  if (text.empty() || text.size() > max_name_bytes)
    return refuse("must be a name of 1 to 200 bytes of UTF-8 text, not only blanks");
  if (std::any_of(first, last, is_refused))
    return refuse(
        "holds a character that cannot be seen, such as a line end or a change of the direction of "
        "writing; type the name anew");
  return std::string(text);
}

}  // namespace plumb::app
