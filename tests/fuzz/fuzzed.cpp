#include "fuzz/fuzzed.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "base/expect.hpp"

namespace plumb::fuzz {

const files::LoadFiles& shipped() {
  static const files::LoadFiles read = [] {
    base::Diagnostics problems;
    auto load_files = files::read_load_files(PLUMB_BODY_DIR, problems);
    PLUMB_EXPECT(load_files.has_value());
    return std::move(*load_files);
  }();
  return read;
}

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

void expect_finite(const base::Document& document) {
  PLUMB_EXPECT(std::isfinite(document.real));
  for (const base::Document& item : document.items) expect_finite(item);
  for (const base::Document::Member& member : document.members) expect_finite(member.value);
}

}  // namespace plumb::fuzz
