#include "cli/validation_text.hpp"

#include <algorithm>

#include "base/percent.hpp"
#include "cli/line_text.hpp"

namespace plumb::cli {

namespace {

std::string format_body(const spine::BodyMeasures& body) {
  return std::string(base::name_of(body.sex)) +
         format_line(", %.2f m, %.0f kg\n", body.height_m, body.mass_kg);
}

std::string format_rows(const std::vector<loads::ValidationRow>& rows) {
  std::string out = "  row   measured  predicted   error  activity\n";
  for (const loads::ValidationRow& row : rows) {
    out += format_line("  %-5s %8.2f  %9.2f  %+5.0f %%  %s%s", row.id.c_str(), row.measured,
                       row.predicted, base::percent * (row.predicted / row.measured - 1),
                       row.activity.c_str(), row.confirmed == "no" ? " (not read again)" : "");
    if (row.measured_high_n > 0)
      out += format_line("; %.0f N, by index %.0f to %.0f", row.compression_n, row.measured_low_n,
                         row.measured_high_n);
    if (row.high > row.low) out += format_line(" [%.4g to %.4g]", row.low, row.high);
    out += "\n";
  }
  return out + "\n";
}

std::string format_figures(const loads::ValidationGroup& group) {
  return format_line("  %-29s %3d  %6.3f  %7.3f  %+8.3f  %5.1f %%  %4.0f %% (%s)\n",
                     group.name.c_str(), group.n, group.r, group.rmse, group.bias,
                     group.median_error, group.worst, group.worst_row.c_str());
}

constexpr const char* figures_head =
    "  group                           n       r     RMSE      bias   median   worst\n";

std::string format_limits(const loads::StatementResult& one) {
  if (one.at_least && one.at_most) return format_line("%.3g to %.3g", *one.at_least, *one.at_most);
  return one.at_least ? format_line("%.3g or more", *one.at_least)
                      : format_line("%.3g or less", one.at_most.value_or(0));
}

std::string format_statements(const std::vector<loads::StatementResult>& statements) {
  std::string out = "  holds  ratio     of readings  limits        statement\n";
  int right = 0;
  for (const loads::StatementResult& one : statements) {
    right += one.holds ? 1 : 0;
    out += format_line("  %-5s %6.2f  %5.2f to %5.2f  %-12s  %s: %s\n", one.holds ? "yes" : "no",
                       one.predicted, one.low, one.high, format_limits(one).c_str(), one.id.c_str(),
                       one.text.c_str());
  }
  return out + format_line("  right: %d of %zu\n", right, statements.size());
}

int count_right(const loads::BodyValidation& body) {
  return static_cast<int>(std::ranges::count_if(body.statements, &loads::StatementResult::holds));
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string format_fit(const loads::Refit& fit, const std::string& name) {
  std::string out = format_line("  %-18s", name.c_str());
  for (const double value : fit.constants) out += format_line(" %8.3g", value);
  return out + format_line(" %7.3f  %6.3f  %8.3f\n", fit.rest_mpa, fit.share, fit.rmse_mpa);
}

}  // namespace

std::string format_validation(const loads::BodyValidation& body) {
  std::string out = body.set + ": " + format_body(body.body);
  if (!body.rows.empty()) out += format_rows(body.rows);
  if (!body.groups.empty()) out += figures_head;
  for (const loads::ValidationGroup& group : body.groups) out += format_figures(group);
  if (!body.statements.empty()) out += format_statements(body.statements);
  const loads::LeaveOneOut& loo = body.leave_one_out;
  if (loo.n > 0)
    out += format_line(
        "  pressure line found anew without one row at a time: RMSE %.3f MPa, "
        "rest %.3f–%.3f MPa, share %.2f–%.2f\n",
        loo.rmse_mpa, loo.rest_low_mpa, loo.rest_high_mpa, loo.share_low, loo.share_high);
  return out + "\n";
}

std::string format_not_scored(const loads::NotScoredRows& rows) {
  if (rows.not_scored.empty()) return {};
  std::string out = "not scored\n";
  for (const loads::NotScored& each : rows.not_scored)
    out += "  " + join(each.rows) + ": " + each.why + "\n";
  return out;
}

std::string format_refit(const loads::RefitAnswer& refit) {
  std::string out = "the fitted constants found anew: " + format_body(refit.body);
  out += format_line("  %d combinations; columns:", refit.combinations);
  for (const std::string& name : refit.names) out += " " + name;
  out += ", rest MPa, share, RMSE MPa on the rows kept\n";
  out += format_fit(refit.shipped, "as shipped");
  out += format_fit(refit.all, "all rows");
  for (const loads::Refit& fold : refit.folds) {
    std::string name = "without " + join(fold.left_out);
    if (fold.left_out.size() > 2) name = "without " + fold.left_out.front() + " …";
    out += format_fit(fold, name);
  }
  out += "\n  each row as the fit without it says, and what all fits say\n";
  return out + format_rows(refit.rows) + figures_head + format_figures(refit.figures);
}

std::string format_elsewhere(const std::vector<loads::BodyValidation>& as_shipped,
                             const std::vector<loads::BodyValidation>& anew) {
  std::string out = "\n  what the other sets say, as shipped and with the best of all rows\n";
  for (std::size_t i = 0; i < as_shipped.size() && i < anew.size(); ++i) {
    const loads::BodyValidation& before = as_shipped[i];
    out += format_line("  %-12s statements right %d, %d of %zu", before.set.c_str(),
                       count_right(before), count_right(anew[i]), before.statements.size());
    for (std::size_t k = 0; k < before.groups.size() && k < anew[i].groups.size(); ++k)
      out += format_line("; %s RMSE %.3g, %.3g", before.groups[k].name.c_str(),
                         before.groups[k].rmse, anew[i].groups[k].rmse);
    out += "\n";
  }
  return out;
}

std::string format_steadiness(const loads::SteadinessAnswer& steadiness) {
  std::string out = "  posture  lowest N  highest N  greatest step  between\n";
  for (const loads::SteadinessRow& row : steadiness.rows) {
    out += format_line("  %-7s  %8.0f  %9.0f  %6.0f %4.1f %%  ", row.scenario.c_str(), row.low_n,
                       row.high_n, row.step_n, row.step_percent);
    out += format_line("%.3f m %.1f kg and %.3f m %.1f kg", row.before.height_m, row.before.mass_kg,
                       row.after.height_m, row.after.mass_kg);
    if (!row.not_held.empty())
      out += format_line("; nothing holds %zu bodies", row.not_held.size());
    out += "\n";
  }
  return out;
}

}  // namespace plumb::cli
