#include "loads/person.hpp"

#include <utility>

#include "loads/report.hpp"

namespace plumb::loads {

base::Outcome<Person> compile_person(const spine::BodySpec& body, const LoadSpec& loads,
                                     const spine::BodyMeasures& measures, double strength,
                                     LoadWorkspace& workspace) {
  auto model = compile_load_model(body, loads, measures, strength);
  if (!model) {
    base::Fault fault = std::move(model).error();
    if (fault.where == "measures") fault.where = "body";
    return std::unexpected(std::move(fault));
  }
  Person person{std::move(*model), strength, {}};
  PLUMB_TRY(person.standing, find_standing(person.model, workspace));
  return person;
}

spine::BodyMeasures find_measures(const ScenarioFile& file, const spine::BodySpec& body) {
  spine::BodyMeasures measures = file.body;
  if (measures.height_m == 0 && measures.mass_kg == 0) {
    measures.height_m = body.segments.reference_height_m;
    measures.mass_kg = body.segments.reference_mass_kg;
  }
  return measures;
}

}  // namespace plumb::loads
