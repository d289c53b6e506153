#include <algorithm>
#include <set>

#include "care/detail/catalogue_check.hpp"

namespace plumb::care::detail {

namespace {

constexpr std::string_view reference_file = "loads/reference.yaml";
constexpr std::string_view table_file = "loads/table.yaml";

void check_reference(CatalogueCheck& check, const LoadReference& reference) {
  std::set<Id> seen;
  for (std::size_t i = 0; i < reference.bodies.size(); ++i) {
    const ReferenceBody& body = reference.bodies[i];
    if (body.height_mm <= 0 || body.mass_g <= 0)
      check.report(reference_file, join_path("/bodies", i),
                   "has no height or no mass; give both, in whole millimetres and grams");
    if (!seen.insert(body.id).second)
      check.report(reference_file, join_path("/bodies", i, "id"), "stands twice; keep one");
  }
  for (std::size_t i = 0; i < reference.class_discs.size(); ++i)
    if (std::ranges::find(reference.discs, reference.class_discs[i]) == reference.discs.end())
      check.report(reference_file, join_path("/class_discs", i),
                   "names a disc that is not among discs; add it there");
  for (std::size_t i = 0; i < reference.classes.size(); ++i) {
    const LoadClassLimit& limit = reference.classes[i];
    check.expect_cited(limit.sources, reference_file, join_path("/classes", i, "sources"));
    if (i == 0) continue;
    const LoadClassLimit& below = reference.classes[i - 1];
    if (limit.load_class <= below.load_class || limit.up_to_percent <= below.up_to_percent)
      check.report(reference_file, join_path("/classes", i),
                   "is not above the class before it; put them in order, each with more");
  }
}

/// A course with a column too few would be read beside its disc.
void check_course(CatalogueCheck& check, const LoadCourse& course, std::string_view path) {
  const std::size_t columns = check.content.load_reference.discs.size();
  if (course.peak.size() != columns || course.mean.size() != columns ||
      (!course.held.empty() && course.held.size() != columns))
    check.report(table_file, std::string(path),
                 "does not have one value for each disc of loads/reference.yaml; make the table "
                 "anew: plumbline catalogue loads --write");
}

void check_table(CatalogueCheck& check, const LoadTable& table) {
  if (table.format != 1)
    check.report(table_file, "/format", "is not 1, the only one that this program reads");
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const LoadRow& row = table.rows[i];
    for (std::size_t k = 0; k < row.bodies.size(); ++k) {
      const BodyLoad& load = row.bodies[k];
      const std::string path = join_path(join_path("/rows", i, "bodies"), k);
      if (load.least.has_value() != load.not_supportable.empty())
        check.report(table_file, path,
                     "is either supportable or known; make the table anew: plumbline catalogue "
                     "loads --write");
      if (load.least) check_course(check, *load.least, path + "/least");
      if (load.braced) check_course(check, *load.braced, path + "/braced");
    }
  }
}

}  // namespace

void check_loads(CatalogueCheck& check) {
  check_reference(check, check.content.load_reference);
  check_table(check, check.content.load_table);
}

}  // namespace plumb::care::detail
