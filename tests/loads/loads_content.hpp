#pragma once

#include <string>
#include <vector>

#include "app/content.hpp"
#include "loads/find_loads.hpp"
#include "loads/scenario.hpp"

namespace plumb::testing {

/// The scenarios of a file of tests/validation; a file with a problem ends the program.
const std::vector<loads::ScenarioSpec>& scenarios_of(const std::string& file);
const loads::ScenarioSpec& scenario_of(const std::string& file, const std::string& name);

/// The model of a person, with the shipped data.
loads::LoadModel make_load_model(const spine::BodyMeasures& measures, double strength = 1);
/// That of the reference man.
const loads::LoadModel& reference_model();

loads::LoadTask make_task(const loads::LoadModel& model, const loads::ScenarioSpec& scenario);
loads::LoadResult solve(const loads::LoadModel& model, const loads::ScenarioSpec& scenario,
                        const loads::LoadOptions& options = {});

inline constexpr std::size_t l4_l5 = 1;

}  // namespace plumb::testing
