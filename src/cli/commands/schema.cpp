#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands/commands.hpp"
#include "cli/schemas.hpp"
#include "cli/talk.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

int print_schema(const std::string& of) {
  const auto format = std::ranges::find(list_formats(), of, &FormatName::name);
  return print(wire::format_json(format->make(format->title), 2) + "\n");
}

std::vector<std::string> list_names() {
  std::vector<std::string> names;
  for (const FormatName& format : list_formats()) names.emplace_back(format.name);
  return names;
}

}  // namespace

void add_schema_command(CLI::App& program, int& exit_code) {
  const auto of = std::make_shared<std::string>();
  CLI::App* command =
      program.add_subcommand("schema", "The JSON Schema of an event, a plan or a kind of file");
  std::string help = "What of: ";
  for (const FormatName& format : list_formats())
    help += (format.name == list_formats().front().name ? "" : ", ") + std::string(format.name);
  command->add_option("OF", *of, help)
      ->required()
      ->type_name("")
      ->check(CLI::IsMember(list_names()));
  command->footer("Example: plumbline schema event > event.json");
  command->callback([of, &exit_code] { exit_code = print_schema(*of); });
}

}  // namespace plumb::cli
