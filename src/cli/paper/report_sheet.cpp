#include "cli/paper/report_sheet.hpp"

#include <vector>

#include "cli/report_lines.hpp"

namespace plumb::cli {

namespace {

constexpr double margin = 40;
constexpr double indent = 10;
constexpr double gap = 2.5, gap_above_heading = 7;

TextStyle find_style(ReportLineKind kind) {
  switch (kind) {
    case ReportLineKind::title: return {16, true, false};
    case ReportLineKind::note: return {8, false, true};
    case ReportLineKind::heading: return {11, true, false};
    case ReportLineKind::item: return {9, false, false};
    case ReportLineKind::below: return {9, false, true};
  }
  return {};
}

class ReportSheet {
 public:
  ReportSheet(const std::vector<ReportLine>& lines, Paper paper)
      : lines_{lines}, sheets_{paper, lines.front().text}, inner_{sheets_.width() - 2 * margin} {}

  std::string print() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const ReportLine& line = lines_[i];
      const bool leads = line.kind == ReportLineKind::heading && i + 1 < lines_.size();
      const bool closes = line.kind == ReportLineKind::note && i > 1;
      if (leads || closes) y_ += gap_above_heading;
      // A heading stays with the line that it leads.
      turn_page_for(measure(line) + (leads ? measure(lines_[i + 1]) : 0));
      write(line);
    }
    sheets_.end_page();
    return sheets_.take();
  }

 private:
  static double find_left(ReportLineKind kind) {
    const bool is_in = kind == ReportLineKind::item || kind == ReportLineKind::below;
    return is_in ? indent : 0;
  }
  double measure(const ReportLine& line) {
    return sheets_.measure(inner_ - find_left(line.kind), line.text, find_style(line.kind)) + gap;
  }
  void write(const ReportLine& line) {
    const double left = find_left(line.kind);
    if (line.kind == ReportLineKind::item)
      sheets_.write(margin, y_, indent, "–", find_style(line.kind));
    y_ += sheets_.write(margin + left, y_, inner_ - left, line.text, find_style(line.kind)) + gap;
  }
  void turn_page_for(double height) {
    if (y_ + height <= sheets_.height() - margin || y_ <= margin) return;
    sheets_.end_page();
    y_ = margin;
  }

  const std::vector<ReportLine>& lines_;
  Sheets sheets_;
  double inner_;
  double y_ = margin;
};

}  // namespace

std::string print_report(const care::Catalogue& catalogue, const care::Report& report,
                         Paper paper) {
  return ReportSheet(list_report_lines(catalogue, report), paper).print();
}

}  // namespace plumb::cli
