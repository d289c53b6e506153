// Whatever stands in a scenario file, the answer is a report or problems: no crash, no hang, no
// number that is none.
#include <cstdint>
#include <string_view>

#include "base/expect.hpp"
#include "base/write_described.hpp"
#include "files/read_scenarios.hpp"
#include "fuzz/fuzzed.hpp"
#include "loads/answer.hpp"

namespace {

using namespace plumb;

/// A file may hold hundreds of scenarios; what the first do the others do as well.
constexpr std::size_t most_scenarios = 2;

void answer(const files::ScenarioSource& source) {
  loads::LoadWorkspace workspace;
  const auto& person = fuzz::find_person(source.file, workspace);
  if (!person) {
    PLUMB_EXPECT(person.error().code == base::Fault::Code::out_of_range);
    return;
  }
  auto scenarios = source.file.scenarios;
  if (scenarios.size() > most_scenarios) scenarios.resize(most_scenarios);
  const auto loads = loads::answer_scenarios(*person, scenarios, workspace);
  if (loads) {
    fuzz::expect_finite(base::write_described(*loads));
    return;
  }
  const base::Diagnostic problem = files::find_problem(source, loads.error());
  PLUMB_EXPECT(problem.place.line > 0 && !problem.message.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  base::Diagnostics problems;
  const files::ScenarioSource source = files::parse_scenarios(text, "fuzz.yaml", problems);
  for (const base::Diagnostic& problem : problems.found())
    PLUMB_EXPECT(!base::format_diagnostic(problem).empty());
  if (problems.empty()) answer(source);
  return 0;
}
