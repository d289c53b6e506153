#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "base/write_described.hpp"
#include "cli/catalogue_text.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/language.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "cli/write_file.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

namespace fs = std::filesystem;

struct CatalogueOptions {
  std::string folder, share, id, out, language;
  bool json = false;
};

/// The catalogue's files if a folder is named, else what was compiled from them.
int read_care(const CatalogueOptions& options, care::CatalogueContent& care) {
  const auto share = find_share_folder(options.share);
  if (options.folder.empty()) {
    auto compiled = read_compiled(share, options.language);
    if (!compiled) return say_fault(compiled.error());
    care = std::move(compiled->content.care);
    return exit_done;
  }
  base::Diagnostics problems;
  auto content = read_yaml_catalogue(options.folder, share, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!content) return say_fault(content.error());
  care = std::move(content->care);
  const auto language = choose_language(care.languages, options.language);
  if (!language) return say_fault(language.error());
  for (care::Translation& one : care.translations)
    if (one.language == *language) care.texts = std::move(one.texts);
  return exit_done;
}

int check_catalogue_files(const CatalogueOptions& options) {
  base::Diagnostics problems;
  const auto content =
      read_yaml_catalogue(options.folder, find_share_folder(options.share), problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!content) return say_fault(content.error());
  return print(format_counts(*content));
}

int list_catalogue(const CatalogueOptions& options) {
  care::CatalogueContent care;
  if (const int code = read_care(options, care); code != exit_done) return code;
  const care::Catalogue catalogue(std::move(care));
  return print(options.json ? wire::format_json(make_catalogue_list(catalogue), 2) + "\n"
                            : format_catalogue_list(catalogue));
}

int show_entry(const CatalogueOptions& options) {
  care::CatalogueContent care;
  if (const int code = read_care(options, care); code != exit_done) return code;
  const care::Catalogue catalogue(std::move(care));
  const auto entry = find_entry(catalogue, options.id);
  if (!entry)
    return say_fault({base::Fault::Code::not_found, "looking into the catalogue", options.id,
                      "\"plumbline catalogue list\" lists what there is."});
  return print(options.json ? wire::format_json(entry->document, 2) + "\n" : entry->text);
}

/// The texts of each language in a file of their own, beside that of the rules: who reads one
/// language needs no other, and the rules are the same bytes for all.
int write_texts(const fs::path& folder, care::CatalogueContent& care) {
  std::error_code problem;
  fs::create_directory(folder, problem);
  care.translations.push_back({std::string(source_language), std::exchange(care.texts, {}), {}});
  for (care::Translation& one : care.translations) {
    const std::string json = wire::format_json(base::write_described(one.texts)) + "\n";
    const auto written = write_file((folder / (one.language + ".json")).string(), json);
    if (!written) return say_fault(written.error());
  }
  return exit_done;
}

int compile_catalogue(const CatalogueOptions& options) {
  base::Diagnostics problems;
  auto content = read_yaml_catalogue(options.folder, find_share_folder(options.share), problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!content) return say_fault(content.error());
  if (options.out == "-") return print(wire::format_json(base::write_described(*content)) + "\n");
  const fs::path folder = fs::path(options.out).parent_path() / "texts";
  if (const int code = write_texts(folder, content->care); code != exit_done) return code;
  const auto written =
      write_file(options.out, wire::format_json(base::write_described(*content)) + "\n");
  return written ? exit_done : say_fault(written.error());
}

void add_folder(CLI::App* command, const std::shared_ptr<CatalogueOptions>& options) {
  command
      ->add_option("DIR", options->folder,
                   "Folder of the catalogue's files; without it, the shipped one")
      ->type_name("");
}

void add_share(CLI::App* command, const std::shared_ptr<CatalogueOptions>& options) {
  command->add_option("--share", options->share, "Folder with the shipped catalogue")
      ->type_name("DIR");
}

void add_json(CLI::App* command, const std::shared_ptr<CatalogueOptions>& options) {
  command->add_flag("--json", options->json, "As JSON");
}

}  // namespace

void add_catalogue_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<CatalogueOptions>();
  CLI::App* command =
      program.add_subcommand("catalogue", "Exercises, conditions, rules and their words");
  command->require_subcommand(1);
  command->footer("Example: plumbline catalogue show EX01");

  CLI::App* check =
      command->add_subcommand("check", "Reports every problem as file:line: error: …");
  add_folder(check, options);
  add_share(check, options);
  check->footer("Ends with 2 if there is a problem.\nExample: plumbline catalogue check catalogue");
  check->callback([options, &exit_code] { exit_code = check_catalogue_files(*options); });

  CLI::App* list = command->add_subcommand("list", "One line for everything that has an id");
  add_folder(list, options);
  add_json(list, options);
  add_language(list, options->language);
  add_share(list, options);
  list->footer("Example: plumbline catalogue list");
  list->callback([options, &exit_code] { exit_code = list_catalogue(*options); });

  CLI::App* show = command->add_subcommand("show", "Everything about one id");
  show->add_option("ID", options->id, "An id of the list, like EX01, DISC, RF-C1 or AV03")
      ->required()
      ->type_name("");
  add_folder(show, options);
  add_json(show, options);
  add_language(show, options->language);
  add_share(show, options);
  show->footer("Example: plumbline catalogue show EX01");
  show->callback([options, &exit_code] { exit_code = show_entry(*options); });

  CLI::App* compile =
      command->add_subcommand("compile", "The whole catalogue as the JSON that programs load");
  add_folder(compile, options);
  compile
      ->add_option(
          "--out", options->out,
          "File of the rules; the texts go into a folder beside it, texts/LANGUAGE.json. - "
          "is standard output, the rules with the English texts")
      ->required()
      ->type_name("FILE");
  add_share(compile, options);
  compile->footer(
      "Writes nothing if there is a problem, and ends with 2.\n"
      "Example: plumbline catalogue compile catalogue --out catalogue.json");
  compile->callback([options, &exit_code] { exit_code = compile_catalogue(*options); });

  add_catalogue_loads_command(*command, exit_code);
}

}  // namespace plumb::cli
