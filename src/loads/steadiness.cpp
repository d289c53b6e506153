#include "loads/steadiness.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/percent.hpp"
#include "loads/find_loads.hpp"

namespace plumb::loads {

namespace {

using base::Fault;
using base::Outcome;

constexpr const char* doing = "looking for jumps between bodies";

spine::BodyMeasures mix(const spine::BodyMeasures& a, const spine::BodyMeasures& b, double share) {
  return {a.sex, a.height_m + share * (b.height_m - a.height_m),
          a.mass_kg + share * (b.mass_kg - a.mass_kg)};
}

/// Takes up one body after the other.
class RowWriter {
 public:
  explicit RowWriter(std::string scenario) { row_.scenario = std::move(scenario); }

  void add(const spine::BodyMeasures& body, const LoadResult& result, std::size_t disc) {
    if (!result.certificate.supportable) {
      row_.not_held.push_back(body);
      last_.reset();
      return;
    }
    const double now = result.discs[disc].compression_n;
    row_.low_n = has_any_ ? std::min(row_.low_n, now) : now;
    row_.high_n = has_any_ ? std::max(row_.high_n, now) : now;
    has_any_ = true;
    if (last_ && std::abs(now - *last_) > row_.step_n) {
      row_.step_n = std::abs(now - *last_);
      row_.step_percent = base::percent * row_.step_n / std::abs(std::min(now, *last_));
      row_.before = before_;
      row_.after = body;
    }
    last_ = now;
    before_ = body;
  }
  const SteadinessRow& row() const { return row_; }

 private:
  SteadinessRow row_;
  std::optional<double> last_;
  spine::BodyMeasures before_;
  bool has_any_ = false;
};

}  // namespace

Outcome<SteadinessAnswer> find_steadiness(const spine::BodySpec& body, const LoadSpec& loads,
                                          const ScoringSpec& scoring,
                                          const std::vector<ScenarioSpec>& scenarios,
                                          const SteadinessSpec& spec) {
  if (spec.from_to.size() != 2 || spec.steps < 1)
    return base::fail(Fault::Code::content_invalid, doing, "steadiness.yaml",
                      "give two bodies in from_to, and one step or more");
  const std::size_t disc = find_disc(scoring.disc);
  if (disc == spinal_joint_count)
    return base::fail(Fault::Code::not_found, doing, "scoring.yaml: disc",
                      "name a disc like L4/L5");
  std::set<std::string> seen;
  std::vector<const ScenarioSpec*> postures;
  for (const ScoredRow& scored : scoring.scored) {
    if (!seen.insert(scored.scenario).second) continue;
    const auto found = std::ranges::find(scenarios, scored.scenario, &ScenarioSpec::name);
    if (found == scenarios.end())
      return base::fail(Fault::Code::not_found, doing, "scoring.yaml: " + scored.row,
                        "\"" + scored.scenario + "\" is no scenario");
    postures.push_back(&*found);
  }
  std::vector<RowWriter> writers;
  for (const ScenarioSpec* posture : postures) writers.emplace_back(posture->name);
  LoadWorkspace workspace;
  LoadResult result;
  for (int step = 0; step <= spec.steps; ++step) {
    const spine::BodyMeasures measures =
        mix(spec.from_to[0], spec.from_to[1], static_cast<double>(step) / spec.steps);
    PLUMB_TRY(const LoadModel model, compile_load_model(body, loads, measures));
    for (std::size_t i = 0; i < postures.size(); ++i) {
      PLUMB_TRY(const LoadTask task,
                prepare_task(model, postures[i]->posture, postures[i]->gravity_factor));
      find_loads(model, task, {}, workspace, result);
      writers[i].add(measures, result, disc);
    }
  }
  SteadinessAnswer out;
  for (const RowWriter& writer : writers) out.rows.push_back(writer.row());
  return out;
}

}  // namespace plumb::loads
