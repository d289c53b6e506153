#pragma once

#include <string>

#include "care/catalogue.hpp"
#include "care/report.hpp"
#include "cli/paper/sheet.hpp"

namespace plumb::cli {

/// The therapist's report on paper, as PDF: the same words as on the screen.
std::string print_report(const care::Catalogue& catalogue, const care::Report& report, Paper paper);

}  // namespace plumb::cli
