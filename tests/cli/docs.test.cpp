// What is documented is what there is.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "care/event.hpp"
#include "cli/program.hpp"
#include "loads/scenario.hpp"
#include "wire/schema.hpp"

namespace plumb::testing {
namespace {

std::string read_document(const std::string& name) {
  std::ifstream file(PLUMB_DOCS + ("/reference/" + name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> find_all(const std::string& text, const std::string& pattern) {
  std::set<std::string> found;
  const std::regex expression(pattern);
  for (auto at = std::sregex_iterator(text.begin(), text.end(), expression);
       at != std::sregex_iterator(); ++at)
    found.insert((*at)[1].str());
  return found;
}

struct CommandHelp {
  std::vector<std::string> call;  ///< "catalogue", "show"
  std::string help;
};

/// Every command, found by walking the help itself.
void collect(std::vector<std::string> call, std::vector<CommandHelp>& found) {
  std::vector<std::string> asked = call;
  asked.push_back("--help");
  const Ended run = run_plumbline(asked);
  ASSERT_EQ(run.code, 0) << ::testing::PrintToString(asked);
  const std::size_t list = run.out.find("Subcommands:\n");
  if (list != std::string::npos) {
    const std::size_t end = run.out.find("\n\n", list);
    for (const std::string& name : find_all(run.out.substr(list, end - list), "\n  ([a-z]+)")) {
      std::vector<std::string> inner = call;
      inner.push_back(name);
      collect(inner, found);
    }
  }
  found.push_back({std::move(call), run.out});
}

std::vector<CommandHelp> find_commands() {
  std::vector<CommandHelp> found;
  collect({}, found);
  return found;
}

/// The part of the document under the heading of that command.
std::string find_section(const std::string& document, const std::vector<std::string>& call) {
  std::string heading = "\n## plumbline";
  for (const std::string& name : call) heading += " " + name;
  const std::size_t from = document.find(heading);
  if (from == std::string::npos) return {};
  return document.substr(from, document.find("\n## ", from + 1) - from);
}

TEST(Help, every_command_has_an_example) {
  const auto commands = find_commands();
  EXPECT_EQ(commands.size(), 27u);
  for (const CommandHelp& command : commands)
    EXPECT_NE(command.help.find("Example: plumbline "), std::string::npos) << command.help;
}

TEST(CommandsDocument, names_every_option_of_every_command_and_no_other) {
  const std::string document = read_document("commands.md");
  ASSERT_FALSE(document.empty());
  for (const CommandHelp& command : find_commands()) {
    const bool is_group = command.help.find("Subcommands:") != std::string::npos;
    if (is_group) continue;
    const std::string section = find_section(document, command.call);
    ASSERT_FALSE(section.empty()) << ::testing::PrintToString(command.call);
    auto options = find_all(command.help, "\n  (--[a-z-]+)");
    EXPECT_EQ(find_all(section, "\\| `(--[a-z-]+)"), options)
        << ::testing::PrintToString(command.call);
  }
}

/// Names of all members and values of the described struct, whatever they hold.
void collect_names(const base::Document& schema, std::set<std::string>& names) {
  for (const auto& member : schema.members) {
    if (member.key == "properties")
      for (const auto& property : member.value.members) names.insert(property.key);
    if (member.key == "enum")
      for (const auto& value : member.value.items) names.insert(value.text);
    if (member.key == "const") names.insert(member.value.text);
    collect_names(member.value, names);
  }
  for (const auto& item : schema.items) collect_names(item, names);
}

TEST(JournalDocument, names_every_field_kind_and_value_of_an_event) {
  const std::string document = read_document("journal.md");
  std::set<std::string> names;
  collect_names(wire::make_schema<care::Event>("events"), names);
  EXPECT_GT(names.size(), 60u);
  for (const std::string& name : names)
    EXPECT_NE(document.find("`" + name + "`"), std::string::npos) << name;
}

TEST(CatalogueDocument, names_every_file_of_the_catalogue_and_every_schema) {
  namespace fs = std::filesystem;
  const std::string document = read_document("catalogue.md");
  for (const auto& entry : fs::recursive_directory_iterator(PLUMB_CATALOGUE)) {
    if (!entry.is_regular_file()) continue;
    const fs::path name = fs::relative(entry.path(), PLUMB_CATALOGUE);
    const std::string folder = name.parent_path().string();
    const bool is_named = document.find("`" + name.string() + "`") != std::string::npos ||
                          document.find("`" + folder + "/ID.yaml`") != std::string::npos ||
                          document.find("`" + folder + "/*.yaml`") != std::string::npos ||
                          document.find("`" + folder + "/LANGUAGE.yaml`") != std::string::npos ||
                          (folder.starts_with("text/") &&
                           document.find("`text/LANGUAGE/*.yaml`") != std::string::npos);
    EXPECT_TRUE(is_named) << name;
  }
  for (const auto& entry : fs::directory_iterator(PLUMB_DOCS + std::string("/reference/schema")))
    EXPECT_NE(document.find("(schema/" + entry.path().filename().string() + ")"), std::string::npos)
        << entry.path();
}

TEST(ScenarioDocument, names_every_field_and_value_of_a_scenario_file) {
  const std::string document = read_document("scenario.md");
  const base::Document schema = wire::make_schema<loads::ScenarioFile>("scenarios");
  std::set<std::string> names;
  collect_names(schema, names);
  // What the figure alone reads of a posture is no part of a scenario.
  EXPECT_GT(names.size(), 50u);
  for (const std::string& name : names)
    EXPECT_NE(document.find("`" + name + "`"), std::string::npos) << name;
}

}  // namespace
}  // namespace plumb::testing
