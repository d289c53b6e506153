#include "care/load_table.hpp"

#include <algorithm>
#include <cstdlib>

#include "care/catalogue.hpp"

namespace plumb::care {

namespace {

constexpr std::int64_t per_mille = 1000;

std::int64_t find_distance(const ReferenceBody& body, std::int64_t height_mm, std::int64_t mass_g) {
  return std::abs(height_mm - body.height_mm) * per_mille / body.height_mm +
         std::abs(mass_g - body.mass_g) * per_mille / body.mass_g;
}

/// The reference bodies to ask: the nearest one, or all that the person may be near to.
std::vector<const ReferenceBody*> find_candidates(const LoadReference& reference,
                                                  const PersonBody& person) {
  std::vector<const ReferenceBody*> found;
  for (const ReferenceBody& body : reference.bodies)
    if (!person.sex || body.sex == *person.sex) found.push_back(&body);
  if (found.empty() || !person.height_mm || !person.mass_g) return found;
  const auto distance = [&](const ReferenceBody* body) {
    return find_distance(*body, *person.height_mm, *person.mass_g);
  };
  return {*std::ranges::min_element(found, {}, distance)};
}

PercentBand make_band(const LoadRow& row, const BodyLoad& load, std::vector<int> LoadCourse::* of,
                      std::size_t disc) {
  const int least = ((*load.least).*of)[disc];
  if (row.bracing == Bracing::none) return {least, least};
  if (load.braced) return {least, ((*load.braced).*of)[disc]};
  return {least, std::nullopt};
}

PercentBand find_higher(const PercentBand& one, const PercentBand& other) {
  PercentBand band{std::max(one.least, other.least), std::nullopt};
  if (one.upper && other.upper) band.upper = std::max(*one.upper, *other.upper);
  return band;
}

std::optional<LoadPercent> find_for_body(const LoadRow& row, const Id& body, std::size_t disc) {
  const auto load = std::ranges::find(row.bodies, body, &BodyLoad::body);
  if (load == row.bodies.end() || !load->least) return std::nullopt;
  LoadPercent percent{body, make_band(row, *load, &LoadCourse::peak, disc),
                      make_band(row, *load, &LoadCourse::mean, disc), std::nullopt};
  if (!load->least->held.empty()) percent.held = make_band(row, *load, &LoadCourse::held, disc);
  return percent;
}

}  // namespace

const LoadRow* find_load_row(const LoadTable& table, std::string_view movement, int level) {
  const auto found = std::ranges::find_if(table.rows, [&](const LoadRow& row) {
    return row.movement == movement && std::ranges::find(row.levels, level) != row.levels.end();
  });
  return found == table.rows.end() ? nullptr : &*found;
}

std::optional<LoadPercent> find_load_percent(const Catalogue& catalogue, std::string_view movement,
                                             int level, std::string_view disc,
                                             const PersonBody& body) {
  const CatalogueContent& content = catalogue.content();
  const LoadReference& reference = content.load_reference;
  const LoadRow* row = find_load_row(content.load_table, movement, level);
  const auto column = std::ranges::find(reference.discs, disc);
  if (row == nullptr || column == reference.discs.end()) return std::nullopt;
  std::optional<LoadPercent> found;
  for (const ReferenceBody* candidate : find_candidates(reference, body)) {
    const auto at = static_cast<std::size_t>(column - reference.discs.begin());
    const auto one = find_for_body(*row, candidate->id, at);
    if (!one) return std::nullopt;
    if (!found) {
      found = one;
      continue;
    }
    found->body.clear();
    found->peak = find_higher(found->peak, one->peak);
    found->mean = find_higher(found->mean, one->mean);
    if (found->held && one->held) found->held = find_higher(*found->held, *one->held);
  }
  return found;
}

}  // namespace plumb::care
