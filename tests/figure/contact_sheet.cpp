// Writes every movement × level × stop as one HTML page in the page's own colours, to be looked at:
//   plumb_contact_sheet sheet.html [--only EX01] [--width 300] [--dark] [--woman] [--all-frames]
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "figure/figure_content.hpp"

namespace {

using namespace plumb;

struct Options {
  std::string path;
  std::string only;
  int width = 300;
  bool dark = false;
  bool woman = false;
  bool all_frames = false;
};

Options read_options(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const bool more = i + 1 < count;
    if (word == "--only" && more)
      options.only = words[++i];
    else if (word == "--width" && more)
      options.width = std::atoi(words[++i]);
    else if (word == "--dark")
      options.dark = true;
    else if (word == "--woman")
      options.woman = true;
    else if (word == "--all-frames")
      options.all_frames = true;
    else
      options.path = word;
  }
  return options;
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The style block of a component, as the page uses it.
std::string find_style(const std::string& component) {
  const std::size_t start = component.find("<style>") + std::strlen("<style>");
  return component.substr(start, component.find("</style>") - start);
}

template <class Enum>
std::string name_of(Enum value) {
  for (const auto& entry : names_of(Enum{}))
    if (entry.value == value) return std::string(entry.name);
  return {};
}

void write_drawing(const figure::FigureDrawing& drawing, const std::string& caption,
                   std::ofstream& out) {
  const figure::Box& box = drawing.view_box;
  out << "<figure><svg viewBox='" << box.x << ' ' << box.y << ' ' << box.width << ' ' << box.height
      << "'>";
  for (const figure::Shape& shape : drawing.shapes)
    out << "<path class='" << name_of(shape.role) << ' ' << name_of(shape.form) << " i"
        << shape.index << "' d='" << shape.path << "'/>";
  out << "</svg><figcaption>" << caption << "</figcaption></figure>\n";
}

void write_head(const Options& options, std::ofstream& out) {
  const std::string web = PLUMB_WEB_DIR;
  out << "<!doctype html><meta charset=utf-8><html data-theme=" << (options.dark ? "dark" : "light")
      << "><style>" << read_text(web + "/src/app.css")
      << find_style(read_text(web + "/src/lib/parts/FigureShapes.svelte"))
      << "figure{container:figure / "
         "inline-size}body{padding:8px;display:flex;flex-wrap:wrap;gap:8px}figure{background:var(--"
         "porcelain);"
         "border-radius:8px;padding:6px;width:"
      << options.width << "px}svg{height:" << options.width
      << "px!important}figcaption{font-size:11px}</style>\n";
}

}  // namespace

int main(int count, char** words) {
  const Options options = read_options(count, words);
  if (options.path.empty()) {
    std::fprintf(stderr,
                 "usage: plumb_contact_sheet FILE.html [--only EX01] [--width PIXELS]"
                 " [--dark] [--woman] [--all-frames]\n");
    return 2;
  }
  const testing::DrawnPerson person =
      testing::make_person(options.woman ? spine::BodyMeasures{spine::Sex::female, 1.63, 62}
                                         : spine::BodyMeasures{spine::Sex::male, 1.74, 70});
  std::ofstream out(options.path, std::ios::binary);
  write_head(options, out);
  figure::FigureWorkspace workspace;
  figure::FigureDrawing drawing;
  for (const spine::MovementSpec& spec : testing::figure_content().movements) {
    if (!options.only.empty() && spec.id != options.only) continue;
    for (const int level : spine::find_levels(spec)) {
      const auto scene = figure::compile_scene(person.figure, person.body, spec, level, false);
      if (!scene) {
        std::fprintf(stderr, "%s level %d: %s\n", spec.id.c_str(), level,
                     scene.error().hint.c_str());
        continue;
      }
      std::vector<double> times = testing::find_stops(scene->movement);
      constexpr double frame_s = 0.25;
      if (options.all_frames) {
        times.clear();
        for (double t = 0; t <= scene->movement.duration_s; t += frame_s) times.push_back(t);
      }
      for (const double t : times) {
        figure::draw_movement_frame(person.figure, person.body, *scene, t, workspace, drawing);
        char caption[64];
        std::snprintf(caption, sizeof caption, "%s level %d, %.2f s", spec.id.c_str(), level, t);
        write_drawing(drawing, caption, out);
      }
    }
  }
  return 0;
}
