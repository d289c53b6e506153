#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumb::cli {

inline constexpr int digit_rows = 5;

/// Digits and colons as rows of blocks, to be read from three metres. `block` draws one cell: a
/// full block where the terminal knows it, else a sign of ASCII.
std::vector<std::string> make_digits(std::string_view text, std::string_view block);

/// Columns that these digits take.
int find_digits_width(std::string_view text);

}  // namespace plumb::cli
