#include "loads/loads_content.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

#include "base/read_described.hpp"
#include "files/parse_yaml.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {

namespace {

template <class T>
T take(base::Outcome<T> outcome) {
  if (!outcome) {
    std::fprintf(stderr, "%s: %s: %s\n", outcome.error().doing.c_str(),
                 outcome.error().where.c_str(), outcome.error().hint.c_str());
    std::exit(EXIT_FAILURE);  // a test without its model says nothing
  }
  return std::move(*outcome);
}

loads::ScenarioFile read_scenarios(const std::string& name) {
  std::ifstream file(std::string(PLUMB_VALIDATION_DIR) + "/" + name, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  base::Diagnostics problems;
  base::Document document;
  loads::ScenarioFile scenarios;
  if (files::parse_yaml(text, name, document, problems))
    base::read_described(document, scenarios, name, problems);
  for (const base::Diagnostic& problem : problems.found())
    std::fprintf(stderr, "%s\n", base::format_diagnostic(problem).c_str());
  if (!problems.empty() || scenarios.scenarios.empty()) std::exit(EXIT_FAILURE);
  return scenarios;
}

}  // namespace

const std::vector<loads::ScenarioSpec>& scenarios_of(const std::string& file) {
  static std::map<std::string, loads::ScenarioFile> read;
  const auto found = read.find(file);
  if (found != read.end()) return found->second.scenarios;
  return read.emplace(file, read_scenarios(file)).first->second.scenarios;
}

const loads::ScenarioSpec& scenario_of(const std::string& file, const std::string& name) {
  for (const loads::ScenarioSpec& scenario : scenarios_of(file))
    if (scenario.name == name) return scenario;
  std::fprintf(stderr, "%s has no scenario %s\n", file.c_str(), name.c_str());
  std::exit(EXIT_FAILURE);
}

loads::LoadModel make_load_model(const spine::BodyMeasures& measures, double strength) {
  const app::Content& content = real_content();
  return take(loads::compile_load_model(content.body, content.loads, measures, strength));
}

const loads::LoadModel& reference_model() {
  static const loads::LoadModel model = make_load_model({spine::Sex::male, 1.74, 70});
  return model;
}

loads::LoadTask make_task(const loads::LoadModel& model, const loads::ScenarioSpec& scenario) {
  return take(loads::prepare_task(model, scenario.posture, scenario.gravity_factor));
}

loads::LoadResult solve(const loads::LoadModel& model, const loads::ScenarioSpec& scenario,
                        const loads::LoadOptions& options) {
  loads::LoadWorkspace workspace;
  loads::LoadResult result;
  loads::find_loads(model, make_task(model, scenario), options, workspace, result);
  return result;
}

}  // namespace plumb::testing
