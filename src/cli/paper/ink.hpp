#pragma once

#include "figure/drawing.hpp"

struct _cairo;

namespace plumb::cli {

/// Paints a shape of the figure as it looks on paper: light, with strong outlines, and still clear
/// without colour.
void paint_shape(_cairo* pen, const figure::Shape& shape);

}  // namespace plumb::cli
