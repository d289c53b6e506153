#include "cli/paper/ink.hpp"

#include <cairo.h>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/expect.hpp"

namespace plumb::cli {

namespace {

using figure::Shape;
using figure::ShapeForm;
using figure::ShapeRole;

/// Path data as the core writes it: M absolute; l and c relative; z.
class PathReader {
 public:
  PathReader(cairo_t* pen, std::string_view path) : pen_{pen}, left_{path} {}

  void read() {
    while (skip_blanks(), !left_.empty()) {
      const char next = left_.front();
      if (next >= 'A') {
        command_ = next;
        left_.remove_prefix(1);
        if (command_ == 'z') cairo_close_path(pen_);
        continue;
      }
      draw();
    }
  }

 private:
  void skip_blanks() {
    while (!left_.empty() && left_.front() == ' ') left_.remove_prefix(1);
  }
  double number() {
    skip_blanks();
    double value = 0;
    const auto read = std::from_chars(left_.data(), left_.data() + left_.size(), value);
    PLUMB_EXPECT(read.ec == std::errc{});
    left_.remove_prefix(static_cast<std::size_t>(read.ptr - left_.data()));
    return value;
  }
  void draw() {
    const double x1 = number(), y1 = number();
    if (command_ == 'M') return cairo_move_to(pen_, x1, y1);
    if (command_ == 'l') return cairo_rel_line_to(pen_, x1, y1);
    PLUMB_EXPECT(command_ == 'c');
    const double x2 = number(), y2 = number(), x3 = number(), y3 = number();
    cairo_rel_curve_to(pen_, x1, y1, x2, y2, x3, y3);
  }

  cairo_t* pen_;
  std::string_view left_;
  char command_ = 'M';
};

struct Ink {
  std::uint32_t colour = 0;
  double alpha = 1;
  double width = 0;  ///< of the stroke, millimetres; 0 fills
};

std::optional<Ink> find_ink(const Shape& shape) {
  constexpr std::uint32_t skin = 0xdce3e6, skin_far = 0xc0ccd3, shade = 0x6f8797, rim = 0x2d4450;
  const bool is_line = shape.form == ShapeForm::line;
  if (shape.form == ShapeForm::shade) return Ink{shade, 0.22, 0};
  switch (shape.role) {
    case ShapeRole::floor: return std::nullopt;
    case ShapeRole::shadow: return Ink{0x5b4a3c, shape.index == 0 ? 0.07 : 0.14, 0};
    case ShapeRole::mat: return is_line ? Ink{rim, 0.6, 3} : Ink{0xb9c3b4, 1, 0};
    case ShapeRole::wood: return is_line ? Ink{rim, 0.6, 3} : Ink{0xc9ae8c, 1, 0};
    case ShapeRole::metal: return is_line ? Ink{rim, 0.6, 3} : Ink{0x7c868c, 1, 0};
    case ShapeRole::soft: return is_line ? Ink{rim, 0.6, 3} : Ink{0xefe6d8, 1, 0};
    case ShapeRole::wall: return is_line ? Ink{rim, 0.6, 3} : Ink{0xeef2f3, 1, 0};
    case ShapeRole::far_arm:
    case ShapeRole::far_leg: return is_line ? Ink{rim, 0.7, 6} : Ink{skin_far, 1, 0};
    case ShapeRole::near_arm:
      return is_line ? Ink{rim, 1, 8} : Ink{skin, shape.index == 1 ? 0.5 : 1, 0};
    case ShapeRole::trunk:
    case ShapeRole::near_leg:
    case ShapeRole::head: return is_line ? Ink{rim, 1, 8} : Ink{skin, 1, 0};
    case ShapeRole::cloth: return Ink{0x7f9caa, 1, is_line ? 4.0 : 0.0};
    case ShapeRole::hair: return Ink{shade, 1, is_line ? 6.0 : 0.0};
    case ShapeRole::face: return Ink{rim, 1, is_line ? 5.0 : 0.0};
    case ShapeRole::sacrum:
    case ShapeRole::vertebra:
    case ShapeRole::spinous: return Ink{0xd9c7a3, 1, 0};
    case ShapeRole::disc: return Ink{0x5b8fb9, 1, 0};
    case ShapeRole::cord: return Ink{shape.index == 0 ? 0xa2693fu : 0x3f7d68u, 1, 14};
    case ShapeRole::water:
      return is_line ? Ink{0x7fb4cf, 1, 7} : Ink{0x7fb4cf, shape.index == 0 ? 0.28 : 0.2, 0};
  }
  return std::nullopt;
}

}  // namespace

void paint_shape(cairo_t* pen, const Shape& shape) {
  const auto ink = find_ink(shape);
  if (!ink || shape.path.empty()) return;
  cairo_new_path(pen);
  PathReader(pen, shape.path).read();
  const auto part = [&](unsigned shift) {
    return static_cast<double>(ink->colour >> shift & 0xffu) / 255;
  };
  cairo_set_source_rgba(pen, part(16), part(8), part(0), ink->alpha);
  cairo_set_line_width(pen, ink->width);
  if (ink->width > 0)
    cairo_stroke(pen);
  else
    cairo_fill(pen);
}

}  // namespace plumb::cli
