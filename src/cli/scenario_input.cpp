#include "cli/scenario_input.hpp"

#include <cmath>

#include "base/read_described.hpp"
#include "base/scalar_text.hpp"
#include "catalogue/parse_yaml.hpp"
#include "cli/share.hpp"

namespace plumb::cli {

base::Outcome<loads::ScenarioFile> read_scenarios(const std::string& path,
                                                  base::Diagnostics& problems) {
  PLUMB_TRY(const std::string text, read_text(path));
  const std::string name = path == "-" ? "standard input" : path;
  loads::ScenarioFile file;
  base::Document document;
  if (text.find_first_not_of(" \t\r\n") == std::string::npos)
    problems.report({name, 1, ""}, "is empty; write at least one scenario");
  else if (catalogue::parse_yaml(text, name, document, problems))
    base::read_described(document, file, name, problems);
  if (problems.empty() && file.format != 1)
    problems.report({name, 1, "/format"}, "must be 1; this program knows no later form");
  return file;
}

bool parse_body(std::string_view text, spine::BodyMeasures& measures) {
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view part = text.substr(0, comma);
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    if (const auto sex = base::find_named<spine::Sex>(part)) {
      measures.sex = *sex;
    } else if (part.ends_with("kg")) {
      const auto mass = base::parse_real(part.substr(0, part.size() - 2));
      if (!mass) return false;
      measures.mass_kg = *mass;
    } else if (part.ends_with("cm")) {
      const auto height = base::parse_real(part.substr(0, part.size() - 2));
      if (!height) return false;
      measures.height_m = *height / 100;
    } else if (part.ends_with("m")) {
      const auto height = base::parse_real(part.substr(0, part.size() - 1));
      if (!height) return false;
      measures.height_m = *height;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace plumb::cli
