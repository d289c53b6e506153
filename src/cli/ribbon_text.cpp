#include "cli/ribbon_text.hpp"

#include <algorithm>

#include "cli/line_text.hpp"
#include "wire/csv.hpp"

namespace plumb::cli {

std::string format_ribbon(const loads::RibbonAnswer& answer, const std::string& disc) {
  std::string out = answer.exercise + ", level " + std::to_string(answer.level) + ", at " + disc +
                    "\n  time s  key        N  % of standing\n";
  for (const loads::RibbonMoment& moment : answer.moments) {
    const auto at = std::ranges::find(moment.discs, disc, &loads::RibbonDisc::disc);
    if (at == moment.discs.end()) continue;
    out += format_line("  %6.2f  %-5s", moment.t_s, moment.key.c_str());
    if (!moment.supportable) {
      out += "   nothing holds this moment as it stands\n";
      continue;
    }
    out += format_line("%7.0f  %13.0f  ", at->compression_n, at->percent_of_standing);
    out += draw_load_bar(at->percent_of_standing, at->percent_of_standing);
    out += "\n";
  }
  return out + "  █ = 10 % of the same person's quiet standing. Model estimate at least effort.\n";
}

std::string format_ribbon_csv(const loads::RibbonAnswer& answer) {
  wire::CsvWriter csv;
  for (const char* column : {"exercise", "level", "t_s", "key", "supportable", "disc",
                             "compression_n", "percent_of_standing", "shear_n"})
    csv.add_value(column);
  csv.end_row();
  for (const loads::RibbonMoment& moment : answer.moments)
    for (const loads::RibbonDisc& disc : moment.discs) {
      csv.add_value(answer.exercise);
      csv.add_number(answer.level);
      csv.add_value(format_line("%.3f", moment.t_s));
      csv.add_value(moment.key);
      csv.add_answer(moment.supportable);
      csv.add_value(disc.disc);
      csv.add_value(format_line("%.1f", disc.compression_n));
      csv.add_value(format_line("%.1f", disc.percent_of_standing));
      csv.add_value(format_line("%.1f", disc.shear_n));
      csv.end_row();
    }
  return csv.take();
}

}  // namespace plumb::cli
