#pragma once

#include <string>

#include "app/content.hpp"
#include "base/outcome.hpp"
#include "care/catalogue.hpp"
#include "care/plan.hpp"
#include "cli/paper/sheet.hpp"

namespace plumb::cli {

/// What the movements are drawn from; `movements` and the specs of `app::Content`.
struct ProgrammeSpec {
  const care::Catalogue& catalogue;
  const care::Plan& plan;
  const spine::BodySpec& body;
  const figure::FigureSpec& figure;
  const std::vector<spine::MovementSpec>& movements;
  Paper paper = Paper::a4;
  std::string address;  ///< of a server's page, for the code to scan; may be empty
};

/// The programme of a plan on paper: for each exercise its pictures, steps, dose, when to stop, and
/// boxes to tick for seven days. The code to scan leads to the page, or holds the programme in
/// short where there is no address.
/// Faults  those of the body and the figure
base::Outcome<std::string> print_programme(const ProgrammeSpec& spec);

}  // namespace plumb::cli
