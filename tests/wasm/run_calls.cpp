#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "base/write_described.hpp"
#include "calls/calls.hpp"
#include "calls/load_calls.hpp"
#include "catalogue/read_catalogue.hpp"
#include "seal/ed25519.hpp"
#include "wire/json.hpp"

/// The calls of the page, run natively, so that a test can hold the module's answers against them.
///
///   plumb_run_calls --compile FOLDER   the catalogue of a folder as the one JSON of the page
///   plumb_run_calls                    one call a line on standard input, name, tab, JSON; one
///                                      answer a line on standard output

namespace {

using namespace plumb;

int compile(const char* folder) {
  base::Diagnostics problems;
  const auto content = catalogue::read_catalogue(folder, problems);
  for (const base::Diagnostic& problem : problems.found())
    std::cerr << base::format_diagnostic(problem) << '\n';
  if (!content) return 2;
  std::cout << wire::format_json(base::write_described(*content)) << '\n';
  return 0;
}

int answer_calls() {
  const seal::Ed25519Verifier verifier;
  calls::Host host(verifier);
  calls::LoadHost load_host;
  const std::vector<std::string_view> of_loads = calls::list_load_calls();
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) return 2;
    const std::string_view text = line;
    const std::string_view name = text.substr(0, tab), input = text.substr(tab + 1);
    std::cout << (std::ranges::find(of_loads, name) != of_loads.end()
                      ? calls::call_loads(load_host, name, input)
                      : calls::call(host, name, input))
              << '\n';
  }
  return std::cout.flush() ? 0 : 3;
}

}  // namespace

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  if (count == 3 && std::string_view(arguments[1]) == "--compile") return compile(arguments[2]);
  return count == 1 ? answer_calls() : 2;
}
