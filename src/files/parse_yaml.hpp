#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "base/document.hpp"

namespace plumb::files {

/// What one YAML text may cost before it is refused: far above any file of the catalogue.
struct YamlLimits {
  std::size_t bytes = 8u << 20;
  std::size_t values = 500'000;  ///< counted after aliases are filled in
  std::size_t depth = 32;
};

/// One YAML document as a Document with a line on every key and value. Scalars in quotes and
/// blocks are `text`, all others `plain`; repeated keys are kept, so that the strict reader can
/// object to them. An alias becomes a copy of what its anchor names, with the line of the alias:
/// what is wrong there is found where it is used.
///
/// Refused  what is no YAML or no UTF-8, several documents, tags, merge keys, keys that are not
///          scalars; the first problem is reported, for what follows it cannot be trusted
bool parse_yaml(std::string_view text, const std::string& file, base::Document& into,
                base::Diagnostics& problems, const YamlLimits& limits = {});

}  // namespace plumb::files
