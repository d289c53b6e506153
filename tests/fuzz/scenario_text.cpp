// Whatever stands in a scenario file, the answer is a report or problems: no crash, no hang, no
// number that is none.
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "base/expect.hpp"
#include "base/write_described.hpp"
#include "files/read_load_files.hpp"
#include "files/read_scenarios.hpp"
#include "loads/answer.hpp"

namespace {

using namespace plumb;

/// A file may hold hundreds of scenarios; what the first do the others do as well.
constexpr std::size_t most_scenarios = 2;

const files::LoadFiles& shipped() {
  static const files::LoadFiles read = [] {
    base::Diagnostics problems;
    auto load_files = files::read_load_files(PLUMB_BODY_DIR, problems);
    PLUMB_EXPECT(load_files.has_value());
    return std::move(*load_files);
  }();
  return read;
}

/// A number that is none may stand in no answer.
void expect_finite(const base::Document& document) {
  PLUMB_EXPECT(std::isfinite(document.real));
  for (const base::Document& item : document.items) expect_finite(item);
  for (const base::Document::Member& member : document.members) expect_finite(member.value);
}

/// The last person is kept: most inputs mean the reference body.
const base::Outcome<loads::Person>& find_person(const loads::ScenarioFile& file,
                                                loads::LoadWorkspace& workspace) {
  static spine::BodyMeasures last;
  static double strength = 0;
  static std::optional<base::Outcome<loads::Person>> person;
  const spine::BodyMeasures asked = loads::find_measures(file, shipped().body);
  const bool is_same = person && last.sex == asked.sex && last.height_m == asked.height_m &&
                       last.mass_kg == asked.mass_kg && strength == file.strength;
  if (!is_same) {
    person =
        loads::compile_person(shipped().body, shipped().loads, asked, file.strength, workspace);
    last = asked;
    strength = file.strength;
  }
  return *person;
}

void answer(const files::ScenarioSource& source) {
  loads::LoadWorkspace workspace;
  const auto& person = find_person(source.file, workspace);
  if (!person) {
    PLUMB_EXPECT(person.error().code == base::Fault::Code::out_of_range);
    return;
  }
  auto scenarios = source.file.scenarios;
  if (scenarios.size() > most_scenarios) scenarios.resize(most_scenarios);
  const auto loads = loads::answer_scenarios(*person, scenarios, workspace);
  if (loads) {
    expect_finite(base::write_described(*loads));
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
