#include <algorithm>
#include <utility>

#include "loads/detail/scenario_loads.hpp"

namespace plumb::loads::detail {

namespace {

using base::Fault;
using base::Outcome;

constexpr const char* doing = "holding the engine against measurements";

}  // namespace

Outcome<ScenarioLoads> ScenarioLoads::make(const LoadModel& model,
                                           const std::vector<ScenarioSpec>& scenarios) {
  ScenarioLoads out(model, scenarios);
  PLUMB_TRY(out.standing_, find_standing(model, out.workspace_));
  return out;
}

Outcome<const LoadReport*> ScenarioLoads::find(const std::string& name, const std::string& place) {
  if (const auto found = found_.find(name); found != found_.end()) return &found->second;
  const auto scenario = std::ranges::find(*scenarios_, name, &ScenarioSpec::name);
  if (scenario == scenarios_->end())
    return base::fail(Fault::Code::not_found, doing, place, "\"" + name + "\" is no scenario");
  PLUMB_TRY(LoadReport report, report_scenario(*model_, *scenario, standing_, workspace_));
  if (!report.certificate.supportable)
    return base::fail(Fault::Code::content_invalid, doing, name, "nothing supports this posture");
  return &found_.emplace(name, std::move(report)).first->second;
}

}  // namespace plumb::loads::detail
