#include "loads/answer.hpp"
#include "base/percent.hpp"

#include <utility>

namespace plumb::loads {

namespace {

bool is_known(UpperEdge upper) { return upper == UpperEdge::least || upper == UpperEdge::braced; }
}  // namespace

base::Outcome<LoadAnswer> answer_scenarios(const Person& person,
                                           const std::vector<ScenarioSpec>& scenarios,
                                           LoadWorkspace& workspace) {
  LoadAnswer answer{person.model.body.measures, person.strength, {}};
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    auto report = report_scenario(person.model, scenarios[i], person.standing, workspace);
    if (!report) {
      base::Fault fault = std::move(report).error();
      fault.code = base::Fault::Code::input_invalid;
      fault.where = "scenarios/" + std::to_string(i) + "/" + fault.where;
      return std::unexpected(std::move(fault));
    }
    answer.scenarios.push_back(std::move(*report));
  }
  return answer;
}

base::Outcome<RibbonAnswer> answer_ribbon(const Person& person, const spine::MovementSpec& movement,
                                          int level, double step_s, LoadWorkspace& workspace) {
  PLUMB_TRY(const std::vector<RibbonPoint> points,
            find_ribbon(person.model, movement, level, step_s, workspace));
  RibbonAnswer answer{movement.id, level, person.model.body.measures, {}};
  for (const RibbonPoint& point : points) {
    RibbonMoment moment{point.t_s, point.key, point.certificate.supportable, point.upper, {}};
    for (std::size_t i = 0; i < spinal_joint_count; ++i) {
      const DiscLoad& disc = point.discs[i];
      const double per_n = base::percent / person.standing.discs[i].compression_n;
      RibbonDisc told{std::string(disc_name(i)),
                      disc.compression_n,
                      per_n * disc.compression_n,
                      disc.shear_n,
                      {},
                      {}};
      if (is_known(point.upper)) {
        told.upper_n = point.upper_n[i];
        told.upper_percent_of_standing = per_n * point.upper_n[i];
      }
      moment.discs.push_back(std::move(told));
    }
    answer.moments.push_back(std::move(moment));
  }
  return answer;
}

}  // namespace plumb::loads
