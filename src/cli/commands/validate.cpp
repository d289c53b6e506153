#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "base/write_described.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/measurements.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "cli/validation_text.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

namespace fs = std::filesystem;

struct ValidateOptions {
  std::string data, share;
  bool json = false;
  bool leave_one_out = false, jumps = false;
  int folds = 0;
};

struct ValidationAnswer {
  std::vector<loads::BodyValidation> bodies;
  std::vector<loads::NotScored> not_scored;
};
template <class V>
void describe(V& v, ValidationAnswer& x) {
  v.field("bodies", x.bodies);
  v.field("not_scored", x.not_scored);
}

/// What the constants found anew say about the sets that had no part in finding them.
struct AnewAnswer {
  loads::RefitAnswer refit;
  std::vector<loads::BodyValidation> elsewhere_as_shipped;
  std::vector<loads::BodyValidation> elsewhere_anew;
};
template <class V>
void describe(V& v, AnewAnswer& x) {
  v.field("refit", x.refit);
  v.field("elsewhere_as_shipped", x.elsewhere_as_shipped);
  v.field("elsewhere_anew", x.elsewhere_anew);
}

base::Outcome<std::vector<loads::BodyValidation>> validate_sets(const Measurements& measurements,
                                                                const app::Content& content,
                                                                const loads::LoadSpec& spec,
                                                                const std::string& without) {
  std::vector<loads::BodyValidation> out;
  for (const MeasuredSet& set : measurements.sets) {
    if (set.scoring.name == without) continue;
    for (const spine::BodyMeasures& body : set.scoring.bodies) {
      PLUMB_TRY(const loads::LoadModel model, loads::compile_load_model(content.body, spec, body));
      PLUMB_TRY(loads::BodyValidation validated,
                loads::validate(model, measurements.reference, set.scoring, set.postures));
      out.push_back(std::move(validated));
    }
  }
  return out;
}

base::Outcome<AnewAnswer> find_anew(const MeasuredSet& set, const loads::RefitSpec& spec, int folds,
                                    const app::Content& content, const Measurements& measurements) {
  const auto tell = [last = -1](int done, int total) mutable {
    constexpr int steps = 10;
    if (const int now = steps * done / total; now != last) {
      last = now;
      say(std::to_string(done) + " of " + std::to_string(total) + " combinations");
    }
  };
  AnewAnswer out;
  PLUMB_TRY(out.refit,
            loads::find_constants_anew({content.body, content.loads, set.scoring.bodies.front(),
                                        measurements.reference, set.scoring, set.postures},
                                       spec, folds, tell));
  const std::string& own = set.scoring.name;
  PLUMB_TRY(out.elsewhere_as_shipped, validate_sets(measurements, content, content.loads, own));
  PLUMB_TRY(const loads::LoadSpec anew,
            loads::put_constants(content.loads, out.refit.names, out.refit.all));
  PLUMB_TRY(out.elsewhere_anew, validate_sets(measurements, content, anew, own));
  return out;
}

int say_anew(const ValidateOptions& options, const fs::path& folder, const app::Content& content,
             const Measurements& measurements) {
  base::Diagnostics problems;
  const auto spec = read_refit(folder, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!spec) return say_fault(spec.error());
  const MeasuredSet* set = find_set(measurements, spec->set);
  if (set == nullptr || set->scoring.bodies.empty()) {
    say("refit.yaml: set: name a set of the scoring files that has a body");
    return exit_bad_input;
  }
  const auto answer = find_anew(*set, *spec, options.folds, content, measurements);
  if (!answer) return say_fault(answer.error());
  if (options.json) return print(wire::format_json(base::write_described(*answer), 2) + "\n");
  return print(format_refit(answer->refit) +
               format_elsewhere(answer->elsewhere_as_shipped, answer->elsewhere_anew));
}

int say_jumps(const ValidateOptions& options, const fs::path& folder, const app::Content& content,
              const Measurements& measurements) {
  base::Diagnostics problems;
  const auto spec = read_steadiness(folder, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!spec) return say_fault(spec.error());
  const MeasuredSet* set = find_set(measurements, spec->set);
  if (set == nullptr) {
    say("steadiness.yaml: set: name a set of the scoring files");
    return exit_bad_input;
  }
  const auto answer =
      loads::find_steadiness(content.body, content.loads, set->scoring, set->postures, *spec);
  if (!answer) return say_fault(answer.error());
  if (options.json) return print(wire::format_json(base::write_described(*answer), 2) + "\n");
  return print(format_steadiness(*answer));
}

int run_validate(const ValidateOptions& options) {
  const fs::path share = find_share_folder(options.share);
  auto compiled = read_compiled(share);
  if (!compiled) return say_fault(compiled.error());
  const app::Content& content = compiled->content;
  const fs::path folder = options.data.empty() ? share / "validation" : fs::path(options.data);
  base::Diagnostics problems;
  const auto measurements = read_measurements(folder, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!measurements) return say_fault(measurements.error());
  if (options.leave_one_out) return say_anew(options, folder, content, *measurements);
  if (options.jumps) return say_jumps(options, folder, content, *measurements);
  auto bodies = validate_sets(*measurements, content, content.loads, "");
  if (!bodies) return say_fault(bodies.error());
  const ValidationAnswer answer{std::move(*bodies), measurements->not_scored.not_scored};
  if (options.json) return print(wire::format_json(base::write_described(answer), 2) + "\n");
  std::string out;
  for (const loads::BodyValidation& body : answer.bodies) out += format_validation(body);
  return print(out + format_not_scored(measurements->not_scored));
}

}  // namespace

void add_validate_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<ValidateOptions>();
  CLI::App* command =
      program.add_subcommand("validate", "The load engine against what was measured");
  command
      ->add_option("--data", options->data, "Folder of measurements; without it, the shipped one")
      ->type_name("DIR");
  CLI::Option* anew = command->add_flag(
      "--leave-one-out", options->leave_one_out,
      "The fitted constants, found anew without one row at a time; takes a minute");
  constexpr int fewest = 2, most = 1000;
  command->add_option("--folds", options->folds, "Leave out the rows in so many parts instead")
      ->type_name("N")
      ->check(CLI::Range(fewest, most))
      ->needs(anew);
  command
      ->add_flag("--jumps", options->jumps,
                 "Where bodies that are nearly the same are loaded differently")
      ->excludes(anew);
  command->add_flag("--json", options->json, "As JSON");
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer("Example: plumbline validate --json");
  command->callback([options, &exit_code] { exit_code = run_validate(*options); });
}

}  // namespace plumb::cli
