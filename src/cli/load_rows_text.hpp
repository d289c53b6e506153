#pragma once

#include <string>
#include <string_view>

#include "base/document.hpp"
#include "care/catalogue.hpp"

/// The load table of the catalogue for people, and held against the load classes.
namespace plumb::cli {

/// What the table says of an exercise or a movement to avoid, in 80 columns; empty if nothing.
std::string format_load_rows(const care::Catalogue& catalogue, std::string_view movement);
/// The same as {unit, model_estimate, discs, reference_bodies, rows}; empty if nothing.
base::Document make_load_rows(const care::Catalogue& catalogue, std::string_view movement);

/// The part of docs/model/load-classes.md that is made: limits, and every exercise that differs.
std::string format_load_classes(const care::CatalogueContent& content);
/// `page` with that part renewed between its two marks; empty if it does not have them.
std::string renew_load_classes(const std::string& page, const care::CatalogueContent& content);

}  // namespace plumb::cli
