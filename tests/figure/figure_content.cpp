#include "figure/figure_content.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/diagnostics.hpp"
#include "base/read_described.hpp"
#include "files/parse_yaml.hpp"

namespace plumb::testing {

namespace {

namespace fs = std::filesystem;

template <class T>
void read_file(const fs::path& path, T& into, base::Diagnostics& problems) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::string name = path.filename().string();
  base::Document document;
  if (!file)
    problems.report({name, 0, ""}, "cannot be read");
  else if (files::parse_yaml(text, name, document, problems))
    base::read_described(document, into, name, problems);
}

FigureContent read_content() {
  const fs::path folder = PLUMB_CATALOGUE_DIR;
  base::Diagnostics problems;
  FigureContent content;
  read_file(folder / "body/segments.yaml", content.body.segments, problems);
  read_file(folder / "body/vertebrae.yaml", content.body.vertebrae, problems);
  read_file(folder / "body/landmarks.yaml", content.body.landmarks, problems);
  read_file(folder / "body/joint_ranges.yaml", content.body.joint_ranges, problems);
  read_file(folder / "body/figure.yaml", content.figure, problems);
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder / "postures"))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) read_file(file, content.movements.emplace_back(), problems);
  if (!problems.empty()) {
    for (const base::Diagnostic& problem : problems.found())
      std::fprintf(stderr, "%s\n", base::format_diagnostic(problem).c_str());
    std::exit(EXIT_FAILURE);  // nothing can be said about a figure without its content
  }
  return content;
}

template <class T>
T take(base::Outcome<T> outcome) {
  if (!outcome) {
    std::fprintf(stderr, "%s: %s: %s\n", outcome.error().doing.c_str(),
                 outcome.error().where.c_str(), outcome.error().hint.c_str());
    std::exit(EXIT_FAILURE);
  }
  return std::move(*outcome);
}

}  // namespace

const FigureContent& figure_content() {
  static const FigureContent content = read_content();
  return content;
}

DrawnPerson make_person(const spine::BodyMeasures& measures) {
  const FigureContent& content = figure_content();
  DrawnPerson person;
  person.body = take(spine::compile_body(content.body, measures));
  person.figure = take(figure::compile_figure(content.figure, person.body));
  return person;
}

std::vector<double> find_stops(const spine::Movement& movement) {
  std::vector<double> stops{0};
  for (const spine::MovementLeg& leg : movement.legs) {
    const double end = leg.start_s + leg.duration_s;
    if (movement.cycle ? end < movement.duration_s : end <= movement.held_s) stops.push_back(end);
  }
  return stops;
}

}  // namespace plumb::testing
