#pragma once

#include "base/outcome.hpp"
#include "loads/find_loads.hpp"
#include "loads/scenario.hpp"

namespace plumb::loads {

/// A person: their model, and their quiet standing, with which everything is compared. Immutable
/// once compiled; any number of threads may read it, each with a workspace of its own.
struct Person {
  LoadModel model;
  double strength = 1;
  LoadResult standing;
};

/// Faults  as compile_load_model and find_standing; `where` is "body" or "strength" for what the
///         person's own measures got wrong
base::Outcome<Person> compile_person(const spine::BodySpec& body, const LoadSpec& loads,
                                     const spine::BodyMeasures& measures, double strength,
                                     LoadWorkspace& workspace);

/// The measures that a scenario file means: its own, or, where it gives none, those of the
/// reference body.
spine::BodyMeasures find_measures(const ScenarioFile& file, const spine::BodySpec& body);

}  // namespace plumb::loads
