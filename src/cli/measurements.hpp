#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/outcome.hpp"
#include "loads/refit.hpp"
#include "loads/scenario.hpp"
#include "loads/steadiness.hpp"
#include "loads/validation_spec.hpp"

namespace plumb::cli {

/// A scoring file with the postures that it names.
struct MeasuredSet {
  loads::ScoringSpec scoring;
  std::vector<loads::ScenarioSpec> postures;
};

/// A folder of measurements: what was measured, what of it is scored by what, and what is not.
struct Measurements {
  loads::ReferenceRows reference;
  std::vector<MeasuredSet> sets;  ///< that of scoring.yaml first
  loads::NotScoredRows not_scored;
};

/// Reads rows.yaml, scoring.yaml with the files it names, and not_scored.yaml if there is one.
/// Reports   every problem of the files with its line. What it gives then is not whole.
base::Outcome<Measurements> read_measurements(const std::filesystem::path& folder,
                                              base::Diagnostics& problems);

/// Reads refit.yaml.
base::Outcome<loads::RefitSpec> read_refit(const std::filesystem::path& folder,
                                           base::Diagnostics& problems);

/// Reads steadiness.yaml.
base::Outcome<loads::SteadinessSpec> read_steadiness(const std::filesystem::path& folder,
                                                     base::Diagnostics& problems);

/// The set of that name, or nullptr.
const MeasuredSet* find_set(const Measurements& measurements, const std::string& name);

}  // namespace plumb::cli
