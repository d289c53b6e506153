#pragma once

#include <vector>

#include "care/catalogue.hpp"
#include "coach/coach_spec.hpp"
#include "figure/figure_spec.hpp"
#include "loads/load_spec.hpp"
#include "spine/body_spec.hpp"
#include "spine/movement_spec.hpp"

namespace plumb::app {

/// The whole catalogue: what the rules, the coach, the body, its loads and the figure need. One
/// document of it is what the browser loads.
struct Content {
  care::CatalogueContent care;
  coach::CoachSpec coach;
  spine::BodySpec body;
  loads::LoadSpec loads;
  figure::FigureSpec figure;
  std::vector<spine::MovementSpec> movements;
};
template <class V>
void describe(V& v, Content& x) {
  v.field("care", x.care);
  v.field("coach", x.coach);
  v.field("body", x.body);
  v.field("loads", x.loads);
  v.field("figure", x.figure);
  v.field("movements", x.movements);
}

}  // namespace plumb::app
