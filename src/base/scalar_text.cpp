#include "base/scalar_text.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

namespace plumb::base {

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (text.empty() || result.ec != std::errc{} || result.ptr != end) return std::nullopt;
  return value;
}

namespace {
bool has_number_shape(std::string_view text) {
  bool digits = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      digits = true;
    } else if (c == 'e' || c == 'E') {
      if (!digits) return false;
    } else if (c == '-' || c == '+') {
      if (i > 0 && text[i - 1] != 'e' && text[i - 1] != 'E') return false;
    } else if (c != '.') {
      return false;
    }
  }
  return digits;
}
}  // namespace

std::optional<double> parse_real(std::string_view text) {
  if (!has_number_shape(text)) return std::nullopt;
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  if (end != copy.c_str() + copy.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

namespace {
/// Length of the sequence that a lead byte opens, and the smallest code point it may spell.
struct Lead {
  int length;
  std::uint32_t smallest;
  std::uint32_t bits;
};
Lead find_lead(unsigned char byte) {
  if (byte < 0x80) return {1, 0, byte};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, byte & 0x1Fu};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, 0x800, byte & 0x0Fu};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, 0x10000, byte & 0x07u};
  return {0, 0, 0};
}
}  // namespace

bool is_well_formed_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Lead lead = find_lead(static_cast<unsigned char>(text[i]));
    const auto length = static_cast<std::size_t>(lead.length);
    if (length == 0 || text[i] == '\0' || i + length > text.size()) return false;
    std::uint32_t code = lead.bits;
    for (std::size_t k = 1; k < length; ++k) {
      const auto byte = static_cast<unsigned char>(text[i + k]);
      if ((byte & 0xC0u) != 0x80u) return false;
      code = (code << 6) | (byte & 0x3Fu);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < lead.smallest || code > 0x10FFFF || surrogate) return false;
    i += length;
  }
  return true;
}

}  // namespace plumb::base
