#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>

#include "base/write_described.hpp"
#include "cli/body_option.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/load_text.hpp"
#include "cli/ribbon_text.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "files/read_scenarios.hpp"
#include "loads/answer.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

struct LoadCommandOptions {
  std::vector<std::string> files;
  std::string body, level, share, exercise;
  int ladder_level = 1;
  bool json = false;
  bool csv = false;
};

/// What the file leaves open is the reference body; what the option says stands over both.
std::optional<spine::BodyMeasures> choose_body(const app::Content& content,
                                               const loads::ScenarioFile& file,
                                               const std::string& option) {
  spine::BodyMeasures body = loads::find_measures(file, content.body);
  if (!parse_body(option, body)) return std::nullopt;
  return body;
}

int say_body_form() {
  say("plumbline: --body must be like male,1.74m,70kg or female,162cm,58kg");
  return exit_bad_input;
}

base::Outcome<loads::RibbonAnswer> find_ribbon_answer(const app::Content& content,
                                                      const LoadCommandOptions& options,
                                                      const spine::BodyMeasures& body) {
  constexpr double step_s = 0.25;
  const auto spec =
      std::ranges::find(content.movements, options.exercise, &spine::MovementSpec::id);
  if (spec == content.movements.end())
    return base::fail(base::Fault::Code::not_found, "looking for the movement", options.exercise,
                      "name an exercise like EX16; \"plumbline learn\" lists them");
  loads::LoadWorkspace workspace;
  PLUMB_TRY(const loads::Person person,
            loads::compile_person(content.body, content.loads, body, 1, workspace));
  return loads::answer_ribbon(person, *spec, options.ladder_level, step_s, workspace);
}

int run_exercise(const app::Content& content, const LoadCommandOptions& options,
                 const std::string& disc) {
  const auto body = choose_body(content, {}, options.body);
  if (!body) return say_body_form();
  auto answer = find_ribbon_answer(content, options, *body);
  if (!answer) return say_fault(answer.error());
  if (options.json) return print(wire::format_json(base::write_described(*answer), 2) + "\n");
  if (options.csv) return print(format_ribbon_csv(*answer));
  return print(format_ribbon(*answer, disc.empty() ? "L4/L5" : disc));
}

/// The scenarios of one file, added to `all`.
int add_file(const app::Content& content, const LoadCommandOptions& options,
             const std::string& path, loads::LoadAnswer& all) {
  base::Diagnostics problems;
  const auto source = files::read_scenarios(path, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!source) return say_fault(source.error());
  const auto body = choose_body(content, source->file, options.body);
  if (!body) return say_body_form();
  const auto object = [&](const base::Fault& fault) {
    base::Diagnostic problem = files::find_problem(*source, fault);
    problems.report(std::move(problem.place), std::move(problem.message));
    return say_problems(std::move(problems));
  };
  loads::LoadWorkspace workspace;
  const auto person =
      loads::compile_person(content.body, content.loads, *body, source->file.strength, workspace);
  if (!person) {
    const bool is_of_option = person.error().where == "body" && !options.body.empty();
    const bool is_of_file = person.error().code == base::Fault::Code::out_of_range && !is_of_option;
    return is_of_file ? object(person.error()) : say_fault(person.error());
  }
  auto answer = loads::answer_scenarios(*person, source->file.scenarios, workspace);
  if (!answer) return object(answer.error());
  all.body = answer->body;
  all.strength = answer->strength;
  for (loads::LoadReport& report : answer->scenarios) all.scenarios.push_back(std::move(report));
  return exit_done;
}

int run_load(const LoadCommandOptions& options) {
  std::string disc;
  if (!options.level.empty()) {
    const std::size_t found = loads::find_disc(options.level);
    if (found == spine::spinal_joint_count) {
      say("plumbline: --level must be a disc like L4-L5, from L5-S1 to C0-C2");
      return exit_bad_input;
    }
    disc = loads::disc_name(found);
  }
  if (options.files.empty() == options.exercise.empty()) {
    say("plumbline: give scenario files, or --exercise with its id");
    return exit_bad_input;
  }
  auto compiled = read_compiled(find_share_folder(options.share));
  if (!compiled) return say_fault(compiled.error());
  if (!options.exercise.empty()) return run_exercise(compiled->content, options, disc);
  loads::LoadAnswer all;
  for (const std::string& path : options.files)
    if (const int added = add_file(compiled->content, options, path, all); added != exit_done)
      return added;
  std::string out;
  if (options.json)
    out = wire::format_json(base::write_described(all), 2) + "\n";
  else if (options.csv)
    out = format_loads_csv(all.scenarios);
  else
    for (const loads::LoadReport& report : all.scenarios) out += format_loads(report, disc) + "\n";
  if (const int written = print(out); written != exit_done) return written;
  for (const loads::LoadReport& report : all.scenarios)
    if (!report.certificate.supportable) return exit_no;
  return exit_done;
}

}  // namespace

void add_load_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<LoadCommandOptions>();
  CLI::App* command = program.add_subcommand("load", "The load on every disc in given postures");
  command->add_option("FILE", options->files, "Scenario files; - reads standard input")
      ->type_name("");
  CLI::Option* exercise =
      command
          ->add_option("--exercise", options->exercise,
                       "Instead of files: an exercise or a movement to avoid, along its way")
          ->type_name("ID");
  command
      ->add_option("--level-of-ladder", options->ladder_level,
                   "Level of the exercise; 1 if left out")
      ->needs(exercise)
      ->check(CLI::Range(1, 20))
      ->type_name("N");
  command
      ->add_option("--body", options->body,
                   "Whose body, like male,1.74m,70kg, over that of the file")
      ->type_name("BODY");
  command->add_option("--level", options->level, "This disc alone, like L4-L5")->type_name("DISC");
  CLI::Option* json = command->add_flag("--json", options->json, "As JSON");
  command->add_flag("--csv", options->csv, "As comma-separated values, one row a disc")
      ->excludes(json);
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer(
      "Ends with 1 if a posture is not supportable.\n"
      "Example: plumbline load standing.yaml --body female,1.62m,58kg --level L4-L5");
  command->callback([options, &exit_code] { exit_code = run_load(*options); });
}

}  // namespace plumb::cli
