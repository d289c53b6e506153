#pragma once

#include <string>

#include "care/catalogue.hpp"

namespace plumb::cli {

/// A lesson on a sheet of paper: what it says and how sure that is, with numbers that lead to the
/// sources below; then the signs that need help and where to read on.
std::string format_lesson(const care::Catalogue& catalogue, const care::Lesson& lesson);

}  // namespace plumb::cli
