#include "base/uuid.hpp"

#include <array>

namespace plumb::base {

namespace {
constexpr std::size_t text_length = 36;
constexpr std::string_view digits = "0123456789abcdef";
bool is_dash_place(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }
}  // namespace

bool parse_leaf(std::string_view text, Uuid7& value) {
  if (text.size() != text_length) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_dash_place(i) ? text[i] != '-' : digits.find(text[i]) == std::string_view::npos)
      return false;
  }
  const bool version_7 = text[14] == '7';
  const bool variant_1 = text[19] == '8' || text[19] == '9' || text[19] == 'a' || text[19] == 'b';
  if (!version_7 || !variant_1) return false;
  value.text = text;
  return true;
}

Uuid7 make_uuid7(Instant at, std::uint64_t random_high, std::uint64_t random_low) {
  std::array<std::uint8_t, 16> bytes{};
  const auto ms = static_cast<std::uint64_t>(at.ms);
  for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
  bytes[6] = static_cast<std::uint8_t>(0x70u | (random_high & 0x0Fu));
  bytes[7] = static_cast<std::uint8_t>(random_high >> 8);
  for (std::size_t i = 0; i < 8; ++i)
    bytes[8 + i] = static_cast<std::uint8_t>(random_low >> (8 * i));
  bytes[8] = static_cast<std::uint8_t>(0x80u | (bytes[8] & 0x3Fu));
  Uuid7 id;
  id.text.reserve(text_length);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) id.text += '-';
    id.text += digits[bytes[i] >> 4];
    id.text += digits[bytes[i] & 0x0Fu];
  }
  return id;
}

}  // namespace plumb::base
