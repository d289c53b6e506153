#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/outcome.hpp"
#include "loads/report.hpp"

namespace plumb::loads::detail {

/// The loads of scenarios by their names, for one body; each is solved once.
class ScenarioLoads {
 public:
  /// Both must outlive it.
  /// Faults  as find_standing
  static base::Outcome<ScenarioLoads> make(const LoadModel& model,
                                           const std::vector<ScenarioSpec>& scenarios);

  /// Faults  not_found for a name that is none, told with `place`; content_invalid for a posture
  ///         that nothing supports
  base::Outcome<const LoadReport*> find(const std::string& name, const std::string& place);

  const LoadModel& model() const { return *model_; }

 private:
  ScenarioLoads(const LoadModel& model, const std::vector<ScenarioSpec>& scenarios)
      : model_{&model}, scenarios_{&scenarios} {}

  const LoadModel* model_;
  const std::vector<ScenarioSpec>* scenarios_;
  LoadWorkspace workspace_;
  LoadResult standing_;
  std::map<std::string, LoadReport> found_;
};

}  // namespace plumb::loads::detail
