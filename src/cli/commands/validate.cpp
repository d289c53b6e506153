#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "base/read_described.hpp"
#include "base/write_described.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/line_text.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "files/parse_yaml.hpp"
#include "files/read_scenarios.hpp"
#include "loads/validation.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

namespace fs = std::filesystem;

constexpr double percent = 100;

struct ValidateOptions {
  std::string data, share;
  bool json = false;
};

struct ValidationAnswer {
  std::vector<loads::BodyValidation> bodies;
};
template <class V>
void describe(V& v, ValidationAnswer& x) {
  v.field("bodies", x.bodies);
}

/// What is held against what: everything in the folder of measurements.
struct Measurements {
  loads::ReferenceRows reference;
  loads::ScoringSpec scoring;
  loads::ScenarioFile postures;
};

template <class T>
base::Outcome<bool> read_file(const fs::path& path, T& into, base::Diagnostics& problems) {
  PLUMB_TRY(const std::string text, read_text(path.string()));
  base::Document document;
  if (files::parse_yaml(text, path.string(), document, problems))
    base::read_described(document, into, path.string(), problems);
  return true;
}

base::Outcome<Measurements> read_measurements(const fs::path& folder, base::Diagnostics& problems) {
  Measurements out;
  PLUMB_TRY([[maybe_unused]] const bool rows,
            read_file(folder / "rows.yaml", out.reference, problems));
  PLUMB_TRY([[maybe_unused]] const bool scoring,
            read_file(folder / "scoring.yaml", out.scoring, problems));
  PLUMB_TRY(files::ScenarioSource postures,
            files::read_scenarios((folder / "wilke.yaml").string(), problems));
  out.postures = std::move(postures.file);
  return out;
}

std::string format_body(const loads::BodyValidation& body) {
  std::string out = std::string(base::name_of(body.body.sex)) +
                    format_line(", %.2f m, %.0f kg\n", body.body.height_m, body.body.mass_kg);
  out += "  row   measured  predicted   error  activity\n";
  for (const loads::ValidationRow& row : body.rows)
    out += format_line("  %-5s %8.2f  %9.2f  %+5.0f %%  %s%s\n", row.id.c_str(), row.measured,
                       row.predicted, percent * (row.predicted / row.measured - 1),
                       row.activity.c_str(), row.confirmed == "no" ? " (not read again)" : "");
  out += "\n  group                  n      r    RMSE    bias  median  worst\n";
  for (const loads::ValidationGroup& group : body.groups)
    out += format_line("  %-20s %3d  %.3f  %6.3f  %+6.3f  %4.1f %%  %3.0f %% (%s)\n",
                       group.name.c_str(), group.n, group.r, group.rmse, group.bias,
                       group.median_error, group.worst, group.worst_row.c_str());
  const loads::LeaveOneOut& loo = body.leave_one_out;
  return out + format_line(
                   "  pressure line found anew without one row at a time: RMSE %.3f MPa, "
                   "rest %.3f–%.3f MPa, share %.2f–%.2f\n\n",
                   loo.rmse_mpa, loo.rest_low_mpa, loo.rest_high_mpa, loo.share_low,
                   loo.share_high);
}

int run_validate(const ValidateOptions& options) {
  const fs::path share = find_share_folder(options.share);
  auto compiled = read_compiled(share);
  if (!compiled) return say_fault(compiled.error());
  const fs::path folder = options.data.empty() ? share / "validation" : fs::path(options.data);
  base::Diagnostics problems;
  const auto measurements = read_measurements(folder, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!measurements) return say_fault(measurements.error());
  ValidationAnswer answer;
  for (const spine::BodyMeasures& body : measurements->scoring.bodies) {
    const auto model =
        loads::compile_load_model(compiled->content.body, compiled->content.loads, body);
    if (!model) return say_fault(model.error());
    auto validated = loads::validate(*model, measurements->reference, measurements->scoring,
                                     measurements->postures.scenarios);
    if (!validated) return say_fault(validated.error());
    answer.bodies.push_back(std::move(*validated));
  }
  if (options.json) return print(wire::format_json(base::write_described(answer), 2) + "\n");
  std::string out;
  for (const loads::BodyValidation& body : answer.bodies) out += format_body(body);
  return print(out);
}

}  // namespace

void add_validate_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<ValidateOptions>();
  CLI::App* command =
      program.add_subcommand("validate", "The load engine against what was measured");
  command
      ->add_option("--data", options->data, "Folder of measurements; without it, the shipped one")
      ->type_name("DIR");
  command->add_flag("--json", options->json, "As JSON");
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer("Example: plumbline validate --json");
  command->callback([options, &exit_code] { exit_code = run_validate(*options); });
}

}  // namespace plumb::cli
