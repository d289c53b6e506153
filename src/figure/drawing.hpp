#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/describe.hpp"

/// What a drawing of the figure is made of. No colour: the page styles by role and form.
///
/// Coordinates are millimetres of the world as the view shows them, y down; `view_box` frames the
/// whole movement, so that the picture does not jump. Shapes come in painter's order; a movement
/// keeps their number, and what is hidden at the moment has an empty path.
namespace plumb::figure {

enum class ShapeRole : std::uint8_t {
  floor,   ///< a round patch of ground under the person
  shadow,  ///< on the floor; index 0 wide and faint, 1 close
  mat,     ///< things from here on; index 0 top, 1 side, 2 end
  wood,
  metal,
  soft,
  wall,
  far_arm,
  far_leg,
  trunk,
  near_leg,
  head,
  near_arm,  ///< index 1: once more as a veil over the spine
  cloth,     ///< shorts, over the part drawn just before; index 1 on the far leg
  hair,
  face,  ///< eye, mouth, ear
  sacrum,
  disc,      ///< index 0 = L5/S1 … 22 = C2/C3
  vertebra,  ///< index 0 = L5 … 22 = C2
  spinous,   ///< the same index
  cord,      ///< in the hands; index 0 strap, 1 band
  water,     ///< index 0 before the body, 1 behind it
};
constexpr auto names_of(ShapeRole) {
  return std::array{
      base::named(ShapeRole::floor, "floor"),       base::named(ShapeRole::shadow, "shadow"),
      base::named(ShapeRole::mat, "mat"),           base::named(ShapeRole::wood, "wood"),
      base::named(ShapeRole::metal, "metal"),       base::named(ShapeRole::soft, "soft"),
      base::named(ShapeRole::wall, "wall"),         base::named(ShapeRole::far_arm, "far_arm"),
      base::named(ShapeRole::far_leg, "far_leg"),   base::named(ShapeRole::trunk, "trunk"),
      base::named(ShapeRole::near_leg, "near_leg"), base::named(ShapeRole::head, "head"),
      base::named(ShapeRole::near_arm, "near_arm"), base::named(ShapeRole::cloth, "cloth"),
      base::named(ShapeRole::hair, "hair"),         base::named(ShapeRole::face, "face"),
      base::named(ShapeRole::sacrum, "sacrum"),     base::named(ShapeRole::disc, "disc"),
      base::named(ShapeRole::vertebra, "vertebra"), base::named(ShapeRole::spinous, "spinous"),
      base::named(ShapeRole::cord, "cord"),         base::named(ShapeRole::water, "water")};
}

/// How a shape is painted: filled, filled as the shaded edge of the fill before it, or stroked.
enum class ShapeForm : std::uint8_t { fill, shade, line };
constexpr auto names_of(ShapeForm) {
  return std::array{base::named(ShapeForm::fill, "fill"), base::named(ShapeForm::shade, "shade"),
                    base::named(ShapeForm::line, "line")};
}

struct Shape {
  ShapeRole role = ShapeRole::trunk;
  ShapeForm form = ShapeForm::fill;
  int index = 0;
  std::string path;  ///< SVG path data
};
template <class V>
void describe(V& v, Shape& x) {
  v.field("role", x.role);
  v.maybe("form", x.form);
  v.maybe("index", x.index);
  v.field("path", x.path);
}

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};
template <class V>
void describe(V& v, Box& x) {
  v.field("x", x.x);
  v.field("y", x.y);
  v.field("width", x.width);
  v.field("height", x.height);
}

struct FigureDrawing {
  std::vector<Shape> shapes;
  Box view_box;
};
template <class V>
void describe(V& v, FigureDrawing& x) {
  v.field("shapes", x.shapes);
  v.field("view_box", x.view_box);
}

/// Fills a drawing from the front, keeping the memory of the shapes of the frame before.
class DrawingWriter {
 public:
  explicit DrawingWriter(FigureDrawing& out) : out_{out} {}
  ~DrawingWriter() { out_.shapes.resize(count_); }
  DrawingWriter(const DrawingWriter&) = delete;
  DrawingWriter& operator=(const DrawingWriter&) = delete;

  /// The path of a new shape, empty, to be written to.
  std::string& add(ShapeRole role, ShapeForm form, int index = 0) {
    if (count_ == out_.shapes.size()) out_.shapes.emplace_back();
    Shape& shape = out_.shapes[count_++];
    shape.role = role;
    shape.form = form;
    shape.index = index;
    shape.path.clear();
    return shape.path;
  }
  void add_copies(const std::vector<Shape>& shapes) {
    for (const Shape& shape : shapes) add(shape.role, shape.form, shape.index) = shape.path;
  }

 private:
  FigureDrawing& out_;
  std::size_t count_ = 0;
};

}  // namespace plumb::figure
