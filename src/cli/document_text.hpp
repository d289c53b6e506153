#pragma once

#include <string>

#include "base/document.hpp"

namespace plumb::cli {

/// A document as indented lines for people: "cap_g: 5000", "sources:", "  - nice-ng59".
std::string format_document(const base::Document& document);

}  // namespace plumb::cli
