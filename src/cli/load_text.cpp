#include "cli/load_text.hpp"

#include <cmath>

#include "cli/line_text.hpp"
#include "wire/csv.hpp"

namespace plumb::cli {

namespace {

constexpr double worth_a_line_n = 1;

std::string format_band(const loads::Band& band) {
  if (std::lround(band.least) == std::lround(band.braced)) return format_line("%.0f", band.least);
  return format_line("%.0f–%.0f", band.least, band.braced);
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
           draw_load_bar(disc.percent_of_standing.least, disc.percent_of_standing.braced) + "\n";
  }
  out += "  █ = 10 % of the same person's quiet standing";
  if (!report.bracing.empty())
    out += report.bracing_holds ? "; ░ = braced (" + report.bracing + ")"
                                : "; nothing holds it braced (" + report.bracing + ")";
  out += "; ~ = indicative, not validated\n";
  if (only_disc.empty()) out += format_supports(report);
  out += format_line("  Model estimate. Residual %.1g N, %.1g N·m; %d steps.\n",
                     certificate.residual_n, certificate.residual_nm, certificate.newton_steps);
  return out;
}

std::string format_loads_csv(const std::vector<loads::LoadReport>& reports) {
  wire::CsvWriter csv;
  for (const char* column :
       {"scenario", "disc", "compression_n", "compression_braced_n", "percent_of_standing",
        "percent_of_standing_braced", "shear_n", "side_shear_n", "moment_nm", "flexion_deg",
        "pressure_mpa", "indicative"})
    csv.add_value(column);
  csv.end_row();
  for (const loads::LoadReport& report : reports)
    for (const loads::DiscReport& disc : report.discs) {
      csv.add_words(report.name);
      csv.add_value(disc.disc);
      csv.add_value(format_line("%.1f", disc.compression_n.least));
      csv.add_value(report.bracing_holds ? format_line("%.1f", disc.compression_n.braced) : "");
      csv.add_value(format_line("%.1f", disc.percent_of_standing.least));
      csv.add_value(report.bracing_holds ? format_line("%.1f", disc.percent_of_standing.braced)
                                         : "");
      csv.add_value(format_line("%.1f", disc.shear_n));
      csv.add_value(format_line("%.1f", disc.side_shear_n));
      csv.add_value(format_line("%.2f", disc.moment_nm));
      csv.add_value(format_line("%.2f", disc.flexion_deg));
      csv.add_value(format_line("%.3f", disc.pressure_mpa));
      csv.add_answer(disc.indicative);
      csv.end_row();
    }
  return csv.take();
}

}  // namespace plumb::cli
