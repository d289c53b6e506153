#include "cli/ribbon_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace plumb::cli {

namespace {
constexpr double percent = 100;
constexpr double percent_per_block = 10;
constexpr int most_blocks = 40;

template <class... Args>
std::string format_line(const char* form, Args... args) {
  char line[256];
  std::snprintf(line, sizeof line, form, args...);
  return line;
}
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
    const auto blocks = std::clamp(
        static_cast<int>(std::lround(at->percent_of_standing / percent_per_block)), 0, most_blocks);
    for (int i = 0; i < blocks; ++i) out += "█";
    if (at->percent_of_standing < 0) out += "◂ pulled apart";
    out += "\n";
  }
  return out + "  █ = 10 % of the same person's quiet standing. Model estimate at least effort.\n";
}

std::string format_ribbon_csv(const RibbonAnswer& answer) {
  std::string out =
      "exercise,level,t_s,key,supportable,disc,compression_n,percent_of_standing,shear_n\n";
  for (const RibbonMoment& moment : answer.moments)
    for (const RibbonDisc& disc : moment.discs)
      out += format_line("%s,%d,%.3f,%s,%s,%s,%.1f,%.1f,%.1f\n", answer.exercise.c_str(),
                         answer.level, moment.t_s, moment.key.c_str(),
                         moment.supportable ? "true" : "false", disc.disc.c_str(),
                         disc.compression_n, disc.percent_of_standing, disc.shear_n);
  return out;
}

}  // namespace plumb::cli
