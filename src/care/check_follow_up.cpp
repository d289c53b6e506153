#include <algorithm>

#include "care/detail/catalogue_check.hpp"

namespace plumb::care::detail {

namespace {

constexpr std::string_view measures_file = "measures.yaml";
constexpr std::string_view checks_file = "self_checks.yaml";

void check_self_check(CatalogueCheck& check, const SelfCheck& one, const std::string& path) {
  check.expect_cited(one.sources, checks_file, path + "/sources");
  check.expect_reviewed(one.reviewed, checks_file, path + "/reviewed");
  check.expect_all_known(check.conditions, one.declares, "condition", checks_file,
                         path + "/declares");
  check.expect_all_known(check.flags, one.with_any, "flag", checks_file, path + "/with_any");
  for (const auto& flag : {one.flag_when_new, one.flag_two_days})
    if (flag) check.expect_known(check.flags, *flag, "flag", checks_file, path);
  const bool compares = one.concern_below || !one.concern_below_by_decade.empty() ||
                        one.concern_change_percent || one.concern_rising;
  if (compares && one.parts.empty())
    check.report(checks_file, path + "/parts", "is empty, but something is compared; name what");
  if (one.flag_two_days && one.with_any.empty())
    check.report(checks_file, path + "/with_any", "is empty; name the signs that go with it");
}

void check_measure(CatalogueCheck& check, const Measure& one, const std::string& path) {
  check.expect_cited(one.sources, measures_file, path + "/sources");
  check.expect_reviewed(one.reviewed, measures_file, path + "/reviewed");
  check.expect_all_known(check.questions, one.questions, "question", measures_file,
                         path + "/questions");
  for (std::size_t i = 0; i < one.asked_when.size(); ++i)
    check_when(check, one.asked_when[i], nullptr, measures_file,
               join_path(path + "/asked_when", i));
  if (!std::ranges::is_sorted(one.asked_on_days))
    check.report(measures_file, path + "/asked_on_days", "is not in order; sort the days");
  if (one.asked_every_days && (one.asked_on_days.empty() || *one.asked_every_days <= 0))
    check.report(measures_file, path + "/asked_every_days",
                 "follows on asked_on_days; give a first day and a span of one day or more");
  // The words of others stay theirs: only what may be asked here has items.
  const bool is_asked = one.use == "core";
  if (!is_asked && (!one.items.empty() || !one.asked_on_days.empty()))
    check.report(measures_file, path + "/items",
                 "stand on a measure that is not asked here; only its score is kept");
  const bool has_way = one.scoring != Scoring::none && one.scoring != Scoring::entered;
  if (has_way != !one.items.empty())
    check.report(measures_file, path + "/scoring", "and items belong together; give both or none");
}

}  // namespace

void check_follow_up(CatalogueCheck& check) {
  const auto& self_checks = check.content.self_checks;
  for (std::size_t i = 0; i < self_checks.size(); ++i)
    check_self_check(check, self_checks[i], join_path("/self_checks", i));
  const auto& measures = check.content.measures;
  for (std::size_t i = 0; i < measures.size(); ++i)
    check_measure(check, measures[i], join_path("/measures", i));
}

}  // namespace plumb::care::detail
