#pragma once

#include <string>

#include "care/catalogue.hpp"

namespace plumb::cli {

/// An exercise on a sheet of paper: purpose, steps, ladder with doses, way out, when to stop, who
/// must not, evidence with its sources.
std::string format_exercise(const care::Catalogue& catalogue, const care::Exercise& exercise);

}  // namespace plumb::cli
