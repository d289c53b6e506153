#pragma once

#include <string_view>
#include <vector>

#include "base/document.hpp"

namespace plumb::cli {

/// A file format that the program reads or writes.
struct FormatName {
  std::string_view name;   ///< "event", "exercise"
  std::string_view title;  ///< one line for people
  base::Document (*make)(std::string_view title);
};

/// Every format that has a JSON Schema, by name.
const std::vector<FormatName>& list_formats();

}  // namespace plumb::cli
