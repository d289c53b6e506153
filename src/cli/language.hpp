#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "care/language.hpp"

namespace CLI {
class App;
}

/// In which language the program speaks to people about their backs. Its help and its faults are
/// always in English.
namespace plumb::cli {

/// The language that texts are written in; the others are translated from it.
inline constexpr std::string_view source_language = "en";

/// `asked` if it is not empty, else what LC_ALL, LC_MESSAGES or LANG says, the first that is set,
/// if there are texts in that language, else English.
///
/// Faults  input_invalid if there are no texts in the language that was asked for
base::Outcome<std::string> choose_language(const std::vector<care::Language>& languages,
                                           const std::string& asked);

/// Adds --language to a command.
void add_language(CLI::App* command, std::string& language);

}  // namespace plumb::cli
