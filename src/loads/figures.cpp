#include <algorithm>
#include <cmath>

#include "base/percent.hpp"
#include "loads/detail/figures.hpp"

namespace plumb::loads::detail {

namespace {

std::vector<const ValidationRow*> find_members(const ScoredGroup& group,
                                               const std::vector<ValidationRow>& rows) {
  std::vector<const ValidationRow*> members;
  for (const std::string& id : group.rows) {
    const auto found = std::ranges::find(rows, id, &ValidationRow::id);
    if (found != rows.end()) members.push_back(&*found);
  }
  return members;
}

StatementResult judge_order(const ScoredGroup& group, const OrderSpec& order,
                            const std::vector<const ValidationRow*>& members) {
  StatementResult out;
  out.id = group.name + ".order";
  out.rows = group.rows;
  out.at_least = order.share;
  const auto is_apart = [&](const ValidationRow& row) {
    return std::ranges::find(order.apart, row.id) != order.apart.end();
  };
  int right = 0, pairs = 0;
  for (const ValidationRow* low : members)
    for (const ValidationRow* high : members) {
      if (high->measured <= low->measured * (1 + order.margin_percent / base::percent)) continue;
      if (is_apart(*low) && is_apart(*high)) continue;
      ++pairs;
      right += high->predicted > low->predicted ? 1 : 0;
    }
  out.text = "of two activities the heavier one is the heavier: " + std::to_string(right) + " of " +
             std::to_string(pairs) + " pairs";
  out.predicted = out.low = out.high =
      pairs > 0 ? static_cast<double>(right) / static_cast<double>(pairs) : 0;
  out.holds = pairs > 0 && out.predicted >= order.share;
  out.readings_that_hold = out.holds ? 1 : 0;
  return out;
}

StatementResult judge_factor(const ScoredGroup& group, double factor, const ValidationRow& row) {
  StatementResult out;
  out.id = group.name + "." + row.id;
  out.text = row.activity;
  out.rows = {row.id};
  out.measured = 1;
  out.at_least = 1 / factor;
  out.at_most = factor;
  out.predicted = row.predicted / row.measured;
  out.low = row.low / row.measured;
  out.high = row.high / row.measured;
  // Where people brace the answer is a band; it holds if a part of it does. That another reading of
  // the posture would hold is shown and does not count.
  out.holds = row.braced / row.measured >= *out.at_least && out.predicted <= *out.at_most;
  out.readings_that_hold = out.holds ? 1 : 0;
  return out;
}

}  // namespace

ValidationGroup find_figures(const ScoredGroup& group, const std::vector<ValidationRow>& rows) {
  ValidationGroup out;
  out.name = group.name;
  out.about = group.about;
  const std::vector<const ValidationRow*> members = find_members(group, rows);
  if (members.empty()) return out;
  out.n = static_cast<int>(members.size());
  out.unit = members.front()->unit;
  const auto n = static_cast<double>(members.size());
  double mean_m = 0, mean_p = 0;
  for (const ValidationRow* row : members)
    mean_m += row->measured / n, mean_p += row->predicted / n;
  double mm = 0, pp = 0, mp = 0, squares = 0;
  std::vector<double> errors;
  for (const ValidationRow* row : members) {
    const double m = row->measured - mean_m, p = row->predicted - mean_p;
    mm += m * m, pp += p * p, mp += m * p;
    const double off = row->predicted - row->measured;
    squares += off * off;
    out.bias += off / n;
    errors.push_back(base::percent * std::abs(off) / row->measured);
    if (errors.back() > out.worst) out.worst = errors.back(), out.worst_row = row->id;
  }
  out.r = mm > 0 && pp > 0 ? mp / std::sqrt(mm * pp) : 0;
  out.rmse = std::sqrt(squares / n);
  std::ranges::sort(errors);
  const std::size_t half = errors.size() / 2;
  out.median_error =
      errors.size() % 2 == 1 ? errors[half] : 0.5 * (errors[half - 1] + errors[half]);
  return out;
}

std::vector<StatementResult> judge_group(const ScoredGroup& group,
                                         const std::vector<ValidationRow>& rows) {
  std::vector<StatementResult> out;
  const std::vector<const ValidationRow*> members = find_members(group, rows);
  if (group.order) out.push_back(judge_order(group, *group.order, members));
  if (group.within_factor)
    for (const ValidationRow* row : members)
      out.push_back(judge_factor(group, *group.within_factor, *row));
  return out;
}

}  // namespace plumb::loads::detail
