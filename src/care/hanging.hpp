#pragma once

#include <map>
#include <optional>

#include "care/situation.hpp"

namespace plumb::care {

/// What was hung today, over all hanging exercises together. An occasion is everything that
/// follows the bout before it by less than the gap of the rules.
struct HangDone {
  int occasions = 0;
  std::int64_t seconds = 0;
  std::optional<Instant> last;  ///< end of the last session with a bout, of any day
  std::map<Id, std::int64_t, std::less<>> seconds_by, times_by;

  std::int64_t seconds_of(const Id& id) const { return find(seconds_by, id); }
  std::int64_t times_of(const Id& id) const { return find(times_by, id); }

 private:
  static std::int64_t find(const std::map<Id, std::int64_t, std::less<>>& map, const Id& id) {
    const auto found = map.find(id);
    return found == map.end() ? 0 : found->second;
  }
};

HangDone find_hang_done(const Catalogue& catalogue, const Status& status);

/// From when on a hanging exercise may be done again, if the last occasion is not long enough ago.
std::optional<Instant> find_hang_lock(const Situation& situation, const Exercise& exercise);

}  // namespace plumb::care
