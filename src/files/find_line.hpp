#pragma once

#include <string_view>

#include "base/document.hpp"

namespace plumb::files {

/// The line on which the value of a JSON pointer begins; where the document has no such value, the
/// line of the nearest one that holds it. 0 if nothing is known.
int find_line(const base::Document& document, std::string_view pointer);

}  // namespace plumb::files
