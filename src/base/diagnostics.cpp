#include "base/diagnostics.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace plumb::base {

void Diagnostics::report(Place place, std::string message) {
  if (found_.size() < most_kept) {
    found_.push_back({std::move(place), std::move(message)});
    return;
  }
  if (left_out_++ == 0) found_.push_back({{std::move(place.file), 0, ""}, ""});
  found_.back().message =
      "has " + std::to_string(left_out_) + " more problems than are listed; correct these first";
}

void Diagnostics::sort() {
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.place.file, d.place.line, d.place.path, d.message);
  };
  const auto kept = static_cast<std::ptrdiff_t>(std::min(found_.size(), most_kept));
  std::sort(found_.begin(), found_.begin() + kept,
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
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
