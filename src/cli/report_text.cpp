#include "cli/report_text.hpp"

#include "cli/report_lines.hpp"
#include "cli/words.hpp"

namespace plumb::cli {

std::string format_report(const care::Catalogue& catalogue, const care::Report& report) {
  std::string text;
  ReportLineKind before = ReportLineKind::title;
  for (const auto& [kind, line] : list_report_lines(catalogue, report)) {
    switch (kind) {
      case ReportLineKind::title: text += line + "\n"; break;
      case ReportLineKind::note:
        text += (before == ReportLineKind::title ? "" : "\n") + wrap(line, "", "");
        break;
      case ReportLineKind::heading: text += "\n" + line + "\n"; break;
      case ReportLineKind::item: text += wrap(line, "  - ", "    "); break;
      case ReportLineKind::below: text += wrap(line, "    ", "    "); break;
    }
    before = kind;
  }
  return text;
}

}  // namespace plumb::cli
