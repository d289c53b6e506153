#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "care/catalogue.hpp"
#include "care/rulebook.hpp"

namespace plumb::coach {

using care::Constant;
using care::Id;

/// Every number of the coach, from `catalogue/coach.yaml`. Names end with the unit they need.
struct CoachSpec {
  Constant ready_upright_s, ready_floor_s;  ///< to get into a position: upright, or on the floor
  Constant caution_s;                       ///< more time to get ready, for each caution to be read
  Constant next_s;                          ///< to come out of one exercise, before the next
  Constant lead_s;                          ///< lead-in after a pause
  Constant alternate_s, switch_s, turn_s;   ///< change of limb, of side, turning over in lying
  Constant count_s, count_from_s, half_from_s;  ///< 3-2-1; from which length on; half-way cue
  Constant rest_floor_percent;      ///< a rest may be cut down to this much of its length
  Constant adjust_s, adjust_max_s;  ///< one tap on ±; most that a wait grows
  Constant times_step_s;            ///< one tap on a person's own times
  Constant missed_ms;               ///< a boundary overslept by more is a missed one
  Constant stale_minutes;           ///< a session that waited longer is over
  Constant ahead_ms;                ///< how far ahead cues are told
  Constant figure_lead_ms;          ///< the figure moves this much before the person
  Constant reds_to_end;             ///< so many RED exercises end a session
};
template <class V>
void describe(V& v, CoachSpec& x) {
  v.field("ready_upright_s", x.ready_upright_s);
  v.field("ready_floor_s", x.ready_floor_s);
  v.field("caution_s", x.caution_s);
  v.field("next_s", x.next_s);
  v.field("lead_s", x.lead_s);
  v.field("alternate_s", x.alternate_s);
  v.field("switch_s", x.switch_s);
  v.field("turn_s", x.turn_s);
  v.field("count_s", x.count_s);
  v.field("count_from_s", x.count_from_s);
  v.field("half_from_s", x.half_from_s);
  v.field("rest_floor_percent", x.rest_floor_percent);
  v.field("adjust_s", x.adjust_s);
  v.field("adjust_max_s", x.adjust_max_s);
  v.field("times_step_s", x.times_step_s);
  v.field("missed_ms", x.missed_ms);
  v.field("stale_minutes", x.stale_minutes);
  v.field("ahead_ms", x.ahead_ms);
  v.field("figure_lead_ms", x.figure_lead_ms);
  v.field("reds_to_end", x.reds_to_end);
}

/// The key of every text that a session can name: cues, notices, why something was left out, and
/// the words for steps, sides, endings and reasons to stop.
std::vector<std::string> list_coach_texts();

/// Reports numbers that no session could be coached with: not above zero, above an hour, outside
/// their own bracket, of another unit than their name says, from a source that is not there; and
/// texts that are missing.
void check_coach_spec(const CoachSpec& spec, const care::CatalogueContent& content,
                      base::Diagnostics& problems);

}  // namespace plumb::coach
