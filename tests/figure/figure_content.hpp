#pragma once

#include <string>
#include <vector>

#include "figure/draw_figure.hpp"
#include "figure/figure_model.hpp"
#include "spine/body_model.hpp"
#include "spine/movement_spec.hpp"

namespace plumb::testing {

/// The shipped body, figure and movements, without the rest of the catalogue.
struct FigureContent {
  spine::BodySpec body;
  figure::FigureSpec figure;
  std::vector<spine::MovementSpec> movements;
};

/// Read once per program; a file that cannot be read ends the program with its problems.
const FigureContent& figure_content();

/// A person and how the person is drawn.
struct DrawnPerson {
  spine::BodyModel body;
  figure::FigureModel figure;
};
/// Traps if the content does not build.
DrawnPerson make_person(const spine::BodyMeasures& measures);

/// Seconds at which the stops of a movement are reached, on the way out.
std::vector<double> find_stops(const spine::Movement& movement);

}  // namespace plumb::testing
