#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

/// Lines of tables with numbers in them.
namespace plumb::cli {

/// As printf writes it, however long it is.
template <class... Args>
std::string format_line(const char* form, Args... args) {
  const int length = std::snprintf(nullptr, 0, form, args...);
  if (length <= 0) return {};
  std::string line(static_cast<std::size_t>(length) + 1, '\0');
  std::snprintf(line.data(), line.size(), form, args...);
  line.pop_back();
  return line;
}

/// Right-aligned; an en dash is three bytes and one column.
inline std::string pad_left(const std::string& text, std::size_t width) {
  constexpr std::size_t dash_bytes = 3;
  const bool has_dash = text.find("–") != std::string::npos;
  const std::size_t columns = has_dash ? text.size() - (dash_bytes - 1) : text.size();
  return columns < width ? std::string(width - columns, ' ') + text : text;
}

/// Blocks of ten per cent of standing up to `least`, then lighter ones up to `most`.
inline std::string draw_load_bar(double least, double most) {
  constexpr double percent_per_block = 10;
  constexpr int most_blocks = 40;
  const auto blocks = [=](double percent) {
    return std::clamp(static_cast<int>(std::lround(percent / percent_per_block)), 0, most_blocks);
  };
  std::string bar;
  for (int i = 0; i < blocks(least); ++i) bar += "█";
  for (int i = blocks(least); i < blocks(most); ++i) bar += "░";
  if (least < 0) bar += "◂ pulled apart";
  return bar;
}

}  // namespace plumb::cli
