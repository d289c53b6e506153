#include <CLI/CLI.hpp>
#include <memory>

#include "care/event.hpp"
#include "care/plan.hpp"
#include "cli/commands/commands.hpp"
#include "cli/talk.hpp"
#include "wire/json.hpp"
#include "wire/schema.hpp"

namespace plumb::cli {

namespace {

int print_schema(const std::string& of) {
  const base::Document schema =
      of == "event" ? wire::make_schema<care::Event>("An event of a Plumbline journal")
                    : wire::make_schema<care::Plan>("A Plumbline plan for one moment");
  return print(wire::format_json(schema, 2) + "\n");
}

}  // namespace

void add_schema_command(CLI::App& program, int& exit_code) {
  const auto of = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("schema", "The JSON Schema of an event or of a plan");
  command->add_option("OF", *of, "event or plan")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"event", "plan"}));
  command->footer("Example: plumbline schema event > event.json");
  command->callback([of, &exit_code] { exit_code = print_schema(*of); });
}

}  // namespace plumb::cli
