#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumb::base {

/// Where in a source something stands. `line` counts from 1; 0 means the source has no lines.
struct Place {
  std::string file;
  int line = 0;
  std::string path;  ///< JSON pointer inside the document, "" for its root
};

/// One problem of an untrusted file or form, with its place and, in the message, the remedy.
struct Diagnostic {
  Place place;
  std::string message;
};

/// Collects every problem instead of stopping at the first.
class Diagnostics {
 public:
  void report(Place place, std::string message);
  bool empty() const { return found_.empty(); }
  std::size_t size() const { return found_.size(); }
  const std::vector<Diagnostic>& found() const { return found_; }
  /// Sorts by file, line and path, so that equal input gives equal output.
  void sort();

 private:
  std::vector<Diagnostic> found_;
};

/// "file:line: error: message", or "path: error: message" where there is no file.
std::string format_diagnostic(const Diagnostic& diagnostic);

}  // namespace plumb::base
