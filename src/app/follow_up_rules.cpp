#include <algorithm>
#include <set>

#include "app/detail/follow_up_rules.hpp"
#include "app/event_rules.hpp"
#include "care/measures.hpp"

namespace plumb::app::detail {

namespace {

using namespace care;

void report(base::Diagnostics& problems, const std::string& path, std::string message) {
  problems.report({"", 0, path}, std::move(message));
}

void check_range(const std::optional<double>& min, const std::optional<double>& max, double value,
                 const std::string& path, base::Diagnostics& problems) {
  if ((min && value < *min) || (max && value > *max))
    report(problems, path, "is outside the scale; check the value");
}

void check_answers(const Measure& measure, const MeasureTaken& taken, const std::string& path,
                   base::Diagnostics& problems) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < taken.answers.size(); ++i) {
    const MeasureAnswer& answer = taken.answers[i];
    const std::string at = path + "/answers/" + std::to_string(i);
    const auto item = std::ranges::find(measure.items, answer.item, &MeasureItem::id);
    if (item == measure.items.end()) {
      report(problems, at + "/item", "\"" + answer.item + "\" is not an item of " + measure.id);
      continue;
    }
    if (!seen.insert(answer.item).second)
      report(problems, at + "/item", "\"" + answer.item + "\" is answered twice; keep one");
    if (answer.words.size() > max_words)
      report(problems, at + "/words", "is longer than 4000 bytes; shorten it");
    const bool is_tick = !item->min && !item->max;
    check_range(is_tick ? 1 : item->min, is_tick ? 1 : item->max, answer.value, at + "/value",
                problems);
  }
}

}  // namespace

void check_measure(const Catalogue& catalogue, const MeasureTaken& taken, const std::string& path,
                   base::Diagnostics& problems) {
  const Measure* measure = catalogue.find_measure(taken.measure);
  if (measure == nullptr) {
    report(problems, path + "/measure",
           "\"" + taken.measure + "\" is not a measure of this catalogue");
    return;
  }
  if (measure->use == "never" || measure->from_pain || !measure->questions.empty()) {
    report(problems, path + "/measure", measure->id + " is not kept as a measure; leave it out");
    return;
  }
  check_answers(*measure, taken, path, problems);
  if (taken.score && !taken.answers.empty())
    report(problems, path + "/score", "stands beside answers; give either of the two");
  if (taken.score) check_range(measure->min, measure->max, *taken.score, path + "/score", problems);
  if (!find_score(*measure, taken))
    report(problems, path, "has no score; answer every item of " + measure->id + " or enter one");
}

void check_self_check(const Catalogue& catalogue, const SelfCheckDone& done,
                      const std::string& path, base::Diagnostics& problems) {
  std::set<Id> seen;
  for (std::size_t i = 0; i < done.results.size(); ++i) {
    const CheckResult& result = done.results[i];
    const std::string at = path + "/results/" + std::to_string(i);
    const SelfCheck* check = catalogue.find_self_check(result.check);
    if (check == nullptr) {
      report(problems, at + "/check",
             "\"" + result.check + "\" is not a self-check of this catalogue");
      continue;
    }
    if (!seen.insert(result.check).second)
      report(problems, at + "/check", "stands twice; keep one");
    for (const CheckValue& value : result.values)
      if (std::ranges::find(check->parts, value.part) == check->parts.end())
        report(problems, at + "/values", "\"" + value.part + "\" is not a part of " + check->id);
    if (!result.left_out && result.values.size() != check->parts.size())
      report(problems, at + "/values",
             "needs one value for each part of " + check->id + ", or left_out");
  }
}

}  // namespace plumb::app::detail
