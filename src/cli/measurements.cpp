#include "cli/measurements.hpp"

#include <algorithm>
#include <utility>

#include "base/read_described.hpp"
#include "cli/share.hpp"
#include "files/parse_yaml.hpp"
#include "files/read_scenarios.hpp"

namespace plumb::cli {

namespace {

namespace fs = std::filesystem;
using base::Outcome;

template <class T>
Outcome<bool> read_file(const fs::path& path, T& into, base::Diagnostics& problems) {
  PLUMB_TRY(const std::string text, read_text(path.string()));
  base::Document document;
  if (files::parse_yaml(text, path.string(), document, problems))
    base::read_described(document, into, path.string(), problems);
  return true;
}

Outcome<MeasuredSet> read_set(const fs::path& folder, const std::string& name,
                              base::Diagnostics& problems) {
  MeasuredSet out;
  PLUMB_TRY([[maybe_unused]] const bool read, read_file(folder / name, out.scoring, problems));
  for (const std::string& file : out.scoring.postures) {
    PLUMB_TRY(files::ScenarioSource postures,
              files::read_scenarios((folder / file).string(), problems));
    for (loads::ScenarioSpec& scenario : postures.file.scenarios)
      out.postures.push_back(std::move(scenario));
  }
  return out;
}

}  // namespace

Outcome<Measurements> read_measurements(const fs::path& folder, base::Diagnostics& problems) {
  Measurements out;
  PLUMB_TRY([[maybe_unused]] const bool rows,
            read_file(folder / "rows.yaml", out.reference, problems));
  PLUMB_TRY(MeasuredSet first, read_set(folder, "scoring.yaml", problems));
  const std::vector<std::string> further = first.scoring.further;
  out.sets.push_back(std::move(first));
  for (const std::string& file : further) {
    PLUMB_TRY(MeasuredSet next, read_set(folder, file, problems));
    out.sets.push_back(std::move(next));
  }
  if (const fs::path rest = folder / "not_scored.yaml"; fs::exists(rest)) {
    PLUMB_TRY([[maybe_unused]] const bool read, read_file(rest, out.not_scored, problems));
  }
  return out;
}

Outcome<loads::RefitSpec> read_refit(const fs::path& folder, base::Diagnostics& problems) {
  loads::RefitSpec out;
  PLUMB_TRY([[maybe_unused]] const bool read, read_file(folder / "refit.yaml", out, problems));
  return out;
}

Outcome<loads::SteadinessSpec> read_steadiness(const fs::path& folder,
                                               base::Diagnostics& problems) {
  loads::SteadinessSpec out;
  PLUMB_TRY([[maybe_unused]] const bool read, read_file(folder / "steadiness.yaml", out, problems));
  return out;
}

const MeasuredSet* find_set(const Measurements& measurements, const std::string& name) {
  const auto found = std::ranges::find(measurements.sets, name,
                                       [](const MeasuredSet& each) { return each.scoring.name; });
  return found == measurements.sets.end() ? nullptr : &*found;
}

}  // namespace plumb::cli
