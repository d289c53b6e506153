#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace plumb::base {

/// A whole decimal number with nothing around it, or nothing.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// A decimal number (digits, optional fraction and exponent), or nothing; never "nan" or "inf".
/// Independent of locale; written because the WebAssembly library has no from_chars(double).
std::optional<double> parse_real(std::string_view text);

/// True if the bytes are well-formed UTF-8 without NUL.
bool is_well_formed_utf8(std::string_view text);

}  // namespace plumb::base
