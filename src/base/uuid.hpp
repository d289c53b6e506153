#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace plumb::base {

/// A UUID of version 7 in its lower-case text form: time-ordered, made by whoever makes the event.
struct Uuid7 {
  std::string text;
  friend auto operator<=>(const Uuid7&, const Uuid7&) = default;
};

bool parse_leaf(std::string_view text, Uuid7& value);
inline std::string format_leaf(const Uuid7& value) { return value.text; }
constexpr std::string_view leaf_form(const Uuid7&) {
  return "a UUID of version 7 in lower case, like 019ab3c4-5d6e-7f00-8123-456789abcdef";
}

/// Composes an id from an instant and 80 random bits of the caller, who owns the random source.
Uuid7 make_uuid7(Instant at, std::uint64_t random_high, std::uint64_t random_low);

}  // namespace plumb::base
