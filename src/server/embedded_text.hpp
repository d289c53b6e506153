#pragma once

#include <span>
#include <string_view>

namespace plumb::server {

/// A file that is part of the program: its name and its text.
struct EmbeddedText {
  std::string_view name;
  std::string_view text;
};

std::span<const EmbeddedText> find_embedded_documents();

}  // namespace plumb::server
