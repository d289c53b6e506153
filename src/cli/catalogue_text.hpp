#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/content.hpp"
#include "base/document.hpp"
#include "care/catalogue.hpp"

/// The catalogue for people who read it in a terminal.
namespace plumb::cli {

/// One line that says how much was found in order.
std::string format_counts(const app::Content& content);

/// One line per id, under a heading per kind.
std::string format_catalogue_list(const care::Catalogue& catalogue);
/// The same as a list of {kind, id, name}.
base::Document make_catalogue_list(const care::Catalogue& catalogue);

/// What the catalogue knows about one id.
struct CatalogueEntry {
  std::string text;
  base::Document document;  ///< the entry as it stands in its file, with its texts
};
std::optional<CatalogueEntry> find_entry(const care::Catalogue& catalogue, std::string_view id);

}  // namespace plumb::cli
