#pragma once

#include <string>

#include "care/catalogue.hpp"
#include "care/report.hpp"

namespace plumb::cli {

/// The therapist's report as one page of text.
std::string format_report(const care::Catalogue& catalogue, const care::Report& report);

}  // namespace plumb::cli
