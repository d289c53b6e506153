#include "base/diagnostics.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace plumb::base {

void Diagnostics::report(Place place, std::string message) {
  found_.push_back({std::move(place), std::move(message)});
}

void Diagnostics::sort() {
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.place.file, d.place.line, d.place.path, d.message);
  };
  std::ranges::sort(found_, [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

std::string format_diagnostic(const Diagnostic& diagnostic) {
  const Place& place = diagnostic.place;
  std::string text;
  if (!place.file.empty()) text += place.file;
  if (place.line > 0) text += (text.empty() ? "line " : ":") + std::to_string(place.line);
  if (text.empty()) text = place.path.empty() ? "/" : place.path;
  text += ": error: ";
  if (!place.path.empty() && (!place.file.empty() || place.line > 0)) text += place.path + " ";
  return text + diagnostic.message;
}

}  // namespace plumb::base
