#include "cli/coach/digits.hpp"

#include <array>

namespace plumb::cli {

namespace {

constexpr int cell_columns = 2;  // a cell of a terminal is twice as high as it is wide
constexpr int gap_columns = 2;

using Glyph = std::array<std::string_view, digit_rows>;
constexpr std::array<Glyph, 10> figures{{{"###", "# #", "# #", "# #", "###"},
                                         {" # ", "## ", " # ", " # ", "###"},
                                         {"###", "  #", "###", "#  ", "###"},
                                         {"###", "  #", "###", "  #", "###"},
                                         {"# #", "# #", "###", "  #", "  #"},
                                         {"###", "#  ", "###", "  #", "###"},
                                         {"###", "#  ", "###", "# #", "###"},
                                         {"###", "  #", "  #", "  #", "  #"},
                                         {"###", "# #", "###", "# #", "###"},
                                         {"###", "# #", "###", "  #", "###"}}};
constexpr Glyph colon{" ", "#", " ", "#", " "};

const Glyph& find_glyph(char sign) {
  return sign >= '0' && sign <= '9' ? figures[static_cast<std::size_t>(sign - '0')] : colon;
}

}  // namespace

std::vector<std::string> make_digits(std::string_view text, std::string_view block) {
  std::vector<std::string> rows(digit_rows);
  for (std::size_t i = 0; i < text.size(); ++i)
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (i > 0) rows[row].append(gap_columns, ' ');
      for (const char cell : find_glyph(text[i])[row])
        for (int column = 0; column < cell_columns; ++column)
          rows[row] += cell == '#' ? block : " ";
    }
  return rows;
}

int find_digits_width(std::string_view text) {
  int width = 0;
  for (const char sign : text)
    width += static_cast<int>(find_glyph(sign).front().size()) * cell_columns + gap_columns;
  return width == 0 ? 0 : width - gap_columns;
}

}  // namespace plumb::cli
