#include "cli/language.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>

namespace plumb::cli {

namespace {

/// "de" of "de_DE.UTF-8", of the first of these that is set: the order of setlocale(3).
std::string find_system_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    return std::string(locale.substr(0, locale.find_first_of("_.@-")));
  }
  return {};
}

}  // namespace

base::Outcome<std::string> choose_language(const std::vector<care::Language>& languages,
                                           const std::string& asked) {
  const auto is_there = [&](const std::string& id) {
    return std::ranges::find(languages, id, &care::Language::id) != languages.end();
  };
  if (asked.empty()) {
    const std::string own = find_system_language();
    return is_there(own) ? own : std::string(source_language);
  }
  if (is_there(asked)) return asked;
  std::string known;
  for (const care::Language& language : languages)
    known += (known.empty() ? "" : ", ") + language.id + " (" + language.name + ")";
  return base::fail(base::Fault::Code::input_invalid, "choosing the language", asked,
                    "There are: " + known + ".");
}

void add_language(CLI::App* command, std::string& language) {
  command
      ->add_option("--language", language,
                   "Language of the texts, like de; without it, that of LC_ALL, LC_MESSAGES or "
                   "LANG where there are texts in it, else English")
      ->type_name("TAG");
}

}  // namespace plumb::cli
