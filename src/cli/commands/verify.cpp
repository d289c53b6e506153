#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <memory>

#include "base/write_described.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/progress_bar.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "cli/verify_text.hpp"
#include "cli/write_file.hpp"
#include "verify/verify.hpp"
#include "wire/journal_file.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

namespace fs = std::filesystem;

struct VerifyOptions {
  double budget = 30;
  std::uint64_t seed = 1;
  int days = 120;
  std::string out, share;
  bool json = false;
};

/// Journals of the breaches, one file each. Gives exit_done, or what the world refused.
int write_journals(const std::string& folder, verify::Verified& verified) {
  for (std::size_t i = 0; i < verified.breaches.size(); ++i) {
    const verify::Breach& breach = verified.breaches[i];
    if (breach.journal.empty()) continue;  // a state of the kernel has none
    const fs::path file =
        fs::path(folder) / ("invariant-" + std::to_string(breach.invariant) + ".jsonl");
    if (const auto written = write_file(file, wire::format_journal(breach.journal)); !written)
      return say_fault(written.error());
    verified.report.counter_examples[i].journal = file.string();
  }
  return exit_done;
}

int run_verify(const VerifyOptions& options) {
  auto compiled = read_compiled(find_share_folder(options.share));
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));
  const auto start = std::chrono::steady_clock::now();
  const auto clock = [start] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  verify::Verified verified;
  {
    ProgressBar bar;
    constexpr std::size_t whole = 1000;
    const auto tell = [&](const std::string&, double) {
      bar.show(static_cast<std::size_t>(clock() / options.budget * whole), whole);
    };
    verified =
        verify::verify_rules(catalogue, {options.budget, options.seed, options.days}, clock, tell);
  }
  if (!options.out.empty())
    if (const int code = write_journals(options.out, verified); code != exit_done) return code;
  const verify::VerifyReport& report = verified.report;
  const int written =
      print(options.json ? wire::format_json(base::write_described(report), 2) + "\n"
                         : format_verified(report));
  if (written != exit_done) return written;
  return report.violations > 0 ? exit_no : exit_done;
}

}  // namespace

void add_verify_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<VerifyOptions>();
  CLI::App* command =
      program.add_subcommand("verify", "The rules, checked against their invariants");
  constexpr double shortest = 0.1, longest = 1e6;
  constexpr int most_days = 2000;
  command->add_option("--budget", options->budget, "Seconds to search; without it, 30")
      ->type_name("SECONDS")
      ->check(CLI::Range(shortest, longest));
  command->add_option("--seed", options->seed, "Seed of the first history; without it, 1")
      ->type_name("N");
  command->add_option("--days", options->days, "Days of each history; without it, 120")
      ->type_name("N")
      ->check(CLI::Range(1, most_days));
  command->add_option("--out", options->out, "Folder for the journals that show a breach")
      ->type_name("DIR")
      ->check(CLI::ExistingDirectory);
  command->add_flag("--json", options->json, "As JSON");
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  command->footer(
      "Ends with 1 if an invariant was broken.\n"
      "Example: plumbline verify --budget 60 --out .");
  command->callback([options, &exit_code] { exit_code = run_verify(*options); });
}

}  // namespace plumb::cli
