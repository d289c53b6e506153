#pragma once

#include <algorithm>
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

/// Collects every problem instead of stopping at the first. Keeps the first thousand and counts
/// the rest: nobody reads more, and a hostile input must not fill the memory.
class Diagnostics {
 public:
  static constexpr std::size_t most_kept = 1'000;

  void report(Place place, std::string message);
  bool empty() const { return found_.empty(); }
  /// How many were reported, kept or not.
  std::size_t size() const { return std::min(found_.size(), most_kept) + left_out_; }
  /// Those kept; if there were more, one last line says how many.
  const std::vector<Diagnostic>& found() const { return found_; }
  /// Sorts by file, line and path, so that equal input gives equal output.
  void sort();

 private:
  std::vector<Diagnostic> found_;
  std::size_t left_out_ = 0;
};

/// "file:line: error: message", or "path: error: message" where there is no file.
std::string format_diagnostic(const Diagnostic& diagnostic);

}  // namespace plumb::base
