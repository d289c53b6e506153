#include "cli/load_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace plumb::cli {

namespace {

constexpr double percent_per_block = 10;
constexpr int most_blocks = 40;
constexpr double worth_a_line_n = 1;

template <class... Args>
std::string format_line(const char* form, Args... args) {
  char line[256];
  std::snprintf(line, sizeof line, form, args...);
  return line;
}

/// Blocks of ten per cent up to least effort, then lighter ones up to braced.
std::string draw_bar(const loads::Band& percent) {
  const auto blocks = [](double value) {
    return std::clamp(static_cast<int>(std::lround(value / percent_per_block)), 0, most_blocks);
  };
  std::string bar;
  const int least = blocks(percent.least);
  const int braced = blocks(percent.braced);
  for (int i = 0; i < least; ++i) bar += "█";
  for (int i = least; i < braced; ++i) bar += "░";
  if (percent.least < 0) bar += "◂ pulled apart";
  return bar;
}

std::string format_band(const loads::Band& band) {
  if (std::lround(band.least) == std::lround(band.braced)) return format_line("%.0f", band.least);
  return format_line("%.0f–%.0f", band.least, band.braced);
}

std::string pad_left(std::string text, std::size_t width) {
  // An en dash is three bytes and one column.
  const std::size_t columns = text.find("–") == std::string::npos ? text.size() : text.size() - 2;
  return columns < width ? std::string(width - columns, ' ') + text : text;
}

std::string format_supports(const loads::LoadReport& report) {
  std::string out;
  for (const loads::SupportReport& support : report.supports) {
    const double size = norm(support.force_n);
    if (size < worth_a_line_n) continue;
    out +=
        format_line("    %-14s %-6s %6.0f N\n", support.point.c_str(), support.side.c_str(), size);
  }
  return out.empty() ? "" : "  Carried by\n" + out;
}

}  // namespace

std::string format_loads(const loads::LoadReport& report, const std::string& only_disc) {
  std::string out = report.name;
  if (!report.note.empty()) out += "  " + report.note;
  out += "\n";
  const loads::CertificateReport& certificate = report.certificate;
  if (!certificate.supportable) {
    out += format_line(
        "  Not supportable: it lacks %.1f N and %.1f N·m. Give supports that hold the body,\n"
        "  or a posture that is in balance.\n",
        certificate.residual_n, certificate.residual_nm);
    return out;
  }
  out += "  disc     compression N  % of standing  shear N    MPa\n";
  for (std::size_t i = report.discs.size(); i-- > 0;) {
    const loads::DiscReport& disc = report.discs[i];
    if (!only_disc.empty() && disc.disc != only_disc) continue;
    out += format_line("  %-8s", disc.disc.c_str()) +
           pad_left(format_band(disc.compression_n), 14) +
           pad_left(format_band(disc.percent_of_standing), 15) +
           format_line("%9.0f%7.2f%s  ", disc.shear_n, disc.pressure_mpa,
                       disc.indicative ? "~" : " ") +
           draw_bar(disc.percent_of_standing) + "\n";
  }
  out += "  █ = 10 % of the same person's quiet standing";
  if (!report.bracing.empty()) out += "; ░ = braced (" + report.bracing + ")";
  out += "; ~ = indicative, not validated\n";
  if (only_disc.empty()) out += format_supports(report);
  out += format_line("  Model estimate. Residual %.1g N, %.1g N·m; %d steps.\n",
                     certificate.residual_n, certificate.residual_nm, certificate.newton_steps);
  return out;
}

std::string format_loads_csv(const std::vector<loads::LoadReport>& reports) {
  std::string out =
      "scenario,disc,compression_n,compression_braced_n,percent_of_standing,"
      "percent_of_standing_braced,shear_n,side_shear_n,moment_nm,flexion_deg,pressure_mpa,"
      "indicative\n";
  for (const loads::LoadReport& report : reports)
    for (const loads::DiscReport& disc : report.discs) {
      std::string name = report.name;
      for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2)
        name.insert(at, "\"");
      out += "\"" + name + "\"" +
             format_line(",%s,%.1f,%.1f,%.1f,%.1f,%.1f,%.1f,%.2f,%.2f,%.3f,%s\n", disc.disc.c_str(),
                         disc.compression_n.least, disc.compression_n.braced,
                         disc.percent_of_standing.least, disc.percent_of_standing.braced,
                         disc.shear_n, disc.side_shear_n, disc.moment_nm, disc.flexion_deg,
                         disc.pressure_mpa, disc.indicative ? "true" : "false");
    }
  return out;
}

}  // namespace plumb::cli
