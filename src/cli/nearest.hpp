#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/catalogue.hpp"

namespace plumb::cli {

/// Something of the library that has an id.
struct LibraryName {
  std::string id;
  std::string name;
};

/// Lessons, exercises, movements to avoid and conditions, in the order of the catalogue.
std::vector<LibraryName> list_library(const care::Catalogue& catalogue);

/// The entry with that id in any case, or nullptr.
const LibraryName* find_library_id(const std::vector<LibraryName>& library, std::string_view word);

/// At most a few entries that somebody who typed this may have meant: the word stands in the name,
/// or the id or a word of the name is a slip or two away.
std::vector<LibraryName> find_nearest(const std::vector<LibraryName>& library,
                                      std::string_view word);

}  // namespace plumb::cli
