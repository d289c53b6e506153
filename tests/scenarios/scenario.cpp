#include "scenarios/scenario.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "base/read_described.hpp"
#include "files/parse_yaml.hpp"

namespace plumb::testing {

std::vector<std::string> find_stories(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".jsonl" || entry.path().extension() == ".yaml")
      names.insert(entry.path().stem().string());
  return {names.begin(), names.end()};
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Expectation read_expectation(const std::filesystem::path& file, base::Diagnostics& problems) {
  Expectation expectation;
  base::Document document;
  const std::string name = file.filename().string();
  if (files::parse_yaml(read_text(file), name, document, problems))
    base::read_described(document, expectation, name, problems);
  return expectation;
}

}  // namespace plumb::testing
