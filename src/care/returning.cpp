#include "care/returning.hpp"

#include <algorithm>

namespace plumb::care {

int lower_by_gap(const Constants& constants, int days, int level) {
  if (level == 0) return 0;
  if (days >= constants.gap_restart_days.value) return 1;
  if (days >= constants.gap_halve_days.value) return std::max(1, level / 2);
  if (days >= constants.gap_down_days.value) return std::max(1, level - 1);
  return level;
}

int lower_by_lapse(const Constants& constants, int days, int level) {
  return days >= constants.gap_halve_days.value ? lower_by_gap(constants, days, level) : level;
}

int find_lapse_days(const Status& status, const Track& track) {
  Moment from = track.last_done;
  if (track.counted_from && *track.counted_from > from.at) from.at = *track.counted_from;
  return find_days_since(status, from);
}

bool is_lapsed(const Constants& constants, const Status& status, const Track& track) {
  return track.last_done.at < base::add_days(status.now.at, -constants.performed_days.value);
}

int lower_by_red(const Constants& constants, int level) {
  return std::max(1, level - static_cast<int>(constants.red_down_levels.value));
}

int lower_by_ambers(const Constants& constants, int level) {
  return std::max(1, level - static_cast<int>(constants.amber_down_levels.value));
}

}  // namespace plumb::care
