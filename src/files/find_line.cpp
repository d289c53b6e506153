#include "files/find_line.hpp"

#include <algorithm>

#include "base/scalar_text.hpp"

namespace plumb::files {

using base::Document;

int find_line(const Document& document, std::string_view pointer) {
  const Document* at = &document;
  int line = document.line;
  while (pointer.starts_with('/')) {
    pointer.remove_prefix(1);
    // A text key may itself hold a slash, so a whole rest that is a member wins.
    const auto whole = std::ranges::find(at->members, pointer, &Document::Member::key);
    const std::string_view step =
        whole != at->members.end() ? pointer : pointer.substr(0, pointer.find('/'));
    const auto member = std::ranges::find(at->members, step, &Document::Member::key);
    const auto index = base::parse_integer(step);
    if (member != at->members.end()) {
      line = member->line;
      at = &member->value;
    } else if (index && *index >= 0 && static_cast<std::size_t>(*index) < at->items.size()) {
      at = &at->items[static_cast<std::size_t>(*index)];
      line = at->line;
    } else {
      return line;
    }
    pointer.remove_prefix(step.size());
  }
  return line;
}

}  // namespace plumb::files
