#pragma once

#include <string>
#include <vector>

#include "care/catalogue.hpp"
#include "care/report.hpp"

namespace plumb::cli {

/// `below` belongs to the item above it.
enum class ReportLineKind : unsigned char { title, note, heading, item, below };

struct ReportLine {
  ReportLineKind kind = ReportLineKind::item;
  std::string text;
};

/// What the therapist's report says, in its order, for a screen or for paper.
std::vector<ReportLine> list_report_lines(const care::Catalogue& catalogue,
                                          const care::Report& report);

}  // namespace plumb::cli
