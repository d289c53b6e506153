#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/document.hpp"
#include "base/outcome.hpp"

namespace plumb::wire {

/// What one JSON text may cost before it is refused. Limits of the machine, not of the content:
/// far above any catalogue or journal, far below what would hurt the host.
struct JsonLimits {
  std::size_t bytes = 32u << 20;
  std::size_t values = 2'000'000;
  std::size_t members = 100'000;  ///< of one table
  int depth = 64;
};

/// Where a text comes from, for places in messages.
struct JsonSource {
  std::string_view file;  ///< "" for a text that is no file
  int first_line = 1;     ///< number of the text's first line in that file
};

/// One JSON value (RFC 8259) as a Document: numbers without fraction and exponent that fit 64 bits
/// are integers, all others reals; every value knows its line; repeated keys are kept, so that the
/// strict reader can object to them.
///
/// Faults  input_invalid with "file:line:column" in `where`: no JSON, not UTF-8, a number too
/// large,
///         nested too deeply, too long
base::Outcome<base::Document> parse_json(std::string_view text, const JsonSource& source = {},
                                         const JsonLimits& limits = {});

/// JSON text of a document, in UTF-8, independent of locale and machine. Reals keep their value
/// and their kind: 2 is written "2", 2.0 is written "2.0". `indent` 0 writes one line.
///
/// Takes   finite reals only; a NaN is a bug and traps
std::string format_json(const base::Document& document, int indent = 0);

}  // namespace plumb::wire
