#include "cli/ribbon_text.hpp"

#include <algorithm>

#include "cli/line_text.hpp"
#include "wire/csv.hpp"

namespace plumb::cli {

namespace {
/// "116" or "116–203"; "116–?" where nobody knows the upper edge.
std::string format_band(double least, std::optional<double> upper) {
  const std::string text = format_line("%.0f", least);
  if (!upper) return text + "–?";
  const std::string other = format_line("%.0f", *upper);
  return other == text ? text : text + "–" + other;
}

}  // namespace

std::string format_ribbon(const loads::RibbonAnswer& answer, const std::string& disc) {
  std::string out = answer.exercise + ", level " + std::to_string(answer.level) + ", at " + disc +
                    "\n  time s  key            N  % of standing\n";
  for (const loads::RibbonMoment& moment : answer.moments) {
    const auto at = std::ranges::find(moment.discs, disc, &loads::RibbonDisc::disc);
    if (at == moment.discs.end()) continue;
    out += format_line("  %6.2f  %-5s", moment.t_s, moment.key.c_str());
    if (!moment.supportable) {
      out += "   nothing holds this moment as it stands\n";
      continue;
    }
    out += pad_left(format_band(at->compression_n, at->upper_n), 11) +
           pad_left(format_band(at->percent_of_standing, at->upper_percent_of_standing), 15) + "  ";
    out += draw_load_bar(at->percent_of_standing,
                         at->upper_percent_of_standing.value_or(at->percent_of_standing));
    out += "\n";
  }
  return out +
         "  █ = 10 % of the same person's quiet standing. Model estimate, at least effort;\n"
         "  a band runs to braced, and \"?\" means that nobody measured how much people brace.\n";
}

std::string format_ribbon_csv(const loads::RibbonAnswer& answer) {
  wire::CsvWriter csv;
  for (const char* column :
       {"exercise", "level", "t_s", "key", "supportable", "disc", "compression_n",
        "percent_of_standing", "shear_n", "upper", "upper_n", "upper_percent_of_standing"})
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
      csv.add_value(base::name_of(moment.upper));
      csv.add_value(disc.upper_n ? format_line("%.1f", *disc.upper_n) : "");
      csv.add_value(disc.upper_percent_of_standing
                        ? format_line("%.1f", *disc.upper_percent_of_standing)
                        : "");
      csv.end_row();
    }
  return csv.take();
}

}  // namespace plumb::cli
