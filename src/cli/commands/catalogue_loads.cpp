#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <system_error>

#include "base/write_described.hpp"
#include "catalogue/load_rows.hpp"
#include "catalogue/read_catalogue.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/load_rows_text.hpp"
#include "cli/progress_bar.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "cli/words.hpp"
#include "cli/write_file.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

namespace fs = std::filesystem;

struct LoadTableOptions {
  std::string folder, share, page;
  bool write = false;
  bool json = false;
};

int write_table(const fs::path& folder, app::Content& content) {
  ProgressBar bar;
  auto table = catalogue::make_load_table(
      content, [&](std::size_t done, std::size_t all) { bar.show(done, all); });
  if (!table) return say_fault(table.error());
  content.care.load_table = std::move(*table);
  const auto written = write_file((folder / "loads" / "table.yaml").string(),
                                  catalogue::format_load_table(content.care.load_table));
  return written ? exit_done : say_fault(written.error());
}

int renew_page(const std::string& name, const care::CatalogueContent& content) {
  const auto page = read_text(name);
  if (!page) return say_fault(page.error());
  const std::string renewed = renew_load_classes(*page, content);
  if (renewed.empty())
    return say_fault({base::Fault::Code::input_invalid, "renewing a page", name,
                      "It lacks the two marks of docs/model/load-classes.md."});
  const auto written = write_file(name, renewed);
  return written ? exit_done : say_fault(written.error());
}

int print_table(const app::Content& content, bool as_json) {
  if (as_json)
    return print(wire::format_json(base::write_described(content.care.load_table), 2) + "\n");
  const care::Catalogue catalogue(content.care);
  std::string out, last;
  for (const care::LoadRow& row : content.care.load_table.rows) {
    if (row.movement == last) continue;
    last = row.movement;
    out += row.movement + "\n" + format_load_rows(catalogue, row.movement) + "\n";
  }
  return print(out);
}

int run_load_table(const LoadTableOptions& options) {
  base::Diagnostics problems;
  const fs::path folder = find_catalogue_folder(options.folder, find_share_folder(options.share));
  auto content = read_yaml_catalogue(
      folder, problems,
      options.write ? catalogue::LoadTableUse::left_out : catalogue::LoadTableUse::checked);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!content) return say_fault(content.error());
  if (options.write)
    if (const int code = write_table(folder, *content); code != exit_done) return code;
  if (!options.page.empty()) return renew_page(options.page, content->care);
  return options.write ? exit_done : print_table(*content, options.json);
}

}  // namespace

void add_catalogue_loads_command(CLI::App& catalogue, int& exit_code) {
  const auto options = std::make_shared<LoadTableOptions>();
  CLI::App* loads =
      catalogue.add_subcommand("loads", "The load table: prints it, or makes it anew");
  loads
      ->add_option("DIR", options->folder,
                   "Folder of the catalogue's files; without it, the shipped one")
      ->type_name("");
  CLI::Option* write = loads->add_flag("--write", options->write,
                                       "Makes it with the load engine and writes loads/table.yaml");
  loads
      ->add_option("--page", options->page,
                   "Renews the made part of this page: load classes against the table")
      ->type_name("FILE");
  loads->add_flag("--json", options->json, "As JSON")->excludes(write);
  loads->add_option("--share", options->share, "Folder with the shipped catalogue")
      ->type_name("DIR");
  loads->footer(
      "Writes nothing if the rest of the catalogue has a problem, and ends with 2.\n"
      "Example: plumbline catalogue loads catalogue --write --page docs/model/load-classes.md");
  loads->callback([options, &exit_code] { exit_code = run_load_table(*options); });
}

}  // namespace plumb::cli
