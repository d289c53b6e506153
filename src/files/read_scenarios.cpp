#include "files/read_scenarios.hpp"

#include <utility>

#include "base/read_described.hpp"
#include "files/find_line.hpp"
#include "files/parse_yaml.hpp"
#include "files/read_text.hpp"

namespace plumb::files {

ScenarioSource parse_scenarios(std::string_view text, const std::string& name,
                               base::Diagnostics& problems) {
  ScenarioSource source;
  source.name = name;
  const std::size_t before = problems.size();
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    problems.report({name, 1, ""}, "is empty; write at least one scenario");
    return source;
  }
  if (!parse_yaml(text, name, source.document, problems)) return source;
  base::read_described(source.document, source.file, name, problems);
  if (problems.size() > before) return source;
  const auto object = [&](const std::string& path, std::string message) {
    problems.report({name, find_line(source.document, path), path}, std::move(message));
  };
  if (source.file.format != 1) object("/format", "must be 1; this program knows no later form");
  if (source.file.scenarios.empty()) object("/scenarios", "is empty; write at least one scenario");
  return source;
}

base::Outcome<ScenarioSource> read_scenarios(const std::string& path, base::Diagnostics& problems) {
  PLUMB_TRY(const std::string text, read_text(path));
  return parse_scenarios(text, path == "-" ? "standard input" : path, problems);
}

base::Diagnostic find_problem(const ScenarioSource& source, const base::Fault& fault) {
  const std::string path = "/" + fault.where;
  return {{source.name, find_line(source.document, path), path}, fault.hint};
}

}  // namespace plumb::files
