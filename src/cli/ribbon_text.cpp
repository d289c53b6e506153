#include "cli/ribbon_text.hpp"

#include <algorithm>

#include "cli/line_text.hpp"
#include "wire/csv.hpp"

namespace plumb::cli {

namespace {
constexpr double percent = 100;
}  // namespace

RibbonAnswer make_ribbon_answer(const std::string& exercise, int level,
                                const spine::BodyMeasures& body,
                                const std::vector<loads::RibbonPoint>& points,
                                const loads::LoadResult& standing) {
  RibbonAnswer answer{exercise, level, body, {}};
  for (const loads::RibbonPoint& point : points) {
    RibbonMoment moment{point.t_s, point.key, point.certificate.supportable, {}};
    for (std::size_t i = 0; i < loads::spinal_joint_count; ++i) {
      const loads::DiscLoad& disc = point.discs[i];
      moment.discs.push_back({std::string(loads::disc_name(i)), disc.compression_n,
                              percent * disc.compression_n / standing.discs[i].compression_n,
                              disc.shear_n});
    }
    answer.moments.push_back(std::move(moment));
  }
  return answer;
}

std::string format_ribbon(const RibbonAnswer& answer, const std::string& disc) {
  std::string out = answer.exercise + ", level " + std::to_string(answer.level) + ", at " + disc +
                    "\n  time s  key        N  % of standing\n";
  for (const RibbonMoment& moment : answer.moments) {
    const auto at = std::ranges::find(moment.discs, disc, &RibbonDisc::disc);
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

std::string format_ribbon_csv(const RibbonAnswer& answer) {
  wire::CsvWriter csv;
  for (const char* column : {"exercise", "level", "t_s", "key", "supportable", "disc",
                             "compression_n", "percent_of_standing", "shear_n"})
    csv.add_value(column);
  csv.end_row();
  for (const RibbonMoment& moment : answer.moments)
    for (const RibbonDisc& disc : moment.discs) {
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
